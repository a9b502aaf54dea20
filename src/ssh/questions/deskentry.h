// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/run/question.h"
#include "core/verdict/outcome.h"
#include "ssh/questions/desk.h"

#include <optional>
#include <set>

// One secret at the desk, and who waits for it. Guarded by the desk's mutex; only for desk.cpp and deskconsent.cpp.
namespace rollcall::ssh {

struct Desk::Waiter
{
    Ticket ticket = 0;
    Machine machine;
    Loop::Handle loop;
    Receive receive;
};

struct Desk::Entry
{
    enum class State { Asking, Proving, Proven, Closed };
    enum class Standing { Known, Allowed, New, LeftOut };

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

    std::optional<QList<Machine>> provedOn; // none: whoever waits may have the answer
    std::set<QString> allowed; // fingerprints of new machines that the user lets have it
    std::set<QString> leftOut; // and of those that never get it
    quint64 consent = 0;       // the question about new machines that is open
    QList<Machine> asked;      // whom it is about
    bool consentDue = false;   // it is raised in a moment

    Standing standing(const Machine& machine) const;
    bool isNewWaiting() const;
    std::deque<Waiter>::iterator nextProver(); // who is known before who is merely allowed
};

} // namespace rollcall::ssh
