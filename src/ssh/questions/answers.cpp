// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/questions/answers.h"

#include <algorithm>
#include <utility>

namespace rollcall::ssh {

Answers::Answers(const Loop& loop, std::shared_ptr<QuestionBroker> broker, std::function<void()> came)
    : m_loop(loop.handle()), m_broker(std::move(broker)), m_came(std::move(came)),
      m_alive(std::make_shared<Answers*>(this))
{
}

Answers::~Answers()
{
    *m_alive = nullptr;
    leave();
}

const Answers::Held* Answers::find(const QuestionBroker::Topic& topic) const
{
    const QString key = topic.key();
    const auto held = std::find_if(m_held.begin(), m_held.end(), [&](const Held& one) { return one.key == key; });
    return held == m_held.end() ? nullptr : &*held;
}

Answers::Held* Answers::find(const QuestionBroker::Topic& topic)
{
    return const_cast<Held*>(std::as_const(*this).find(topic));
}

void Answers::ask(const QuestionBroker::Topic& topic)
{
    if (find(topic))
        return;
    Held held;
    held.topic = topic;
    held.key = topic.key();
    m_declined = Reason::None;
    askFor(held);
    m_held.push_back(std::move(held));
}

void Answers::askFor(Held& held)
{
    held.ticket =
        m_broker->ask(held.topic, m_machine, m_loop, [alive = m_alive, key = held.key](QuestionBroker::Reply&& reply) {
            if (Answers* answers = *alive)
                answers->received(key, std::move(reply));
        });
}

void Answers::standBefore(const Machine& machine)
{
    if (machine == m_machine)
        return;
    m_machine = machine;
    for (Held& held : m_held) {
        m_broker->leave(held.ticket);
        held.texts.clear();
        held.here = held.sent = false;
        askFor(held);
    }
}

void Answers::received(const QString& key, QuestionBroker::Reply&& reply)
{
    const auto held = std::find_if(m_held.begin(), m_held.end(), [&](const Held& one) { return one.key == key; });
    if (held == m_held.end())
        return;
    if (reply.declined != Reason::None) {
        m_declined = reply.declined;
        m_declinedTopic = held->topic;
        m_held.erase(held); // the broker has closed its ticket
        leave();
        return m_came();
    }
    held->texts = std::move(reply.texts);
    held->once = reply.once;
    held->here = true;
    held->sent = false;
    if (!isWaiting())
        m_came();
}

bool Answers::has(const QuestionBroker::Topic& topic) const
{
    const Held* held = find(topic);
    return held && held->here;
}

bool Answers::wasSent(const QuestionBroker::Topic& topic) const
{
    const Held* held = find(topic);
    return held && held->sent;
}

bool Answers::isWaiting() const
{
    return std::any_of(m_held.begin(), m_held.end(), [](const Held& held) { return !held.here; });
}

const Secret& Answers::text(const QuestionBroker::Topic& topic, size_t prompt) const
{
    return find(topic)->texts.at(prompt);
}

Secret Answers::take(const QuestionBroker::Topic& topic)
{
    return std::move(find(topic)->texts.front());
}

void Answers::sent(const QuestionBroker::Topic& topic)
{
    if (Held* held = find(topic))
        held->sent = true;
}

// A code that has been sent is used up, whatever became of it.
void Answers::unsent()
{
    for (Held& held : m_held) {
        if (held.sent && held.once)
            m_broker->leave(std::exchange(held.ticket, 0));
        held.sent = false;
    }
    std::erase_if(m_held, [](const Held& held) { return held.ticket == 0; });
}

bool Answers::anySent() const
{
    return std::any_of(m_held.begin(), m_held.end(), [](const Held& held) { return held.sent; });
}

void Answers::accepted()
{
    for (const Held& held : m_held) {
        if (held.sent)
            m_broker->accepted(held.ticket);
    }
    std::erase_if(m_held, [](const Held& held) { return held.sent; });
}

bool Answers::judgedWrong(Held& held)
{
    held.sent = held.here = false;
    held.texts.clear();
    if (m_broker->refused(held.ticket))
        return true;
    held.ticket = 0;
    return false;
}

bool Answers::refused()
{
    // A password that is right elsewhere is not to blame if something else was sent with it.
    const auto proven = [this](const Held& held) { return m_broker->isProven(held.ticket); };
    const bool doubtful =
        std::any_of(m_held.begin(), m_held.end(), [&](const Held& held) { return held.sent && !proven(held); });
    bool again = true;
    for (Held& held : m_held) {
        if (held.sent && doubtful && proven(held))
            held.sent = false; // stays as it is
        else if (held.sent)
            again = judgedWrong(held) && again;
    }
    std::erase_if(m_held, [](const Held& held) { return held.ticket == 0; });
    if (!again)
        leave();
    return again;
}

bool Answers::refused(const QuestionBroker::Topic& topic)
{
    Held* held = find(topic);
    if (held && judgedWrong(*held))
        return true;
    std::erase_if(m_held, [](const Held& one) { return one.ticket == 0; });
    leave();
    return false;
}

void Answers::leave()
{
    for (const Held& held : std::exchange(m_held, {}))
        m_broker->leave(held.ticket);
}

} // namespace rollcall::ssh
