// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/reach/childwait.h"

#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <thread>

namespace rollcall::ssh {

using namespace std::chrono_literals;

namespace {

std::optional<int> statusNow(pid_t pid)
{
    int raw = 0;
    const pid_t ended = ::waitpid(pid, &raw, WNOHANG);
    if (ended == pid)
        return WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw);
    return ended < 0 && errno == ECHILD ? std::optional(-1) : std::nullopt;
}

/// Readable once the process has ended (pidfd_open(2)). -1: this system has none, or no descriptor is left.
int processDescriptor([[maybe_unused]] pid_t pid)
{
#ifdef SYS_pidfd_open // glibc 2.36 declares pidfd_open() for C alone
    return static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
#else
    return -1;
#endif
}

} // namespace

std::optional<int> awaitChild(pid_t pid, std::chrono::milliseconds limit)
{
    const auto until = std::chrono::steady_clock::now() + limit;
    std::optional<int> status = statusNow(pid);
    if (status || limit <= 0ms)
        return status;
    const int descriptor = processDescriptor(pid);
    while (!status) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (left <= 0ms)
            break;
        if (descriptor >= 0) {
            pollfd ending{descriptor, POLLIN, 0};
            ::poll(&ending, 1, static_cast<int>(left.count()));
        } else {
            std::this_thread::sleep_for(std::min(left, 5ms));
        }
        status = statusNow(pid);
    }
    if (descriptor >= 0)
        ::close(descriptor);
    return status;
}

} // namespace rollcall::ssh
