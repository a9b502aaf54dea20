// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <vector>

// The demo fleet as many SSH servers with passwords, for tests that need more than one host or a password.
// Stops with its object. Test thread.
namespace rollcall::test {

class FleetFixture
{
public:
    explicit FleetFixture(int hosts, const QStringList& more = {});
    ~FleetFixture();
    bool start();

    std::vector<std::shared_ptr<HostSpec>> hosts(const std::shared_ptr<const LoginSpec>& login) const;
    QString key() const { return m_folder.filePath(QStringLiteral("fleet/id_ed25519")); }
    QByteArray log() const; // the fleet's own: logins granted and denied
    QByteArray error() const { return m_error; }

private:
    QTemporaryDir m_folder;
    QStringList m_arguments;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_error;
};

} // namespace rollcall::test
