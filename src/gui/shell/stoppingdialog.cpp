// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/stoppingdialog.h"

#include <QCloseEvent>
#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

StoppingDialog::StoppingDialog(QWidget* parent)
    : QDialog(parent), m_label(new QLabel(this)), m_bar(new QProgressBar(this)), m_note(new QLabel(this))
{
    setObjectName(u"stoppingDialog"_s);
    setWindowTitle(tr("Quit Rollcall"));
    m_label->setObjectName(u"stoppingLabel"_s);
    m_bar->setObjectName(u"stoppingBar"_s);
    m_bar->setAccessibleName(tr("Hosts that have ended"));
    m_bar->setTextVisible(false);
    m_note->setText(tr("Each host is asked whether its command has ended, which takes ten seconds or so. "
                       "Rollcall quits by itself then."));
    m_note->setObjectName(u"stoppingNote"_s);
    m_note->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(this);
    m_keep = buttons->addButton(tr("&Keep the window open"), QDialogButtonBox::RejectRole);
    m_keep->setObjectName(u"keepOpenButton"_s);
    m_keep->setToolTip(tr("What was stopped stays stopped"));
    m_keep->setDefault(true);
    m_quit = buttons->addButton(tr("&Quit now"), QDialogButtonBox::DestructiveRole);
    m_quit->setObjectName(u"quitNowButton"_s);
    m_quit->setToolTip(
        tr("History will say of the hosts that are left that nobody knows what became of their commands"));
    m_quit->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_label);
    column->addWidget(m_bar);
    column->addWidget(m_note);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_quit, &QPushButton::clicked, this, &StoppingDialog::quitNow);
    connect(this, &QDialog::rejected, this, &StoppingDialog::kept);
}

void StoppingDialog::setProgress(int ended, int hosts)
{
    m_label->setText(tr("Stopping: %L1 of %Ln host(s) has/have ended", nullptr, hosts).arg(ended));
    m_bar->setRange(0, hosts);
    m_bar->setValue(ended);
}

void StoppingDialog::setWriting(int files)
{
    m_label->setText(tr("Saving: %Ln file(s) or libraries are still being written", nullptr, files));
    m_note->setText(tr("The disk or a network share is slow to answer. Rollcall quits by itself when all is written."));
    m_bar->setAccessibleName(m_label->text());
    m_bar->setRange(0, 0);
    m_keep->setToolTip(tr("Writing goes on"));
    m_quit->setToolTip(tr("What is not written yet may be lost"));
}

void StoppingDialog::closeEvent(QCloseEvent* event)
{
    event->ignore(); // it goes with the window
    Q_EMIT quitNow();
}

} // namespace rollcall::gui
