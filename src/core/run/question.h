// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"

#include <QList>
#include <QSet>
#include <QString>

#include <optional>
#include <vector>

// Something only the user can answer while a run waits. Values: a Question goes up from a session loop to the
// window or the terminal, an Answer comes down by its id. The same secret for many hosts is one question,
// coalesced by (identity, prompt) in ssh::QuestionBroker; all unknown host keys of a moment are one sheet.
namespace rollcall {

enum class QuestionKind : quint8 { HostKeys, Passphrase, Password, KeyboardInteractive, NewMachines };

/// A machine that a secret is meant for: whoever has that host key, whatever it is called.
struct Machine
{
    QString name;                // the table's
    QString address;             // "address:port"
    QString fingerprint;         // "SHA256:…" of its host key
    bool placedByOthers = false; // a shared library says where it is; not kept

    bool operator==(const Machine&) const = default;
};

/// One that a secret has not been right on yet.
struct NewMachine : Machine
{
    bool hadOtherKey = false; // under that name or address it was, with another host key

    bool operator==(const NewMachine&) const = default;
};

struct HostKeyCandidate
{
    QString host;   // the table's name
    QString lookup; // as it would be written to known_hosts: "host", "[host]:port" or the alias
    QString address;
    QString keyType;               // "ssh-ed25519"
    QString fingerprint;           // "SHA256:…", as ssh-keygen -l prints it
    QByteArray blob;               // the public key, RFC 4253 section 6.6
    QString file;                  // where it would be appended
    Detail note;                   // what the files say besides, e.g. "trusted only by a certificate authority"
    Reason blocked = Reason::None; // changed or revoked: refused already, shown so that the sheet is the whole truth
    QString where;                 // of a blocked one: the line that decided, "FILE:LINE"; without one the note says it
    QStringList way;               // through what it was shown, see wayTo(): whoever is there could show another one

    bool isBlocked() const { return blocked != Reason::None; }
};

struct Prompt
{
    QString text; // the server's words: hostile, plain text only
    bool echo = false;
};

/// A host of the run that gets an answer.
struct Getter
{
    QString name;
    QString group; // as named in the target; may be empty

    bool operator==(const Getter&) const = default;
};

/// Who asks, and who gets the answer.
struct Asker
{
    QString identity; // who logs in, by the identity's name; may be empty
    QString user;
    QString host;          // the one host that the answer is proved on first
    int waiting = 1;       // how many hosts wait for the answer
    bool onlyHere = false; // a one-time code or the like: nobody but `host` gets it
    QList<Getter> getters; // else: all hosts of the run that do; app::AnswerKeeper says so
};

struct Question : Asker
{
    quint64 id = 0;
    QString runId;
    QuestionKind kind = QuestionKind::Password;
    QString subject; // the key file of a passphrase; the keyboard-interactive name
    QString instruction;
    QList<Prompt> prompts;               // not for HostKeys
    QList<HostKeyCandidate> keys;        // only for HostKeys
    QList<NewMachine> machines;          // only for NewMachines
    bool refusedBefore = false;          // the last answer was wrong
    QSet<QString> gone;                  // hosts of `keys` and `machines` that need no answer any more: they have ended
    QString refusedBy;                   // there; the same can be tried on another host (Answer::leaveOut)
    bool canRemember = false;            // the answer can be kept in the keyring; app::AnswerKeeper says so
    bool canKeep = false;                // likewise, until the program quits
    std::optional<Error> keyringProblem; // why the keyring did not answer it
};

/// Who asks, "root@web1": a host that was typed with its user has it in its name already, and the user may be unknown.
QString askerName(const Question& question);
/// Its address, with the port where that is not the usual one, as known_hosts has it.
QString addressText(const HostKeyCandidate& key);
/// What is to be known beside it: the note, the way, and the name that it would be kept under, where that is another one.
QString noteText(const HostKeyCandidate& key);

struct Answer
{
    quint64 id = 0;
    bool declined = false;     // the user said no, or nobody can be asked
    bool remember = false;     // keep it in the keyring once it has proved right
    bool keep = false;         // likewise, in memory until the program quits
    bool oneTime = false;      // a code that is good for once: each host is asked for its own
    bool leaveOut = false;     // not that the answer is wrong: who refused it gets no more, another host proves it
    std::vector<Secret> texts; // one per prompt
    QList<bool> accepted;      // one per key or machine; what it says of a blocked key counts for nothing
    /// The machines that `texts` or what was here before it are known to be right on: nobody else gets them unasked.
    std::optional<QList<Machine>> provedOn;
    QStringList addresses; // of the run's hosts, as Machine has them: who is known at one of these has not moved
};

/// Where questions go: app::RunSession. `ask` is called from any thread and returns at once; exactly one
/// Answer with the question's id is expected to come down through engine::Run::answer().
class QuestionSink
{
public:
    virtual ~QuestionSink() = default;
    virtual void ask(Question&& question) = 0;
    /// The question needs no answer any more (the run ended, the hosts are gone).
    virtual void withdraw(quint64 id) = 0;
    /// So many hosts wait for the answer by now, and it would be proved on that one first.
    virtual void waits([[maybe_unused]] quint64 id, [[maybe_unused]] int count, [[maybe_unused]] const QString& host) {}
    /// Something that the run goes on without.
    virtual void warned([[maybe_unused]] const Error& error) {}
    /// The answer was right: a host, whichever it was, took the secret, or the passphrase opened its key.
    virtual void proved([[maybe_unused]] quint64 id) {}
    /// Likewise, for each machine that took it.
    virtual void provedOn([[maybe_unused]] quint64 id, [[maybe_unused]] const Machine& machine) {}
};

} // namespace rollcall
