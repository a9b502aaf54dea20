// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/hostdialog.h"

#include "core/base/text.h"
#include "gui/library/accessfields.h"
#include "gui/library/typedtext.h"
#include "ui_hostdialog.h"

#include <QDialogButtonBox>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

enum LegacyChoice { AsTheGroup, Allow, Forbid }; // the items of legacyBox

} // namespace

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
        setWindowTitle(tr("Host %1").arg(displayLine(host.name)));
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
