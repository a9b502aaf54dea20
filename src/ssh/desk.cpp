// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/desk.h"

#include <algorithm>
#include <utility>

namespace rollcall::ssh {

struct Desk::Waiter
{
    Ticket ticket = 0;
    QString host;
    Loop::Handle loop;
    Receive receive;
};

struct Desk::Entry
{
    enum class State { Asking, Proving, Proven, Closed };

    Topic topic;
    QString key;
    State state = State::Asking;
    quint64 question = 0; // that waits for its answer
    quint64 answered = 0; // the one that `texts` are the answer to
    std::vector<Secret> texts;
    std::deque<Waiter> waiting;
    Waiter prover; // ticket 0: the answer waits for somebody to prove it
    int refusals = 0;
    bool refusedBefore = false;
    Reason closed = Reason::NoAnswer;
};

QString Desk::Topic::key() const
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

Desk::Desk(QString runId, QuestionSink* questions) : m_runId(std::move(runId)), m_questions(questions) {}

Desk::~Desk() = default;

Desk::Ticket Desk::ask(const Topic& topic, const QString& host, const Loop::Handle& loop, Receive receive)
{
    Ticket ticket = 0;
    {
        const std::lock_guard lock(m_mutex);
        ticket = ++m_lastTicket;
        Waiter waiter{ticket, host, loop, std::move(receive)};
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
            m_tickets[ticket] = key;
            if (entry->state == Entry::State::Closed) {
                turnAway(std::move(waiter), entry->closed);
            } else if (entry->state == Entry::State::Proven) {
                serve(*entry, std::move(waiter));
            } else {
                entry->waiting.push_back(std::move(waiter));
                if (fresh)
                    raise(*entry);
                else if (entry->state == Entry::State::Proving && entry->prover.ticket == 0)
                    serveNext(*entry);
            }
        }
    }
    flush();
    return ticket;
}

// The functions from here to flush() are called with the lock held and leave their effects in the outbox.
void Desk::raise(Entry& entry)
{
    entry.state = Entry::State::Asking;
    entry.question = ++m_lastId;
    Question question;
    question.id = entry.question;
    question.runId = m_runId;
    question.kind = entry.topic.kind;
    question.identity = entry.topic.identity;
    question.user = entry.topic.user;
    question.host = entry.waiting.front().host;
    question.waiting = static_cast<int>(entry.waiting.size());
    question.subject = entry.topic.subject;
    question.instruction = entry.topic.instruction;
    question.prompts = entry.topic.prompts;
    question.refusedBefore = entry.refusedBefore;
    m_open[question.id] = [this, key = entry.key](Answer&& answer) { take(key, std::move(answer)); };
    m_outbox.push_back([this, question = std::move(question)]() mutable { m_questions->ask(std::move(question)); });
}

void Desk::serve(Entry& entry, Waiter&& waiter)
{
    auto reply = std::make_shared<Reply>();
    for (const Secret& text : entry.texts)
        reply->texts.push_back(text.clone());
    m_outbox.push_back([loop = waiter.loop, receive = waiter.receive, reply] {
        loop.post([receive, reply] { receive(std::move(*reply)); });
    });
}

void Desk::turnAway(Waiter&& waiter, Reason reason)
{
    m_tickets.erase(waiter.ticket);
    m_outbox.push_back([loop = waiter.loop, receive = std::move(waiter.receive), reason] {
        loop.post([receive, reason] {
            Reply reply;
            reply.declined = reason;
            receive(std::move(reply));
        });
    });
}

void Desk::serveNext(Entry& entry)
{
    entry.prover = {};
    if (entry.waiting.empty())
        return;
    entry.prover = std::move(entry.waiting.front());
    entry.waiting.pop_front();
    Waiter copy = entry.prover;
    serve(entry, std::move(copy));
}

void Desk::withdraw(Entry& entry)
{
    if (entry.question == 0 || m_open.erase(entry.question) == 0)
        return;
    m_outbox.push_back([this, id = entry.question] { m_questions->withdraw(id); });
}

void Desk::close(Entry& entry, Reason reason)
{
    withdraw(entry);
    entry.state = Entry::State::Closed;
    entry.closed = reason;
    entry.texts.clear();
    for (Waiter& waiter : entry.waiting)
        turnAway(std::move(waiter), reason);
    entry.waiting.clear();
}

Desk::Entry* Desk::entryOf(Ticket ticket)
{
    const auto key = m_tickets.find(ticket);
    if (key == m_tickets.end())
        return nullptr;
    const auto entry = m_entries.find(key->second);
    return entry == m_entries.end() ? nullptr : entry->second.get();
}

void Desk::flush()
{
    std::unique_lock lock(m_mutex);
    if (m_flushing)
        return;
    m_flushing = true;
    while (!m_outbox.empty()) {
        const std::function<void()> effect = std::move(m_outbox.front());
        m_outbox.pop_front();
        lock.unlock();
        effect();
        lock.lock();
    }
    m_flushing = false;
}

void Desk::accepted(Ticket ticket)
{
    {
        const std::lock_guard lock(m_mutex);
        Entry* entry = entryOf(ticket);
        m_tickets.erase(ticket);
        if (!entry)
            return;
        entry->refusals = 0;
        if (entry->state == Entry::State::Proving && entry->prover.ticket == ticket) {
            entry->state = Entry::State::Proven;
            entry->prover = {};
            m_outbox.push_back([this, id = entry->answered] { m_questions->proved(id); });
            for (Waiter& waiter : entry->waiting)
                serve(*entry, std::move(waiter));
            entry->waiting.clear();
        }
        if (!entry->topic.onlyHost.isEmpty())
            m_entries.erase(entry->key); // it was good for one login
    }
    flush();
}

bool Desk::refused(Ticket ticket)
{
    bool again = false;
    {
        const std::lock_guard lock(m_mutex);
        Entry* entry = entryOf(ticket);
        if (entry && entry->state != Entry::State::Closed) {
            ++entry->refusals;
            const bool proving = entry->prover.ticket == ticket;
            again = proving && !m_closed && entry->refusals < entry->topic.attempts;
            if (again) {
                entry->texts.clear();
                entry->refusedBefore = true;
                entry->waiting.push_front(std::move(entry->prover));
                entry->prover = {};
                raise(*entry);
            } else if (proving || entry->refusals >= mostRefusals) {
                close(*entry, Reason::PausedAfterDenials);
            }
        }
        if (!again)
            m_tickets.erase(ticket);
    }
    flush();
    return again;
}

bool Desk::isProven(Ticket ticket)
{
    const std::lock_guard lock(m_mutex);
    const Entry* entry = entryOf(ticket);
    return entry && entry->state == Entry::State::Proven;
}

void Desk::leave(Ticket ticket)
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
        const bool ownCode = !entry->topic.onlyHost.isEmpty() && entry->prover.ticket == 0;
        if (waiting.empty() && (entry->state == Entry::State::Asking || ownCode)) {
            withdraw(*entry);
            m_entries.erase(entry->key);
        }
    }
    flush();
}

void Desk::put(Question&& question, std::function<void(Answer&&)> answered)
{
    bool declined = false;
    {
        const std::lock_guard lock(m_mutex);
        declined = m_closed || !m_questions;
        if (!declined) {
            question.id = ++m_lastId;
            question.runId = m_runId;
            m_open[question.id] = answered;
            auto kept = std::make_shared<Question>(std::move(question));
            m_outbox.push_back([this, kept] { m_questions->ask(std::move(*kept)); });
        }
    }
    if (declined) {
        Answer answer;
        answer.declined = true;
        answered(std::move(answer));
        return;
    }
    flush();
}

void Desk::answer(Answer&& answer)
{
    std::function<void(Answer&&)> answered;
    {
        const std::lock_guard lock(m_mutex);
        const auto open = m_open.find(answer.id);
        if (open == m_open.end())
            return; // withdrawn or answered already
        answered = std::move(open->second);
        m_open.erase(open);
    }
    answered(std::move(answer));
    flush();
}

void Desk::take(const QString& key, Answer&& answer)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(key);
    if (found == m_entries.end())
        return;
    Entry& entry = *found->second;
    entry.answered = std::exchange(entry.question, 0);
    if (answer.declined || static_cast<qsizetype>(answer.texts.size()) != entry.topic.prompts.size())
        return close(entry, Reason::NoAnswer);
    entry.texts = std::move(answer.texts);
    entry.state = Entry::State::Proving;
    serveNext(entry);
}

void Desk::forget()
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
    m_tickets.clear();
}

void Desk::declineAll()
{
    std::map<quint64, std::function<void(Answer&&)>> open;
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        open.swap(m_open);
        for (const auto& question : open)
            m_outbox.push_back([this, id = question.first] { m_questions->withdraw(id); });
    }
    for (auto& [id, answered] : open) {
        Answer answer;
        answer.id = id;
        answer.declined = true;
        answered(std::move(answer));
    }
    flush();
}

} // namespace rollcall::ssh
