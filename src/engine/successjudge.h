// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/encoding.h"
#include "core/base/showntext.h"
#include "core/run/event.h"
#include "core/run/runspec.h"
#include "core/run/snippet.h"
#include "core/verdict/outcome.h"
#include "engine/patternscan.h"

#include <QByteArray>

#include <optional>

// What counts as success for one step (SuccessRule): exit codes, and patterns over all of what standard output shows
// (core/base/showntext.h): neither a colour within a word nor a line end of "\r\n" hides a match. What cannot be
// judged is no success. Rules is compiled once per run and only read afterwards; a Judge belongs to one task.
namespace rollcall::engine {

class SuccessRules
{
public:
    explicit SuccessRules(const Step& step);

    std::optional<PatternScan> mustMatch() const { return m_mustMatch; }
    std::optional<PatternScan> mustNotMatch() const { return m_mustNotMatch; }
    /// The session's verdict of a command that ran to its end, seen through its exit code; others stay as they are.
    /// `errors`: all of its standard error, in UTF-8, where that was the only output and is short, else nothing.
    Verdict judgeEnd(Verdict verdict, const QByteArray& errors) const;
    /// What is no success, for what the patterns say of the output.
    Verdict judgeMustMatch(Verdict verdict, PatternScan::Answer answer) const;
    Verdict judgeMustNotMatch(Verdict verdict, PatternScan::Answer answer) const;

private:
    Verdict judgeExit(Verdict verdict, const QByteArray& errors) const;

    SuccessRule m_rule;
    QString m_interpreter;
    std::optional<PatternScan> m_mustMatch; // nothing seen yet
    std::optional<PatternScan> m_mustNotMatch;
};

class Judge
{
public:
    void begin(const SuccessRules* rules, bool terminal = false, Decoding decoding = {});
    void see(Stream stream, const QByteArray& bytes);
    /// All of the output has been seen.
    Verdict judge(const Verdict& verdict);

private:
    void show(QByteArrayView piece);
    bool saysExpired(const Verdict& verdict) const;

    const SuccessRules* m_rules = nullptr;
    Decoding m_decoding;
    ShownText m_output;
    std::optional<PatternScan> m_mustMatch;
    std::optional<PatternScan> m_mustNotMatch;
    bool m_terminal = false; // errors come as output
    QByteArray m_errors;     // their beginning, a byte more than is ever looked at
    bool m_anyOutput = false;
};

} // namespace rollcall::engine
