// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/question.h"

#include <QDialog>
#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>
#include <memory>

class QWidget;

// Shows the questions of all runs in one dialog at a time, without a nested event loop, and hands the answers
// back, each by its own id. Host keys of a run that come while its sheet is open join it; passwords and codes
// that wait are pages of one dialog. Withdrawn questions go, also while they are shown. What was being typed when a
// question came goes on to where it began. A child of the window; GUI thread.
namespace rollcall::gui {

class HostKeysDialog;
class PromptDialog;
class TypingWatch;

class Questioner : public QObject
{
    Q_OBJECT

public:
    using Reply = std::function<void(Answer&&)>;

    explicit Questioner(QWidget* window);

    /// `context` is the run's session: when it goes, so do its questions.
    void ask(QObject* context, std::shared_ptr<Question> question, Reply reply);
    void withdraw(const QObject* context, quint64 id);
    void refresh(); // what a question says has changed
    QDialog* current() const { return m_dialog; }

Q_SIGNALS:
    void asking(bool asking);

private:
    struct Entry
    {
        QPointer<QObject> context;
        std::shared_ptr<Question> question;
        Reply reply;
    };

    void next();
    bool join(Entry& entry);
    void showHostKeys();
    void showPrompts();
    void sheetClosed(HostKeysDialog* sheet);
    void takeAway(const std::function<bool(const Entry&)>& gone);

    QWidget* m_window;
    TypingWatch* m_typing;
    std::deque<Entry> m_waiting;
    std::deque<Entry> m_shown; // in the dialog
    QPointer<QDialog> m_dialog;
    QPointer<HostKeysDialog> m_sheet; // where that is what m_dialog is
    QPointer<PromptDialog> m_prompts; // likewise
};

} // namespace rollcall::gui
