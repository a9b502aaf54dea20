// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "core/base/error.h"
#include "openssh/config/sshconfig.h"

#include <QList>
#include <QObject>

// ssh_config as this person has it, or does without it, and the defaults that hold where nobody says anything. Lives
// in the main thread; files are read in a worker, or before, by whoever reads all at once
// (app/workspace/libraryload.h), and again when another program has changed them.
namespace rollcall::app {

class FileWatch;

struct ReadConfigs
{
    openssh::SshConfig ofUser; // without files where it is switched off
    openssh::SshConfig plain;  // the defaults alone

    static ReadConfigs read(bool useSshConfig); // any thread
};

class SshConfigs : public QObject
{
    Q_OBJECT

public:
    explicit SshConfigs(QObject* parent = nullptr);
    ~SshConfigs() override;

    void adopt(const ReadConfigs& read, bool useSshConfig);
    // In a worker; changed() follows where they come to something else:
    void readAgain(bool useSshConfig);
    void watch(); // whenever another program has changed them
    const openssh::SshConfig& ofUser() const { return m_configs.ofUser; }
    const openssh::SshConfig& plain() const { return m_configs.plain; }
    QList<Error> problems() const { return m_configs.ofUser.errors(); }

Q_SIGNALS:
    void changed(); // its problems too

private:
    void show(const ReadConfigs& read);

    ReadConfigs m_configs;
    bool m_useSshConfig = false;
    Jobs m_jobs;
    FileWatch* m_watch = nullptr;
};

} // namespace rollcall::app
