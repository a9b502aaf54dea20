// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/run/question.h"
#include "core/verdict/outcome.h"
#include "ssh/questions/machineconsent.h"
#include "ssh/questions/questionbroker.h"
#include "ssh/questions/refusals.h"

#include <deque>
#include <vector>

// One secret at the broker, and who waits for it. Guarded by the broker's mutex; only for the broker's own sources.
namespace rollcall::ssh {

struct QuestionBroker::Waiter
{
    Ticket ticket = 0;
    Machine machine;
    Loop::Handle loop;
    Receive receive;
};

struct QuestionBroker::Entry : Trials
{
    /// Asking without a question: nobody waits, and what was said before is wrong. Codes: each has an entry of its own.
    enum class State { Asking, Proving, Proven, Codes, Closed };
    using Standing = MachineConsent::Standing;

    Topic topic;
    QString key;
    State state = State::Asking;
    quint64 question = 0; // that waits for its answer
    quint64 answered = 0; // the one that `texts` are the answer to
    QString asks;         // the host that the question is put for
    std::vector<Secret> texts;
    std::deque<Waiter> waiting;
    Waiter prover; // ticket 0: the answer waits for somebody to prove it
    Reason closed = Reason::NoAnswer;

    MachineConsent consent;
    quint64 consentQuestion = 0; // about new machines, that is open
    bool consentDue = false;     // it is raised in a moment

    Standing standing(const Machine& machine) const { return consent.standing(machine); }
    bool isNewWaiting() const;
    void leaveNewOut();
    std::function<void()> reply(const Waiter& waiter) const; // the answer, to be posted
    /// Who is known before who is merely allowed; who has refused nothing yet before who has.
    std::deque<Waiter>::iterator nextProver();
    bool mayStay(const Waiter& waiter) const; // else there is nothing for it
    /// So many have to take it before all get it at once: a one-time code is right once, too.
    int proofs() const;
    Topic codeOf(const Machine& machine) const; // the same question, of that host alone
    QString first();                            // the host that an answer would be tried on now; one waits
    Question draft();                           // what is asked
    /// A key file of this computer opens with it or does not: no host takes it, and none refuses it.
    bool isOfAFile() const { return topic.kind == QuestionKind::Passphrase; }
};

} // namespace rollcall::ssh
