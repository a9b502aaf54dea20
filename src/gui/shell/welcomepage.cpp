// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/welcomepage.h"

#include "gui/look/commandactions.h"
#include "ui_welcomepage.h"

#include <QAbstractButton>
#include <QFont>
#include <QIcon>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

WelcomePage::WelcomePage(QWidget* parent) : QWidget(parent), m_ui(std::make_unique<Ui::WelcomePage>())
{
    m_ui->setupUi(this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setBold(true);
    m_ui->titleLabel->setFont(large);
    m_ui->logoLabel->setPixmap(QIcon(u":/icons/rollcall.svg"_s).pixmap(64, 64));
    // What these lead to is said at length; it is the same commands.
    setCommand(m_ui->importButton, Command::ImportSshConfig);
    setCommand(m_ui->groupButton, Command::NewGroup);
    setCommand(m_ui->openButton, Command::OpenLibrary);
    connect(m_ui->demoButton, &QAbstractButton::clicked, this, &WelcomePage::demoRequested);
    connect(m_ui->importButton, &QAbstractButton::clicked, this, &WelcomePage::importRequested);
    connect(m_ui->groupButton, &QAbstractButton::clicked, this, &WelcomePage::newGroupRequested);
    connect(m_ui->openButton, &QAbstractButton::clicked, this, &WelcomePage::openLibraryRequested);
}

WelcomePage::~WelcomePage() = default;

void WelcomePage::setDemoState(bool available, bool starting)
{
    m_ui->demoButton->setEnabled(available && !starting);
    m_ui->demoButton->setDescription(starting ? tr("Starting the demo hosts…")
                                     : available
                                         ? tr("Real SSH servers on this computer only, some of them in trouble. "
                                              "Nothing leaves this machine.")
                                         : tr("The program rollcall-fleet is not installed."));
}

void WelcomePage::setSshConfigHosts(int hosts)
{
    m_ui->importButton->setEnabled(hosts > 0);
    m_ui->importButton->setDescription(hosts > 0
                                           ? tr("%Ln host(s) found. Nothing in the file is executed.", nullptr, hosts)
                                           : tr("No hosts found there."));
}

} // namespace rollcall::gui
