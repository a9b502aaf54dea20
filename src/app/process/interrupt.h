// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

// Ctrl-C, SIGTERM and SIGHUP as a Qt signal. The handler itself only writes a byte into a pipe; the second
// Ctrl-C arrives here like the first; the third that nobody takes ends the program. Writing to a closed pipe
// becomes an error instead of the program's end. One per program; lives in the main thread.
namespace rollcall::app {

class Interrupt : public QObject
{
    Q_OBJECT

public:
    explicit Interrupt(QObject* parent = nullptr);
    ~Interrupt() override;

Q_SIGNALS:
    void interrupted(int signal);

private:
    void drain();

    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace rollcall::app
