// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/login/keyattempts.h"

#include "openssh/words/publickey.h"
#include "ssh/base/link.h"
#include "ssh/login/keyfile.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostConnections = 5; // with too many keys

QString keyText(const QByteArray& blob)
{
    return openssh::shortKeyName(openssh::keyType(blob)) + u' ' + openssh::fingerprint(blob);
}

QString labelOf(const KeyFile& file)
{
    return file.publicBlob.isEmpty() ? file.path : u"%1 (%2)"_s.arg(keyText(file.publicBlob), file.path);
}

} // namespace

void KeyAttempts::addFiles(const std::vector<KeyFile>& files)
{
    for (const KeyFile& file : files) {
        if (file.state != KeyFile::State::Plain)
            continue; // nothing to be tried, or for the agent, or later
        for (const KeyFile::Certificate& certificate : file.certificates) {
            if (SshKeyPtr key = withCertificate(file.key, certificate))
                m_list.push_back({KeyAttempt::Kind::File,
                                  u"certificate "_s + certificate.file,
                                  certificate.blob,
                                  std::move(key),
                                  {}});
        }
        m_list.push_back({KeyAttempt::Kind::File, labelOf(file), file.publicBlob, file.key, {}});
    }
}

void KeyAttempts::addRest(const std::vector<KeyFile>& files, const std::vector<Agents::Identity>& agent, bool onlyNamed)
{
    addAgent(files, agent, onlyNamed);
    for (const KeyFile& file : files) {
        const bool held = !file.publicBlob.isEmpty() &&
                          std::any_of(agent.begin(), agent.end(),
                                      [&](const auto& identity) { return identity.blob == file.publicBlob; });
        if (file.state != KeyFile::State::Encrypted || held) // the agent needs no passphrase
            continue;
        m_list.push_back({KeyAttempt::Kind::Locked, labelOf(file), file.publicBlob,
                          file.publicBlob.isEmpty() ? nullptr : publicKey(file.publicBlob), file.path});
    }
}

void KeyAttempts::addAgent(const std::vector<KeyFile>& files, const std::vector<Agents::Identity>& agent,
                           bool onlyNamed)
{
    const auto fileOf = [&](const QByteArray& blob) {
        return std::find_if(files.begin(), files.end(), [&](const KeyFile& file) {
            return !file.publicBlob.isEmpty() && (file.publicBlob == blob || certifies(blob, file.publicBlob));
        });
    };
    std::vector<KeyAttempt> named, others;
    for (const Agents::Identity& identity : agent) {
        const auto file = fileOf(identity.blob);
        if (file != files.end() && file->state == KeyFile::State::Plain && file->publicBlob == identity.blob)
            continue; // the file itself is quicker
        if (file == files.end() && onlyNamed)
            continue;
        const QString label = u"%1 (agent: %2)"_s.arg(keyText(identity.blob), safeText(identity.comment));
        (file == files.end() ? others : named).push_back({KeyAttempt::Kind::Agent, label, identity.blob, nullptr, {}});
    }
    for (auto* list : {&named, &others})
        std::move(list->begin(), list->end(), std::back_inserter(m_list));
}

void KeyAttempts::rank(const QByteArray& accepted)
{
    const auto rankOf = [&](const KeyAttempt& attempt) {
        return !accepted.isEmpty() && attempt.blob == accepted ? 0 : attempt.kind == KeyAttempt::Kind::Locked ? 2 : 1;
    };
    std::stable_sort(m_list.begin() + static_cast<std::ptrdiff_t>(m_at), m_list.end(),
                     [&](const KeyAttempt& a, const KeyAttempt& b) { return rankOf(a) < rankOf(b); });
}

void KeyAttempts::clear()
{
    m_list = {};
    m_at = 0;
}

void KeyAttempts::unlocked(const KeyFile& file)
{
    KeyAttempt& attempt = m_list[m_at];
    attempt = {KeyAttempt::Kind::File, attempt.label, file.publicBlob, file.key, {}};
}

void KeyAttempts::dropAgent()
{
    m_list.erase(std::remove_if(m_list.begin() + static_cast<std::ptrdiff_t>(m_at), m_list.end(),
                                [](const KeyAttempt& attempt) { return attempt.kind == KeyAttempt::Kind::Agent; }),
                 m_list.end());
}

void KeyAttempts::refused()
{
    ++m_refusedHere;
    next();
}

bool KeyAttempts::hungUp()
{
    if (++m_connections > mostConnections)
        return false;
    next();
    return true;
}

} // namespace rollcall::ssh
