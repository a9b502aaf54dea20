// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "fleetfixture.h"
#include "harness.h"
#include "support/collector.h"

#include <functional>
#include <memory>

// Runs one command on one host through the whole engine, with everything about it to be changed, and gives the
// verdict: what a user reads. Test thread.
namespace rollcall::test {

struct Provocation
{
    HostSpec host;
    QString command = QStringLiteral("echo hello");
    Step step;          // its command is the one above
    RunOptions options; // short deadlines
    int hosts = 1;      // as many of it
    int steps = 1;
    TaskIndex task = 0;                          // whose verdict counts
    Questioner::Rule answer;                     // without one: batch
    std::function<void(engine::Run&)> onStarted; // once, when a task has begun
    std::function<void()> onReached;             // once, when a host is being connected to
    bool quit = false;                           // the engine goes when a task has begun
    bool sinkFails = false;
    QByteArray output;           // of that task; once run
    std::vector<Question> asked; // likewise

    explicit Provocation(SshdFixture& server);
    explicit Provocation(FleetFixture& fleet, int index = 0);
    explicit Provocation(const HostSpec& from) { setUp(from); }
    LoginSpec& login() { return *m_login; }
    TrustSpec& trust() { return *m_trust; }
    AlgorithmSpec& algorithms() { return *m_algorithms; }
    Verdict run();

private:
    void setUp(const HostSpec& from);

    std::shared_ptr<LoginSpec> m_login;
    std::shared_ptr<TrustSpec> m_trust;
    std::shared_ptr<AlgorithmSpec> m_algorithms = std::make_shared<AlgorithmSpec>();
};

} // namespace rollcall::test
