// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <termios.h>

#include <functional>
#include <memory>

class QSocketNotifier;

// The terminal itself (/dev/tty), for questions: never standard input, which may be a script or a pipe. A line
// is waited for without blocking; while one that is not to be seen is typed, echo is off, and the terminal is
// as it was before afterwards, however the program ends. Lives in the main thread.
namespace rollcall::cli {

/// Of the terminal behind a descriptor; 80 where it does not say.
int terminalColumns(int descriptor);

class Terminal : public QObject
{
    Q_OBJECT

public:
    using GotLine = std::function<void(Secret line, bool ended)>; // ended: no more lines will come

    explicit Terminal(QObject* parent = nullptr);
    ~Terminal() override;

    /// Ends a line that is not echoed, as Return does, and is left at its end: another meaning (Ctrl+O).
    static constexpr char otherReturn = 0x0f;

    bool isThere() const { return m_descriptor >= 0; }
    void write(const QString& text);
    enum class TypedBefore { Dropped, Kept };

    /// Writes `prompt` and waits for a line; one at a time. What was typed before it stands there answers nothing and is
    /// dropped, unless the same question had been asked before it; where the line is not to be seen it always is, and echo
    /// is off by then: who reads the prompt can type at once.
    void ask(const QString& prompt, bool echo, GotLine got, TypedBefore before = TypedBefore::Dropped);
    void stopReading(); // the line is not wanted any more
    bool isReading() const { return static_cast<bool>(m_got); }
    int columns() const;

private:
    void lineCame();
    void dropTyped();
    void restore();

    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    termios m_saved{};
    bool m_silent = false; // echo is off
    GotLine m_got;
    QByteArray m_line; // what has been typed of it; wiped when handed on
};

} // namespace rollcall::cli
