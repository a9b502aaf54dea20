// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/successjudge.h"

#include "core/phrase.h"

#include <algorithm>

namespace rollcall::engine {

using namespace Qt::StringLiterals;

// What sshd runs in place of every command while the user has to change the password, word for word.
static const QByteArray expiredWords(
    "WARNING: Your password has expired.\nPassword change required but no TTY available.\n");

static std::optional<QRegularExpression> compiled(const QString& pattern)
{
    if (pattern.isEmpty())
        return std::nullopt;
    QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    expression.optimize(); // before several loops share it
    return expression;
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

Verdict SuccessRules::judge(Verdict verdict, const QString& shown, bool anyOutput) const
{
    const bool ranToItsEnd = verdict.reason == Reason::None || verdict.reason == Reason::ExitCode;
    if (!ranToItsEnd)
        return verdict;
    if (verdict.exitCode)
        verdict = judgeExit(std::move(verdict), anyOutput);
    if (verdict.reason != Reason::None || !needsOutput())
        return verdict;
    if (m_mustMatch && !m_mustMatch->match(shown).hasMatch()) {
        verdict.reason = Reason::OutputMismatch;
        verdict.detail = phrase(Phrase::NoMatchFor, {m_rule.mustMatch});
    } else if (m_mustNotMatch && m_mustNotMatch->match(shown).hasMatch()) {
        verdict.reason = Reason::OutputMismatch;
        verdict.detail = phrase(Phrase::AMatchFor, {m_rule.mustNotMatch});
    }
    return verdict;
}

void Judge::begin(const SuccessRules* rules)
{
    m_rules = rules;
    m_output = {};
    m_shown.clear();
    m_looked = 0;
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
    if (!m_rules || !m_rules->needsOutput() || m_looked >= judgedBytes)
        return;
    const auto part = QByteArrayView(bytes).first(std::min(bytes.size(), judgedBytes - m_looked));
    m_looked += part.size();
    m_output.add(part, [this](QByteArrayView piece) { show(piece); });
}

void Judge::show(QByteArrayView piece)
{
    m_shown += QString::fromUtf8(piece);
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
    return m_rules ? m_rules->judge(verdict, m_shown, m_anyOutput) : verdict;
}

} // namespace rollcall::engine
