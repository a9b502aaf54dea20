// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/groupdialog.h"

#include "core/base/text.h"
#include "gui/library/accessfields.h"
#include "gui/library/typedtext.h"
#include "gui/look/pastedhosts.h"
#include "ui_groupdialog.h"

#include <QDialogButtonBox>
#include <QMessageBox>
#include <QPushButton>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

GroupDialog::GroupDialog(const QStringList& libraries, const QStringList& identities, Save save, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::GroupDialog>()), m_save(std::move(save))
{
    m_ui->setupUi(this);
    prepareFields(*m_ui, libraries, identities);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &GroupDialog::accept);
    setWindowTitle(tr("New group"));
    m_ui->nameEdit->setFocus();
}

GroupDialog::~GroupDialog() = default;

void GroupDialog::setGroup(const Group& group, int library, bool fixedLibrary)
{
    m_original = group;
    if (!group.name.isEmpty())
        setWindowTitle(tr("Group %1").arg(displayLine(group.name)));
    m_ui->libraryBox->setCurrentIndex(library);
    m_ui->libraryBox->setEnabled(!fixedLibrary);
    m_ui->nameEdit->setText(group.name);
    m_ui->membersEdit->setPlainText(group.members.join(u'\n'));
    m_ui->productionBox->setChecked(group.production);
    showAccess(*m_ui, group.access);
    m_ui->legacyBox->setChecked(group.access.legacyAlgorithms.value_or(false));
    m_ui->descriptionEdit->setText(group.description);
}

GroupDialog::Typed GroupDialog::typed() const
{
    Typed typed{m_ui->libraryBox->currentIndex(), m_original, m_ui->createHostsBox->isChecked()};
    Group& group = typed.group;
    group.name = m_ui->nameEdit->text().trimmed();
    group.members = linesOf(m_ui->membersEdit->toPlainText());
    group.production = m_ui->productionBox->isChecked();
    group.access = typedAccess(*m_ui);
    if (m_ui->legacyBox->isChecked() != m_original.access.legacyAlgorithms.value_or(false))
        group.access.legacyAlgorithms = m_ui->legacyBox->isChecked() ? std::optional(true) : std::nullopt;
    else
        group.access.legacyAlgorithms = m_original.access.legacyAlgorithms; // "no" is more than nothing said
    group.description = m_ui->descriptionEdit->text();
    return typed;
}

void GroupDialog::accept()
{
    const Typed wanted = typed();
    const QStringList doubtful = wanted.createHosts && m_doubtful ? m_doubtful(wanted) : QStringList();
    if (doubtful.isEmpty())
        return save();
    auto* box = new QMessageBox(QMessageBox::Question, tr("New hosts"),
                                tr("%Ln word(s) behind another one on its line would become new host(s): %1", nullptr,
                                   static_cast<int>(doubtful.size()))
                                    .arg(firstOf(doubtful)),
                                QMessageBox::Cancel, this);
    box->setObjectName(u"newHostsBox"_s);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Each word between commas or blanks is a member of its own. What is something else, as "
                               "the password in a list, is saved in the library, where others read it."));
    QPushButton* const add = box->addButton(tr("&Add as hosts"), QMessageBox::AcceptRole);
    add->setObjectName(u"addHostsButton"_s);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(add, &QPushButton::clicked, this, &GroupDialog::save);
    box->open();
}

void GroupDialog::save()
{
    if (const Status status = m_save(typed()); status)
        QDialog::accept();
    else
        showFailure(*m_ui, status.error());
}

} // namespace rollcall::gui
