// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The room `ssh` against its yardstick (bareloop.cpp): the same work through ssh::Session, in one loop, with
// host key check and log lines. With HOLD seconds the sessions stay open so long, for measuring memory.
//
//     bench_sessions HOST PORT USER KEY N CONCURRENCY KNOWN_HOSTS [HOLD]   → JSON as bench_bareloop's
#include "ssh/base/executors.h"
#include "ssh/base/loop.h"
#include "ssh/session/runservices.h"
#include "ssh/session/services.h"
#include "ssh/session/session.h"

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>

using namespace rollcall;

namespace {

class Runner : public ssh::SessionListener
{
public:
    Runner(ssh::Loop& loop, ssh::Services& services, std::shared_ptr<const HostSpec> host, int wanted, int concurrency,
           int hold)
        : m_loop(loop), m_services(services), m_host(std::move(host)), m_wanted(wanted), m_concurrency(concurrency),
          m_hold(hold)
    {
    }

    void fill()
    {
        while (m_started < m_wanted && m_started - over < m_concurrency) {
            ++m_started;
            auto session = std::make_unique<ssh::Session>(m_loop, m_host, ssh::SessionOptions{}, m_services, *this);
            ssh::Session* raw = session.get();
            m_sessions[raw] = std::move(session);
            raw->start();
        }
    }

    int over = 0;
    int failed = 0;
    size_t logged = 0;

private:
    void phaseChanged(ssh::Session&, HostPhase, const QString&) override {}
    void ready(ssh::Session& session) override
    {
        ssh::ExecRequest request;
        request.command = "true";
        session.exec(0, std::move(request));
    }
    void execStarted(ssh::Session&, int) override {}
    void output(ssh::Session&, int, Stream, QByteArray&&) override {}
    void execEnded(ssh::Session& session, int, const Verdict& verdict) override
    {
        failed += verdict.reason != Reason::None;
        if (m_hold == 0)
            return session.close();
        if (++m_held == m_wanted)
            holdAll();
    }
    void holdAll()
    {
        m_timer = std::make_unique<ssh::Loop::Timer>(m_loop, [this] {
            for (const auto& [raw, session] : m_sessions)
                raw->close();
        });
        std::ifstream status("/proc/self/status");
        for (std::string line; std::getline(status, line);) {
            if (line.starts_with("VmRSS"))
                std::printf("held %d: %s\n", m_held, line.c_str());
        }
        std::fflush(stdout);
        m_timer->start(std::chrono::seconds(m_hold));
    }
    void ended(ssh::Session& session, const Verdict& verdict) override
    {
        failed += verdict.reason != Reason::None;
        ++over;
        m_sessions.erase(&session);
        if (over == m_wanted) {
            m_timer.reset();
            return m_loop.stop();
        }
        fill();
    }
    void log(ssh::Session&, const QString& text) override { logged += static_cast<size_t>(text.size()); }

    ssh::Loop& m_loop;
    ssh::Services& m_services;
    const std::shared_ptr<const HostSpec> m_host;
    const int m_wanted;
    const int m_concurrency;
    const int m_hold;
    int m_started = 0;
    int m_held = 0;
    std::map<ssh::Session*, std::unique_ptr<ssh::Session>> m_sessions;
    std::unique_ptr<ssh::Loop::Timer> m_timer;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc < 8) {
        std::fprintf(stderr, "usage: bench_sessions HOST PORT USER KEY N CONCURRENCY KNOWN_HOSTS [HOLD]\n");
        return 2;
    }
    auto login = std::make_shared<LoginSpec>();
    login->keyFiles = QStringList{QString::fromLocal8Bit(argv[4])};
    auto trust = std::make_shared<TrustSpec>();
    trust->userFiles = QStringList{QString::fromLocal8Bit(argv[7])};
    trust->policy = HostKeyPolicy::Strict;
    auto host = std::make_shared<HostSpec>();
    host->name = host->address = QString::fromLatin1(argv[1]);
    host->port = static_cast<quint16>(std::atoi(argv[2]));
    host->user = QString::fromLocal8Bit(argv[3]);
    host->login = login;
    host->trust = trust;

    const auto began = std::chrono::steady_clock::now();
    ssh::Services services = ssh::servicesForRun({}, nullptr, ssh::Services::makeExecutors());
    ssh::Loop loop;
    Runner runner(loop, services, host, std::atoi(argv[5]), std::atoi(argv[6]), argc > 8 ? std::atoi(argv[8]) : 0);
    loop.post([&] { runner.fill(); });
    loop.run();

    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto milliseconds = [](const timeval& time) { return time.tv_sec * 1e3 + time.tv_usec / 1e3; };
    const double cpu = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
    std::printf("{\"client\":\"sessions\",\"hosts\":%d,\"failed\":%d,\"seconds\":%.3f,\"cpu_ms\":%.1f,"
                "\"cpu_ms_per_host\":%.3f,\"peak_kb\":%ld}\n",
                runner.over, runner.failed, seconds, cpu, cpu / std::max(runner.over, 1), usage.ru_maxrss);
    return runner.failed == 0 ? 0 : 1;
}
