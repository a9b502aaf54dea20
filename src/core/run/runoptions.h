// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>
#include <QString>

#include <chrono>
#include <optional>

// How a run is carried out. Plain values; any thread.
namespace rollcall {

using Milliseconds = std::chrono::milliseconds;

/// StrictHostKeyChecking of ssh_config(5): yes, ask, accept-new. There is no "no".
enum class HostKeyPolicy { Strict, Ask, AcceptNew };

/// Whether a step that failed skips the host's later steps. ByKind: as is usual for a step of its kind, which today is
/// to skip them.
enum class OnFailure : quint8 { ByKind, Stop, GoOn };

struct RunOptions
{
    static constexpr int defaultFanOut = 64;
    static constexpr int maximumFanOut = 10'000;
    static constexpr int defaultTerminalWidth = 80;
    static constexpr int minimumTerminalWidth = 20;
    static constexpr int maximumTerminalWidth = 10'000;
    static constexpr qint64 defaultOutputLimit = 64LL * 1024 * 1024;

    int fanOut = defaultFanOut;              // hosts worked on at once
    Milliseconds connectTimeout{10'000};     // name, TCP, key exchange; per address tried
    Milliseconds loginTimeout{30'000};       // without the time that a question waits for its answer
    Milliseconds commandTimeout{0};          // per task; 0: none
    qint64 outputLimit = defaultOutputLimit; // bytes per task, both streams together
    HostKeyPolicy hostKeys = HostKeyPolicy::Ask;
    bool batch = false; // no questions: what would need one ends denied or untrusted
    bool pty = false;
    OnFailure onFailure = OnFailure::ByKind;
    QList<QPair<QString, QString>> environment;
    int terminalWidth = defaultTerminalWidth; // columns, where there is a pty

    bool operator==(const RunOptions&) const = default;
};

/// What a snippet, or whoever starts a run, says of the options; the rest stays as it is. Host keys are not among
/// them: what is said of those for one run also beats ssh_config, and is in TargetOverrides.
struct OptionOverrides
{
    std::optional<int> fanOut;
    std::optional<Milliseconds> connectTimeout;
    std::optional<Milliseconds> loginTimeout;
    std::optional<Milliseconds> commandTimeout;
    std::optional<qint64> outputLimit;
    std::optional<bool> batch;
    std::optional<bool> pty;
    std::optional<OnFailure> onFailure;
    std::optional<QList<QPair<QString, QString>>> environment;
    std::optional<int> terminalWidth;

    bool operator==(const OptionOverrides&) const = default;
};

RunOptions withOverrides(RunOptions options, const OptionOverrides& overrides);
/// What is said later beats what was said before.
OptionOverrides withOverrides(OptionOverrides earlier, const OptionOverrides& later);

} // namespace rollcall
