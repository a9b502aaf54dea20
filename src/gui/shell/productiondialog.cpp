// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/productiondialog.h"

#include "app/prepare/consent.h"
#include "app/prepare/consenttext.h"
#include "gui/look/theme.h"
#include "ui_productiondialog.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

ProductionDialog::ProductionDialog(const RunSpec& run, int typedAbove, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::ProductionDialog>()), m_hosts(app::productionHostCount(run)),
      m_typed(m_hosts > typedAbove)
{
    m_ui->setupUi(this);
    setObjectName(u"productionDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    const auto all = static_cast<int>(run.hosts.size());
    m_ui->iconLabel->setPixmap(theme::icon(u"production"_s).pixmap(32, 32));
    m_ui->headLabel->setText(app::consentHeading(run));
    m_ui->commandsView->setPlainText(app::consentCommands(run));
    m_ui->hostsView->setPlainText(app::consentHosts(run));
    for (QPlainTextEdit* view : {m_ui->commandsView, m_ui->hostsView})
        view->setFont(theme::monospaceFont());
    m_ui->countLabel->setText(tr("&Number of production hosts, to be sure:"));
    m_ui->countLabel->setVisible(m_typed);
    m_ui->countEdit->setVisible(m_typed);
    QPushButton* const start =
        m_ui->buttonBox->addButton(tr("&Run on %Ln host(s)", nullptr, all), QDialogButtonBox::AcceptRole);
    start->setObjectName(u"runNowButton"_s);
    start->setIcon(theme::icon(u"production"_s));
    start->setAutoDefault(false);
    QPushButton* const cancel = m_ui->buttonBox->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    connect(m_ui->countEdit, &QLineEdit::textChanged, this, &ProductionDialog::updateRunButton);
    updateRunButton();
    if (m_typed)
        m_ui->countEdit->setFocus();
    else
        cancel->setFocus();
}

ProductionDialog::~ProductionDialog() = default;

void ProductionDialog::updateRunButton()
{
    const QString typed = m_ui->countEdit->text().trimmed();
    const bool right = typed == QString::number(m_hosts) || typed == QLocale().toString(m_hosts);
    auto* const start = m_ui->buttonBox->findChild<QPushButton*>(u"runNowButton"_s);
    start->setEnabled(!m_typed || right);
    // Return behind the right number means it; before, and where none is asked for, it starts nothing.
    start->setDefault(m_typed && right);
    m_ui->buttonBox->button(QDialogButtonBox::Cancel)->setDefault(!m_typed || !right);
}

} // namespace rollcall::gui
