// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/promptdialog.h"

#include "core/text.h"
#include "gui/theme.h"
#include "ui_promptdialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPalette>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

PromptDialog::PromptDialog(std::shared_ptr<Question> question, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::PromptDialog>()), m_question(std::move(question))
{
    m_ui->setupUi(this);
    const int extent = fontMetrics().height() * 2;
    m_ui->iconLabel->setPixmap(theme::icon(u"key"_s).pixmap(extent, extent));
    for (QLabel* label : {m_ui->headlineLabel, m_ui->instructionLabel, m_ui->proofLabel, m_ui->refusedLabel})
        label->setTextFormat(Qt::PlainText);
    fill();
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setText(tr("&Log in"));
    m_ui->buttonBox->button(QDialogButtonBox::Cancel)->setText(tr("&Do not log in"));
    if (!m_fields.isEmpty())
        m_fields.constFirst()->setFocus();
}

PromptDialog::~PromptDialog()
{
    for (QLineEdit* field : m_fields)
        field->setText(QString(field->text().size(), u'x'));
}

Answer PromptDialog::takeAnswer()
{
    Answer answer;
    answer.id = m_question->id;
    answer.declined = result() != QDialog::Accepted;
    for (QLineEdit* field : m_fields) {
        if (!answer.declined)
            answer.texts.push_back(Secret::fromText(field->text()));
        field->clear();
    }
    return answer;
}

void PromptDialog::fill()
{
    const Question& question = *m_question;
    const QString who = question.identity.isEmpty() ? question.user : question.identity;
    QString headline;
    switch (question.kind) {
    case QuestionKind::Passphrase:
        setWindowTitle(tr("Passphrase"));
        headline = tr("The key %1 is locked by a passphrase.").arg(question.subject);
        break;
    case QuestionKind::Password:
        setWindowTitle(tr("Password"));
        headline = tr("Password for %1").arg(who);
        break;
    case QuestionKind::KeyboardInteractive:
        setWindowTitle(tr("The server asks"));
        headline = tr("The server wants to know, for %1:").arg(who);
        break;
    case QuestionKind::HostKeys:
        break;
    }
    m_ui->headlineLabel->setText(displayLine(headline));
    const QString server = displayText(question.instruction.trimmed());
    m_ui->instructionLabel->setText(server);
    m_ui->instructionLabel->setVisible(!server.isEmpty());
    m_ui->refusedLabel->setText(tr("The last answer was refused."));
    m_ui->refusedLabel->setVisible(question.refusedBefore);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::errorColor(palette()));
    m_ui->refusedLabel->setPalette(colours);
    QString proof = tr("%Ln host(s) wait(s) for this.", nullptr, question.waiting);
    if (question.kind != QuestionKind::Passphrase && !question.host.isEmpty())
        proof += u' ' + tr("It is tried on %1 alone first; no other host gets it before that one has let you in.").arg(displayLine(question.host));
    m_ui->proofLabel->setText(proof);
    for (const Prompt& prompt : question.prompts)
        addField(displayLine(prompt.text), prompt.echo);
    if (question.prompts.isEmpty())
        addField(question.kind == QuestionKind::Passphrase ? tr("Passphrase:") : tr("Password:"), false);
}

void PromptDialog::addField(const QString& label, bool echo)
{
    auto* edit = new QLineEdit(this);
    edit->setObjectName(u"answer%1"_s.arg(m_fields.size()));
    edit->setAccessibleName(label);
    edit->setEchoMode(echo ? QLineEdit::Normal : QLineEdit::Password);
    edit->setMinimumWidth(fontMetrics().averageCharWidth() * 32);
    auto* caption = new QLabel(label, this);
    caption->setTextFormat(Qt::PlainText);
    caption->setBuddy(edit);
    m_ui->fields->addRow(caption, edit);
    m_fields.append(edit);
}

} // namespace rollcall::gui
