// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/detail.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

// How a task ended. The outcome is one of nine; the reason is the finer cause under it. One table says which
// outcome a reason belongs to, one function makes its sentence, one names the cure. Values; any thread.
namespace rollcall {

enum class Outcome : quint8 { Ok, Failed, Unreachable, Denied, Untrusted, TimedOut, Cancelled, Skipped, Lost };
inline constexpr int outcomeCount = 9;

enum class Reason : quint8 {
    None, // ok
    // failed: the command ran, or could have
    ExitCode,
    Signal,
    InterpreterMissing,
    NotExecutable,
    RestrictedShell, // the login shell starts no other one, so a script was not run
    OutputMismatch,
    OutputLimit,
    ChannelRefused,
    LocalDiskFull,
    NoExitStatus,   // it ran to its end, and nobody said how: how a device's own shell often ends
    RemoteDiskFull, // of a file that was to go there
    // unreachable
    NameNotFound,
    Refused,
    NoRoute,
    ConnectTimeout,
    NotSsh,
    NoCommonAlgorithm,
    ServerClosed,
    ServerBusy,
    JumpFailed,
    ProxyCommandFailed,
    TooManyDescriptors,
    ProtocolError,
    // denied
    Denied,
    NoMethodLeft,
    PassphraseWrong,
    KeyFileMissing,
    KeyFileUnusable,
    TooManyKeys,
    PasswordExpired,
    NoAnswer, // a question was declined, or none could be asked
    PausedAfterDenials,
    SudoWrong,
    SudoNotAllowed,
    SudoRequired, // it asks for a password, and nobody could be asked for one
    // untrusted
    HostKeyUnknown,
    HostKeyChanged,
    HostKeyRevoked,
    HostKeyByAuthorityOnly,
    HostKeyFileUnreadable,
    // timed out
    LoginTimeout,
    CommandTimeout,
    // cancelled
    CancelledByUser,
    CancelledByQuit,
    // skipped: never started
    SkippedByConfiguration,
    SkippedAfterFailure,
    SkippedTooManyFailures, // of other hosts
    SkippedByGate,          // what had to hold before it could go on, did not, or nobody could say so
    LeftOut,                // by whoever started it: it may still run there from before
    Locked,                 // somebody else works on that machine
    // lost: it was running and we cannot know
    LinkLost,
    KeepaliveUnanswered,
    NotBackAfterReboot,
    Interrupted,
};
inline constexpr int reasonCount = static_cast<int>(Reason::Interrupted) + 1;

/// What is known of the process on the host once its task is over.
enum class RemoteState : quint8 {
    NotStarted,
    Ended,
    LeftRunning, // it has ended; what it has started goes on and holds its output
    StillRunning,
    Unknown
};
inline constexpr int remoteStateCount = 5;

struct Verdict
{
    Reason reason = Reason::None;
    std::optional<quint32> exitCode; // all 32 bits of RFC 4254 section 6.10; none: none came
    QString signal;                  // "TERM", as in RFC 4254 section 6.10, without SIG
    Detail detail;                   // for the sentence: the address, the file:line, what the server offered…
    RemoteState remote = RemoteState::NotStarted;

    bool operator==(const Verdict&) const = default;
};

/// Of something that has not run: no exit code, no signal, not started.
inline Verdict verdictOf(Reason reason, const Detail& detail = {})
{
    Verdict verdict;
    verdict.reason = reason;
    verdict.detail = detail;
    return verdict;
}

Outcome outcomeOf(Reason reason);
QList<Reason> reasonsOf(Outcome outcome); // in the order of the enumeration
/// Whether what is known of the command on the host is news: not where it never started, nor where it ended by
/// itself and an exit code or a signal says so.
bool isRemoteStateNews(const Verdict& verdict);

QString outcomeName(Outcome outcome);        // "ok", "timed-out": stable, for files and the command line
QString outcomeLabel(Outcome outcome);       // translated, for people
QString reasonName(Reason reason);           // "host-key-changed": stable; "" for None
QString reasonLabel(Reason reason);          // a few words, translated
QString remoteStateName(RemoteState state);  // "still-running": stable
QString remoteStateLabel(RemoteState state); // a word or two, translated
bool outcomeFromName(const QString& name, Outcome& outcome);
bool reasonFromName(const QString& name, Reason& reason);

/// The detail of JumpFailed: which jump host, and its own verdict, which the sentence and the cure then tell.
Detail jumpDetail(const QString& jump, const Verdict& verdict);

/// "3", above 255 also as tools that count so show it: "65536 (0x10000)"; "" where none came.
QString exitCodeText(std::optional<quint32> exitCode);
QString verdictSentence(const Verdict& verdict); // one sentence: what happened
QString verdictCure(const Verdict& verdict);     // what to do about it; "" where there is nothing to say

} // namespace rollcall

Q_DECLARE_METATYPE(rollcall::Verdict)
