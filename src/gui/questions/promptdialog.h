// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/question.h"

#include <QDialog>
#include <QList>
#include <QString>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <deque>
#include <memory>

namespace Ui {
class PromptDialog;
}
class QLineEdit;
class QPushButton;

// Asks for passphrases, passwords or what servers want to know (keyboard-interactive), a page for each question: those
// that come while it is open wait behind the one that shows, and Return brings the next. Says for whom, who gets the
// answer, how many hosts wait, and on which one host it is proved first. The server's words are plain text. The fields
// are wiped when their page goes. Also whether new machines get a password that is kept. GUI thread.
namespace rollcall::gui {

class PromptDialog : public QDialog
{
    Q_OBJECT

public:
    /// A page that comes in place of one that was withdrawn takes no keys for so long: they were not meant for it.
    static constexpr std::chrono::milliseconds still{800};

    explicit PromptDialog(std::shared_ptr<Question> question, QWidget* parent = nullptr);
    ~PromptDialog() override;

    const Question* question() const { return m_question.get(); } // of the page that shows
    void add(std::shared_ptr<Question> question);
    void remove(const Question* question); // withdrawn; closes with the last one, decided() or not
    Answer takeAnswer(); // once for each page: when decided() says so, or after the last one has closed

    void refresh(); // so many more wait by now

    void accept() override;
    void reject() override;

Q_SIGNALS:
    void decided();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Decision { No, Yes, LeaveOut };

    void declineAll();
    void decide(Decision decision);
    void turnPage();
    void fill();
    QString headline() const;
    QString proof() const;
    void nameButtons(bool consent);
    void clearFields();
    void addField(const QString& label, bool echo);
    void addEye(QLineEdit* edit);
    void holdStill();
    void updateQueue();

    std::unique_ptr<Ui::PromptDialog> m_ui;
    std::shared_ptr<Question> m_question;
    std::deque<std::shared_ptr<Question>> m_next;
    QList<QLineEdit*> m_fields;
    QPushButton* m_declineAll;
    QPushButton* m_leaveOut;
    QTimer m_still;
    int m_done = 0; // pages before this one
    Decision m_decision = Decision::No;
};

} // namespace rollcall::gui
