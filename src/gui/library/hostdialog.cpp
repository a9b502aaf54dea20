// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/hostdialog.h"

#include "gui/library/accessfields.h"
#include "ui_hostdialog.h"

#include <QDialogButtonBox>
#include <QRegularExpression>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

enum LegacyChoice { AsTheGroup, Allow, Forbid }; // the items of legacyBox

} // namespace

QString variablesText(const QMap<QString, QString>& variables)
{
    QStringList lines;
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        lines.append(it.key() + u'=' + it.value());
    return lines.join(u'\n');
}

QMap<QString, QString> variablesFromText(const QString& text)
{
    QMap<QString, QString> variables;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QString key = line.section(u'=', 0, 0).trimmed();
        if (!key.isEmpty())
            variables.insert(key, line.section(u'=', 1).trimmed());
    }
    return variables;
}

QStringList wordsOf(const QString& text)
{
    static const QRegularExpression separator(u"[,\\s]+"_s);
    return text.split(separator, Qt::SkipEmptyParts);
}

HostDialog::HostDialog(const QStringList& libraries, const QStringList& identities, Save save, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::HostDialog>()), m_save(std::move(save))
{
    m_ui->setupUi(this);
    prepareFields(*m_ui, libraries, identities);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &HostDialog::accept);
    setWindowTitle(tr("New host"));
    m_ui->nameEdit->setFocus();
}

HostDialog::~HostDialog() = default;

void HostDialog::setHost(const Host& host, int library, bool fixedLibrary)
{
    m_original = host;
    if (!host.name.isEmpty())
        setWindowTitle(tr("Host %1").arg(host.name));
    m_ui->libraryBox->setCurrentIndex(library);
    m_ui->libraryBox->setEnabled(!fixedLibrary);
    m_ui->nameEdit->setText(host.name);
    m_ui->addressEdit->setText(host.address);
    showAccess(*m_ui, host.access);
    const std::optional<bool> legacy = host.access.legacyAlgorithms;
    m_ui->legacyBox->setCurrentIndex(!legacy ? AsTheGroup : *legacy ? Allow : Forbid);
    m_ui->tagsEdit->setText(host.tags.join(u", "_s));
    m_ui->variablesEdit->setPlainText(variablesText(host.variables));
    m_ui->descriptionEdit->setText(host.description);
}

Host HostDialog::host() const
{
    Host host = m_original;
    host.name = m_ui->nameEdit->text().trimmed();
    host.address = m_ui->addressEdit->text().trimmed();
    host.access = typedAccess(*m_ui);
    if (m_ui->legacyBox->currentIndex() != AsTheGroup)
        host.access.legacyAlgorithms = m_ui->legacyBox->currentIndex() == Allow;
    host.tags = wordsOf(m_ui->tagsEdit->text());
    host.variables = variablesFromText(m_ui->variablesEdit->toPlainText());
    host.description = m_ui->descriptionEdit->text();
    return host;
}

void HostDialog::accept()
{
    if (const Status status = m_save(m_ui->libraryBox->currentIndex(), host()); status)
        QDialog::accept();
    else
        showFailure(*m_ui, status.error());
}

} // namespace rollcall::gui
