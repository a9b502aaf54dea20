// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/base/executors.h"
#include "ssh/base/loop.h"
#include "ssh/session/services.h"
#include "ssh/session/session.h"
#include "support/sshd.h"

#include <array>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

// Drives sessions from a test: loops in threads of their own, a sink that answers questions by a rule, and a
// report of everything a session has told. Test thread only, but for what says otherwise.
namespace rollcall::test {

/// All that one session told; complete once ended.
struct Report
{
    struct Exec
    {
        bool started = false;
        bool ended = false;
        Verdict verdict;
        std::array<QByteArray, 2> output;
    };
    std::vector<Exec> execs;
    Verdict ended;
    QStringList log;
    QList<HostPhase> phases;
    QString address;
    int left = 0; // of those that were begun together, when it ended, with itself

    QByteArray out(size_t exec = 0) const { return execs.at(exec).output[0]; }
    QByteArray err(size_t exec = 0) const { return execs.at(exec).output[1]; }
    const Verdict& verdict(size_t exec = 0) const { return execs.at(exec).verdict; }
    QString text() const; // for messages of failed tests
};

/// What a test wants of one session. The hooks run in the loop's thread.
struct Plan
{
    std::shared_ptr<HostSpec> host;
    std::vector<ssh::ExecRequest> requests = {};
    bool together = false; // all requests at once, not one after the other
    ssh::SessionOptions options{Milliseconds(10'000), Milliseconds(20'000), false};
    std::function<void(HostPhase)> onPhase = {};
    std::function<void(ssh::Session&)> onReady = {};
    std::function<void(ssh::Session&, int exec)> onStarted = {};
    std::function<void(ssh::Session&, int exec, qint64 bytes)> onOutput = {};
    std::function<void()> onEnded = {}; // the session is gone: for who keeps a pointer to it
};

/// Answers questions by `rule`, in a thread of its own; counts them.
class Questioner : public QuestionSink
{
public:
    using Rule = std::function<bool(const Question&, Answer&)>; // false: leaves it open
    explicit Questioner(Rule rule) : m_rule(std::move(rule)) {}
    void ask(Question&& question) override;
    void withdraw(quint64 id) override;
    std::vector<Question> asked() const;
    int withdrawn() const;
    ssh::Services* services = nullptr; // set by Harness

private:
    const Rule m_rule;
    mutable std::mutex m_mutex; // guards everything below
    std::vector<Question> m_asked;
    int m_withdrawn = 0;
};

/// Says the same text to every prompt.
Questioner::Rule answering(const QByteArray& text);
/// Accepts every host key.
Questioner::Rule acceptingKeys();

class Harness
{
public:
    explicit Harness(std::shared_ptr<Questioner> questioner = nullptr, int loops = 1);
    ~Harness();

    Report run(Plan plan);
    std::vector<Report> runAll(std::vector<Plan> plans); // all at once, spread over the loops
    ssh::Loop& loop(int index = 0) { return *m_loops[static_cast<size_t>(index)]; }
    ssh::Services& services() { return m_services; }

private:
    std::shared_ptr<Questioner> m_questioner;
    ssh::Services m_services;
    std::vector<std::unique_ptr<ssh::Loop>> m_loops;
    std::vector<std::thread> m_threads;
};

/// Logs in to the fixture with its key, its host keys known, strictly.
std::shared_ptr<HostSpec> hostOf(SshdFixture& server);
ssh::ExecRequest command(const QByteArray& text);
std::shared_ptr<LoginSpec> keyLogin(const QString& keyFile);
QString writeFile(const QString& path, const QByteArray& text);

} // namespace rollcall::test
