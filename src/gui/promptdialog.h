// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/question.h"

#include <QDialog>
#include <QList>
#include <QString>
#include <QWidget>

#include <memory>

namespace Ui { class PromptDialog; }
class QLineEdit;

// Asks for a passphrase, a password or what a server wants to know (keyboard-interactive). Says for whom, how
// many hosts wait, and on which one host the answer is proved first. The server's words are plain text. The
// fields are wiped when the dialog goes. GUI thread.
namespace rollcall::gui {

class PromptDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PromptDialog(std::shared_ptr<Question> question, QWidget* parent = nullptr);
    ~PromptDialog() override;

    quint64 questionId() const { return m_question->id; }
    Answer takeAnswer(); // once, after it has closed

private:
    void fill();
    void addField(const QString& label, bool echo);

    std::unique_ptr<Ui::PromptDialog> m_ui;
    std::shared_ptr<Question> m_question;
    QList<QLineEdit*> m_fields;
};

} // namespace rollcall::gui
