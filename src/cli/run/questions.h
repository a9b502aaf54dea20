// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/base/console.h"
#include "cli/base/terminal.h"
#include "cli/base/terminaltext.h"
#include "core/base/secret.h"
#include "core/run/question.h"

#include <QCoreApplication>
#include <QObject>

#include <deque>
#include <functional>
#include <memory>

// Asks a run's questions on the terminal, one after the other: host keys as one sheet with a yes or no, secrets
// without echo. The server's words are shown as plain text, marked as its own in every row. Lives in the main thread.
namespace rollcall::cli {

class Questions : public QObject
{
    Q_OBJECT

public:
    Questions(Console& console, Terminal& terminal, std::function<void(Answer&&)> answer);

    void add(std::shared_ptr<Question> question);
    void withdraw(quint64 id);
    void abandon(); // the run is being cancelled: nobody wants the answers any more
    void rememberAnswers(bool remember) { m_remember = remember; } // those that can be kept in the keyring
    bool isAsking() const { return m_current != nullptr; }

Q_SIGNALS:
    void closed(); // no prompt stands there now; the next one may follow

private:
    void next();
    void askHostKeys();
    void askNewMachines();
    void askPrompt();
    void promptAnswered(Secret line, bool ended);
    /// What is answered with yes or no.
    void ask(const QString& prompt, Terminal::TypedBefore before = Terminal::TypedBefore::Dropped);
    void answered(const QString& line, bool ended);
    void finish(Answer&& answer);
    QString heading() const;
    QString whoAsks() const;
    RowLook said() const;
    bool leavesOutByReturn() const;

    Console& m_console;
    Terminal& m_terminal;
    const std::function<void(Answer&&)> m_answer;
    std::deque<std::shared_ptr<Question>> m_waiting;
    std::shared_ptr<Question> m_current;
    std::vector<Secret> m_texts; // of the current one, so far
    bool m_remember = false;
};

/// The sheet: one line per key, as a table.
QString hostKeySheet(const QList<HostKeyCandidate>& keys);
/// Likewise, of machines that a password has not been right on yet.
QString machineSheet(const Question& question);

} // namespace rollcall::cli
