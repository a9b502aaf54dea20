// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/run/question.h"
#include "core/verdict/outcome.h"
#include "ssh/base/loop.h"
#include "ssh/questions/questionbroker.h"

#include <functional>
#include <memory>
#include <vector>

// What the user has been asked for one login, and what was said. Several questions may be open together (a
// password that many hosts share, a code that is this host's alone); each is held with its ticket at the broker
// until the server has judged all that was sent: only then is it proven, or refused. In the session's loop thread.
namespace rollcall::ssh {

class Answers
{
public:
    /// `came`: every question is answered, or one was declined.
    Answers(const Loop& loop, std::shared_ptr<QuestionBroker> broker, std::function<void()> came);
    ~Answers(); // leaves the broker
    Answers(const Answers&) = delete;
    Answers& operator=(const Answers&) = delete;

    /// Who would get what is asked for from now on. A connection that ends at another host key than the one before
    /// has no claim to what was said there: it is asked for again.
    void standBefore(const Machine& machine);
    void ask(const QuestionBroker::Topic& topic);
    bool has(const QuestionBroker::Topic& topic) const; // answered
    bool wasSent(const QuestionBroker::Topic& topic) const;
    bool isWaiting() const;                                                          // for an answer
    const Secret& text(const QuestionBroker::Topic& topic, size_t prompt = 0) const; // has() it
    Secret take(const QuestionBroker::Topic& topic); // the first text, for who wants to keep it

    void sent(const QuestionBroker::Topic& topic); // to the server, which has not judged it yet
    void unsent();                                 // the connection is another one
    bool anySent() const;
    void accepted(); // what was sent is right
    /// What was sent is wrong. True: it is asked again, and `came` will be called. False: nobody will be asked.
    bool refused();
    bool refused(const QuestionBroker::Topic& topic);
    void leave(); // gives everything back without a result

    Reason declined() const { return m_declined; } // NoAnswer, PausedAfterDenials, Denied; None: not
    const QuestionBroker::Topic& declinedTopic() const { return m_declinedTopic; }

private:
    struct Held
    {
        QuestionBroker::Topic topic;
        QString key;
        QuestionBroker::Ticket ticket = 0;
        std::vector<Secret> texts;
        bool here = false;
        bool sent = false;
        bool once = false; // good for one login
    };

    const Held* find(const QuestionBroker::Topic& topic) const;
    Held* find(const QuestionBroker::Topic& topic);
    void askFor(Held& held);
    void received(const QString& key, QuestionBroker::Reply&& reply);
    bool judgedWrong(Held& held); // true: asked again

    const Loop::Handle m_loop;
    const std::shared_ptr<QuestionBroker> m_broker;
    Machine m_machine;
    const std::function<void()> m_came;
    std::shared_ptr<Answers*> m_alive;
    std::vector<Held> m_held;
    Reason m_declined = Reason::None;
    QuestionBroker::Topic m_declinedTopic;
};

} // namespace rollcall::ssh
