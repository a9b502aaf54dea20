// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/run/question.h"
#include "core/verdict/outcome.h"
#include "ssh/base/loop.h"
#include "ssh/questions/openquestions.h"
#include "ssh/questions/outbox.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>

// The questions of one run. Hosts that need the same secret share one question; the answer is proved on one host, and
// confirmed by a second one alone, before any other gets it. After a refusal another host proves the next answer; what
// two machines have refused is tried on no third one, and after three refusals in a row by several nobody gets asked or
// tried any more: one typo times 500 hosts is a locked account. Where a prompt in the server's own words was right on
// one host and wrong on the second it is a one-time code: then each host is asked by itself. Where the machines are
// known that an answer is right on, it is proved on one of them, and no other machine gets it before the user was asked
// about that one, by name. Thread-safe; replies are posted into the asking session's loop.
//
//              ask                 answer                accepted, twice
//    (nothing) ───▶ Asking ──────────────────▶ Proving ───────────▶ Proven ── every asker gets it at once
//                     ▲ │ declined                │ ▲ │                │ refused by as many as took it
//                     │ └───────▶ Closed ◀────────┤ │ │                ▼
//                     └───────────────────────────┘ │ └───▶ Codes    Closed
//                        refused                    └ the prover left without a result
namespace rollcall::ssh {

class Executors;

class QuestionBroker : public std::enable_shared_from_this<QuestionBroker>
{
public:
    static constexpr int mostRefusals = 3;

    struct Topic
    {
        QuestionKind kind = QuestionKind::Password;
        QString identity;
        QString user;
        QString subject;
        QString instruction;
        QList<Prompt> prompts;
        bool sharedWords = false;    // whoever asks in these words (`subject`) asks for the same
        QString onlyHost;            // not empty: a one-time code or the like, for this host and no other
        int attempts = mostRefusals; // how often the one who proves it may be refused

        QString key() const;
    };

    struct Reply
    {
        std::vector<Secret> texts;
        bool once = false;              // they are for this host and this login alone
        Reason declined = Reason::None; // NoAnswer, PausedAfterDenials, Denied (it had them before): there are no texts
    };

    using Ticket = quint64;
    using Receive = std::function<void(Reply&&)>;

    /// `questions` null: batch mode, everything is declined. `executors`, for who gathers new machines for a moment;
    /// null: each is asked about at once.
    QuestionBroker(QString runId, QuestionSink* questions, std::shared_ptr<Executors> executors = nullptr);
    ~QuestionBroker();

    /// The host waits for a secret. Every ticket ends with accepted(), refused() giving false, or leave().
    Ticket ask(const Topic& topic, const Machine& machine, const Loop::Handle& loop, Receive receive);
    void accepted(Ticket ticket);
    /// True: it is asked again and `receive` will come once more. False: the host ends denied.
    bool refused(Ticket ticket);
    bool isProven(Ticket ticket); // its answer was right on some host
    void leave(Ticket ticket);    // no result: the link broke, the host was cancelled

    /// Any other question of the run (host keys). The answer comes in the answering thread; at once, in this
    /// one, if nobody can be asked.
    void put(Question&& question, const std::function<void(Answer&&)>& answered);

    void answer(Answer&& answer);
    void forget();     // every answer, as the run is over; after declineAll()
    void declineAll(); // and everything that would be asked from now on

private:
    struct Waiter; // brokerentry.h
    struct Entry;

    struct Holder // of a ticket
    {
        QString key;
        Machine machine;
    };

    void join(const Topic& topic, Waiter&& waiter);
    void raise(Entry& entry);
    void serve(Entry& entry);
    void turnAway(Waiter&& waiter, Reason reason);
    void close(Entry& entry, Reason reason);
    Entry* entryOf(Ticket ticket);
    void answered(const QString& key, Answer&& answer);
    void take(Entry& entry, Answer&& answer);

    // brokerproof.cpp
    void tryElsewhere(Entry& entry);
    bool proofRefused(Entry& entry); // true: asked again
    void becomeCodes(Entry& entry, std::vector<Secret>&& code);

    // brokerconsent.cpp
    void askConsent(Entry& entry);
    void raiseConsent(Entry& entry);
    void decided(Entry& entry, const Answer& answer);

    const std::shared_ptr<Executors> m_executors;

    std::mutex m_mutex; // guards everything below
    Outbox m_outbox{m_mutex};
    OpenQuestions m_open;
    bool m_closed = false;
    Ticket m_lastTicket = 0;
    std::map<QString, std::unique_ptr<Entry>> m_entries;
    std::map<Ticket, Holder> m_tickets;
};

} // namespace rollcall::ssh
