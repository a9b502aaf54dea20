// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/interrupt.h"

#include <QSocketNotifier>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace rollcall::app {

// All that the handler can reach.
static int pipeEnds[2] = {-1, -1}; // read, write
static volatile sig_atomic_t pending = 0;
static volatile sig_atomic_t pendingInterrupts = 0; // of them: Ctrl-C

static void handle(int signal)
{
    pending = pending + 1;
    if (signal == SIGINT)
        pendingInterrupts = pendingInterrupts + 1;
    if (pending > 2 || pendingInterrupts > 1)
        ::_exit(130); // the main thread is busy, writing a file perhaps, and somebody means it
    const int before = errno;
    const auto byte = static_cast<char>(signal);
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
    errno = before;
}

static void catchSignal(int signal, void (*handler)(int))
{
    struct sigaction action
    {
    };
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
}

Interrupt::Interrupt(QObject* parent) : QObject(parent)
{
    if (::pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0)
        return; // no descriptors left: Ctrl-C then ends the program at once
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Interrupt::take);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        catchSignal(signal, handle);
    catchSignal(SIGPIPE, SIG_IGN);
}

Interrupt::~Interrupt()
{
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        catchSignal(signal, SIG_DFL);
    m_notifier.reset();
    for (int& end : pipeEnds) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

int Interrupt::descriptor() const
{
    return pipeEnds[0];
}

void Interrupt::take()
{
    char signals[16];
    pending = 0;
    pendingInterrupts = 0;
    const ssize_t count = ::read(pipeEnds[0], signals, sizeof signals);
    for (ssize_t i = 0; i < count; ++i)
        Q_EMIT interrupted(signals[i]);
}

} // namespace rollcall::app
