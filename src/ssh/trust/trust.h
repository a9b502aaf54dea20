// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/run/hostspec.h"
#include "core/run/question.h"
#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"
#include "openssh/knownhosts/knownhosts.h"
#include "openssh/knownhosts/knownhostswriter.h"
#include "ssh/base/loop.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

// Whom this run believes. The known_hosts files of each distinct set are read once, in an executor; the decision is
// openssh's; unknown keys of a moment are gathered into one sheet, which also names the hosts that were refused
// until then because their key is changed or revoked; what is accepted is appended in an executor and
// holds for the rest of the run. Host keys fail closed. Thread-safe; answers are posted into the asking loop.
namespace rollcall::ssh {

class QuestionBroker;
class Executors;

class Trust : public std::enable_shared_from_this<Trust>
{
public:
    struct Finding
    {
        bool accepted = false;
        Reason reason = Reason::None; // why not
        Detail detail;
        Detail note;           // of a blocked key: what decided, where that is no line of a file
        QStringList onlyTypes; // not decided yet: connect again and offer only these key types
        QString log;
    };
    using Decide = std::function<void(Finding&&)>;

    struct Query
    {
        std::shared_ptr<const HostSpec> host;
        QString address;
        QByteArray blob;         // the key that the server proved to have
        bool restricted = false; // onlyTypes was followed already
        bool mayAsk = true;
    };

    /// `warn` is told, from any thread, once for each file that accepted keys cannot be written to.
    Trust(std::shared_ptr<QuestionBroker> broker, std::shared_ptr<Executors> executors,
          std::function<void(const Error&)> warn = {});
    ~Trust();

    /// Sees to it that the host's files have been read; true if they have, else `loaded` is posted.
    bool load(const HostSpec& host, const Loop::Handle& loop, std::function<void()> loaded);
    /// Key types on file, to be offered first; only where finding them costs nothing (no hashed lines).
    QStringList knownTypes(const HostSpec& host) const;
    void check(Query&& query, const Loop::Handle& loop, Decide decide);
    /// The server has none of the types on file: its key has changed.
    Finding changed(const HostSpec& host);

private:
    struct Files;

    struct Accepted // a key that is on its way into a file
    {
        QString file;
        bool hashNames = false;
        openssh::AcceptedKey key;
        QString description;
        Loop::Handle loop;
        Decide decide;
    };

    struct Candidate // a line of the sheet
    {
        HostKeyCandidate shown;
        Reason ifNot = Reason::HostKeyUnknown;
        Accepted accepted;
    };

    bool settledBefore(const HostSpec& host, const QByteArray& blob, openssh::KnownHosts& known,
                       Finding& finding) const;
    bool acceptedBefore(const HostSpec& host, const QByteArray& blob, const openssh::Decision& decision,
                        Finding& finding) const;
    bool otherAccepted(const QByteArray& name, const QByteArray& blob, Finding& finding) const;
    const Files* filesOf(const HostSpec& host) const;
    void unknown(Query&& query, const Loop::Handle& loop, const openssh::Decision& decision, Decide&& decide);
    void noteBlocked(HostKeyCandidate&& key, const HostSpec& host, const Finding& finding);
    void schedule();
    void raiseSheet();
    void sheetAnswered(std::vector<Candidate>&& sheet, const Answer& answer);
    void append(std::vector<Accepted>&& accepted);
    void writeAppends();
    void warnOnce(const QString& file, const Error& error);

    const std::shared_ptr<QuestionBroker> m_broker;
    const std::shared_ptr<Executors> m_executors;
    const std::function<void(const Error&)> m_warn;

    mutable std::mutex m_mutex; // guards everything below
    std::map<QString, std::unique_ptr<Files>> m_files;
    std::set<std::pair<QByteArray, QByteArray>> m_acceptedKeys; // lookup name and key
    std::vector<Candidate> m_candidates;                        // of the next sheet
    QList<HostKeyCandidate> m_blocked;                          // refused since the last one; they raise none
    std::set<std::pair<QString, QByteArray>> m_blockedKeys;     // all of them: lookup name and key
    std::chrono::steady_clock::time_point m_firstCandidate;
    std::chrono::steady_clock::time_point m_lastCandidate;
    bool m_scheduled = false;
    std::vector<Accepted> m_appends;
    bool m_appending = false;
    std::set<QString> m_unwritable; // what was warned of
};

} // namespace rollcall::ssh
