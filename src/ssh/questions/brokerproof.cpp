// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/questions/brokerentry.h"

#include <algorithm>
#include <utility>

// Whether an answer is right, and whom it is tried on meanwhile: one host at a time, until two have taken it.
namespace rollcall::ssh {

std::function<void()> QuestionBroker::Entry::reply(const Waiter& waiter) const
{
    auto reply = std::make_shared<Reply>();
    for (const Secret& text : texts)
        reply->texts.push_back(text.clone());
    reply->once = !topic.onlyHost.isEmpty();
    return [loop = waiter.loop, receive = waiter.receive, reply] {
        loop.post([receive, reply] { receive(std::move(*reply)); });
    };
}

std::deque<QuestionBroker::Waiter>::iterator QuestionBroker::Entry::nextProver()
{
    constexpr int nobody = 6;
    const auto turn = [this](const Waiter& waiter) {
        const Standing standing = this->standing(waiter.machine);
        if (standing != Standing::Known && standing != Standing::Allowed)
            return nobody;
        const int refused = refusals.has(waiter.machine, texts) ? 2 : refusals.by(waiter.machine) > 0 ? 1 : 0;
        return refused + (standing == Standing::Known ? 0 : 3);
    };
    const auto first = std::min_element(waiting.begin(), waiting.end(),
                                        [&](const Waiter& a, const Waiter& b) { return turn(a) < turn(b); });
    return first == waiting.end() || turn(*first) == nobody ? waiting.end() : first;
}

/// What it has refused already is not sent there again once it is known to be right elsewhere.
bool QuestionBroker::Entry::mayStay(const Waiter& waiter) const
{
    return standing(waiter.machine) != Standing::LeftOut && (right == 0 || !refusals.has(waiter.machine, texts));
}

int QuestionBroker::Entry::proofs() const
{
    const bool shared = !isOfAFile() && topic.onlyHost.isEmpty();
    return shared && !consent.isProvedSomewhere() ? 2 : 1;
}

QuestionBroker::Topic QuestionBroker::Entry::codeOf(const Machine& machine) const
{
    Topic code = topic;
    code.kind = QuestionKind::KeyboardInteractive;
    code.onlyHost = machine.name;
    code.sharedWords = false;
    return code;
}

QString QuestionBroker::Entry::first()
{
    const auto next = nextProver();
    asks = (next == waiting.end() ? waiting.front() : *next).machine.name;
    return asks;
}

Question QuestionBroker::Entry::draft()
{
    Question asked;
    asked.kind = topic.kind;
    asked.identity = topic.identity;
    asked.user = topic.user;
    asked.host = first();
    asked.onlyHere = !topic.onlyHost.isEmpty();
    asked.waiting = static_cast<int>(waiting.size());
    asked.subject = topic.subject;
    asked.instruction = topic.instruction;
    asked.prompts = topic.prompts;
    asked.refusedBefore = inRow > 0;
    asked.refusedBy = refusedBy;
    return asked;
}

void QuestionBroker::accepted(Ticket ticket)
{
    {
        const std::lock_guard lock(m_mutex);
        Entry* entry = entryOf(ticket);
        const auto holder = m_tickets.extract(ticket);
        if (!entry)
            return;
        Machine proved = holder.mapped().machine;
        proved.placedByOthers = false;
        m_open.provedOn(entry->answered, proved);
        entry->inRow = 0;
        ++entry->right;
        if (entry->state == Entry::State::Proving && entry->prover.ticket == ticket) {
            entry->prover = {};
            if (entry->right >= entry->proofs()) {
                m_open.proved(entry->answered);
                entry->state = Entry::State::Proven;
            }
            serve(*entry);
        }
        if (!entry->topic.onlyHost.isEmpty())
            m_entries.erase(entry->key); // it was good for one login
    }
    m_outbox.flush();
}

bool QuestionBroker::refused(Ticket ticket)
{
    bool again = false;
    {
        const std::lock_guard lock(m_mutex);
        Entry* entry = entryOf(ticket);
        const bool judges = entry && (entry->state == Entry::State::Proving || entry->state == Entry::State::Proven);
        if (judges) {
            const Machine machine = m_tickets[ticket].machine;
            if (!entry->isOfAFile()) {
                entry->refusals.note(machine, entry->texts);
                entry->refusedBy = machine.name;
            }
            ++entry->inRow;
            if (entry->prover.ticket == ticket)
                again = proofRefused(*entry);
            else if (entry->refusals.isHopeless(entry->texts) && entry->inRow >= Refusals::mostMachines &&
                     entry->refusals.machines(entry->texts) >= entry->right)
                close(*entry, Reason::PausedAfterDenials);
        }
        if (!again)
            m_tickets.erase(ticket);
    }
    m_outbox.flush();
    return again;
}

// The rest with the lock held.
bool QuestionBroker::proofRefused(Entry& entry)
{
    Waiter prover = std::exchange(entry.prover, {});
    if (entry.isOfAFile()) {
        const bool over = m_closed || entry.inRow >= entry.topic.attempts;
        if (over) {
            close(entry, Reason::PassphraseWrong);
        } else {
            entry.waiting.push_back(std::move(prover));
            raise(entry);
        }
        return !over;
    }
    // It has a secret of its own, whoever it is: what is typed for the others is none of its business.
    const bool stranger = entry.consent.isProvedSomewhere() && entry.standing(prover.machine) != Entry::Standing::Known;
    const bool hopeless = entry.refusals.isHopeless(entry.texts);
    // Right on one host, wrong on another. By what the server calls it nobody knows it for a password.
    const bool code = entry.right > 0 && (hopeless || entry.topic.kind == QuestionKind::KeyboardInteractive);
    if (m_closed || ((stranger || entry.right > 0) && !code)) {
        if (hopeless || m_closed)
            close(entry, Reason::PausedAfterDenials);
        else
            serve(entry);
        return false;
    }
    if (entry.inRow >= mostRefusals && entry.refusals.machines() > 1) {
        close(entry, Reason::PausedAfterDenials);
        return false;
    }
    const bool again = code || entry.refusals.by(prover.machine) < entry.topic.attempts;
    if (again)
        entry.waiting.push_back(std::move(prover));
    if (code)
        becomeCodes(entry, {});
    else
        raise(entry);
    return again;
}

/// The answer is not wrong: who has refused it gets no more, and another host proves it.
void QuestionBroker::tryElsewhere(Entry& entry)
{
    std::deque<Waiter> staying;
    for (Waiter& waiter : entry.waiting) {
        if (entry.refusals.has(waiter.machine, entry.texts))
            turnAway(std::move(waiter), Reason::Denied);
        else
            staying.push_back(std::move(waiter));
    }
    entry.waiting.swap(staying);
    entry.refusedBy.clear();
    if (entry.refusals.isHopeless(entry.texts))
        return raise(entry);
    entry.state = Entry::State::Proving;
    serve(entry);
}

/// Everybody is asked by itself from now on. `code`, where there is one, is for the host that the question was put for.
void QuestionBroker::becomeCodes(Entry& entry, std::vector<Secret>&& code)
{
    entry.state = Entry::State::Codes;
    entry.texts.clear();
    std::deque<Waiter> waiting;
    waiting.swap(entry.waiting);
    for (Waiter& waiter : waiting) {
        const Topic own = entry.codeOf(waiter.machine);
        if (!code.empty() && waiter.machine.name == entry.asks) {
            auto& place = m_entries[own.key()];
            place = std::make_unique<Entry>();
            place->topic = own;
            place->key = own.key();
            place->state = Entry::State::Proving;
            place->answered = entry.answered;
            place->texts = std::exchange(code, {});
        }
        join(own, std::move(waiter));
    }
}

} // namespace rollcall::ssh
