// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "core/runspec.h"
#include "core/event.h"
#include "core/showntext.h"

#include <QByteArray>
#include <QRegularExpression>

#include <optional>

// What counts as success for one step (SuccessRule): exit codes, and patterns over the beginning of what standard
// output shows (core/showntext.h): neither a colour within a word nor a line end of "\r\n" hides a match. Rules is
// compiled once per run and only read afterwards; a Judge belongs to one task.
namespace rollcall::engine {

/// So many bytes of standard output are looked at by the patterns.
inline constexpr qsizetype judgedBytes = 256 * 1024;

class SuccessRules
{
public:
    explicit SuccessRules(const Step& step);

    bool needsOutput() const { return m_mustMatch.has_value() || m_mustNotMatch.has_value(); }
    /// The session's verdict of a command that ran to its end, seen through the rule; others stay as they are.
    Verdict judge(Verdict verdict, const QString& shown, bool anyOutput) const;

private:
    Verdict judgeExit(Verdict verdict, bool anyOutput) const;

    SuccessRule m_rule;
    QString m_interpreter;
    std::optional<QRegularExpression> m_mustMatch;
    std::optional<QRegularExpression> m_mustNotMatch;
};

class Judge
{
public:
    void begin(const SuccessRules* rules);
    void see(Stream stream, const QByteArray& bytes);
    /// All of the output has been seen.
    Verdict judge(const Verdict& verdict);

private:
    void show(QByteArrayView piece);
    bool saysExpired(const Verdict& verdict) const;

    const SuccessRules* m_rules = nullptr;
    ShownText m_output;
    QString m_shown; // of it, as far as it is looked at
    qsizetype m_looked = 0; // bytes
    QByteArray m_errors;    // their beginning
    bool m_anyOutput = false;
};

} // namespace rollcall::engine
