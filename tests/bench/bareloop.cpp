// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The yardstick of the budgets: the least that a program can do with libssh to run `true` on N hosts with
// CONCURRENCY at a time. One thread, one epoll, no names, no host key check, no output, no errors told apart.
//
//     bench_bareloop HOST PORT USER KEY N CONCURRENCY   → JSON: hosts, failed, seconds, CPU ms per host
#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

namespace {

struct Target
{
    sockaddr_in name{};
    const char* user = nullptr;
    ssh_key key = nullptr;
};

class Host
{
public:
    enum class Step { Connect, Login, Open, Exec, Wait, Done, Failed };

    Host(const Target& target, int poller) : m_target(target), m_poller(poller)
    {
        m_descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        const int on = 1;
        ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
        if (::connect(m_descriptor, reinterpret_cast<const sockaddr*>(&target.name), sizeof(target.name)) != 0 &&
            errno != EINPROGRESS)
            m_step = Step::Failed;
        m_session = ssh_new();
        const int no = 0;
        ssh_options_set(m_session, SSH_OPTIONS_FD, &m_descriptor);
        ssh_options_set(m_session, SSH_OPTIONS_PROCESS_CONFIG, &no);
        ssh_options_set(m_session, SSH_OPTIONS_SSH_DIR, "/nonexistent");
        ssh_options_set(m_session, SSH_OPTIONS_KNOWNHOSTS, "/dev/null");
        ssh_options_set(m_session, SSH_OPTIONS_GLOBAL_KNOWNHOSTS, "/dev/null");
        ssh_options_set(m_session, SSH_OPTIONS_HOSTKEYS, "ssh-ed25519");
        ssh_options_set(m_session, SSH_OPTIONS_USER, target.user);
        ssh_set_blocking(m_session, 0);
        watch(EPOLLOUT, EPOLL_CTL_ADD);
    }

    ~Host()
    {
        if (m_event) {
            ssh_event_remove_session(m_event, m_session);
            ssh_event_free(m_event);
        }
        const bool open = ssh_get_fd(m_session) == m_descriptor;
        ssh_disconnect(m_session);
        ssh_free(m_session);
        if (open)
            ::close(m_descriptor);
    }

    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    bool isOver() const { return m_step >= Step::Done; }
    bool isFailed() const { return m_step == Step::Failed; }

    void ready()
    {
        const Step before = m_step;
        advance();
        while (!isOver() && m_step != before && m_progress)
            advance();
        if (!isOver())
            watch((ssh_get_poll_flags(m_session) & SSH_WRITE_PENDING) != 0 ? EPOLLIN | EPOLLOUT : EPOLLIN,
                  EPOLL_CTL_MOD);
    }

private:
    void advance()
    {
        m_progress = false;
        switch (m_step) {
        case Step::Connect:
            return next(ssh_connect(m_session), Step::Login);
        case Step::Login: {
            const int rc = ssh_userauth_publickey(m_session, nullptr, m_target.key);
            return next(rc == SSH_AUTH_AGAIN ? SSH_AGAIN : rc == SSH_AUTH_SUCCESS ? SSH_OK : SSH_ERROR, Step::Open);
        }
        case Step::Open:
            if (!m_channel) {
                m_channel = ssh_channel_new(m_session);
                m_callbacks.userdata = this;
                m_callbacks.channel_close_function = [](ssh_session, ssh_channel, void* self) {
                    static_cast<Host*>(self)->m_closed = true;
                };
                m_callbacks.channel_exit_status_function = [](ssh_session, ssh_channel, int status, void* self) {
                    static_cast<Host*>(self)->m_status = status;
                };
                ssh_callbacks_init(&m_callbacks);
                ssh_add_channel_callbacks(m_channel, &m_callbacks);
            }
            return next(ssh_channel_open_session(m_channel), Step::Exec);
        case Step::Exec:
            return next(ssh_channel_request_exec(m_channel, "true"), Step::Wait);
        case Step::Wait:
            if (!m_event) {
                m_event = ssh_event_new();
                ssh_event_add_session(m_event, m_session);
            }
            while (ssh_event_dopoll(m_event, 0) == SSH_OK) {}
            if (m_closed)
                m_step = m_status == 0 ? Step::Done : Step::Failed;
            else if (!ssh_is_connected(m_session))
                m_step = Step::Failed;
            return;
        case Step::Done:
        case Step::Failed:
            return;
        }
    }

    void next(int rc, Step then)
    {
        if (rc == SSH_AGAIN)
            return;
        m_step = rc == SSH_OK ? then : Step::Failed;
        m_progress = true;
    }

    void watch(uint32_t events, int operation)
    {
        if (events == m_events)
            return;
        m_events = events;
        epoll_event wanted{};
        wanted.events = events;
        wanted.data.ptr = this;
        ::epoll_ctl(m_poller, operation, m_descriptor, &wanted);
    }

    const Target& m_target;
    const int m_poller;
    int m_descriptor = -1;
    uint32_t m_events = 0;
    ssh_session m_session = nullptr;
    ssh_event m_event = nullptr;
    ssh_channel m_channel = nullptr;
    ssh_channel_callbacks_struct m_callbacks{};
    Step m_step = Step::Connect;
    bool m_progress = false;
    bool m_closed = false;
    int m_status = -1;
};

double cpuMilliseconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto milliseconds = [](const timeval& time) { return time.tv_sec * 1e3 + time.tv_usec / 1e3; };
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 7) {
        std::fprintf(stderr, "usage: bench_bareloop HOST PORT USER KEY N CONCURRENCY\n");
        return 2;
    }
    Target target;
    target.name.sin_family = AF_INET;
    target.name.sin_port = htons(static_cast<uint16_t>(std::atoi(argv[2])));
    ::inet_pton(AF_INET, argv[1], &target.name.sin_addr);
    target.user = argv[3];
    if (ssh_pki_import_privkey_file(argv[4], nullptr, nullptr, nullptr, &target.key) != SSH_OK)
        return 2;
    const int wanted = std::atoi(argv[5]);
    const int concurrency = std::atoi(argv[6]);
    const int poller = ::epoll_create1(EPOLL_CLOEXEC);
    const auto began = std::chrono::steady_clock::now();
    int started = 0, over = 0, failed = 0;
    std::vector<epoll_event> events(256);
    while (over < wanted) {
        while (started < wanted && started - over < concurrency) {
            new Host(target, poller);
            ++started;
        }
        const int count = ::epoll_wait(poller, events.data(), static_cast<int>(events.size()), 10'000);
        if (count <= 0)
            break;
        for (int i = 0; i < count; ++i) {
            auto* host = static_cast<Host*>(events[static_cast<size_t>(i)].data.ptr);
            host->ready();
            if (!host->isOver())
                continue;
            failed += host->isFailed();
            ++over;
            delete host;
        }
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    std::printf("{\"client\":\"bareloop\",\"hosts\":%d,\"failed\":%d,\"seconds\":%.3f,\"cpu_ms\":%.1f,"
                "\"cpu_ms_per_host\":%.3f,\"peak_kb\":%ld}\n",
                over, failed, seconds, cpuMilliseconds(), cpuMilliseconds() / std::max(over, 1), usage.ru_maxrss);
    ssh_key_free(target.key);
    return failed == 0 && over == wanted ? 0 : 1;
}
