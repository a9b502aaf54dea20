// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/sshconfigs.h"

#include "app/async/filewatch.h"
#include "openssh/config/configsources.h"

namespace rollcall::app {

using namespace Qt::StringLiterals;

ReadConfigs ReadConfigs::read(bool useSshConfig)
{
    const openssh::ConfigSources sources = openssh::ConfigSources::forThisUser();
    openssh::ConfigSources noFiles = sources;
    noFiles.userFile.clear();
    noFiles.systemFile.clear();
    ReadConfigs configs;
    configs.plain = openssh::SshConfig::load(noFiles);
    configs.ofUser = useSshConfig ? openssh::SshConfig::load(sources) : configs.plain;
    return configs;
}

SshConfigs::SshConfigs(QObject* parent) : QObject(parent), m_jobs(u"ssh_config"_s) {}

SshConfigs::~SshConfigs() = default;

void SshConfigs::adopt(const ReadConfigs& read, bool useSshConfig)
{
    m_useSshConfig = useSshConfig;
    show(read);
}

void SshConfigs::show(const ReadConfigs& read)
{
    m_configs = read;
    if (m_watch != nullptr)
        m_watch->setFiles(m_configs.ofUser.places());
    Q_EMIT changed();
}

void SshConfigs::readAgain(bool useSshConfig)
{
    m_useSshConfig = useSshConfig;
    m_jobs.runNewest([useSshConfig](const std::stop_token&) { return ReadConfigs::read(useSshConfig); },
                     [this](const ReadConfigs& read) {
                         if (!read.ofUser.isSame(m_configs.ofUser))
                             show(read);
                     });
}

void SshConfigs::watch()
{
    if (m_watch != nullptr)
        return;
    m_watch = new FileWatch(this);
    connect(m_watch, &FileWatch::changed, this, [this] { readAgain(m_useSshConfig); });
    m_watch->setFiles(m_configs.ofUser.places());
}

} // namespace rollcall::app
