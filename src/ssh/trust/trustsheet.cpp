// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/run/hostspec.h"
#include "core/run/question.h"
#include "core/verdict/detail.h"
#include "openssh/knownhosts/knownhostswriter.h"
#include "openssh/words/publickey.h"
#include "ssh/base/executors.h"
#include "ssh/questions/questionbroker.h"
#include "ssh/trust/trust.h"

#include <algorithm>

// The second half of Trust: gathering unknown keys into a sheet, and what happens to accepted ones.
namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

// A sheet goes out when no host has added to it for a moment, or when its first one has waited long enough.
constexpr std::chrono::milliseconds quiet{300};
constexpr std::chrono::milliseconds longest{2000};

} // namespace

/// Refused at once, as ever; the next sheet says so beside what is to be decided. Where nobody is asked there
/// is no sheet, and the task's own sentence says it all.
void Trust::noteBlocked(HostKeyCandidate&& key, const HostSpec& host, const Finding& finding)
{
    if (!host.trust || host.trust->policy != HostKeyPolicy::Ask)
        return;
    key.blocked = finding.reason;
    key.note = finding.note;
    const std::lock_guard lock(m_mutex);
    if (m_blockedKeys.insert({key.lookup, key.blob}).second)
        m_blocked << std::move(key);
}

// Called with the lock held.
void Trust::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    const auto due = std::min(m_lastCandidate + quiet, m_firstCandidate + longest);
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(due - std::chrono::steady_clock::now());
    m_executors->later(wait, [self = shared_from_this()] { self->raiseSheet(); });
}

void Trust::raiseSheet()
{
    std::vector<Candidate> sheet;
    QList<HostKeyCandidate> blocked;
    {
        const std::lock_guard lock(m_mutex);
        m_scheduled = false;
        const auto now = std::chrono::steady_clock::now();
        if (now < m_lastCandidate + quiet && now < m_firstCandidate + longest)
            return schedule();
        sheet.swap(m_candidates);
        if (sheet.empty())
            return;
        blocked.swap(m_blocked);
    }
    Question question;
    question.kind = QuestionKind::HostKeys;
    question.host = sheet.front().shown.host;
    question.waiting = static_cast<int>(sheet.size());
    for (const Candidate& candidate : sheet)
        question.keys << candidate.shown;
    question.keys << blocked; // behind all that an answer counts for
    auto kept = std::make_shared<std::vector<Candidate>>(std::move(sheet));
    m_broker->put(std::move(question), [self = weak_from_this(), kept](Answer&& answer) {
        if (const auto trust = self.lock())
            trust->sheetAnswered(std::move(*kept), answer);
    });
}

void Trust::sheetAnswered(std::vector<Candidate>&& sheet, const Answer& answer)
{
    std::vector<Accepted> accepted;
    for (qsizetype i = 0; i < static_cast<qsizetype>(sheet.size()); ++i) {
        Candidate& candidate = sheet[static_cast<size_t>(i)];
        Accepted& key = candidate.accepted;
        if (!answer.declined && answer.accepted.value(i, false)) {
            accepted.push_back(std::move(key));
            continue;
        }
        Finding finding;
        finding.reason = candidate.ifNot;
        finding.detail = Detail(key.description).with(candidate.shown.note);
        finding.log = u"host key %1: not accepted"_s.arg(key.description);
        key.loop.post([decide = std::move(key.decide), finding]() mutable { decide(std::move(finding)); });
    }
    if (!accepted.empty())
        append(std::move(accepted));
}

// A name is claimed here, in one go with the look at who has it: two keys may both have found it free before.
// The hosts go on when their line is on disk, so that a program that ends right after a run has lost none.
void Trust::append(std::vector<Accepted>&& accepted)
{
    {
        const std::lock_guard lock(m_mutex);
        for (Accepted& key : accepted) {
            Finding finding;
            if (otherAccepted(key.key.name.primary, key.key.keyBlob, finding)) {
                key.loop.post([decide = std::move(key.decide), finding]() mutable { decide(std::move(finding)); });
                continue;
            }
            m_acceptedKeys.insert({key.key.name.primary, key.key.keyBlob});
            m_appends.push_back(std::move(key));
        }
        if (m_appending || m_appends.empty())
            return;
        m_appending = true;
    }
    m_executors->run(Executors::Kind::Files, [self = shared_from_this()] { self->writeAppends(); });
}

void Trust::warnOnce(const QString& file, const Error& error)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_warn || !m_unwritable.insert(file).second)
            return;
    }
    m_warn({ErrorKind::KeysNotSaved, {}, error.detail.isEmpty() ? errorText(error) : error.detail, file, 0});
}

void Trust::writeAppends()
{
    std::vector<Accepted> batch;
    {
        const std::lock_guard lock(m_mutex);
        batch.swap(m_appends);
        m_appending = false;
    }
    std::map<std::pair<QString, bool>, QList<openssh::AcceptedKey>> byFile;
    for (const Accepted& accepted : batch)
        byFile[{accepted.file, accepted.hashNames}] << accepted.key;
    std::map<QString, QString> problems;
    for (const auto& [target, keys] : byFile) {
        if (target.first.isEmpty())
            continue;
        const Status status = openssh::appendKnownHosts(target.first, keys, target.second);
        if (status)
            continue;
        problems[target.first] = errorText(status.error());
        warnOnce(target.first, status.error());
    }
    for (Accepted& accepted : batch) {
        Finding finding;
        finding.accepted = true;
        const auto problem = problems.find(accepted.file);
        const QString written = problem != problems.end() ? u"but not saved: "_s + problem->second
                                : accepted.file.isEmpty() ? u"for this run"_s
                                                          : u"saved to "_s + accepted.file;
        finding.log = u"host key %1: accepted, %2"_s.arg(accepted.description, written);
        accepted.loop.post([decide = std::move(accepted.decide), finding]() mutable { decide(std::move(finding)); });
    }
}

} // namespace rollcall::ssh
