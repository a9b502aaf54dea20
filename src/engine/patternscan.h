// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

#include <chrono>

// Whether a regular expression matches somewhere in a text of any length that comes piece by piece, with little of it
// in memory: what a match can no longer begin in goes (pcre2partial(3), multi-segment matching). The answer is that
// for the whole text, or that there is none: where a match takes too much work PCRE2 gives up, and where all of them do
// it is given up here. One thread at a time.
namespace rollcall::engine {

class PatternScan
{
public:
    enum class Answer : quint8 { Open, Match, NoMatch, TooMuchWork, TooLong };

    static constexpr qsizetype stretch = 128LL * 1024; // characters (UTF-16) that come between two looks
    /// So much is held of what may become a match.
    static constexpr qsizetype longest = 1024LL * 1024;

    static constexpr std::chrono::nanoseconds longestWork = std::chrono::seconds(10); // of the processor's time, in all

    explicit PatternScan(const QRegularExpression& pattern, std::chrono::nanoseconds work = longestWork);

    /// Whole characters.
    void add(QStringView piece);
    /// Nothing more comes. Not Open.
    Answer finish();

private:
    static constexpr qsizetype behind = 64LL * 1024; // at least what a lookbehind can see (pcre2pattern(3))

    void look(QRegularExpression::MatchType type);
    void forget();

    QRegularExpression m_pattern;
    bool m_atOnce; // it can be judged only with all of the text there
    Answer m_answer = Answer::Open;
    std::chrono::nanoseconds m_work; // is left
    QString m_text;                  // its end
    qsizetype m_from = 0;            // of it: no match begins before
    qsizetype m_new = 0;             // characters since the last look
};

} // namespace rollcall::engine
