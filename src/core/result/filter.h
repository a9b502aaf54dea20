// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/result/filterline.h"
#include "core/verdict/outcome.h"

#include <QList>
#include <QRegularExpression>
#include <QSet>
#include <QString>

#include <optional>

// The filter above the results table: what was asked (ResultFilter, a plain value to keep and compare) and its
// compiled form. Conditions of different kinds must all hold; an empty one always does. Any thread.
namespace rollcall {

struct ResultFilter
{
    QString text;
    bool regex = false;
    bool caseSensitive = false;
    QSet<Outcome> outcomes;
    QSet<Reason> reasons;
    EndWords words;      // what the filter line says besides its text
    QString exitCodes;   // "0", "1-5,127", "!=0", ">=2", "!3": any that holds lets a row in, each "!" must hold
    bool running = true; // tasks that have not ended are shown while outcomes, reasons, codes ask nothing

    bool isEmpty() const { return text.isEmpty() && !limitsEnds(); }
    bool limitsEnds() const
    {
        return !outcomes.isEmpty() || !reasons.isEmpty() || !words.isEmpty() || !exitCodes.trimmed().isEmpty();
    }
    bool operator==(const ResultFilter&) const = default;
};

/// One row, as far as a filter looks at it.
struct FilterRow
{
    QString host;
    QString group;
    QString address;
    QString firstLine;
    bool ended = false;
    Verdict verdict;
    bool outputHit = false; // the text was found in the stored output (history's search)
};

/// "0,2-5,!=0,>10" over exit codes; a task without an exit code matches only "none".
class ExitCodeSet
{
public:
    static Result<ExitCodeSet> parse(const QString& text);
    bool contains(std::optional<quint32> exitCode) const;
    bool isEmpty() const { return m_in.isEmpty() && m_out.isEmpty(); }

private:
    struct Range
    {
        qint64 first;
        qint64 last;
    };
    QList<Range> m_in;
    QList<Range> m_out;
};

class CompiledFilter
{
public:
    /// BadValue (subject: "regex" or "exit-codes"; detail: what is wrong and where): shown, not applied.
    static Result<CompiledFilter> compile(const ResultFilter& filter);

    bool matches(const FilterRow& row) const { return matchesEnd(row) && matchesText(row); }
    bool matchesEnd(const FilterRow& row) const;  // outcome, reason, exit code
    bool matchesText(const FilterRow& row) const; // host, group, address, first line, or outputHit
    bool matchesText(const QString& text) const;
    const ResultFilter& filter() const { return m_filter; }
    QRegularExpression textPattern() const; // what marks the text in an output; empty where there is none

private:
    ResultFilter m_filter;
    QRegularExpression m_pattern;
    ExitCodeSet m_exitCodes;
};

} // namespace rollcall
