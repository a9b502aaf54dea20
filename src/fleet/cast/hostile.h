// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

// The ways in which a host of the fleet can misbehave (--hostile, --hostile-host). Pure; any thread.
namespace rollcall::fleet {

enum class Hostile {
    None,
    BannerStall,      // accepts and says nothing
    BannerGarbage,    // sends bytes that are no SSH banner
    KexStall,         // sends its banner, never its key exchange
    KexGarbage,       // sends its banner, then bytes that are no packets
    LoginStall,       // exchanges keys, never answers the login
    EndlessQuestions, // asks for nothing by keyboard-interactive, again and again
    OutputStall,      // stops in the middle of a line of output
    CloseRandom,      // closes the connection in a phase picked at random
    Flood,            // sends output for ever
    InvalidUtf8,
    Escapes,         // terminal control sequences
    Nul,             // NULs and other control characters
    LongLine,        // 10 MB without a line end
    Refuse,          // nobody listens
    MaxStartups,     // as sshd does: one line and the door, while too many logins are under way
    ChangedKey,      // shows another host key than known_hosts says
    Disconnect,      // says goodbye (SSH_MSG_DISCONNECT) while the command runs
    CloseDisconnect, // closes the command's channel without an exit status, and says goodbye at once or soon after; any
                     // keepalive stays unanswered
    HugeExitStatus,  // ends commands with 65536, which is 0 in 16 bits
    NoExitStatus,    // closes the command's channel without an exit status, and stays
    ExitThenGone,    // tells how the command ended, and breaks the connection before the end of the output
    TurnedAway,      // says in a banner why nobody may log in, and closes: as sshd does where an account has expired
    ManyQuestions,   // asks a thousand things at once by keyboard-interactive
    WrongPacket,     // sends what belongs to the login while the command runs
    VisitFirst,      // asks in a banner for a page to be visited, and goes on with the login a while later
    VisitForever,    // likewise, but never goes on
    PushFirst,       // likewise, but says in keyboard-interactive that a push was sent, without a prompt
    PushForever,     // likewise, but never goes on
};

QStringList hostileModes(); // as on the command line
std::optional<Hostile> hostileFromName(const QString& name);
QString hostileName(Hostile mode);

/// The connection never gets as far as libssh.
bool isRaw(Hostile mode);
/// What a command prints is made up, whatever the command is.
bool fakesOutput(Hostile mode);
/// How a command ended is never said.
bool hidesEnding(Hostile mode);
/// The command's end takes the connection with it.
bool endsConnection(Hostile mode);

} // namespace rollcall::fleet
