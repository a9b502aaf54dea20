// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "core/runspec.h"
#include "core/event.h"

#include <QByteArray>
#include <QRegularExpression>

#include <optional>

// What counts as success for one step (SuccessRule): exit codes, and patterns over the beginning of standard
// output. Rules is compiled once per run and only read afterwards; a Judge belongs to one task.
namespace rollcall::engine {

/// So much of standard output is looked at by the patterns.
inline constexpr qsizetype judgedBytes = 256 * 1024;

class SuccessRules
{
public:
    explicit SuccessRules(const Step& step);

    bool needsOutput() const { return m_mustMatch.has_value() || m_mustNotMatch.has_value(); }
    /// The session's verdict of a command that ran to its end, seen through the rule; others stay as they are.
    Verdict judge(Verdict verdict, const QByteArray& output, bool anyOutput) const;

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
    Verdict judge(const Verdict& verdict) const;

private:
    const SuccessRules* m_rules = nullptr;
    bool saysExpired(const Verdict& verdict) const;

    QByteArray m_output;
    QByteArray m_errors; // their beginning
    bool m_anyOutput = false;
};

} // namespace rollcall::engine
