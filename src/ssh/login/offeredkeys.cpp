// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/offeredkeys.h"

#include "ssh/login/agents.h"
#include "ssh/login/loginmethod.h"

#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

OfferedKeys::OfferedKeys(LoginContext& context, std::function<void()> read)
    : m_context(context), m_read(std::move(read))
{
}

OfferedKeys::~OfferedKeys()
{
    over();
}

void OfferedKeys::prepare()
{
    filesRead();
    agentAsked();
}

bool OfferedKeys::filesRead()
{
    return !m_context.spec->publicKey || m_context.means.keys->load(m_context.spec, m_context.loop.handle(), m_read);
}

bool OfferedKeys::agentAsked()
{
    return !m_context.spec->publicKey ||
           m_context.means.agents->list(m_context.spec->agentSocket, m_context.loop.handle(), m_read);
}

bool OfferedKeys::gather()
{
    if (!filesRead())
        return false;
    if (std::exchange(m_gathered, true) || !m_context.spec->publicKey)
        return true;
    const auto missing = [this](const QString& file) {
        m_context.report.keyFileMissing(file);
        m_context.log(u"key file missing: "_s + file);
    };
    for (const QString& file : m_context.spec->missingKeyFiles)
        missing(file);
    const std::vector<KeyFile> files = m_context.means.keys->files(*m_context.spec);
    for (const KeyFile& file : files) {
        if (file.state == KeyFile::State::Missing)
            missing(file.path);
        if (file.state != KeyFile::State::Unusable)
            continue;
        m_context.report.keyFileUnusable(file.problem);
        m_context.log(u"key file not usable: "_s + file.problem.english());
    }
    m_attempts.addFiles(files);
    gatherRest();
    return true;
}

bool OfferedKeys::gatherRest()
{
    if (m_gatheredRest || !m_context.spec->publicKey)
        return true;
    if (!agentAsked())
        return false;
    m_gatheredRest = true;
    const Agents& agents = *m_context.means.agents;
    m_attempts.addRest(m_context.means.keys->files(*m_context.spec), agents.identities(m_context.spec->agentSocket),
                       m_context.spec->identitiesOnly);
    rank();
    return true;
}

void OfferedKeys::rank()
{
    m_attempts.rank(m_context.means.keys->remembered(m_context.who()));
}

bool OfferedKeys::mayTry(std::function<void()> found)
{
    KeyCache& keys = *m_context.means.keys;
    if (m_scouting || !m_attempts.areManyAndUntried() || !keys.remembered(m_context.who()).isEmpty())
        return true;
    m_scouting = keys.mayScout(m_context.who(), m_context.loop.handle(),
                               [this, alive = m_context.alive, found = std::move(found)] {
                                   if (!*alive)
                                       return;
                                   rank();
                                   found();
                               });
    if (!m_scouting) {
        m_context.log(u"%1 keys to try: waiting for another host to find out which is right"_s.arg(m_attempts.size()));
    }
    return m_scouting;
}

void OfferedKeys::accepted(const QByteArray& blob)
{
    m_context.means.keys->remember(m_context.who(), blob);
}

std::optional<KeyFile> OfferedKeys::unlockedFile(const QString& path) const
{
    const KeyCache& keys = *m_context.means.keys;
    if (!keys.isUnlocked(path))
        return std::nullopt;
    for (const KeyFile& file : keys.files(*m_context.spec)) {
        if (file.path == path)
            return file;
    }
    return std::nullopt;
}

void OfferedKeys::over()
{
    if (std::exchange(m_scouting, false))
        m_context.means.keys->scouted(m_context.who());
}

} // namespace rollcall::ssh
