// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

// What Keyring speaks to: the desktop's service, or a stand-in in tests. Every call answers once, in the main
// thread, or never at all (a hung service). Main thread.
namespace rollcall::app {

class KeyringBackend
{
public:
    enum class Problem { None, NotFound, Absent, Locked, Dismissed, Silent };
    struct Reply
    {
        Problem problem = Problem::None;
        QString detail; // the service's words
        QByteArray secret;
    };
    using Done = std::function<void(Reply&&)>;

    virtual ~KeyringBackend() = default;
    virtual void read(const QString& key, Done done) = 0;
    virtual void write(const QString& key, const QByteArray& secret, Done done) = 0;
    virtual void remove(const QString& key, Done done) = 0;
};

/// The desktop's, through QtKeychain.
std::unique_ptr<KeyringBackend> desktopKeyring();

} // namespace rollcall::app
