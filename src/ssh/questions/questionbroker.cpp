// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/questions/questionbroker.h"

#include "ssh/base/executors.h"
#include "ssh/questions/brokerentry.h"

#include <algorithm>
#include <utility>

namespace rollcall::ssh {

namespace {

template <typename Waiters, typename Wanted> Waiters takeIf(Waiters& waiting, const Wanted& wanted)
{
    Waiters taken, staying;
    for (auto& waiter : waiting)
        (wanted(waiter) ? taken : staying).push_back(std::move(waiter));
    waiting.swap(staying);
    return taken;
}

} // namespace

QString QuestionBroker::Topic::key() const
{
    // An identity is one login wherever it is used; without one, the user's name is.
    const QString who = identity.isEmpty() ? user : u'@' + identity;
    QString text = QString::number(static_cast<int>(kind)) + u'\n' + who + u'\n' + subject + u'\n' + onlyHost;
    if (kind == QuestionKind::KeyboardInteractive && !sharedWords) {
        for (const Prompt& prompt : prompts)
            text += u'\n' + prompt.text;
    }
    return text;
}

QuestionBroker::QuestionBroker(QString runId, QuestionSink* questions, std::shared_ptr<Executors> executors)
    : m_executors(std::move(executors)), m_open(std::move(runId), questions, m_outbox)
{
}

QuestionBroker::~QuestionBroker() = default;

QuestionBroker::Ticket QuestionBroker::ask(const Topic& topic, const Machine& machine, const Loop::Handle& loop,
                                           Receive receive)
{
    Ticket ticket = 0;
    {
        const std::lock_guard lock(m_mutex);
        ticket = ++m_lastTicket;
        Waiter waiter{ticket, machine, loop, std::move(receive)};
        if (m_closed || !m_open.anybodyAnswers())
            turnAway(std::move(waiter), Reason::NoAnswer);
        else
            join(topic, std::move(waiter));
    }
    m_outbox.flush();
    return ticket;
}

// The functions from here to entryOf() are called with the lock held and leave their effects in the outbox.
void QuestionBroker::join(const Topic& topic, Waiter&& waiter)
{
    const QString key = topic.key();
    auto& place = m_entries[key];
    if (!place) {
        place = std::make_unique<Entry>();
        place->topic = topic;
        place->key = key;
    }
    Entry& entry = *place;
    if (entry.state == Entry::State::Codes)
        return join(entry.codeOf(waiter.machine), std::move(waiter));
    m_tickets[waiter.ticket] = {key, waiter.machine};
    if (entry.state == Entry::State::Closed)
        return turnAway(std::move(waiter), entry.closed);
    entry.consent.sees(waiter.machine);
    entry.waiting.push_back(std::move(waiter));
    if (entry.state != Entry::State::Asking)
        serve(entry);
    else if (entry.question == 0)
        raise(entry);
    else
        m_open.waits(entry.question, static_cast<int>(entry.waiting.size()), entry.asks);
}

void QuestionBroker::raise(Entry& entry)
{
    entry.state = Entry::State::Asking;
    if (!entry.waiting.empty())
        entry.question = m_open.put(entry.draft(), {entry.key, {}});
}

void QuestionBroker::turnAway(Waiter&& waiter, Reason reason)
{
    m_tickets.erase(waiter.ticket);
    m_outbox.push([loop = waiter.loop, receive = std::move(waiter.receive), reason] {
        loop.post([receive, reason] {
            Reply reply;
            reply.declined = reason;
            receive(std::move(reply));
        });
    });
}

/// Whoever may have what is known by now.
void QuestionBroker::serve(Entry& entry)
{
    const auto out = [&entry](const Waiter& waiter) { return !entry.mayStay(waiter); };
    for (Waiter& waiter : takeIf(entry.waiting, out)) {
        const bool leftOut = entry.standing(waiter.machine) == Entry::Standing::LeftOut;
        turnAway(std::move(waiter), leftOut ? Reason::NoAnswer : Reason::Denied);
    }
    if (entry.state == Entry::State::Proven) {
        const auto mayHave = [&entry](const Waiter& waiter) {
            return entry.standing(waiter.machine) != Entry::Standing::New;
        };
        for (const Waiter& waiter : takeIf(entry.waiting, mayHave))
            m_outbox.push(entry.reply(waiter));
    } else if (entry.state == Entry::State::Proving && entry.prover.ticket == 0) {
        const auto next = entry.nextProver();
        if (next != entry.waiting.end()) {
            entry.prover = std::move(*next);
            entry.waiting.erase(next);
            return m_outbox.push(entry.reply(entry.prover));
        }
    }
    askConsent(entry);
}

void QuestionBroker::close(Entry& entry, Reason reason)
{
    m_open.withdraw(entry.question);
    m_open.withdraw(entry.consentQuestion);
    entry.state = Entry::State::Closed;
    entry.closed = reason;
    entry.texts.clear();
    for (Waiter& waiter : entry.waiting)
        turnAway(std::move(waiter), reason);
    entry.waiting.clear();
}

QuestionBroker::Entry* QuestionBroker::entryOf(Ticket ticket)
{
    const auto holder = m_tickets.find(ticket);
    if (holder == m_tickets.end())
        return nullptr;
    const auto entry = m_entries.find(holder->second.key);
    return entry == m_entries.end() ? nullptr : entry->second.get();
}

bool QuestionBroker::isProven(Ticket ticket)
{
    const std::lock_guard lock(m_mutex);
    const Entry* entry = entryOf(ticket);
    return entry && entry->right > 0;
}

void QuestionBroker::leave(Ticket ticket)
{
    {
        const std::lock_guard lock(m_mutex);
        Entry* entry = entryOf(ticket);
        m_tickets.erase(ticket);
        if (!entry)
            return;
        auto& waiting = entry->waiting;
        std::erase_if(waiting, [ticket](const Waiter& waiter) { return waiter.ticket == ticket; });
        if (entry->prover.ticket == ticket) {
            entry->prover = {};
            serve(*entry);
        }
        if (!entry->isNewWaiting())
            m_open.withdraw(entry->consentQuestion);
        const bool ownCode = !entry->topic.onlyHost.isEmpty() && entry->prover.ticket == 0;
        if (!waiting.empty() && entry->question != 0)
            m_open.waits(entry->question, static_cast<int>(waiting.size()), entry->first());
        else if (entry->state == Entry::State::Asking || ownCode)
            m_open.withdraw(entry->question);
        if (waiting.empty() && (ownCode || (entry->state == Entry::State::Asking && entry->refusals.machines() == 0)))
            m_entries.erase(entry->key);
    }
    m_outbox.flush();
}

void QuestionBroker::put(Question&& question, const std::function<void(Answer&&)>& answered)
{
    bool declined = false;
    {
        const std::lock_guard lock(m_mutex);
        declined = m_closed || !m_open.anybodyAnswers();
        if (!declined)
            m_open.put(std::move(question), {{}, answered});
    }
    if (declined) {
        Answer answer;
        answer.declined = true;
        answered(std::move(answer));
        return;
    }
    m_outbox.flush();
}

void QuestionBroker::answer(Answer&& answer)
{
    std::function<void(Answer &&)> otherwise;
    {
        const std::lock_guard lock(m_mutex);
        const auto open = m_open.take(answer.id);
        if (!open)
            return; // withdrawn or answered already
        // In one go: between the question and its entry nobody may put another question.
        if (open.mapped().key.isEmpty())
            otherwise = std::move(open.mapped().answered);
        else
            answered(open.mapped().key, std::move(answer));
    }
    if (otherwise)
        otherwise(std::move(answer)); // NOLINT(bugprone-use-after-move): moved only where there is no otherwise
    m_outbox.flush();
}

void QuestionBroker::answered(const QString& key, Answer&& answer)
{
    const auto found = m_entries.find(key);
    if (found == m_entries.end())
        return;
    Entry& entry = *found->second; // perhaps not the one that it was an answer for: that may be gone
    if (answer.id == entry.question)
        take(entry, std::move(answer));
    else if (answer.id == entry.consentQuestion)
        decided(entry, answer);
}

void QuestionBroker::take(Entry& entry, Answer&& answer)
{
    const quint64 question = std::exchange(entry.question, 0);
    if (answer.declined)
        return close(entry, Reason::NoAnswer);
    if (answer.leaveOut && !entry.refusedBy.isEmpty())
        return tryElsewhere(entry);
    if (static_cast<qsizetype>(answer.texts.size()) != entry.topic.prompts.size())
        return close(entry, Reason::NoAnswer);
    if (entry.refusals.isHopeless(answer.texts))
        return raise(entry);
    entry.answered = question;
    entry.consent.setProvedOn(std::move(answer.provedOn), std::move(answer.addresses));
    if (answer.oneTime && entry.topic.onlyHost.isEmpty())
        return becomeCodes(entry, std::move(answer.texts));
    entry.texts = std::move(answer.texts);
    entry.right = 0;
    entry.state = Entry::State::Proving;
    serve(entry);
}

void QuestionBroker::forget()
{
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& [key, entry] : m_entries) {
            if (entry->state == Entry::State::Proving && entry->right > 0)
                m_open.proved(entry->answered); // there was no second one to say that it is no code
        }
        m_entries.clear();
        m_tickets.clear();
    }
    m_outbox.flush();
}

void QuestionBroker::declineAll()
{
    std::map<quint64, OpenQuestions::Open> open;
    const auto no = [](quint64 id) {
        Answer answer;
        answer.id = id;
        answer.declined = true;
        return answer;
    };
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        open = m_open.takeAll();
        for (const auto& [id, question] : open) {
            if (!question.key.isEmpty())
                answered(question.key, no(id));
        }
        for (const auto& [key, entry] : m_entries) { // those about whom nobody has been asked yet
            entry->leaveNewOut();
            serve(*entry);
        }
    }
    for (auto& [id, question] : open) {
        if (question.answered)
            question.answered(no(id));
    }
    m_outbox.flush();
}

} // namespace rollcall::ssh
