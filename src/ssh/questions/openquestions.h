// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/question.h"
#include "ssh/questions/outbox.h"

#include <functional>
#include <map>

// The questions of one run that wait for their answer, and the one way to who answers them. Guarded by the mutex of the
// broker, whose it is: what it tells goes through the outbox.
namespace rollcall::ssh {

class OpenQuestions
{
public:
    struct Open
    {
        QString key; // of the entry that it is about; empty: `answered` is called, without the lock
        std::function<void(Answer&&)> answered;
    };

    OpenQuestions(QString runId, QuestionSink* sink, Outbox& outbox);

    bool anybodyAnswers() const { return m_sink != nullptr; }
    quint64 put(Question&& question, Open&& open);          // its id
    void waits(quint64 id, int count, const QString& host); // so many hosts wait for it by now
    void withdraw(quint64& id);                             // which is 0 afterwards
    std::map<quint64, Open>::node_type take(quint64 id) { return m_open.extract(id); }
    std::map<quint64, Open> takeAll(); // and withdraws them

    void proved(quint64 id);
    void provedOn(quint64 id, const Machine& machine);

private:
    const QString m_runId;
    QuestionSink* const m_sink;
    Outbox& m_outbox;
    quint64 m_lastId = 0;
    std::map<quint64, Open> m_open;
};

} // namespace rollcall::ssh
