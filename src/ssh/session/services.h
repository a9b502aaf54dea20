// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/question.h"

#include <functional>
#include <memory>

// What the sessions of one run share, whichever loop they live in. Thread-safe; owned by engine::Run, which
// keeps it until its last session has ended. `QuestionBroker` coalesces questions and proves a typed secret on
// one host before any other gets it (design: one typo times 500 hosts is a locked account).
namespace rollcall::ssh {

class Admission;      // how many may be on their way into one server: admission.h
class Agents;         // what each ssh-agent holds: agents.h
class Executors;      // names, agent, files: what may block on something else than a session's own socket; executors.h
class JumpWays;       // through jump hosts: jumpways.h
class KeyCache;       // private keys, parsed once: keycache.h
class QuestionBroker; // questions: questionbroker.h
class Trust;          // host keys of this run: trust.h

struct Services
{
    std::shared_ptr<QuestionBroker> broker;
    std::shared_ptr<Trust> trust;
    std::shared_ptr<Executors> executors; // shared by all runs of the engine
    std::shared_ptr<KeyCache> keys;
    std::shared_ptr<Agents> agents;
    std::shared_ptr<Admission> admission;
    std::shared_ptr<JumpWays> jumps;

    static std::shared_ptr<Executors> makeExecutors();

    void answer(Answer&& answer); // any thread
    void declineAll();            // any thread: the run is being cancelled
    void close();                 // any thread: it is over; jump hosts, answers and keys go
};

} // namespace rollcall::ssh
