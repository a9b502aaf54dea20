// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

// A session bus of its own with an unlocked GNOME keyring on it, in a folder of its own, for programs that the test
// starts: a process that has once been on a bus ends with it. Both end with this object. In the test's thread.
namespace rollcall::test {

class KeyringFixture
{
public:
    ~KeyringFixture();

    bool start();                               // false: error() says why
    QMap<QString, QString> environment() const; // what a program needs to find it
    QString error() const { return m_error; }

private:
    bool isThere() const;

    QTemporaryDir m_folder;
    QString m_address;
    QProcess m_bus;
    QProcess m_keyring;
    QString m_error;
};

} // namespace rollcall::test
