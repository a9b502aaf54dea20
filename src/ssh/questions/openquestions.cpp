// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/questions/openquestions.h"

#include <memory>
#include <utility>

namespace rollcall::ssh {

OpenQuestions::OpenQuestions(QString runId, QuestionSink* sink, Outbox& outbox)
    : m_runId(std::move(runId)), m_sink(sink), m_outbox(outbox)
{
}

quint64 OpenQuestions::put(Question&& question, Open&& open)
{
    const quint64 id = ++m_lastId;
    question.id = id;
    question.runId = m_runId;
    m_open[id] = std::move(open);
    m_outbox.push(
        [sink = m_sink, kept = std::make_shared<Question>(std::move(question))] { sink->ask(std::move(*kept)); });
    return id;
}

void OpenQuestions::waits(quint64 id, int count, const QString& host)
{
    if (m_open.contains(id))
        m_outbox.push([sink = m_sink, id, count, host] { sink->waits(id, count, host); });
}

void OpenQuestions::withdraw(quint64& id)
{
    if (const quint64 gone = std::exchange(id, 0); gone != 0 && m_open.erase(gone) != 0)
        m_outbox.push([sink = m_sink, gone] { sink->withdraw(gone); });
}

std::map<quint64, OpenQuestions::Open> OpenQuestions::takeAll()
{
    std::map<quint64, Open> all;
    all.swap(m_open);
    for (const auto& [id, open] : all)
        m_outbox.push([sink = m_sink, gone = id] { sink->withdraw(gone); });
    return all;
}

void OpenQuestions::proved(quint64 id)
{
    m_outbox.push([sink = m_sink, id] { sink->proved(id); });
}

void OpenQuestions::provedOn(quint64 id, const Machine& machine)
{
    m_outbox.push([sink = m_sink, id, machine] { sink->provedOn(id, machine); });
}

} // namespace rollcall::ssh
