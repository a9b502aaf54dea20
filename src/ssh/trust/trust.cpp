// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/trust/trust.h"

#include "core/base/error.h"
#include "core/verdict/phrase.h"
#include "openssh/words/publickey.h"
#include "ssh/base/executors.h"
#include "ssh/questions/questionbroker.h"

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

struct Trust::Files
{
    openssh::KnownHosts known;
    QString unreadable; // a file that exists and could not be read
    bool loaded = false;
    std::vector<std::pair<Loop::Handle, std::function<void()>>> waiting;
};

namespace {

const TrustSpec& trustOf(const HostSpec& host)
{
    static const TrustSpec none;
    return host.trust ? *host.trust : none;
}

QString filesKey(const TrustSpec& spec)
{
    return (spec.userFiles + spec.globalFiles).join(u'\n');
}

openssh::LookupName lookupOf(const HostSpec& host)
{
    return openssh::LookupName::forHost(host.address, host.port, trustOf(host).hostKeyAlias);
}

QString place(const openssh::Decision& decision)
{
    return decision.file + u':' + QString::number(decision.line);
}

QString describe(const QByteArray& blob)
{
    return openssh::shortKeyName(openssh::keyType(blob)) + u' ' + openssh::fingerprint(blob);
}

HostKeyCandidate shownKey(const Trust::Query& query, const QString& where)
{
    HostKeyCandidate shown;
    shown.host = query.host->name;
    shown.lookup = QString::fromUtf8(lookupOf(*query.host).primary);
    shown.address = query.address;
    shown.keyType = openssh::keyType(query.blob);
    shown.fingerprint = openssh::fingerprint(query.blob);
    shown.blob = query.blob;
    shown.where = where;
    shown.way = wayTo(*query.host);
    return shown;
}

} // namespace

Trust::Trust(std::shared_ptr<QuestionBroker> broker, std::shared_ptr<Executors> executors,
             std::function<void(const Error&)> warn)
    : m_broker(std::move(broker)), m_executors(std::move(executors)), m_warn(std::move(warn))
{
}

Trust::~Trust() = default;

bool Trust::load(const HostSpec& host, const Loop::Handle& loop, std::function<void()> loaded)
{
    const TrustSpec& spec = trustOf(host);
    Files* added = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        auto& files = m_files[filesKey(spec)];
        if (files && files->loaded)
            return true;
        if (!files) {
            files = std::make_unique<Files>();
            added = files.get();
        }
        files->waiting.emplace_back(loop, std::move(loaded));
    }
    if (!added)
        return false;
    m_executors->run(Executors::Kind::Files,
                     [self = shared_from_this(), target = added, paths = spec.userFiles + spec.globalFiles] {
                         openssh::KnownHosts known = openssh::KnownHosts::load(paths);
                         const std::lock_guard locked(self->m_mutex);
                         for (const Error& warning : known.warnings()) {
                             if (warning.kind == ErrorKind::FileUnreadable && target->unreadable.isEmpty())
                                 target->unreadable = warning.file;
                         }
                         target->known = std::move(known);
                         target->loaded = true;
                         for (auto& [waiting, call] : target->waiting)
                             waiting.post(std::move(call));
                         target->waiting.clear();
                     });
    return false;
}

const Trust::Files* Trust::filesOf(const HostSpec& host) const
{
    const auto found = m_files.find(filesKey(trustOf(host)));
    return found == m_files.end() || !found->second->loaded ? nullptr : found->second.get();
}

QStringList Trust::knownTypes(const HostSpec& host) const
{
    openssh::KnownHosts known;
    {
        const std::lock_guard lock(m_mutex);
        const Files* files = filesOf(host);
        if (!files || files->known.keyCount() == 0 || files->known.hasHashedLines())
            return {};
        known = files->known; // a shared, immutable index
    }
    return known.knownTypes(lookupOf(host));
}

// What this run knows without the files, which are given in `known`: they are read once, and keys are accepted later.
bool Trust::settledBefore(const HostSpec& host, const QByteArray& blob, openssh::KnownHosts& known,
                          Finding& finding) const
{
    const QByteArray name = lookupOf(host).primary;
    const std::lock_guard lock(m_mutex);
    const Files* files = filesOf(host);
    if (files && !files->unreadable.isEmpty()) {
        finding.reason = Reason::HostKeyFileUnreadable;
        finding.detail = files->unreadable;
        return true;
    }
    if (files)
        known = files->known;
    return otherAccepted(name, blob, finding);
}

// Accepted for another host with the same name: that beats no file of this one that says otherwise.
bool Trust::acceptedBefore(const HostSpec& host, const QByteArray& blob, const openssh::Decision& decision,
                           Finding& finding) const
{
    if (decision.trust == openssh::Trust::Changed || decision.trust == openssh::Trust::Revoked)
        return false;
    const std::lock_guard lock(m_mutex);
    if (!m_acceptedKeys.contains({lookupOf(host).primary, blob}))
        return false;
    finding.accepted = true;
    finding.log = u"host key %1: accepted earlier in this run"_s.arg(describe(blob));
    return true;
}

// With the lock held.
bool Trust::otherAccepted(const QByteArray& name, const QByteArray& blob, Finding& finding) const
{
    const auto other = m_acceptedKeys.lower_bound({name, QByteArray()});
    if (other == m_acceptedKeys.end() || other->first != name || m_acceptedKeys.contains({name, blob}))
        return false;
    finding.reason = Reason::HostKeyChanged;
    finding.note = phrase(Phrase::AcceptedBefore, {describe(other->second)});
    finding.detail = phrase(Phrase::KeyAndNote, {describe(blob), finding.note});
    finding.log = u"host key %1: another one was accepted earlier in this run"_s.arg(describe(blob));
    return true;
}

void Trust::check(Query&& query, const Loop::Handle& loop, Decide decide)
{
    openssh::KnownHosts known;
    const openssh::LookupName name = lookupOf(*query.host);
    Finding finding;
    if (settledBefore(*query.host, query.blob, known, finding)) {
        if (finding.reason == Reason::HostKeyChanged)
            noteBlocked(shownKey(query, {}), *query.host, finding);
        return decide(std::move(finding));
    }
    const openssh::Decision decision = known.decide(name, query.blob);
    if (acceptedBefore(*query.host, query.blob, decision, finding))
        return decide(std::move(finding));
    const QString key = describe(query.blob);
    switch (decision.trust) {
    case openssh::Trust::Trusted:
        finding.accepted = true;
        finding.log = u"host key %1: on file, %2"_s.arg(key, place(decision));
        return decide(std::move(finding));
    case openssh::Trust::OtherTypes:
        if (!query.restricted) {
            finding.onlyTypes = decision.knownTypes;
            finding.log = u"host key %1: other types are on file, %2; asking for those"_s.arg(key, place(decision));
            return decide(std::move(finding));
        }
        [[fallthrough]];
    case openssh::Trust::Changed:
        finding.reason = Reason::HostKeyChanged;
        finding.detail = u"%1, %2"_s.arg(key, place(decision));
        finding.log = u"host key %1: another one is on file, %2"_s.arg(key, place(decision));
        noteBlocked(shownKey(query, place(decision)), *query.host, finding);
        return decide(std::move(finding));
    case openssh::Trust::Revoked:
        finding.reason = Reason::HostKeyRevoked;
        finding.detail = u"%1, %2"_s.arg(key, place(decision));
        finding.log = u"host key %1: revoked, %2"_s.arg(key, place(decision));
        noteBlocked(shownKey(query, place(decision)), *query.host, finding);
        return decide(std::move(finding));
    case openssh::Trust::CaOnly:
    case openssh::Trust::Unknown:
        return unknown(std::move(query), loop, decision, std::move(decide));
    }
}

Trust::Finding Trust::changed(const HostSpec& host)
{
    openssh::KnownHosts known;
    {
        const std::lock_guard lock(m_mutex);
        if (const Files* files = filesOf(host))
            known = files->known;
    }
    Finding finding;
    finding.reason = Reason::HostKeyChanged;
    finding.detail = phrase(Phrase::OnFile, {known.knownTypes(lookupOf(host)).join(u", "_s)});
    HostKeyCandidate shown; // it showed no key
    shown.host = host.name;
    shown.lookup = QString::fromUtf8(lookupOf(host).primary);
    shown.address = host.address;
    finding.note = finding.detail;
    noteBlocked(std::move(shown), host, finding);
    return finding;
}

void Trust::unknown(Query&& query, const Loop::Handle& loop, const openssh::Decision& decision, Decide&& decide)
{
    const TrustSpec& spec = trustOf(*query.host);
    const bool authority = decision.trust == openssh::Trust::CaOnly;
    const QString key = describe(query.blob);
    Candidate candidate;
    candidate.ifNot = authority ? Reason::HostKeyByAuthorityOnly : Reason::HostKeyUnknown;
    Accepted& accepted = candidate.accepted;
    accepted.file = spec.userFiles.value(0);
    accepted.hashNames = spec.hashNames;
    accepted.key = {lookupOf(*query.host), query.blob};
    accepted.description = key;
    accepted.loop = loop;
    accepted.decide = std::move(decide);

    if (spec.policy == HostKeyPolicy::AcceptNew) {
        std::vector<Accepted> one;
        one.push_back(std::move(accepted));
        return append(std::move(one));
    }
    if (spec.policy == HostKeyPolicy::Strict || !query.mayAsk) {
        Finding finding;
        finding.reason = candidate.ifNot;
        finding.detail = authority                 ? Detail(u"%1, %2"_s.arg(key, place(decision)))
                         : accepted.file.isEmpty() ? Detail(key)
                                                   : phrase(Phrase::NotInFile, {key, accepted.file});
        finding.log = u"host key %1: not on file"_s.arg(key);
        return accepted.decide(std::move(finding));
    }
    candidate.shown = shownKey(query, {});
    candidate.shown.file = accepted.file;
    if (authority)
        candidate.shown.note = phrase(Phrase::TrustedByAuthority, {place(decision)});
    const std::lock_guard lock(m_mutex);
    m_lastCandidate = std::chrono::steady_clock::now();
    if (m_candidates.empty())
        m_firstCandidate = m_lastCandidate;
    m_candidates.push_back(std::move(candidate));
    schedule();
}

} // namespace rollcall::ssh
