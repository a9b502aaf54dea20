// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

// Libraries name identities ("deploy"); each person binds the name to a way of logging in, here. Kept as
// identities.yaml in the config folder, or in a file that comes with a library (the demo fleet's); no secret
// is ever in it. Format, version 1, every key but `version` optional, key files relative to the file's folder:
//     version: 1
//     identities:
//       deploy:
//         user: root
//         keys: [~/.ssh/deploy]
//         agent: false          # true unless said otherwise
//         password: keyring     # ask (the default), keyring or never
// Values; any thread. load() and save() do blocking I/O on a small file.
namespace rollcall::app {

enum class PasswordSource { Ask, Keyring, Never };

struct IdentityBinding
{
    QString name;
    QString user;         // empty: not said here
    QStringList keyFiles; // absolute
    bool agent = true;
    PasswordSource password = PasswordSource::Ask;

    bool operator==(const IdentityBinding&) const = default;
};

class IdentityBindings
{
public:
    /// A missing file gives no bindings; a broken one FileSyntax with its line.
    static Result<IdentityBindings> load(const QString& file);
    Status save(const QString& file) const;

    const QList<IdentityBinding>& all() const { return m_bindings; } // sorted by name
    const IdentityBinding* find(const QString& name) const;
    void set(const IdentityBinding& binding);
    void remove(const QString& name);

    bool operator==(const IdentityBindings&) const = default;

private:
    QList<IdentityBinding> m_bindings;
};

} // namespace rollcall::app
