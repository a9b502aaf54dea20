// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/question.h"
#include "ssh/base/executors.h"
#include "ssh/questions/brokerentry.h"

#include <algorithm>

// Who may have a secret that is known to be right on certain machines: those, and whom else the user names.
namespace rollcall::ssh {

namespace {

// So that the machines of a moment are one question.
constexpr std::chrono::milliseconds gathering{300};

} // namespace

bool QuestionBroker::Entry::isNewWaiting() const
{
    return std::any_of(waiting.begin(), waiting.end(),
                       [this](const Waiter& waiter) { return standing(waiter.machine) == Standing::New; });
}

void QuestionBroker::Entry::leaveNewOut()
{
    for (const Waiter& waiter : waiting) {
        if (standing(waiter.machine) == Standing::New)
            consent.leaveOut(waiter.machine);
    }
}

// All with the lock held.
void QuestionBroker::askConsent(Entry& entry)
{
    if (entry.consentQuestion != 0 || entry.consentDue || !entry.isNewWaiting())
        return;
    if (!m_executors)
        return raiseConsent(entry);
    entry.consentDue = true;
    m_executors->later(gathering, [weak = weak_from_this(), key = entry.key] {
        const auto broker = weak.lock();
        if (!broker)
            return;
        {
            const std::lock_guard lock(broker->m_mutex);
            const auto found = broker->m_entries.find(key);
            if (broker->m_closed || found == broker->m_entries.end())
                return;
            found->second->consentDue = false;
            broker->raiseConsent(*found->second);
        }
        broker->m_outbox.flush();
    });
}

/// Only while nobody proves the answer: a machine that it is known to be right on may still find it wrong.
void QuestionBroker::raiseConsent(Entry& entry)
{
    const bool open =
        entry.state == Entry::State::Proven || (entry.state == Entry::State::Proving && entry.prover.ticket == 0);
    if (!open || entry.consentQuestion != 0 || !entry.isNewWaiting())
        return;
    QList<Machine> machines;
    for (const Waiter& waiter : entry.waiting) {
        if (entry.standing(waiter.machine) == Entry::Standing::New && !machines.contains(waiter.machine))
            machines << waiter.machine;
    }
    Question question;
    for (const Machine& machine : std::as_const(machines))
        question.machines.append({machine, entry.consent.hasOtherKey(machine)});
    entry.consent.ask(machines);
    question.kind = QuestionKind::NewMachines;
    question.identity = entry.topic.identity;
    question.user = entry.topic.user;
    question.host = question.machines.constFirst().name;
    question.waiting = static_cast<int>(question.machines.size());
    entry.consentQuestion = m_open.put(std::move(question), {entry.key, {}});
}

void QuestionBroker::decided(Entry& entry, const Answer& answer)
{
    entry.consentQuestion = 0;
    entry.consent.decided(answer);
    serve(entry);
    if (entry.state == Entry::State::Asking && entry.waiting.empty()) {
        m_open.withdraw(entry.question);
        m_entries.erase(QString(entry.key));
    }
}

} // namespace rollcall::ssh
