// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/quitcontroller.h"

#include "gui/runtabs.h"
#include "gui/stoppingdialog.h"

#include <QMessageBox>
#include <QPushButton>
#include <QWidget>

#include <algorithm>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QuitController::QuitController(RunTabs& tabs, QWidget* window) : QObject(window), m_tabs(tabs), m_window(window)
{
    m_refresh.setInterval(100ms);
    connect(&m_refresh, &QTimer::timeout, this, &QuitController::follow);
    // Not from within the run's own signal: the window goes.
    connect(&tabs, &RunTabs::stateChanged, this, &QuitController::follow, Qt::QueuedConnection);
}

bool QuitController::mayClose()
{
    if (m_decided || m_tabs.runningCount() == 0)
        return true;
    if (m_stopping != nullptr)
        return true; // said twice
    if (m_tabs.isStopping())
        stop(); // there is nothing left to ask
    else
        ask();
    return false;
}

void QuitController::end()
{
    if (m_stopping != nullptr || m_tabs.runningCount() == 0)
        return closeNow();
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
                            tr("%Ln run(s) are still going.", nullptr, m_tabs.runningCount()), QMessageBox::Cancel, m_window);
    m_box->setObjectName(u"quitBox"_s);
    m_box->setInformativeText(tr("Quitting stops them on the hosts that have not answered yet. What has arrived stays in history."));
    QPushButton* const quit = m_box->addButton(tr("&Stop and quit"), QMessageBox::DestructiveRole);
    quit->setObjectName(u"stopAndQuitButton"_s);
    m_box->setDefaultButton(QMessageBox::Cancel);
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    connect(quit, &QPushButton::clicked, this, &QuitController::stop);
    m_box->open();
}

void QuitController::stop()
{
    m_hosts = m_tabs.openHosts();
    m_stopping = new StoppingDialog(m_window);
    m_stopping->setAttribute(Qt::WA_DeleteOnClose);
    m_stopping->setProgress(0, m_hosts);
    connect(m_stopping, &StoppingDialog::quitNow, this, &QuitController::closeNow);
    connect(m_stopping, &StoppingDialog::kept, this, [this] {
        m_stopping = nullptr;
        m_refresh.stop();
    });
    m_stopping->open();
    m_refresh.start();
    m_tabs.stopToQuit();
    follow();
}

void QuitController::follow()
{
    if (m_stopping == nullptr)
        return;
    m_stopping->setProgress(std::max(0, m_hosts - m_tabs.openHosts()), m_hosts);
    if (m_tabs.runningCount() == 0)
        closeNow();
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
