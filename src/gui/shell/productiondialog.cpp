// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/productiondialog.h"

#include "app/prepare/consent.h"
#include "core/base/text.h"
#include "core/run/hostspec.h"
#include "core/run/snippet.h"
#include "core/run/stepname.h"
#include "gui/look/theme.h"
#include "ui_productiondialog.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStringList>

#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

/// Those in production first.
QString hostsText(const RunSpec& run)
{
    QStringList production;
    QStringList others;
    for (const HostSpec& host : run.hosts) {
        const QString login = loginText(host.user, host.address, host.port);
        const QString line =
            displayLine(host.skip.isEmpty() ? ProductionDialog::tr("%1: %2", "host, login").arg(host.name, login)
                                            : ProductionDialog::tr("%1: not connected to").arg(host.name));
        if (host.production)
            production.append(ProductionDialog::tr("%1 · production").arg(line));
        else
            others.append(line);
    }
    return (production + others).join(u'\n');
}

QString becomeText(const Become& become)
{
    const QString user = become.user.isEmpty() ? u"root"_s : become.user;
    switch (become.method) {
    case BecomeMethod::Sudo:
        return ProductionDialog::tr("with sudo as %1").arg(user);
    case BecomeMethod::Doas:
        return ProductionDialog::tr("with doas as %1").arg(user);
    case BecomeMethod::Su:
        return ProductionDialog::tr("with su as %1").arg(user);
    }
    return {};
}

QString commandsText(const RunSpec& run)
{
    QStringList steps;
    for (const Step& step : run.steps) {
        QStringList how;
        if (run.stepCount() > 1)
            how.append(ProductionDialog::tr("Step %1").arg(steps.size() + 1));
        if (!step.interpreter.isEmpty())
            how.append(displayLine(step.interpreter));
        if (step.become)
            how.append(displayLine(becomeText(*step.become)));
        const QString command = displayText(step.command());
        steps.append(how.isEmpty() ? command : how.join(u" · "_s) + u":\n"_s + command);
    }
    return steps.join(u"\n\n"_s);
}

} // namespace

ProductionDialog::ProductionDialog(const RunSpec& run, int typedAbove, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::ProductionDialog>()), m_hosts(app::productionHosts(run)),
      m_typed(m_hosts > typedAbove)
{
    m_ui->setupUi(this);
    setObjectName(u"productionDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    const auto all = static_cast<int>(run.hosts.size());
    m_ui->iconLabel->setPixmap(theme::icon(u"production"_s).pixmap(32, 32));
    m_ui->headLabel->setText(m_hosts == all
                                 ? tr("This runs on %Ln production host(s).", nullptr, all)
                                 : tr("This runs on %Ln host(s), of which %1 are in production.", nullptr, all)
                                       .arg(QLocale().toString(m_hosts)));
    m_ui->commandsView->setPlainText(commandsText(run));
    m_ui->hostsView->setPlainText(hostsText(run));
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
    m_ui->buttonBox->findChild<QPushButton*>(u"runNowButton"_s)->setEnabled(!m_typed || right);
}

} // namespace rollcall::gui
