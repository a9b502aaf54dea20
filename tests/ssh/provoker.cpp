// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provoker.h"

#include "support/testmain.h"

#include <QTest>

#include <thread>

namespace rollcall::test {

namespace {

/// Answers in a thread of its own, as soon as there is a run to answer.
class Answerer : public QuestionSink
{
public:
    explicit Answerer(Questioner::Rule rule) : m_rule(std::move(rule)) {}
    ~Answerer() override
    {
        for (std::thread& thread : m_threads)
            thread.join();
    }
    void ask(Question&& question) override
    {
        const std::lock_guard lock(m_mutex);
        asked.push_back(question);
        auto kept = std::make_shared<Question>(std::move(question));
        m_threads.emplace_back([this, kept] {
            Answer answer;
            answer.id = kept->id;
            if (!m_rule(*kept, answer))
                return;
            std::unique_lock waiting(m_mutex);
            m_wake.wait(waiting, [this] { return m_run != nullptr; });
            const std::shared_ptr<engine::Run> run = m_run;
            waiting.unlock();
            run->answer(std::move(answer));
        });
    }
    void withdraw(quint64) override {}
    std::vector<Question> asked; // to be read when the run is over
    void set(std::shared_ptr<engine::Run> run)
    {
        const std::lock_guard lock(m_mutex);
        m_run = std::move(run);
        m_wake.notify_all();
    }

private:
    const Questioner::Rule m_rule;
    std::mutex m_mutex; // guards everything below
    std::condition_variable m_wake;
    std::shared_ptr<engine::Run> m_run;
    std::vector<std::thread> m_threads;
};

} // namespace

Provocation::Provocation(SshdFixture& server)
{
    setUp(*hostOf(server));
}

Provocation::Provocation(FleetFixture& fleet, int index)
{
    setUp(*fleet.hosts(keyLogin(fleet.key())).at(static_cast<size_t>(index)));
}

void Provocation::setUp(const HostSpec& from)
{
    host = from;
    m_login = std::make_shared<LoginSpec>(*from.login);
    m_trust = std::make_shared<TrustSpec>(*from.trust);
    options.connectTimeout = Milliseconds(10'000); // on a busy machine everything but a time-out must still come about
    options.loginTimeout = Milliseconds(10'000);
}

Verdict Provocation::run()
{
    auto spec = std::make_shared<RunSpec>();
    spec->id = newRunId();
    host.login = m_login;
    host.trust = m_trust;
    host.algorithms = m_algorithms;
    for (int i = 0; i < hosts; ++i) {
        spec->hosts.append(host);
        if (i > 0)
            spec->hosts.last().name += u'-' + QString::number(i);
    }
    step.work = command;
    for (int i = 0; i < steps; ++i)
        spec->steps.append(step);
    spec->options = options;
    spec->options.batch = !answer;
    Answerer answerer(answer ? answer : acceptingKeys());
    const auto sink = std::make_shared<Collector>(spec);
    sink->failed = sinkFails;
    auto engine = std::make_unique<engine::Engine>();
    const auto run = engine->start(spec, sink, answer ? &answerer : nullptr);
    answerer.set(run);
    if (onReached && QTest::qWaitFor([&] { return sink->mostAtOnce() > 0; }, patience))
        onReached();
    if ((onStarted || quit) && QTest::qWaitFor([&] { return sink->startedCount() > 0; }, patience)) {
        if (onStarted)
            onStarted(*run);
        if (quit)
            engine.reset();
    }
    if (!sink->waitForEnd())
        qFatal("the run did not end");
    if (!sink->complaints().isEmpty())
        qFatal("%s", qPrintable(sink->complaints().join(u'\n')));
    output = sink->output(task);
    asked = std::move(answerer.asked);
    return sink->verdict(task);
}

} // namespace rollcall::test
