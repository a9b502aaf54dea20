// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/run/question.h"
#include "core/verdict/outcome.h"
#include "ssh/questions/machineconsent.h"
#include "ssh/questions/questionbroker.h"

#include <deque>
#include <vector>

// One secret at the broker, and who waits for it. Guarded by the broker's mutex; only for questionbroker.cpp and brokerconsent.cpp.
namespace rollcall::ssh {

struct QuestionBroker::Waiter
{
    Ticket ticket = 0;
    Machine machine;
    Loop::Handle loop;
    Receive receive;
};

struct QuestionBroker::Entry
{
    enum class State { Asking, Proving, Proven, Closed };
    using Standing = MachineConsent::Standing;

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

    MachineConsent consent;
    quint64 consentQuestion = 0; // about new machines, that is open
    bool consentDue = false;     // it is raised in a moment

    Standing standing(const Machine& machine) const { return consent.standing(machine); }
    bool isNewWaiting() const;
    void leaveNewOut();
    std::function<void()> reply(const Waiter& waiter) const; // the answer, to be posted
    std::deque<Waiter>::iterator nextProver();               // who is known before who is merely allowed
};

} // namespace rollcall::ssh
