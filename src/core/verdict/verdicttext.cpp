// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"
#include "core/verdict/phrase.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

// The sentences of a verdict. One long switch each, without a default: the compiler names a missing reason.
// In them %1 is the exit code, %2 the signal, %3 the detail, %4 what is known of the process on the host.
namespace rollcall {

namespace {

class VerdictText
{
    Q_DECLARE_TR_FUNCTIONS(Verdict)

public:
    static QString sentence(const Verdict& verdict);
    static QString sentenceOfEnded(Reason reason);
    static QString sentenceOfUnstarted(Reason reason);
    static QString sentenceOfUncertain(Reason reason);
    static QString cure(Reason reason);
    static QString cureOfDenied(Reason reason);
    static QString algorithmCure(const Detail& detail);
    static QString cureOfEnded() { return tr("The end of its output may be missing: run it again if that matters."); }
    static QString cureOfUnstarted() { return tr("Run it again on this host: nothing of it has run there."); }
    static QString cureOfLeft() { return tr("Let what shall go on write elsewhere: COMMAND >/dev/null 2>&1 &"); }
    static QString remote(const Verdict& verdict);
    static QString jumpSentence(const QString& jump, const QString& sentence)
    {
        return fillMarkers(tr("Jump host %1: %2"), {displayLine(jump), sentence});
    }
    static QString sentenceOfRefusingJump() { return tr("It would not forward to the next host (%3)."); }
    static QString fill(QString sentence, const Verdict& verdict);
};

QString VerdictText::sentence(const Verdict& verdict)
{
    switch (verdict.reason) {
    case Reason::None:
        return tr("The command ended well.");
    case Reason::ExitCode:
        return tr("The command ended with exit code %1.");
    case Reason::Signal:
        return tr("The command was ended by the signal %2 (%3).");
    case Reason::InterpreterMissing:
        return tr("The interpreter is not installed on the host (%3).");
    case Reason::NotExecutable:
        return tr("The host has the command but may not execute it (exit code 126, %3).");
    case Reason::RestrictedShell:
        return tr("The login shell of this user is restricted and starts no other one, so the script was not run "
                  "(%3).");
    case Reason::OutputMismatch:
        return tr("The command ran, but its output is not what the snippet expects (%3).");
    case Reason::OutputLimit:
        return tr("The output reached its limit (%3); what came before it is kept. %4");
    case Reason::ChannelRefused:
        return tr("The server let us in but would not start the command (%3).");
    case Reason::LocalDiskFull:
        return tr("This computer has no room left for the output (%3).");
    case Reason::NoExitStatus:
        return tr("The command ended, but with which exit code is not known (%3).");
    case Reason::RemoteDiskFull:
        return tr("The host has no room left for the file (%3).");
    case Reason::NameNotFound:
        return tr("The name cannot be resolved to an address (%3).");
    case Reason::Refused:
        return tr("The host answered, but nothing listens on that port (%3).");
    case Reason::NoRoute:
        return tr("There is no way to this address (%3).");
    case Reason::ConnectTimeout:
        return tr("The host did not answer in time (%3).");
    case Reason::NotSsh:
        return tr("What answered there is not an SSH server (%3).");
    case Reason::NoCommonAlgorithm:
        return tr("The server and Rollcall have no algorithm in common (%3).");
    case Reason::ServerClosed:
        return tr("The server closed the connection before the login (%3).");
    case Reason::ServerBusy:
        return tr("The server takes no more connections just now (%3).");
    case Reason::JumpFailed:
        return tr("The jump host could not make the connection (%3).");
    case Reason::ProxyCommandFailed:
        return tr("The ProxyCommand that leads to the host failed (%3).");
    case Reason::TooManyDescriptors:
        return tr("This computer allows no more open connections (%3).");
    case Reason::ProtocolError:
        return tr("The connection broke because what came was not proper SSH (%3).");
    case Reason::Denied:
        return tr("The server refused the login (%3).");
    case Reason::NoMethodLeft:
        return tr("The server accepts none of the ways to log in that are set up (%3).");
    case Reason::PassphraseWrong:
        return tr("The passphrase does not open the key (%3).");
    case Reason::KeyFileMissing:
        return tr("The key file does not exist (%3).");
    case Reason::KeyFileUnusable:
        return tr("The key file cannot be used (%3).");
    case Reason::TooManyKeys:
        return tr("The server gave up after too many keys (%3).");
    case Reason::PasswordExpired:
        return tr("The password has expired and the server asks for a new one (%3).");
    case Reason::NoAnswer:
        return tr("A question had to be answered for the login, and it was not (%3).");
    case Reason::PausedAfterDenials:
        return tr("Held back, because the same login had just been refused elsewhere (%3).");
    case Reason::SudoWrong:
        return tr("The password for sudo was wrong (%3).");
    case Reason::SudoNotAllowed:
        return tr("The user may not run this through sudo (%3).");
    case Reason::SudoRequired:
        return tr("sudo asks for a password there, and none could be given (%3).");
    case Reason::HostKeyUnknown:
        return tr("The host's key is not known yet (%3).");
    case Reason::HostKeyChanged:
        return tr("The host showed another key than the one on file (%3). Nothing was sent to it.");
    case Reason::HostKeyRevoked:
        return tr("The host's key is marked as revoked (%3). Nothing was sent to it.");
    case Reason::HostKeyByAuthorityOnly:
        return tr("The host is trusted only through a certificate authority, which Rollcall cannot "
                  "check yet (%3).");
    case Reason::HostKeyFileUnreadable:
        return tr("The file of known host keys cannot be read (%3).");
    case Reason::LoginTimeout:
        return tr("The login was not over in time (%3).");
    case Reason::CommandTimeout:
        return verdict.remote == RemoteState::LeftRunning ? tr("Its output had not ended in time (%3). %4")
                                                          : tr("The command ran longer than allowed (%3). %4");
    case Reason::CancelledByUser:
        return tr("Cancelled. %4");
    case Reason::CancelledByQuit:
        return tr("Cancelled because Rollcall was quit. %4");
    case Reason::SkippedByConfiguration:
        return tr("Not connected to: %3"); // the detail is an error's whole text
    case Reason::SkippedAfterFailure:
        return tr("Not started, because an earlier step failed on this host (%3).");
    case Reason::SkippedTooManyFailures:
        return tr("Not started, because too many other hosts had failed (%3).");
    case Reason::SkippedByGate:
        return tr("Not started, because the run did not get past a gate (%3).");
    case Reason::LeftOut:
        return tr("Left out of this run (%3).");
    case Reason::Locked:
        return tr("Not started, because another run holds this machine (%3).");
    case Reason::LinkLost:
        return tr("The connection broke while the command ran (%3). %4");
    case Reason::KeepaliveUnanswered:
        return tr("The host fell silent while the command ran (%3). %4");
    case Reason::NotBackAfterReboot:
        return tr("The host was told to reboot and has not come back in time (%3).");
    case Reason::Interrupted:
        return tr("Rollcall ended before the run did, so nobody saw the end of the command (%3). %4");
    }
    return {};
}

/// Of a command whose end was known before the connection's.
QString VerdictText::sentenceOfEnded(Reason reason)
{
    return reason == Reason::LinkLost ? tr("The connection broke before all of the output had come (%3).")
                                      : tr("The host fell silent before all of the output had come (%3).");
}

/// Of a command that has not run, for certain; empty where the usual one claims nothing else.
QString VerdictText::sentenceOfUnstarted(Reason reason)
{
    if (reason == Reason::LinkLost)
        return tr("The connection broke before the command had started (%3).");
    if (reason == Reason::KeepaliveUnanswered)
        return tr("The host fell silent before the command had started (%3).");
    if (reason == Reason::CommandTimeout)
        return tr("The command had not started in the time that it had (%3).");
    return {};
}

/// Likewise of one that was asked for, and of which the server never said that it started.
QString VerdictText::sentenceOfUncertain(Reason reason)
{
    if (reason == Reason::LinkLost)
        return tr("The connection broke when the command may have started (%3). %4");
    if (reason == Reason::KeepaliveUnanswered)
        return tr("The host fell silent when the command may have started (%3). %4");
    if (reason == Reason::CommandTimeout)
        return tr("The command may have started, and was not over in the time that it had (%3). %4");
    if (reason == Reason::ChannelRefused)
        return tr("The server let us in, and the command may have started (%3). %4");
    return {};
}

QString VerdictText::cure(Reason reason)
{
    switch (reason) {
    case Reason::None:
        return {};
    case Reason::ExitCode:
        return tr("Read its error output, or say in the snippet which exit codes are fine.");
    case Reason::Signal:
        return tr("Look in the host's log for who sent it: the out-of-memory killer sends KILL.");
    case Reason::InterpreterMissing:
        return tr("Install it there, or choose another interpreter.");
    case Reason::NotExecutable:
        return tr("Check its permissions, and whether its file system is mounted noexec.");
    case Reason::RestrictedShell:
        return tr("Run what it allows as commands, or log in as a user with another shell.");
    case Reason::OutputMismatch:
        return tr("Read the output, or correct the snippet's rule.");
    case Reason::OutputLimit:
        return tr("Raise the output limit, or let the command say less.");
    case Reason::ChannelRefused:
        return tr("Look for ForceCommand, MaxSessions or a restricted shell in its configuration.");
    case Reason::LocalDiskFull:
        return tr("Free some space or delete old runs, then run again on the failed hosts.");
    case Reason::NoExitStatus:
        return tr("Read its output: some devices never say how a command ended.");
    case Reason::RemoteDiskFull:
        return tr("Free some space there, or choose another folder; then run again on the failed hosts.");
    case Reason::NameNotFound:
        return tr("Check the spelling and the name server, or give the host an address.");
    case Reason::Refused:
        return tr("Check the port, and whether sshd runs there.");
    case Reason::NoRoute:
        return tr("Check the network, the VPN and the address.");
    case Reason::ConnectTimeout:
        return tr("Check whether it is up and whether a firewall drops the packets, or raise the "
                  "connect time-out.");
    case Reason::NotSsh:
        return tr("Check the port.");
    case Reason::NoCommonAlgorithm:
        return tr("Update the server, or allow old algorithms (SHA-1) for its group or for the host alone.");
    case Reason::ServerClosed:
        return tr("Look in its log; a deny list or a limit for this address closes connections like "
                  "this.");
    case Reason::ServerBusy:
        return tr("Run again on the failed hosts with a smaller fan-out, or raise MaxStartups there. After failed "
                  "logins OpenSSH 9.8 and newer say the same for a while (PerSourcePenalties): wait, then.");
    case Reason::JumpFailed:
        return tr("Try the jump host by itself; then check whether it may reach this host.");
    case Reason::ProxyCommandFailed:
        return tr("Run it in a terminal; ssh_config says it for this host.");
    case Reason::TooManyDescriptors:
        return tr("Lower the fan-out, or raise the limit of open files (ulimit -n).");
    case Reason::ProtocolError:
        return tr("Run it again; if it stays, keep the host's connection log for the report.");
    case Reason::Denied:
        return tr("Check the user name and the identity of this host.");
    case Reason::NoMethodLeft:
        return tr("Add a key or password that it accepts to the identity.");
    case Reason::PassphraseWrong:
        return tr("Run again and type it once more.");
    case Reason::KeyFileMissing:
        return tr("Correct the path in the identity or in ssh_config.");
    case Reason::KeyFileUnusable:
        return tr("Check its permissions and its format; ssh-keygen -y -f FILE tells.");
    case Reason::TooManyKeys:
        return tr("Name the one right key in the identity, or set IdentitiesOnly for this host.");
    case Reason::PasswordExpired:
        return tr("Log in once in a terminal and change it.");
    case Reason::NoAnswer:
        return tr("Run again and answer it, or use a key that needs no question.");
    case Reason::PausedAfterDenials:
        return tr("Correct the identity, then run again on these hosts.");
    case Reason::SudoWrong:
        return tr("Run again and type the sudo password of that user on that host once more.");
    case Reason::SudoNotAllowed:
        return tr("Look at sudo -l on the host, or log in as a user that may.");
    case Reason::SudoRequired:
        return tr("Run again where you can be asked for it, or allow this command there without one (NOPASSWD).");
    case Reason::HostKeyUnknown:
        return tr("Compare its fingerprint with the one on the host; then run again and accept it, or add it "
                  "to known_hosts.");
    case Reason::HostKeyChanged:
        return tr("Find out why. If it was set up anew, remove the old line from known_hosts.");
    case Reason::HostKeyRevoked:
        return tr("Give the host a new key; a revoked one may be in other hands.");
    case Reason::HostKeyByAuthorityOnly:
        return tr("Add the host's own key to known_hosts.");
    case Reason::HostKeyFileUnreadable:
        return tr("Check its permissions; without it no host can be trusted.");
    case Reason::LoginTimeout:
        return tr("Look whether the host is overloaded or its name server is slow, or raise the time-"
                  "out.");
    case Reason::CommandTimeout:
        return tr("Raise the time-out, or find out what it waits for.");
    case Reason::CancelledByUser:
        return {};
    case Reason::CancelledByQuit:
        return tr("Run it again on the hosts that did not end.");
    case Reason::SkippedByConfiguration:
        return {}; // the detail says it
    case Reason::SkippedAfterFailure:
        return tr("Correct that step first.");
    case Reason::SkippedTooManyFailures:
        return tr("Look at the hosts that failed, then run again on the skipped ones.");
    case Reason::SkippedByGate:
        return tr("Look at what had run before it, then run again on the skipped hosts.");
    case Reason::LeftOut:
        return tr("Look whether it still runs there from before, then run again on this host.");
    case Reason::Locked:
        return tr("Wait for the other run's end, then run again on this host.");
    case Reason::LinkLost:
        return tr("Look on the host whether the command finished before running it again.");
    case Reason::KeepaliveUnanswered:
        return tr("Look whether it is still up, and whether the command finished.");
    case Reason::NotBackAfterReboot:
        return tr("Look at its console: it may hang while starting, or have come back with another address.");
    case Reason::Interrupted:
        return tr("Look on the host whether the command finished before running it again.");
    }
    return {};
}

/// The account may have expired: no key helps then.
QString VerdictText::cureOfDenied(Reason reason)
{
    return reason == Reason::Denied
               ? tr("Read what the server says: that may be why. If not, check the user name and the identity of this "
                    "host.")
               : tr("Read what the server says: that may be why. If not, add a key or password that it accepts to the "
                    "identity.");
}

/// Three causes have three cures.
QString VerdictText::algorithmCure(const Detail& detail)
{
    const bool isPhrase = detail.kind() == Detail::Kind::Phrase;
    if (isPhrase && (detail.phrase() == Phrase::KnowsNoneOf || detail.phrase() == Phrase::LeftOutBySetting))
        return tr("Correct that line of ssh_config, or take it out for this host.");
    if (isPhrase && detail.phrase() == Phrase::OnlyUnknownOnes)
        return tr("Let the server allow one that Rollcall knows as well; a newer libssh may know more.");
    return cure(Reason::NoCommonAlgorithm);
}

QString VerdictText::remote(const Verdict& verdict)
{
    switch (verdict.remote) {
    case RemoteState::NotStarted:
        return tr("It had not started.");
    case RemoteState::Ended:
        return tr("The command has ended on the host.");
    case RemoteState::LeftRunning:
        return verdict.exitCode ? tr("It ended with exit code %1; what it started still runs and holds its output.")
                                : tr("It was ended by the signal %2; what it started still runs and holds its output.");
    case RemoteState::StillRunning:
        return tr("The command is still running on the host.");
    case RemoteState::Unknown:
        return tr("Whether the command still runs on the host is not known.");
    }
    return {};
}

// A detail may hold a server's own words. Brackets around nothing go, but not those that somebody else has said.
QString VerdictText::fill(QString sentence, const Verdict& verdict)
{
    if (verdict.detail.isEmpty()) {
        sentence.replace(QLatin1String(", %3)"), QLatin1String(")")).replace(QLatin1String(": %3"), QLatin1String("."));
        sentence.remove(QLatin1String(" (%3)"));
    }
    const QString exitCode = exitCodeText(verdict.exitCode);
    const QString signal = displayLine(detailText(signalWord(verdict.signal)));
    return fillMarkers(sentence, {exitCode, signal, displayLine(detailText(verdict.detail)),
                                  fillMarkers(remote(verdict), {exitCode, signal})})
        .trimmed();
}

/// What the jump host itself ended with.
std::optional<Verdict> jumpVerdict(const Verdict& verdict)
{
    if (verdict.reason != Reason::JumpFailed || verdict.detail.kind() != Detail::Kind::Failure)
        return std::nullopt;
    return verdictOf(verdict.detail.reason(), verdict.detail.parts().value(0));
}

bool says(const Detail& detail, Phrase phrase)
{
    if (detail.kind() == Detail::Kind::Phrase && detail.phrase() == phrase)
        return true;
    const QList<Detail> parts = detail.kind() == Detail::Kind::Several ? detail.parts() : QList<Detail>();
    return std::ranges::any_of(parts, [phrase](const Detail& part) { return says(part, phrase); });
}

/// The server says something of its own.
bool isWithWords(const Detail& detail)
{
    if (says(detail, Phrase::ServerSays) || detail.kind() == Detail::Kind::Said)
        return true;
    const QList<Detail> parts = detail.kind() == Detail::Kind::Several ? detail.parts() : QList<Detail>();
    return std::ranges::any_of(parts, isWithWords);
}

bool hadEnded(const Verdict& verdict)
{
    return (verdict.reason == Reason::LinkLost || verdict.reason == Reason::KeepaliveUnanswered) &&
           (verdict.exitCode || !verdict.signal.isEmpty());
}

} // namespace

Detail jumpDetail(const QString& jump, const Verdict& verdict)
{
    return Detail::failureOf(jump, verdict.reason, verdict.detail);
}

QString exitCodeText(std::optional<quint32> exitCode)
{
    constexpr quint32 usual = 255;
    if (!exitCode)
        return {};
    const QString number = QString::number(*exitCode);
    return *exitCode <= usual ? number : number + QStringLiteral(" (0x%1)").arg(*exitCode, 0, 16);
}

/// What a jump host does not open is no command, but the way to the next host.
static QString sentenceOfJump(const Verdict& verdict)
{
    return verdict.reason == Reason::ChannelRefused ? VerdictText::fill(VerdictText::sentenceOfRefusingJump(), verdict)
                                                    : verdictSentence(verdict);
}

/// What is known of the command goes before the usual sentence of the reason, which takes it that it ran.
static QString sentenceFor(const Verdict& verdict)
{
    QString sentence;
    if (hadEnded(verdict))
        sentence = VerdictText::sentenceOfEnded(verdict.reason);
    else if (verdict.remote == RemoteState::NotStarted)
        sentence = VerdictText::sentenceOfUnstarted(verdict.reason);
    else if (says(verdict.detail, Phrase::StartNotAnswered))
        sentence = VerdictText::sentenceOfUncertain(verdict.reason);
    return sentence.isEmpty() ? VerdictText::sentence(verdict) : sentence;
}

QString verdictSentence(const Verdict& verdict)
{
    if (const auto inner = jumpVerdict(verdict))
        return VerdictText::jumpSentence(verdict.detail.words(), sentenceOfJump(*inner));
    return VerdictText::fill(sentenceFor(verdict), verdict);
}

QString verdictCure(const Verdict& verdict)
{
    if (const auto inner = jumpVerdict(verdict); inner && inner->reason != Reason::ChannelRefused)
        return verdictCure(*inner);
    if (verdict.reason == Reason::NoCommonAlgorithm)
        return VerdictText::algorithmCure(verdict.detail);
    if (verdict.reason == Reason::CommandTimeout && verdict.remote == RemoteState::LeftRunning)
        return VerdictText::cureOfLeft();
    if ((verdict.reason == Reason::Denied || verdict.reason == Reason::NoMethodLeft) && isWithWords(verdict.detail))
        return VerdictText::cureOfDenied(verdict.reason);
    const bool isUnstarted = verdict.remote == RemoteState::NotStarted;
    if (isUnstarted && (verdict.reason == Reason::LinkLost || verdict.reason == Reason::KeepaliveUnanswered))
        return VerdictText::cureOfUnstarted();
    return hadEnded(verdict) ? VerdictText::cureOfEnded() : VerdictText::cure(verdict.reason);
}

} // namespace rollcall
