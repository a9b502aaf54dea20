// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/base/signals.h"

#include <QString>

#include <array>
#include <csignal>
#include <utility>

namespace rollcall::fleet {

namespace {

constexpr std::array<std::pair<int, const char*>, 13> signalNames{{{SIGABRT, "ABRT"},
                                                                   {SIGALRM, "ALRM"},
                                                                   {SIGFPE, "FPE"},
                                                                   {SIGHUP, "HUP"},
                                                                   {SIGILL, "ILL"},
                                                                   {SIGINT, "INT"},
                                                                   {SIGKILL, "KILL"},
                                                                   {SIGPIPE, "PIPE"},
                                                                   {SIGQUIT, "QUIT"},
                                                                   {SIGSEGV, "SEGV"},
                                                                   {SIGTERM, "TERM"},
                                                                   {SIGUSR1, "USR1"},
                                                                   {SIGUSR2, "USR2"}}};

} // namespace

int signalNumber(const QByteArray& name)
{
    for (const auto& [number, known] : signalNames) {
        if (name == known)
            return number;
    }
    return 0;
}

QByteArray signalName(int number)
{
    for (const auto& [known, name] : signalNames) {
        if (known == number)
            return name;
    }
    return QByteArray::number(number) + "@rollcall";
}

} // namespace rollcall::fleet
