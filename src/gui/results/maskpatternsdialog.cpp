// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/maskpatternsdialog.h"

#include "analysis/fold/masker.h"
#include "core/base/error.h"
#include "core/result/maskset.h"
#include "gui/look/theme.h"
#include "ui_maskpatternsdialog.h"

#include <QDialogButtonBox>
#include <QPalette>
#include <QPlainTextEdit>
#include <QPushButton>

namespace rollcall::gui {

MaskPatternsDialog::MaskPatternsDialog(const QStringList& patterns, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::MaskPatternsDialog>())
{
    m_ui->setupUi(this);
    m_ui->patternsEdit->setFont(theme::monospaceFont());
    m_ui->patternsEdit->setPlainText(patterns.join(u'\n'));
    m_ui->problemLabel->setTextFormat(Qt::PlainText);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::errorColor(palette()));
    m_ui->problemLabel->setPalette(colours);
    connect(m_ui->patternsEdit, &QPlainTextEdit::textChanged, this, &MaskPatternsDialog::check);
    check();
}

MaskPatternsDialog::~MaskPatternsDialog() = default;

QStringList MaskPatternsDialog::patterns() const
{
    return m_ui->patternsEdit->toPlainText().split(u'\n', Qt::SkipEmptyParts);
}

void MaskPatternsDialog::check()
{
    const auto masker = analysis::Masker::make({{}, patterns()});
    m_ui->problemLabel->setText(masker ? QString() : errorText(masker.error()));
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(masker.ok());
}

} // namespace rollcall::gui
