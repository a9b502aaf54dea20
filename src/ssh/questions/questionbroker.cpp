// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/questions/questionbroker.h"

#include "ssh/base/executors.h"
#include "ssh/questions/brokerentry.h"

#include <algorithm>
#include <utility>

namespace rollcall::ssh {

QString QuestionBroker::Topic::key() const
{
    // An identity is one login wherever it is used; without one, the user's name is.
    const QString who = identity.isEmpty() ? user : u'@' + identity;
    QString text = QString::number(static_cast<int>(kind)) + u'\n' + who + u'\n' + subject + u'\n' + onlyHost;
    if (kind == QuestionKind::KeyboardInteractive) {
        for (const Prompt& prompt : prompts)
            text += u'\n' + prompt.text;
    }
    return text;
}

QuestionBroker::QuestionBroker(QString runId, QuestionSink* questions, std::shared_ptr<Executors> executors)
    : m_runId(std::move(runId)), m_questions(questions), m_executors(std::move(executors))
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
        const QString key = topic.key();
        if (m_closed || !m_questions) {
            turnAway(std::move(waiter), Reason::NoAnswer);
        } else {
            auto& entry = m_entries[key];
            const bool fresh = !entry;
            if (fresh) {
                entry = std::make_unique<Entry>();
                entry->topic = topic;
                entry->key = key;
            }
            m_tickets[ticket] = {key, machine};
            if (entry->state == Entry::State::Closed) {
                turnAway(std::move(waiter), entry->closed);
            } else {
                entry->waiting.push_back(std::move(waiter));
                if (entry->state == Entry::State::Proven)
                    spread(*entry);
                else if (fresh)
                    raise(*entry);
                else if (entry->state == Entry::State::Proving && entry->prover.ticket == 0)
                    serveNext(*entry);
            }
        }
    }
    m_outbox.flush();
    return ticket;
}

// The functions from here to entryOf() are called with the lock held and leave their effects in the outbox.
void QuestionBroker::raise(Entry& entry)
{
    entry.state = Entry::State::Asking;
    entry.question = ++m_lastId;
    Question question;
    question.id = entry.question;
    question.runId = m_runId;
    question.kind = entry.topic.kind;
    question.identity = entry.topic.identity;
    question.user = entry.topic.user;
    const auto prover = entry.nextProver();
    question.host = (prover == entry.waiting.end() ? entry.waiting.front() : *prover).machine.name;
    question.waiting = static_cast<int>(entry.waiting.size());
    question.subject = entry.topic.subject;
    question.instruction = entry.topic.instruction;
    question.prompts = entry.topic.prompts;
    question.refusedBefore = entry.refusedBefore;
    m_open[question.id] = {entry.key, {}};
    m_outbox.push([this, question = std::move(question)]() mutable { m_questions->ask(std::move(question)); });
}

std::function<void()> QuestionBroker::Entry::reply(const Waiter& waiter) const
{
    auto reply = std::make_shared<Reply>();
    for (const Secret& text : texts)
        reply->texts.push_back(text.clone());
    return [loop = waiter.loop, receive = waiter.receive, reply] {
        loop.post([receive, reply] { receive(std::move(*reply)); });
    };
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

void QuestionBroker::serveNext(Entry& entry)
{
    entry.prover = {};
    turnAwayLeftOut(entry);
    const auto next = entry.nextProver();
    if (next == entry.waiting.end())
        return askConsent(entry);
    entry.prover = std::move(*next);
    entry.waiting.erase(next);
    m_outbox.push(entry.reply(entry.prover));
}

void QuestionBroker::withdraw(quint64& question)
{
    if (const quint64 id = std::exchange(question, 0); id != 0 && m_open.erase(id) != 0)
        m_outbox.push([this, id] { m_questions->withdraw(id); });
}

void QuestionBroker::close(Entry& entry, Reason reason)
{
    withdraw(entry.question);
    withdraw(entry.consentQuestion);
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

void QuestionBroker::accepted(Ticket ticket)
{
    {
        const std::lock_guard lock(m_mutex);
        Entry* entry = entryOf(ticket);
        const auto holder = m_tickets.extract(ticket);
        if (!entry)
            return;
        m_outbox.push(
            [this, id = entry->answered, machine = holder.mapped().machine] { m_questions->provedOn(id, machine); });
        entry->refusals = 0;
        if (entry->state == Entry::State::Proving && entry->prover.ticket == ticket) {
            entry->state = Entry::State::Proven;
            entry->prover = {};
            m_outbox.push([this, id = entry->answered] { m_questions->proved(id); });
            spread(*entry);
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
        if (entry && entry->state != Entry::State::Closed) {
            ++entry->refusals;
            const bool proving = entry->prover.ticket == ticket;
            // It has a secret of its own, whoever it is: what is typed for the others is none of its business.
            const bool stranger = proving && entry->consent.isProvedSomewhere() &&
                                  entry->standing(entry->prover.machine) != Entry::Standing::Known;
            again = proving && !stranger && !m_closed && entry->refusals < entry->topic.attempts;
            if (again) {
                entry->texts.clear();
                entry->refusedBefore = true;
                const auto place = entry->consent.isBound() ? entry->waiting.end() : entry->waiting.begin();
                entry->waiting.insert(place, std::move(entry->prover));
                entry->prover = {};
                raise(*entry);
            } else if (stranger && entry->refusals < mostRefusals) {
                serveNext(*entry);
            } else if (proving || entry->refusals >= mostRefusals) {
                close(*entry, Reason::PausedAfterDenials);
            }
        }
        if (!again)
            m_tickets.erase(ticket);
    }
    m_outbox.flush();
    return again;
}

bool QuestionBroker::isProven(Ticket ticket)
{
    const std::lock_guard lock(m_mutex);
    const Entry* entry = entryOf(ticket);
    return entry && entry->state == Entry::State::Proven;
}

void QuestionBroker::leave(Ticket ticket)
{
    {
        const std::lock_guard lock(m_mutex);
        Entry* entry = entryOf(ticket);
        m_tickets.erase(ticket);
        if (!entry)
            return;
        if (entry->prover.ticket == ticket)
            serveNext(*entry);
        auto& waiting = entry->waiting;
        std::erase_if(waiting, [ticket](const Waiter& waiter) { return waiter.ticket == ticket; });
        if (!entry->isNewWaiting())
            withdraw(entry->consentQuestion);
        const bool ownCode = !entry->topic.onlyHost.isEmpty() && entry->prover.ticket == 0;
        if (waiting.empty() && (entry->state == Entry::State::Asking || ownCode)) {
            withdraw(entry->question);
            m_entries.erase(entry->key);
        }
    }
    m_outbox.flush();
}

void QuestionBroker::put(Question&& question, const std::function<void(Answer&&)>& answered)
{
    bool declined = false;
    {
        const std::lock_guard lock(m_mutex);
        declined = m_closed || !m_questions;
        if (!declined) {
            question.id = ++m_lastId;
            question.runId = m_runId;
            m_open[question.id] = {{}, answered};
            auto kept = std::make_shared<Question>(std::move(question));
            m_outbox.push([this, kept] { m_questions->ask(std::move(*kept)); });
        }
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
        const auto open = m_open.extract(answer.id);
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
    entry.answered = std::exchange(entry.question, 0);
    if (answer.declined || static_cast<qsizetype>(answer.texts.size()) != entry.topic.prompts.size())
        return close(entry, Reason::NoAnswer);
    entry.texts = std::move(answer.texts);
    entry.consent.setProvedOn(std::move(answer.provedOn));
    entry.state = Entry::State::Proving;
    serveNext(entry);
}

void QuestionBroker::forget()
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
    m_tickets.clear();
}

void QuestionBroker::declineAll()
{
    std::map<quint64, Open> open;
    const auto no = [](quint64 id) {
        Answer answer;
        answer.id = id;
        answer.declined = true;
        return answer;
    };
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        open.swap(m_open);
        for (const auto& [id, question] : open) {
            m_outbox.push([this, withdrawn = id] { m_questions->withdraw(withdrawn); });
            if (!question.key.isEmpty())
                answered(question.key, no(id));
        }
        for (const auto& [key, entry] : m_entries) { // those about whom nobody has been asked yet
            entry->leaveNewOut();
            turnAwayLeftOut(*entry);
        }
    }
    for (auto& [id, question] : open) {
        if (question.answered)
            question.answered(no(id));
    }
    m_outbox.flush();
}

} // namespace rollcall::ssh
