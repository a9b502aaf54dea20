// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "harness.h"

#include "ssh/session/runservices.h"

#include <QFile>

namespace rollcall::test {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds latchPatience{120};

struct Latch
{
    std::mutex mutex; // guards left
    std::condition_variable wake;
    size_t left = 0;

    int count()
    {
        const std::lock_guard lock(mutex);
        return static_cast<int>(left);
    }
    void done()
    {
        const std::lock_guard lock(mutex);
        --left;
        wake.notify_all();
    }
};

class Client : public ssh::SessionListener
{
public:
    Client(ssh::Loop& loop, Plan plan, ssh::Services& services, Latch& latch)
        : m_loop(loop), m_plan(std::move(plan)), m_services(services), m_latch(latch)
    {
        report.execs.resize(m_plan.requests.size());
    }

    void begin() // in the loop's thread
    {
        m_session = std::make_unique<ssh::Session>(m_loop, m_plan.host, m_plan.options, m_services, *this);
        m_session->start();
    }

    Report report;

private:
    void phaseChanged(ssh::Session&, HostPhase phase, const QString& address) override
    {
        report.phases << phase;
        report.address = address;
        if (m_plan.onPhase)
            m_plan.onPhase(phase);
    }
    void ready(ssh::Session& session) override
    {
        if (m_plan.onReady)
            m_plan.onReady(session);
        if (m_plan.requests.empty())
            return session.close();
        m_next = m_plan.together ? m_plan.requests.size() : 1; // before: an exec may be over before exec() returns
        const size_t first = m_next;
        for (size_t i = 0; i < first; ++i)
            session.exec(static_cast<int>(i), m_plan.requests[i]);
    }
    void execStarted(ssh::Session& session, int exec) override
    {
        report.execs[static_cast<size_t>(exec)].started = true;
        if (m_plan.onStarted)
            m_plan.onStarted(session, exec);
    }
    void output(ssh::Session& session, int exec, Stream stream, QByteArray&& bytes) override
    {
        auto& output = report.execs[static_cast<size_t>(exec)].output;
        output[static_cast<size_t>(stream)] += bytes;
        if (m_plan.onOutput)
            m_plan.onOutput(session, exec, output[0].size() + output[1].size());
    }
    void execEnded(ssh::Session& session, int exec, const Verdict& verdict) override
    {
        auto& ended = report.execs[static_cast<size_t>(exec)];
        if (ended.ended)
            qFatal("execEnded came twice");
        ended.ended = true;
        ended.verdict = verdict;
        if (m_next < m_plan.requests.size()) {
            const size_t next = m_next++;
            session.exec(static_cast<int>(next), m_plan.requests[next]);
        } else if (std::all_of(report.execs.begin(), report.execs.end(),
                               [](const Report::Exec& e) { return e.ended; })) {
            session.close();
        }
    }
    void ended(ssh::Session&, const Verdict& verdict) override
    {
        report.ended = verdict;
        report.left = m_latch.count();
        m_session.reset();
        if (m_plan.onEnded)
            m_plan.onEnded();
        m_latch.done();
    }
    void log(ssh::Session&, const QString& text) override { report.log << text; }

    ssh::Loop& m_loop;
    Plan m_plan;
    ssh::Services& m_services;
    Latch& m_latch;
    std::unique_ptr<ssh::Session> m_session;
    size_t m_next = 0;
};

} // namespace

QString Report::text() const
{
    return u"ended %1 (%2)\n"_s.arg(reasonName(ended.reason), ended.detail.english()) + log.join(u'\n');
}

void Questioner::ask(Question&& question)
{
    Answer answer;
    answer.id = question.id;
    const bool known = m_rule(question, answer);
    {
        const std::lock_guard lock(m_mutex);
        m_asked.push_back(std::move(question));
    }
    if (known)
        services->answer(std::move(answer));
}

void Questioner::withdraw(quint64)
{
    const std::lock_guard lock(m_mutex);
    ++m_withdrawn;
}

std::vector<Question> Questioner::asked() const
{
    const std::lock_guard lock(m_mutex);
    return m_asked;
}

int Questioner::withdrawn() const
{
    const std::lock_guard lock(m_mutex);
    return m_withdrawn;
}

Questioner::Rule answering(const QByteArray& text)
{
    return [text](const Question& question, Answer& answer) {
        for (qsizetype i = 0; i < question.prompts.size(); ++i) {
            QByteArray copy(text.constData(), text.size());
            answer.texts.push_back(Secret(std::move(copy)));
        }
        return true;
    };
}

Questioner::Rule acceptingKeys()
{
    return [](const Question& question, Answer& answer) {
        for (qsizetype i = 0; i < question.keys.size(); ++i)
            answer.accepted << true;
        return true;
    };
}

Harness::Harness(std::shared_ptr<Questioner> questioner, int loops)
    : m_questioner(std::move(questioner)),
      m_services(ssh::servicesForRun(u"run"_s, m_questioner.get(), ssh::Services::makeExecutors()))
{
    if (m_questioner)
        m_questioner->services = &m_services;
    for (int i = 0; i < loops; ++i) {
        m_loops.push_back(std::make_unique<ssh::Loop>());
        m_threads.emplace_back([loop = m_loops.back().get()] { loop->run(); });
    }
}

Harness::~Harness()
{
    m_services.jumps.reset();
    for (const auto& loop : m_loops)
        loop->stop();
    for (std::thread& thread : m_threads)
        thread.join();
    m_loops.clear();
}

Report Harness::run(Plan plan)
{
    std::vector<Plan> plans;
    plans.push_back(std::move(plan));
    return std::move(runAll(std::move(plans)).front());
}

std::vector<Report> Harness::runAll(std::vector<Plan> plans)
{
    Latch latch;
    latch.left = plans.size();
    std::vector<std::unique_ptr<Client>> clients;
    for (size_t i = 0; i < plans.size(); ++i) {
        ssh::Loop& target = *m_loops[i % m_loops.size()];
        clients.push_back(std::make_unique<Client>(target, std::move(plans[i]), m_services, latch));
        target.post([client = clients.back().get()] { client->begin(); });
    }
    std::unique_lock lock(latch.mutex);
    if (!latch.wake.wait_for(lock, latchPatience, [&] { return latch.left == 0; }))
        qFatal("%zu sessions did not end", latch.left);
    lock.unlock();
    std::vector<Report> reports;
    for (const auto& client : clients)
        reports.push_back(std::move(client->report));
    return reports;
}

std::shared_ptr<LoginSpec> keyLogin(const QString& keyFile)
{
    auto login = std::make_shared<LoginSpec>();
    login->keyFiles = QStringList{keyFile};
    return login;
}

std::shared_ptr<HostSpec> hostOf(SshdFixture& server)
{
    auto host = std::make_shared<HostSpec>();
    host->name = u"target"_s;
    host->address = u"127.0.0.1"_s;
    host->port = server.port();
    host->user = server.user();
    host->login = keyLogin(server.clientKey());
    auto trust = std::make_shared<TrustSpec>();
    trust->userFiles = QStringList{server.knownHosts()};
    trust->policy = HostKeyPolicy::Strict;
    host->trust = trust;
    return host;
}

ssh::ExecRequest command(const QByteArray& text)
{
    ssh::ExecRequest request;
    request.command = text;
    return request;
}

QString writeFile(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write a test file");
    return path;
}

} // namespace rollcall::test
