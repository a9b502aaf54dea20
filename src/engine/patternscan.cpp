// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/patternscan.h"

#include <algorithm>

#include <time.h>

namespace rollcall::engine {

static std::chrono::nanoseconds threadTime()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

// \G is where a look begins.
PatternScan::PatternScan(const QRegularExpression& pattern, std::chrono::nanoseconds work)
    : m_pattern(pattern), m_atOnce(pattern.pattern().contains(QLatin1String("\\G"))), m_work(work)
{
}

void PatternScan::add(QStringView piece)
{
    while (!piece.isEmpty() && m_answer == Answer::Open) {
        const QStringView part = piece.first(std::min(piece.size(), stretch));
        m_text += part;
        m_new += part.size();
        piece = piece.sliced(part.size());
        if (m_new < stretch)
            continue;
        // A match that needs to see what is behind the end is none yet.
        if (!m_atOnce && !m_text.back().isHighSurrogate())
            look(QRegularExpression::PartialPreferFirstMatch);
        if (m_answer == Answer::Open && m_text.size() - m_from > longest)
            m_answer = Answer::TooLong;
        forget();
    }
}

PatternScan::Answer PatternScan::finish()
{
    if (m_answer == Answer::Open)
        look(QRegularExpression::NormalMatch);
    if (m_answer == Answer::Open)
        m_answer = Answer::NoMatch;
    m_text = QString();
    return m_answer;
}

void PatternScan::look(QRegularExpression::MatchType type)
{
    const auto begun = threadTime();
    const QRegularExpressionMatch match =
        m_pattern.match(m_text, m_from, type, QRegularExpression::DontCheckSubjectStringMatchOption);
    m_new = 0;
    m_work -= threadTime() - begun;
    const bool last = type == QRegularExpression::NormalMatch;
    if (!match.isValid() || (!last && !match.hasMatch() && m_work.count() <= 0))
        m_answer = Answer::TooMuchWork;
    else if (match.hasMatch())
        m_answer = Answer::Match;
    else
        m_from = match.hasPartialMatch() ? match.capturedStart() : m_text.size();
}

void PatternScan::forget()
{
    if (m_answer != Answer::Open) {
        m_text = QString();
        return;
    }
    qsizetype gone = m_from - behind;
    if (gone < stretch)
        return;
    if (m_text[gone].isLowSurrogate())
        --gone;
    m_text.remove(0, gone);
    m_from -= gone;
}

} // namespace rollcall::engine
