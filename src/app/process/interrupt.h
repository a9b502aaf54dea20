// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

// Ctrl-C, SIGTERM and SIGHUP as a Qt signal. The handler itself only writes a byte into a pipe; the second
// Ctrl-C arrives here like the first, but where nobody has taken the first it ends the program, as does any third
// signal. Whoever waits outside of the event loop watches the descriptor. Writing to a closed pipe becomes an error
// instead of the program's end. One per program; lives in the main thread.
namespace rollcall::app {

class Interrupt : public QObject
{
    Q_OBJECT

public:
    explicit Interrupt(QObject* parent = nullptr);
    ~Interrupt() override;

    int descriptor() const; // can be read when take() has something to do; -1: never
    void take();            // emits what has come

Q_SIGNALS:
    void interrupted(int signal);

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace rollcall::app
