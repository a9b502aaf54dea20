// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/successjudge.h"

#include "core/verdict/phrase.h"

#include <utility>

namespace rollcall::engine {

using namespace Qt::StringLiterals;

// What sshd runs in place of every command while the user has to change the password, word for word.
static const QByteArray expiredWords(
    "WARNING: Your password has expired.\nPassword change required but no TTY available.\n");

static std::optional<PatternScan> compiled(const QString& pattern)
{
    if (pattern.isEmpty())
        return std::nullopt;
    QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    expression.optimize(); // before several loops share it
    return PatternScan(expression);
}

SuccessRules::SuccessRules(const Step& step)
    : m_rule(step.success), m_interpreter(step.interpreter), m_mustMatch(compiled(step.success.mustMatch)),
      m_mustNotMatch(compiled(step.success.mustNotMatch))
{
}

// 126 and 127 are the shell's words for "cannot be executed" and "not found" (POSIX, Shell Command Language,
// 2.8.2). A script's own last command may end so, too: only when nothing at all came out was it the start.
Verdict SuccessRules::judgeExit(Verdict verdict, bool anyOutput) const
{
    verdict.reason = m_rule.exitCodes.contains(*verdict.exitCode) ? Reason::None : Reason::ExitCode;
    if (verdict.reason == Reason::None || m_interpreter.isEmpty() || anyOutput)
        return verdict;
    if (verdict.exitCode == 127U)
        verdict.reason = Reason::InterpreterMissing;
    else if (verdict.exitCode == 126U)
        verdict.reason = Reason::NotExecutable;
    else
        return verdict;
    verdict.detail = m_interpreter;
    return verdict;
}

Verdict SuccessRules::judgeEnd(Verdict verdict, bool anyOutput) const
{
    const bool ranToItsEnd = verdict.reason == Reason::None || verdict.reason == Reason::ExitCode;
    return ranToItsEnd && verdict.exitCode ? judgeExit(std::move(verdict), anyOutput) : verdict;
}

/// `unwanted` says the answer that is the wrong one, and `words` how that is said.
static Verdict judgeOutput(Verdict verdict, PatternScan::Answer answer, const QString& pattern,
                           PatternScan::Answer unwanted, Phrase words)
{
    using Answer = PatternScan::Answer;
    if (answer == unwanted)
        verdict.detail = phrase(words, {pattern});
    else if (answer == Answer::TooMuchWork)
        verdict.detail = phrase(Phrase::TooMuchWork, {pattern});
    else if (answer == Answer::TooLong)
        verdict.detail = phrase(Phrase::TooLongToJudge, {pattern, QString::number(PatternScan::longest)});
    else
        return verdict;
    verdict.reason = Reason::OutputMismatch;
    return verdict;
}

Verdict SuccessRules::judgeMustMatch(Verdict verdict, PatternScan::Answer answer) const
{
    return judgeOutput(std::move(verdict), answer, m_rule.mustMatch, PatternScan::Answer::NoMatch, Phrase::NoMatchFor);
}

Verdict SuccessRules::judgeMustNotMatch(Verdict verdict, PatternScan::Answer answer) const
{
    return judgeOutput(std::move(verdict), answer, m_rule.mustNotMatch, PatternScan::Answer::Match, Phrase::AMatchFor);
}

void Judge::begin(const SuccessRules* rules)
{
    m_rules = rules;
    m_output = {};
    m_mustMatch = rules ? rules->mustMatch() : std::nullopt;
    m_mustNotMatch = rules ? rules->mustNotMatch() : std::nullopt;
    m_errors.clear();
    m_anyOutput = false;
}

void Judge::see(Stream stream, const QByteArray& bytes)
{
    if (stream != Stream::Output) {
        if (m_errors.size() <= expiredWords.size())
            m_errors.append(bytes.left(expiredWords.size() + 1 - m_errors.size()));
        return;
    }
    m_anyOutput = m_anyOutput || !bytes.isEmpty();
    if (m_mustMatch || m_mustNotMatch)
        m_output.add(bytes, [this](QByteArrayView piece) { show(piece); });
}

void Judge::show(QByteArrayView piece)
{
    const QString text = QString::fromUtf8(piece);
    for (std::optional<PatternScan>* scan : {&m_mustMatch, &m_mustNotMatch}) {
        if (*scan)
            (*scan)->add(text);
    }
}

bool Judge::saysExpired(const Verdict& verdict) const
{
    return verdict.exitCode == 1U && !m_anyOutput && m_errors == expiredWords;
}

Verdict Judge::judge(const Verdict& verdict)
{
    if (saysExpired(verdict)) {
        Verdict expired = verdict;
        expired.reason = Reason::PasswordExpired;
        return expired;
    }
    m_output.finish([this](QByteArrayView piece) { show(piece); });
    Verdict judged = m_rules ? m_rules->judgeEnd(verdict, m_anyOutput) : verdict;
    if (judged.reason == Reason::None && m_mustMatch)
        judged = m_rules->judgeMustMatch(std::move(judged), m_mustMatch->finish());
    if (judged.reason == Reason::None && m_mustNotMatch)
        judged = m_rules->judgeMustNotMatch(std::move(judged), m_mustNotMatch->finish());
    return judged;
}

} // namespace rollcall::engine
