// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/waitinghosts.h"

#include "core/run/hostspec.h"

#include <algorithm>
#include <utility>

namespace rollcall::app {

namespace {

/// Of host keys only: whoever waits for a secret leaves the broker, which takes its question back itself.
bool isOver(const Question& question)
{
    return question.kind == QuestionKind::HostKeys &&
           std::all_of(question.keys.cbegin(), question.keys.cend(), [&](const HostKeyCandidate& key) {
               return key.isBlocked() || question.gone.contains(key.host);
           });
}

} // namespace

WaitingHosts::WaitingHosts(const RunSpec& run)
{
    for (const HostSpec& host : run.hosts) {
        for (const HostSpec* jump : jumpsOf(host))
            m_jumps.insert(jump->name);
    }
}

void WaitingHosts::add(const std::shared_ptr<Question>& question)
{
    takeEnded(*question);
    m_open[question->id] = question;
}

bool WaitingHosts::takeEnded(Question& question) const
{
    const qsizetype before = question.gone.size();
    const auto gone = question.getters.removeIf([this](const Getter& getter) { return m_ended.contains(getter.name); });
    for (const HostKeyCandidate& key : std::as_const(question.keys)) {
        if (!key.isBlocked() && m_ended.contains(key.host))
            question.gone.insert(key.host);
    }
    for (const NewMachine& machine : std::as_const(question.machines)) {
        if (m_ended.contains(machine.name))
            question.gone.insert(machine.name);
    }
    return gone > 0 || question.gone.size() > before;
}

WaitingHosts::Change WaitingHosts::ended(const QStringList& hosts)
{
    for (const QString& host : hosts) {
        if (!m_jumps.contains(host))
            m_ended.insert(host);
    }
    Change change;
    for (const auto& [id, weak] : m_open) {
        const std::shared_ptr<Question> question = weak.lock();
        if (!question || !takeEnded(*question))
            continue;
        change.changed.append(id);
        if (isOver(*question))
            change.over.append(id);
    }
    return change;
}

} // namespace rollcall::app
