// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/fold/answers.h"
#include "analysis/fold/difference.h"
#include "analysis/fold/masker.h"
#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "core/verdict/outcome.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <cstddef>
#include <stop_token>
#include <utility>
#include <vector>

// The answers of a run, step by step, while it goes and afterwards: what has been read once is not read again. The most
// common answer of those that have run is the one that the others are said to differ from; while hosts are out another
// one takes its place only when it is clearly more common, so that what is said does not flicker. For one worker at a
// time, by whatever thread.
namespace rollcall::analysis {

struct AnswerEntry
{
    QByteArray key; // the same answer has the same key whenever it is asked for; of those that are out: one per step
    int step = 0;
    bool ended = true; // else: all of the step that are out
    Reason reason = Reason::None;
    Answer answer;
    QList<Answer> texts; // with masks, where the answer has several texts: each of them
    QList<Difference>
        textDifferences;   // of the first of these, without masks: from the most common one, of that from the next
    bool isCommon = false; // what others are said to differ from
    bool isSilent = false; // no output at all
    Difference difference; // from that one
};

class RunJudge
{
public:
    RunJudge(ResultSourcePtr source, Masker masker);

    /// These have ended, or are tried again: what was known of them is not.
    void forget(const std::vector<TaskIndex>& tasks);

    /// Of these tasks. By step: what went wrong first, then the rarest; those that are out at the end. Cancelled: what
    /// has been judged up to then is kept.
    Result<QList<AnswerEntry>> entries(const QList<TaskIndex>& tasks, const std::stop_token& stop = {});

private:
    Status judge(const QList<TaskIndex>& tasks, const std::stop_token& stop);
    QList<AnswerEntry> entriesOf(int step, const QList<TaskIndex>& tasks);
    void chooseCommon(int step, QList<AnswerEntry>& entries);
    Status compareTexts(QList<AnswerEntry>& entries, const std::stop_token& stop);
    Status compare(int step, QList<AnswerEntry>& entries, const std::stop_token& stop);

    const ResultSourcePtr m_source;
    const Masker m_masker;
    const Masker m_noMasks;
    Reading m_reading;
    std::vector<JudgedTask> m_known;                                      // by task; what has not ended is not judged
    std::vector<QByteArray> m_common;                                     // by step: the key of the most common answer
    std::vector<QHash<QByteArray, Difference>> m_differences;             // by step, by key: from that one
    QHash<std::pair<TaskIndex, TaskIndex>, Difference> m_textDifferences; // without masks, of two tasks
};

} // namespace rollcall::analysis
