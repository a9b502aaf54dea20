// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

// Standard output as a device, for what writes to one: waits, breaks off and neutralises as the console does. Main
// thread.
namespace rollcall::cli {

class Console;

class ConsoleDevice : public QIODevice
{
    Q_OBJECT

public:
    explicit ConsoleDevice(Console& console); // open
    bool isCut() const;                       // writing failed, because nobody wants more of it

protected:
    qint64 readData(char*, qint64) override { return -1; }
    qint64 writeData(const char* data, qint64 size) override;

private:
    Console& m_console;
    const int m_heeded;
};

} // namespace rollcall::cli
