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

std::deque<QuestionBroker::Waiter>::iterator QuestionBroker::Entry::nextProver()
{
    const auto first = [this](Standing wanted) {
        return std::find_if(waiting.begin(), waiting.end(),
                            [&](const Waiter& waiter) { return standing(waiter.machine) == wanted; });
    };
    const auto known = first(Standing::Known);
    return known != waiting.end() ? known : first(Standing::Allowed);
}

void QuestionBroker::Entry::leaveNewOut()
{
    for (const Waiter& waiter : waiting) {
        if (standing(waiter.machine) == Standing::New)
            consent.leaveOut(waiter.machine);
    }
}

// All with the lock held.
void QuestionBroker::turnAwayLeftOut(Entry& entry)
{
    std::deque<Waiter> staying;
    for (Waiter& waiter : entry.waiting) {
        if (entry.standing(waiter.machine) == Entry::Standing::LeftOut)
            turnAway(std::move(waiter), Reason::NoAnswer);
        else
            staying.push_back(std::move(waiter));
    }
    entry.waiting.swap(staying);
}

/// The answer is right: to everybody who may have it.
void QuestionBroker::spread(Entry& entry)
{
    turnAwayLeftOut(entry);
    std::deque<Waiter> staying;
    for (Waiter& waiter : entry.waiting) {
        if (entry.standing(waiter.machine) == Entry::Standing::New)
            staying.push_back(std::move(waiter));
        else
            m_outbox.push(entry.reply(waiter));
    }
    entry.waiting.swap(staying);
    askConsent(entry);
}

void QuestionBroker::askConsent(Entry& entry)
{
    if (entry.consentQuestion != 0 || entry.consentDue || !entry.isNewWaiting())
        return;
    if (!m_executors)
        return raiseConsent(entry);
    entry.consentDue = true;
    m_executors->later(gathering, [broker = weak_from_this(), key = entry.key] {
        if (const auto self = broker.lock())
            self->gathered(key);
    });
}

void QuestionBroker::gathered(const QString& key)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_entries.find(key);
        if (m_closed || found == m_entries.end())
            return;
        found->second->consentDue = false;
        raiseConsent(*found->second);
    }
    m_outbox.flush();
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
    entry.consentQuestion = ++m_lastId;
    entry.consent.ask(machines);
    question.id = entry.consentQuestion;
    question.runId = m_runId;
    question.kind = QuestionKind::NewMachines;
    question.identity = entry.topic.identity;
    question.user = entry.topic.user;
    question.host = question.machines.constFirst().name;
    question.waiting = static_cast<int>(question.machines.size());
    m_open[question.id] = {entry.key, {}};
    m_outbox.push([this, question = std::move(question)]() mutable { m_questions->ask(std::move(question)); });
}

void QuestionBroker::decided(Entry& entry, const Answer& answer)
{
    entry.consentQuestion = 0;
    entry.consent.decided(answer);
    turnAwayLeftOut(entry);
    if (entry.state == Entry::State::Proven) {
        spread(entry);
    } else if (entry.state == Entry::State::Proving && entry.prover.ticket == 0) {
        serveNext(entry);
    } else if (entry.state == Entry::State::Asking && entry.waiting.empty()) {
        withdraw(entry.question);
        m_entries.erase(QString(entry.key));
    }
}

} // namespace rollcall::ssh
