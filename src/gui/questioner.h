// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/question.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>
#include <memory>

class QDialog;
class QWidget;

// Shows the questions of all runs, one at a time, without a nested event loop, and hands the answers back.
// Withdrawn questions go, also while they are shown. A child of the window; GUI thread.
namespace rollcall::gui {

class Questioner : public QObject
{
    Q_OBJECT

public:
    using Reply = std::function<void(Answer&&)>;

    explicit Questioner(QWidget* window);

    /// `context` is the run's session: when it goes, so do its questions.
    void ask(QObject* context, std::shared_ptr<Question> question, Reply reply);
    void withdraw(const QObject* context, quint64 id);
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
    void show(const Entry& entry);

    QWidget* m_window;
    std::deque<Entry> m_waiting;
    Entry m_shown;
    QPointer<QDialog> m_dialog;
};

} // namespace rollcall::gui
