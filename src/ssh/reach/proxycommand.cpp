// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/reach/proxycommand.h"

#include "ssh/base/executors.h"
#include "ssh/base/link.h"
#include "ssh/reach/childwait.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <mutex>
#include <utility>

extern char** environ;

namespace rollcall::ssh {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds programPatience{500}; // with a program whose connection has ended
constexpr int mostErrorLines = 100;                       // of its errors, in the log
constexpr qsizetype longestLine = 1000;

struct Pipes
{
    int ours = -1, theirs = -1; // the connection
    int errors = -1, errorsIn = -1;

    bool open()
    {
        int pair[2], pipe[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
            return false;
        ours = pair[0];
        theirs = pair[1];
        if (::pipe2(pipe, O_CLOEXEC) != 0)
            return false;
        errors = pipe[0];
        errorsIn = pipe[1];
        ::fcntl(ours, F_SETFL, O_NONBLOCK);
        ::fcntl(errors, F_SETFL, O_NONBLOCK);
        return true;
    }
    ~Pipes()
    {
        for (const int end : {ours, theirs, errors, errorsIn}) {
            if (end >= 0)
                ::close(end);
        }
    }
};

/// 0, or errno; `pid` leads a session of its own.
int spawn(const QByteArray& command, const Pipes& pipes, pid_t& pid)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawnattr_init(&attributes);
    ::posix_spawn_file_actions_adddup2(&files, pipes.theirs, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&files, pipes.theirs, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&files, pipes.errorsIn, STDERR_FILENO);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
    const char* wanted = std::getenv("SHELL"); // NOLINT(concurrency-mt-unsafe): nobody sets variables here
    QByteArray shell = wanted && *wanted ? wanted : "/bin/sh";
    QByteArray text = "exec " + command;
    char option[] = "-c";
    char* arguments[] = {shell.data(), option, text.data(), nullptr};
    const int error = ::posix_spawn(&pid, shell.constData(), &files, &attributes, arguments, environ);
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&files);
    return error;
}

} // namespace

// The running program. Waited for by one executor at a time, and by the last one to the end; whoever waits holds the
// lock, so that nothing is sent to a number that is somebody else's by then.
struct ProxyCommand::Program
{
    pid_t pid = 0;
    std::mutex mutex; // guards status and hungUpAt
    std::optional<int> status;
    std::optional<std::chrono::steady_clock::time_point> hungUpAt;

    // Where no executor had its turn any more.
    ~Program()
    {
        if (pid > 0 && !status && !awaitChild(pid, 0ms)) {
            ::kill(-pid, SIGKILL);
            awaitChild(pid, 0ms);
        }
    }

    /// Its exit code if it ends in this time.
    std::optional<int> wait(std::chrono::milliseconds limit)
    {
        const std::lock_guard lock(mutex);
        if (!status)
            status = awaitChild(pid, limit);
        return status;
    }

    /// Does not wait: all of them are told before the first one is waited for. Not where somebody waits already.
    void hangUp()
    {
        const std::unique_lock lock(mutex, std::try_to_lock);
        if (lock)
            tell();
    }

    void end()
    {
        constexpr auto grace = 2000ms;
        const std::lock_guard lock(mutex);
        tell();
        const auto since = std::chrono::steady_clock::now() - hungUpAt.value_or(std::chrono::steady_clock::now());
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(grace - since);
        if (!status)
            status = awaitChild(pid, std::max(0ms, left));
        if (!status) {
            ::kill(-pid, SIGKILL);
            status = awaitChild(pid, grace);
        }
    }

private:
    void tell() // with the lock held
    {
        if (hungUpAt || status || (status = awaitChild(pid, 0ms)))
            return;
        ::kill(-pid, SIGHUP);
        hungUpAt = std::chrono::steady_clock::now();
    }
};

ProxyCommand::ProxyCommand(Loop& loop, std::shared_ptr<Executors> executors, std::function<void(const QString&)> log)
    : m_loop(loop), m_executors(std::move(executors)), m_log(std::move(log)),
      m_alive(std::make_shared<ProxyCommand*>(this))
{
}

ProxyCommand::~ProxyCommand()
{
    *m_alive = nullptr;
    m_watch.reset();
    if (m_errors >= 0)
        ::close(m_errors);
    if (!m_program)
        return;
    m_program->hangUp();
    m_executors->run(Executors::Kind::Commands, [program = m_program] { program->end(); });
}

void ProxyCommand::start(const QString& command, std::function<void(Started&&)> started)
{
    m_executors->run(Executors::Kind::Commands,
                     [text = command.toLocal8Bit(), loop = m_loop.handle(), alive = m_alive,
                      executors = std::weak_ptr(m_executors), started = std::move(started)]() mutable {
                         auto pipes = std::make_shared<Pipes>();
                         auto program = std::make_shared<Program>();
                         const int error = pipes->open() ? spawn(text, *pipes, program->pid) : errno;
                         loop.post([=, started = std::move(started)] {
                             Started result;
                             if (error != 0) {
                                 result.problem = qt_error_string(error);
                             } else if (*alive) {
                                 result.descriptor = std::exchange(pipes->ours, -1);
                                 (*alive)->came(program, std::exchange(pipes->errors, -1));
                             } else if (const auto executor = executors.lock()) { // nobody wants it any more
                                 executor->run(Executors::Kind::Commands, [program] { program->end(); });
                             }
                             if (*alive)
                                 started(std::move(result));
                         });
                     });
}

void ProxyCommand::came(const std::shared_ptr<Program>& program, int errors)
{
    m_program = program;
    m_errors = errors;
    m_watch = std::make_unique<Loop::Watch>(m_loop, m_errors, [this](bool, bool) { readErrors(); });
    m_watch->start(true, false);
}

void ProxyCommand::readErrors()
{
    char piece[4096];
    const ssize_t size = ::read(m_errors, piece, sizeof(piece));
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (size <= 0) {
        m_watch.reset();
        ::close(std::exchange(m_errors, -1));
        if (!m_line.isEmpty())
            say(std::exchange(m_line, {}));
        return;
    }
    m_line.append(piece, size);
    for (qsizetype end = m_line.indexOf('\n'); end >= 0; end = m_line.indexOf('\n')) {
        say(m_line.left(end));
        m_line.remove(0, end + 1);
    }
    m_line.truncate(longestLine);
}

void ProxyCommand::say(const QByteArray& line)
{
    const QString text = safeText(line);
    if (text.isEmpty())
        return;
    m_lastWords = text;
    if (++m_lines <= mostErrorLines)
        m_log(u"proxy command: "_s + text);
}

void ProxyCommand::awaitExit(std::function<void(std::optional<int>)> told)
{
    if (!m_program)
        return told(std::nullopt);
    m_executors->run(Executors::Kind::Commands,
                     [program = m_program, loop = m_loop.handle(), alive = m_alive, told = std::move(told)]() mutable {
                         const std::optional<int> status = program->wait(programPatience);
                         loop.post([alive, status, told = std::move(told)] {
                             if (ProxyCommand* self = *alive) {
                                 if (self->m_errors >= 0)
                                     self->readErrors(); // its last words may have come together with the end
                                 told(status);
                             }
                         });
                     });
}

} // namespace rollcall::ssh
