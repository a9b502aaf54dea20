// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/changedsnippetdialog.h"

#include "core/base/text.h"
#include "core/run/snippet.h"
#include "gui/look/theme.h"
#include "library/schema/schema.h"
#include "library/yaml/yamltext.h"
#include "ui_changedsnippetdialog.h"

#include <QByteArray>
#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

ChangedSnippetDialog::ChangedSnippetDialog(const Composition& held, const Composition& today, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::ChangedSnippetDialog>())
{
    m_ui->setupUi(this);
    setObjectName(u"changedSnippetDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->heldView->setPlainText(displayText(compositionText(held)));
    m_ui->todayView->setPlainText(displayText(compositionText(today)));
    for (QPlainTextEdit* view : {m_ui->heldView, m_ui->todayView})
        view->setFont(theme::monospaceFont());
    QPushButton* const take = m_ui->buttonBox->addButton(tr("&Take the new one"), QDialogButtonBox::AcceptRole);
    take->setObjectName(u"takeButton"_s);
    take->setAutoDefault(false);
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setDefault(true);
}

ChangedSnippetDialog::~ChangedSnippetDialog() = default;

QString compositionText(const Composition& composition)
{
    Snippet said;
    said.interpreter = composition.interpreter;
    said.parameters = parametersOf(composition);
    said.steps = composition.steps;
    said.success = composition.success;
    said.options = composition.options;
    QByteArray text;
    for (const auto& [key, value] : library::snippetValue(said).entries) {
        if (key != u"version"_s)
            text += library::yamlEntry(key, value, 0);
    }
    return QString::fromUtf8(text);
}

} // namespace rollcall::gui
