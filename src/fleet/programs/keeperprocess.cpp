// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of the login process. It came from fork() without exec, so it shares the fleet's memory image
// but none of its descriptors; it uses no libuv and no libssh. _Fork(3) throughout: libuv's pthread_atfork
// handler would close the numbers that its signal pipe once had, which belong to somebody else by then. The
// process has one thread, so nothing is lost by it.
#include "fleet/programs/keeperprotocol.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <vector>

namespace rollcall::fleet {

namespace {

constexpr int controlFd = 3;
constexpr int cannotStart = 255 << 8; // as a wait status

struct Child
{
    int id = 0;
    pid_t pid = 0;
};

struct Message
{
    KeeperRequest request;
    std::vector<const char*> texts; // point into the buffer
    int fds[mostDescriptors] = {-1, -1, -1};
};

void onChild(int) {}

void resetSignals()
{
    for (const int number : {SIGTERM, SIGINT, SIGHUP, SIGPIPE, SIGQUIT})
        ::signal(number, SIG_DFL);
    struct sigaction action
    {
    };
    action.sa_handler = onChild; // only has to interrupt ppoll()
    sigaction(SIGCHLD, &action, nullptr);
}

void isolate(int socket, unsigned long long descriptorLimit)
{
    resetSignals();
    const int null = ::open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 3; ++fd)
        ::dup2(null, fd);
    ::dup2(socket, controlFd);
    ::close_range(controlFd + 1, ~0U, 0);
    ::fcntl(controlFd, F_SETFD, FD_CLOEXEC);
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = descriptorLimit;
    setrlimit(RLIMIT_NOFILE, &limit);
    ::prctl(PR_SET_NAME, "fleet-login");
}

bool receive(char* buffer, Message& message)
{
    iovec part{buffer, largestRequest};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int) * mostDescriptors)] = {};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control;
    header.msg_controllen = sizeof control;
    const ssize_t size = ::recvmsg(controlFd, &header, MSG_CMSG_CLOEXEC);
    if (size < static_cast<ssize_t>(sizeof message.request))
        return false;
    std::memcpy(&message.request, buffer, sizeof message.request);
    const char* const end = buffer + size;
    for (const char* text = buffer + sizeof message.request; text < end; text += std::strlen(text) + 1)
        message.texts.push_back(text);
    for (cmsghdr* one = CMSG_FIRSTHDR(&header); one; one = CMSG_NXTHDR(&header, one)) {
        if (one->cmsg_type == SCM_RIGHTS)
            std::memcpy(message.fds, CMSG_DATA(one), one->cmsg_len - CMSG_LEN(0));
    }
    return true;
}

[[noreturn]] void become(const Message& message)
{
    const bool terminal = message.request.number != 0;
    ::setsid();
    if (terminal)
        ::ioctl(message.fds[0], TIOCSCTTY, 0);
    for (int fd = 0; fd < 3; ++fd)
        ::dup2(terminal ? message.fds[0] : message.fds[fd], fd);
    ::signal(SIGCHLD, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    ::pthread_sigmask(SIG_SETMASK, &none, nullptr);
    if (::chdir(message.texts[0]) != 0 && ::chdir("/") != 0)
        ::_exit(255);
    std::vector<char*> environment;
    for (std::size_t i = 2; i < message.texts.size(); ++i)
        environment.push_back(const_cast<char*>(message.texts[i]));
    environment.push_back(nullptr);
    const bool login = message.texts[1][0] == '\0';
    char shell[] = "sh";
    char loginShell[] = "-sh";
    char option[] = "-c";
    char* const command[] = {shell, option, const_cast<char*>(message.texts[1]), nullptr};
    char* const alone[] = {loginShell, nullptr};
    ::execve("/bin/sh", login ? alone : command, environment.data());
    ::_exit(127);
}

void report(int id, int waitStatus)
{
    const KeeperReport words{id, waitStatus};
    [[maybe_unused]] const ssize_t sent = ::send(controlFd, &words, sizeof words, MSG_NOSIGNAL);
}

void obey(const Message& message, std::vector<Child>& children)
{
    if (message.request.verb == KeeperVerb::Signal) {
        for (const Child& child : children) {
            if (child.id == message.request.id)
                ::kill(-child.pid, message.request.number);
        }
        return;
    }
    const pid_t pid = message.texts.size() >= 2 && message.fds[0] >= 0 ? ::_Fork() : -1;
    if (pid == 0)
        become(message);
    for (const int fd : message.fds) {
        if (fd >= 0)
            ::close(fd);
    }
    if (pid < 0)
        report(message.request.id, cannotStart);
    else
        children.push_back({message.request.id, pid});
}

void reap(std::vector<Child>& children)
{
    int status = 0;
    for (pid_t pid = ::waitpid(-1, &status, WNOHANG); pid > 0; pid = ::waitpid(-1, &status, WNOHANG)) {
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (children[i].pid != pid)
                continue;
            report(children[i].id, status);
            children.erase(children.begin() + static_cast<std::ptrdiff_t>(i));
            break;
        }
    }
}

} // namespace

void keeperMain(int socket, unsigned long long descriptorLimit)
{
    isolate(socket, descriptorLimit);
    // SIGCHLD is let through only while waiting: no child's end is missed between reap() and ppoll().
    sigset_t waiting;
    sigset_t working;
    sigemptyset(&waiting);
    sigemptyset(&working);
    sigaddset(&working, SIGCHLD);
    ::pthread_sigmask(SIG_SETMASK, &working, nullptr);

    std::vector<char> buffer(largestRequest);
    std::vector<Child> children;
    for (;;) {
        reap(children);
        pollfd ready{controlFd, POLLIN, 0};
        if (::ppoll(&ready, 1, nullptr, &waiting) <= 0)
            continue;
        Message message;
        if (!receive(buffer.data(), message))
            break;
        obey(message, children);
    }
    for (const Child& child : children)
        ::kill(-child.pid, SIGHUP);
    ::_exit(0);
}

} // namespace rollcall::fleet
