// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/outcome.h"

#include <QCoreApplication>

#include <array>

namespace rollcall {

namespace {

struct OutcomeRow
{
    Outcome outcome;
    const char* name;
    const char* label;
};

struct ReasonRow
{
    Reason reason;
    Outcome outcome;
    const char* name;
    const char* label;
};

constexpr std::array<OutcomeRow, outcomeCount> outcomes{{
    {Outcome::Ok, "ok", QT_TRANSLATE_NOOP("Outcome", "ok")},
    {Outcome::Failed, "failed", QT_TRANSLATE_NOOP("Outcome", "failed")},
    {Outcome::Unreachable, "unreachable", QT_TRANSLATE_NOOP("Outcome", "unreachable")},
    {Outcome::Denied, "denied", QT_TRANSLATE_NOOP("Outcome", "denied")},
    {Outcome::Untrusted, "untrusted", QT_TRANSLATE_NOOP("Outcome", "untrusted")},
    {Outcome::TimedOut, "timed-out", QT_TRANSLATE_NOOP("Outcome", "timed out")},
    {Outcome::Cancelled, "cancelled", QT_TRANSLATE_NOOP("Outcome", "cancelled")},
    {Outcome::Skipped, "skipped", QT_TRANSLATE_NOOP("Outcome", "skipped")},
    {Outcome::Lost, "lost", QT_TRANSLATE_NOOP("Outcome", "lost")},
}};

// The one table: which outcome a reason belongs to. In the order of the enumeration.
constexpr std::array<ReasonRow, reasonCount> reasons{{
    {Reason::None, Outcome::Ok, "", QT_TRANSLATE_NOOP("Reason", "done")},
    {Reason::ExitCode, Outcome::Failed, "exit-code", QT_TRANSLATE_NOOP("Reason", "exit code")},
    {Reason::Signal, Outcome::Failed, "signal", QT_TRANSLATE_NOOP("Reason", "ended by a signal")},
    {Reason::InterpreterMissing, Outcome::Failed, "interpreter-missing",
     QT_TRANSLATE_NOOP("Reason", "interpreter missing")},
    {Reason::NotExecutable, Outcome::Failed, "not-executable", QT_TRANSLATE_NOOP("Reason", "not executable")},
    {Reason::RestrictedShell, Outcome::Failed, "restricted-shell", QT_TRANSLATE_NOOP("Reason", "restricted shell")},
    {Reason::OutputMismatch, Outcome::Failed, "output-mismatch", QT_TRANSLATE_NOOP("Reason", "output not as expected")},
    {Reason::OutputLimit, Outcome::Failed, "output-limit", QT_TRANSLATE_NOOP("Reason", "output limit")},
    {Reason::ChannelRefused, Outcome::Failed, "channel-refused", QT_TRANSLATE_NOOP("Reason", "channel refused")},
    {Reason::LocalDiskFull, Outcome::Failed, "local-disk-full", QT_TRANSLATE_NOOP("Reason", "disk full here")},
    {Reason::NoExitStatus, Outcome::Failed, "no-exit-status", QT_TRANSLATE_NOOP("Reason", "no exit status")},
    {Reason::RemoteDiskFull, Outcome::Failed, "remote-disk-full", QT_TRANSLATE_NOOP("Reason", "disk full on the host")},
    {Reason::NameNotFound, Outcome::Unreachable, "name-not-found", QT_TRANSLATE_NOOP("Reason", "name not found")},
    {Reason::Refused, Outcome::Unreachable, "refused", QT_TRANSLATE_NOOP("Reason", "connection refused")},
    {Reason::NoRoute, Outcome::Unreachable, "no-route", QT_TRANSLATE_NOOP("Reason", "no route")},
    {Reason::ConnectTimeout, Outcome::Unreachable, "connect-timeout", QT_TRANSLATE_NOOP("Reason", "no answer in time")},
    {Reason::NotSsh, Outcome::Unreachable, "not-ssh", QT_TRANSLATE_NOOP("Reason", "not an SSH server")},
    {Reason::NoCommonAlgorithm, Outcome::Unreachable, "no-common-algorithm",
     QT_TRANSLATE_NOOP("Reason", "no common algorithm")},
    {Reason::ServerClosed, Outcome::Unreachable, "server-closed", QT_TRANSLATE_NOOP("Reason", "closed by the server")},
    {Reason::ServerBusy, Outcome::Unreachable, "server-busy", QT_TRANSLATE_NOOP("Reason", "server busy")},
    {Reason::JumpFailed, Outcome::Unreachable, "jump-failed", QT_TRANSLATE_NOOP("Reason", "jump host failed")},
    {Reason::ProxyCommandFailed, Outcome::Unreachable, "proxy-command-failed",
     QT_TRANSLATE_NOOP("Reason", "proxy command failed")},
    {Reason::TooManyDescriptors, Outcome::Unreachable, "too-many-descriptors",
     QT_TRANSLATE_NOOP("Reason", "too many open files here")},
    {Reason::ProtocolError, Outcome::Unreachable, "protocol-error", QT_TRANSLATE_NOOP("Reason", "protocol error")},
    {Reason::Denied, Outcome::Denied, "denied", QT_TRANSLATE_NOOP("Reason", "login refused")},
    {Reason::NoMethodLeft, Outcome::Denied, "no-method-left", QT_TRANSLATE_NOOP("Reason", "no way to log in left")},
    {Reason::PassphraseWrong, Outcome::Denied, "passphrase-wrong", QT_TRANSLATE_NOOP("Reason", "wrong passphrase")},
    {Reason::KeyFileMissing, Outcome::Denied, "key-file-missing", QT_TRANSLATE_NOOP("Reason", "key file missing")},
    {Reason::KeyFileUnusable, Outcome::Denied, "key-file-unusable", QT_TRANSLATE_NOOP("Reason", "key file unusable")},
    {Reason::TooManyKeys, Outcome::Denied, "too-many-keys", QT_TRANSLATE_NOOP("Reason", "too many keys offered")},
    {Reason::PasswordExpired, Outcome::Denied, "password-expired", QT_TRANSLATE_NOOP("Reason", "password expired")},
    {Reason::NoAnswer, Outcome::Denied, "no-answer", QT_TRANSLATE_NOOP("Reason", "question not answered")},
    {Reason::PausedAfterDenials, Outcome::Denied, "paused-after-denials",
     QT_TRANSLATE_NOOP("Reason", "held back after denials")},
    {Reason::SudoWrong, Outcome::Denied, "sudo-wrong", QT_TRANSLATE_NOOP("Reason", "wrong sudo password")},
    {Reason::SudoNotAllowed, Outcome::Denied, "sudo-not-allowed", QT_TRANSLATE_NOOP("Reason", "sudo not allowed")},
    {Reason::SudoRequired, Outcome::Denied, "sudo-required", QT_TRANSLATE_NOOP("Reason", "sudo password needed")},
    {Reason::HostKeyUnknown, Outcome::Untrusted, "host-key-unknown", QT_TRANSLATE_NOOP("Reason", "host key unknown")},
    {Reason::HostKeyChanged, Outcome::Untrusted, "host-key-changed", QT_TRANSLATE_NOOP("Reason", "host key changed")},
    {Reason::HostKeyRevoked, Outcome::Untrusted, "host-key-revoked", QT_TRANSLATE_NOOP("Reason", "host key revoked")},
    {Reason::HostKeyByAuthorityOnly, Outcome::Untrusted, "host-key-by-authority-only",
     QT_TRANSLATE_NOOP("Reason", "trusted by an authority only")},
    {Reason::HostKeyFileUnreadable, Outcome::Untrusted, "host-key-file-unreadable",
     QT_TRANSLATE_NOOP("Reason", "known_hosts unreadable")},
    {Reason::LoginTimeout, Outcome::TimedOut, "login-timeout", QT_TRANSLATE_NOOP("Reason", "login took too long")},
    {Reason::CommandTimeout, Outcome::TimedOut, "command-timeout",
     QT_TRANSLATE_NOOP("Reason", "command took too long")},
    {Reason::CancelledByUser, Outcome::Cancelled, "cancelled-by-user", QT_TRANSLATE_NOOP("Reason", "cancelled")},
    {Reason::CancelledByQuit, Outcome::Cancelled, "cancelled-by-quit",
     QT_TRANSLATE_NOOP("Reason", "cancelled by quitting")},
    {Reason::SkippedByConfiguration, Outcome::Skipped, "skipped-by-configuration",
     QT_TRANSLATE_NOOP("Reason", "configuration not supported")},
    {Reason::SkippedAfterFailure, Outcome::Skipped, "skipped-after-failure",
     QT_TRANSLATE_NOOP("Reason", "an earlier step failed")},
    {Reason::SkippedTooManyFailures, Outcome::Skipped, "skipped-too-many-failures",
     QT_TRANSLATE_NOOP("Reason", "too many failures before")},
    {Reason::SkippedByGate, Outcome::Skipped, "skipped-by-gate", QT_TRANSLATE_NOOP("Reason", "stopped at a gate")},
    {Reason::LeftOut, Outcome::Skipped, "left-out", QT_TRANSLATE_NOOP("Reason", "left out")},
    {Reason::Locked, Outcome::Skipped, "locked", QT_TRANSLATE_NOOP("Reason", "locked by another run")},
    {Reason::LinkLost, Outcome::Lost, "link-lost", QT_TRANSLATE_NOOP("Reason", "connection lost")},
    {Reason::KeepaliveUnanswered, Outcome::Lost, "keepalive-unanswered",
     QT_TRANSLATE_NOOP("Reason", "host fell silent")},
    {Reason::NotBackAfterReboot, Outcome::Lost, "not-back-after-reboot",
     QT_TRANSLATE_NOOP("Reason", "not back after its reboot")},
    {Reason::Interrupted, Outcome::Lost, "interrupted", QT_TRANSLATE_NOOP("Reason", "Rollcall ended")},
}};

constexpr bool tablesAreInOrder()
{
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (static_cast<std::size_t>(outcomes[i].outcome) != i)
            return false;
    }
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        if (static_cast<std::size_t>(reasons[i].reason) != i)
            return false;
    }
    return true;
}
static_assert(tablesAreInOrder(), "the tables are indexed by the enumerators");

const OutcomeRow& row(Outcome outcome)
{
    return outcomes[static_cast<std::size_t>(outcome)];
}

const ReasonRow& row(Reason reason)
{
    return reasons[static_cast<std::size_t>(reason)];
}

} // namespace

Outcome outcomeOf(Reason reason)
{
    return row(reason).outcome;
}

QList<Reason> reasonsOf(Outcome outcome)
{
    QList<Reason> found;
    for (const ReasonRow& candidate : reasons) {
        if (candidate.outcome == outcome)
            found.append(candidate.reason);
    }
    return found;
}

/// Not by itself: then people ask whether it is really gone.
static bool stopped(Outcome outcome)
{
    return outcome == Outcome::Cancelled || outcome == Outcome::TimedOut || outcome == Outcome::Lost;
}

bool isRemoteStateNews(const Verdict& verdict)
{
    switch (verdict.remote) {
    case RemoteState::NotStarted:
        return false;
    case RemoteState::Ended:
        return stopped(outcomeOf(verdict.reason)) ||
               (!verdict.exitCode && verdict.signal.isEmpty() && verdict.reason != Reason::None);
    case RemoteState::LeftRunning:
    case RemoteState::StillRunning:
    case RemoteState::Unknown:
        return true;
    }
    return true;
}

QString outcomeName(Outcome outcome)
{
    return QLatin1String(row(outcome).name);
}

QString outcomeLabel(Outcome outcome)
{
    return QCoreApplication::translate("Outcome", row(outcome).label);
}

QString reasonName(Reason reason)
{
    return QLatin1String(row(reason).name);
}

QString reasonLabel(Reason reason)
{
    return QCoreApplication::translate("Reason", row(reason).label);
}

QString remoteStateName(RemoteState state)
{
    switch (state) {
    case RemoteState::NotStarted:
        return QStringLiteral("not-started");
    case RemoteState::Ended:
        return QStringLiteral("ended");
    case RemoteState::LeftRunning:
        return QStringLiteral("left-running");
    case RemoteState::StillRunning:
        return QStringLiteral("still-running");
    case RemoteState::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

QString remoteStateLabel(RemoteState state)
{
    switch (state) {
    case RemoteState::NotStarted:
        return QCoreApplication::translate("RemoteState", "not started");
    case RemoteState::Ended:
        return QCoreApplication::translate("RemoteState", "ended");
    case RemoteState::LeftRunning:
        return QCoreApplication::translate("RemoteState", "ended, left something running");
    case RemoteState::StillRunning:
        return QCoreApplication::translate("RemoteState", "still running");
    case RemoteState::Unknown:
        return QCoreApplication::translate("RemoteState", "unknown");
    }
    return {};
}

bool outcomeFromName(const QString& name, Outcome& outcome)
{
    for (const OutcomeRow& candidate : outcomes) {
        if (name == QLatin1String(candidate.name)) {
            outcome = candidate.outcome;
            return true;
        }
    }
    return false;
}

bool reasonFromName(const QString& name, Reason& reason)
{
    for (const ReasonRow& candidate : reasons) {
        if (name == QLatin1String(candidate.name)) {
            reason = candidate.reason;
            return true;
        }
    }
    return false;
}

} // namespace rollcall
