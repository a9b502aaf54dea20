// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/snippetdialog.h"

#include "core/base/text.h"
#include "gui/library/accessfields.h"
#include "gui/look/theme.h"
#include "ui_snippetdialog.h"

#include <QDialogButtonBox>
#include <QMessageBox>
#include <QPalette>
#include <QPushButton>
#include <QTableWidget>
#include <QTableWidgetItem>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

SnippetDialog::SnippetDialog(const QStringList& libraries, const QStringList& folders, Save save, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::SnippetDialog>()), m_save(std::move(save))
{
    m_ui->setupUi(this);
    m_ui->libraryBox->addItems(libraries);
    m_ui->folderBox->addItem(QString());
    m_ui->folderBox->addItems(folders);
    m_ui->errorLabel->setTextFormat(Qt::PlainText);
    m_ui->errorLabel->hide();
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::errorColor(palette()));
    m_ui->errorLabel->setPalette(colours);
    m_ui->parametersTable->setHorizontalHeaderLabels(
        {tr("Name"), tr("Label"), tr("Default"), tr("Choices"), tr("Description")});
    m_ui->parametersTable->horizontalHeader()->setStretchLastSection(true);
    m_ui->parametersTable->verticalHeader()->hide();
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &SnippetDialog::accept);
    m_ui->nameEdit->setFocus();
}

SnippetDialog::~SnippetDialog() = default;

void SnippetDialog::setSnippet(const Snippet& snippet, int library, bool fixedLibrary)
{
    m_original = snippet;
    m_ui->libraryBox->setCurrentIndex(library);
    m_ui->libraryBox->setEnabled(!fixedLibrary);
    m_ui->nameEdit->setText(snippet.name);
    m_ui->folderBox->setCurrentText(snippet.folder);
    m_ui->descriptionEdit->setText(snippet.description);
    m_ui->tagsEdit->setText(snippet.tags.join(u", "_s));
    const TypedSuccess success = TypedSuccess::of(snippet.success);
    m_ui->exitCodesEdit->setText(success.exitCodes);
    m_ui->mustMatchEdit->setText(success.mustMatch);
    m_ui->mustNotMatchEdit->setText(success.mustNotMatch);
    fillParameters(snippet.parameters);
}

Snippet SnippetDialog::snippet() const
{
    Snippet snippet = m_original;
    snippet.name = m_ui->nameEdit->text().trimmed();
    snippet.folder = m_ui->folderBox->currentText().trimmed();
    snippet.description = m_ui->descriptionEdit->text();
    snippet.tags = wordsOf(m_ui->tagsEdit->text());
    snippet.success = typedSuccess().rule();
    snippet.parameters = parameters();
    return snippet;
}

TypedSuccess SnippetDialog::typedSuccess() const
{
    return {m_ui->exitCodesEdit->text(), m_ui->mustMatchEdit->text(), m_ui->mustNotMatchEdit->text()};
}

void SnippetDialog::accept()
{
    if (const QString problem = typedSuccess().problem(); !problem.isEmpty())
        return showError(problem);
    const QString name = m_ui->nameEdit->text().trimmed();
    if (m_taken && m_taken(m_ui->libraryBox->currentIndex(), name))
        askToReplace(name);
    else
        save();
}

void SnippetDialog::askToReplace(const QString& name)
{
    auto* box = new QMessageBox(QMessageBox::Question, tr("Replace snippet"),
                                displayLine(tr("“%1” is in “%2” already.").arg(name, m_ui->libraryBox->currentText())),
                                QMessageBox::NoButton, this);
    box->setObjectName(u"replaceSnippetBox"_s);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr(
        "Replacing it puts these steps, and what is filled in here, in the place of the old ones. Undo brings them back."));
    QPushButton* const replace = box->addButton(tr("&Replace"), QMessageBox::DestructiveRole);
    QPushButton* const other = box->addButton(tr("&Other name"), QMessageBox::RejectRole);
    QPushButton* const cancel = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(other);
    box->setEscapeButton(other); // nothing typed is lost by a hasty Esc
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(replace, &QPushButton::clicked, this, &SnippetDialog::save);
    connect(other, &QPushButton::clicked, this, [this] {
        m_ui->nameEdit->setFocus();
        m_ui->nameEdit->selectAll();
    });
    connect(cancel, &QPushButton::clicked, this, &SnippetDialog::reject);
    box->open();
}

void SnippetDialog::save()
{
    const Status status = m_save(m_ui->libraryBox->currentIndex(), snippet());
    if (!status)
        return showError(failureText(status.error()));
    QDialog::accept();
}

void SnippetDialog::fillParameters(const QList<Parameter>& parameters)
{
    QTableWidget* table = m_ui->parametersTable;
    table->setRowCount(static_cast<int>(parameters.size()));
    for (int row = 0; row < table->rowCount(); ++row) {
        const Parameter& parameter = parameters.at(row);
        auto* name = new QTableWidgetItem(parameter.name);
        name->setFlags(name->flags() & ~Qt::ItemIsEditable);
        table->setItem(row, 0, name);
        table->setItem(row, 1, new QTableWidgetItem(parameter.label));
        table->setItem(row, 2, new QTableWidgetItem(parameter.defaultValue));
        table->setItem(row, 3, new QTableWidgetItem(parameter.choices.join(u", "_s)));
        table->setItem(row, 4, new QTableWidgetItem(parameter.description));
    }
    m_ui->parametersBox->setVisible(!parameters.isEmpty());
}

QList<Parameter> SnippetDialog::parameters() const
{
    QList<Parameter> parameters;
    const QTableWidget* table = m_ui->parametersTable;
    for (int row = 0; row < table->rowCount(); ++row) {
        Parameter parameter;
        parameter.name = table->item(row, 0)->text();
        parameter.label = table->item(row, 1)->text();
        parameter.defaultValue = table->item(row, 2)->text();
        for (const QString& choice : table->item(row, 3)->text().split(u',', Qt::SkipEmptyParts))
            parameter.choices.append(choice.trimmed());
        parameter.description = table->item(row, 4)->text();
        parameters.append(parameter);
    }
    return parameters;
}

void SnippetDialog::showError(const QString& text)
{
    m_ui->errorLabel->setText(text);
    m_ui->errorLabel->show();
}

} // namespace rollcall::gui
