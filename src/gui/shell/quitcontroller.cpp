// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/quitcontroller.h"

#include "gui/shell/draftkeeper.h"
#include "gui/shell/runtabs.h"
#include "gui/shell/stoppingdialog.h"

#include <QMessageBox>
#include <QPushButton>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QuitController::QuitController(RunTabs& tabs, Writing writing, QWidget* window)
    : QObject(window), m_tabs(tabs), m_writing(std::move(writing)), m_window(window)
{
    m_refresh.setInterval(100ms);
    connect(&m_refresh, &QTimer::timeout, this, &QuitController::follow);
    // Not from within the run's own signal: the window goes.
    connect(&tabs, &RunTabs::stateChanged, this, &QuitController::follow, Qt::QueuedConnection);
    connect(tabs.drafts(), &DraftKeeper::saved, this, &QuitController::follow, Qt::QueuedConnection);
}

bool QuitController::mayClose()
{
    if (m_decided || m_stopping != nullptr) { // or said twice
        begin();
        return true;
    }
    if (m_tabs.runningCount() == 0)
        write();
    else if (m_tabs.isStopping())
        stop(); // there is nothing left to ask
    else
        ask();
    return false;
}

void QuitController::end()
{
    if (m_stopping != nullptr || m_begun)
        return closeNow();
    if (m_tabs.runningCount() == 0)
        return write();
    if (m_box != nullptr)
        m_box->reject();
    stop();
}

void QuitController::ask()
{
    if (m_box != nullptr) {
        m_box->raise();
        m_box->activateWindow();
        return;
    }
    m_box = new QMessageBox(QMessageBox::Question, tr("Quit Rollcall"),
                            tr("%Ln run(s) are still going.", nullptr, m_tabs.runningCount()), QMessageBox::Cancel,
                            m_window);
    m_box->setObjectName(u"quitBox"_s);
    m_box->setInformativeText(
        tr("Quitting stops them on the hosts that have not answered yet. What has arrived stays in history."));
    QPushButton* const quit = m_box->addButton(tr("&Stop and quit"), QMessageBox::DestructiveRole);
    quit->setObjectName(u"stopAndQuitButton"_s);
    m_box->setDefaultButton(QMessageBox::Cancel);
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    connect(quit, &QPushButton::clicked, this, &QuitController::stop);
    m_box->open();
}

void QuitController::showProgress()
{
    m_stopping = new StoppingDialog(m_window);
    m_stopping->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_stopping, &StoppingDialog::quitNow, this, &QuitController::closeNow);
    connect(m_stopping, &StoppingDialog::kept, this, [this] {
        m_stopping = nullptr;
        m_begun = false;
        m_refresh.stop();
    });
}

void QuitController::stop()
{
    m_hosts = m_tabs.openHosts();
    showProgress();
    m_stopping->setProgress(0, m_hosts);
    m_stopping->open();
    m_refresh.start();
    m_tabs.stopToQuit();
    follow();
}

void QuitController::begin()
{
    if (!std::exchange(m_begun, true))
        m_writing.begin();
}

/// A disk that answers is done before the timer comes, and nothing flashes up.
void QuitController::write()
{
    begin();
    m_refresh.start();
    QMetaObject::invokeMethod(this, &QuitController::follow, Qt::QueuedConnection);
}

void QuitController::follow()
{
    if (m_stopping != nullptr && !m_begun) {
        m_stopping->setProgress(std::max(0, m_hosts - m_tabs.openHosts()), m_hosts);
        if (m_tabs.runningCount() > 0)
            return;
        begin();
    }
    if (!m_begun || m_decided)
        return;
    const int left = m_writing.left();
    if (left == 0)
        return closeNow();
    if (m_stopping == nullptr) {
        if (sender() != &m_refresh)
            return;
        showProgress();
        m_stopping->setWriting(left);
        m_stopping->open();
    }
    m_stopping->setWriting(left);
}

void QuitController::closeNow()
{
    m_decided = true;
    m_refresh.stop();
    if (m_stopping != nullptr)
        m_stopping->hide(); // a child of the window; its button may be what was clicked
    m_window->close();
}

} // namespace rollcall::gui
