// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <sys/types.h>

// A program on a terminal of its own (forkpty), as if somebody sat there. Test's thread.
namespace rollcall::test {

class PtyChild
{
public:
    ~PtyChild(); // kills it

    bool start(const QString& program, const QStringList& arguments, const QMap<QString, QString>& environment,
               const QString& folder);
    /// Reads on until the text has come; false after so many seconds, or when the program has ended.
    bool waitFor(const QByteArray& text, int seconds = 90);
    void type(const QByteArray& keys);
    void setColumns(unsigned short columns) { m_columns = columns; } // before start()
    bool echoes() const;                                             // what is typed now would be seen
    int waitForEnd(int seconds = 60);                                // exit code; -1: it did not end by itself
    QByteArray screen() const { return m_screen; }                   // everything that came
    void forget() { m_screen.clear(); }
    int unread() const; // bytes that the program has written and nobody has read yet

private:
    bool readSome(int milliseconds);

    pid_t m_pid = -1;
    int m_terminal = -1;
    unsigned short m_columns = 80;
    QByteArray m_screen;
};

} // namespace rollcall::test
