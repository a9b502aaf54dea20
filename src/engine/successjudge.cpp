// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/successjudge.h"

#include "core/verdict/phrase.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace rollcall::engine {

using namespace Qt::StringLiterals;

// What sshd runs in place of every command while the user has to change the password, word for word.
static const QByteArray expiredWords(
    "WARNING: Your password has expired.\nPassword change required but no TTY available.\n");

// What a shell says of an interpreter is no longer; nor is what sshd says of an expired password.
static constexpr qsizetype longestComplaint = 1024;

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

static QStringList fieldsOf(const QByteArray& complaint)
{
    return QString::fromUtf8(complaint).split(u": "_s);
}

/// Whether a shell's complaint, "sh: 1: /opt/python: not found", is about one of `words`: named by it behind itself, in
/// whatever language.
static bool isAbout(const QByteArray& complaint, const QString& words)
{
    const QStringList named = words.split(u' ', Qt::SkipEmptyParts);
    const QStringList fields = fieldsOf(complaint);
    return std::any_of(fields.cbegin() + 1, fields.cend(), [&](const QString& field) { // split() gives one at least
        static const QRegularExpression quotes(u"^['\"\u2018`]|['\"\u2019]$"_s);
        return named.contains(field.trimmed().remove(quotes));
    });
}

/// Of a login shell that started no other one for a script: "rbash: line 1: exec: restricted", and what comes behind
/// the script's start has run; others end at once, "ksh: exec: /bin/sh: restricted" and "zsh:exec:1: /bin/sh:
/// restricted".
static bool saysRestricted(const QByteArray& complaint, quint32 exitCode)
{
    const QStringList fields = fieldsOf(complaint);
    const QString about = fields.value(fields.size() - 2);
    if (exitCode == 126U && about == "exec"_L1)
        return true;
    const QString before = fields.value(fields.size() - 3);
    return exitCode == 1U && about == "/bin/sh"_L1 && before.split(u':').contains("exec"_L1);
}

// 126 and 127 are the shell's words for "cannot be executed" and "not found" (POSIX, Shell Command Language,
// 2.8.2). A script's own last command may end so, too: it was the interpreter where the shell names that in the one
// line that came.
Verdict SuccessRules::judgeExit(Verdict verdict, const QByteArray& errors) const
{
    verdict.reason = m_rule.exitCodes.contains(*verdict.exitCode) ? Reason::None : Reason::ExitCode;
    const bool unable = verdict.exitCode == 126U || verdict.exitCode == 127U;
    const QByteArray complaint = errors.trimmed();
    if (verdict.reason == Reason::None || complaint.contains('\n'))
        return verdict;
    if (saysRestricted(complaint, *verdict.exitCode)) {
        verdict.reason = Reason::RestrictedShell;
        verdict.detail = Detail::said(QString::fromUtf8(complaint));
        return verdict;
    }
    if (!unable || m_interpreter.isEmpty() || !isAbout(complaint, m_interpreter))
        return verdict;
    verdict.reason = verdict.exitCode == 127U ? Reason::InterpreterMissing : Reason::NotExecutable;
    verdict.detail = m_interpreter;
    return verdict;
}

Verdict SuccessRules::judgeEnd(Verdict verdict, const QByteArray& errors) const
{
    if (verdict.reason == Reason::NoExitStatus && m_rule.noExitStatus) {
        verdict.reason = Reason::None;
        verdict.detail = {};
    }
    const bool ranToItsEnd = verdict.reason == Reason::None || verdict.reason == Reason::ExitCode;
    return ranToItsEnd && verdict.exitCode ? judgeExit(std::move(verdict), errors) : verdict;
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

void Judge::begin(const SuccessRules* rules, bool terminal, Decoding decoding)
{
    m_rules = rules;
    m_terminal = terminal;
    m_decoding = decoding;
    m_output = ShownText(decoding);
    m_mustMatch = rules ? rules->mustMatch() : std::nullopt;
    m_mustNotMatch = rules ? rules->mustNotMatch() : std::nullopt;
    m_errors.clear();
    m_anyOutput = false;
}

void Judge::see(Stream stream, const QByteArray& bytes)
{
    const bool complaint = stream != Stream::Output || m_terminal;
    if (complaint && m_errors.size() <= longestComplaint)
        m_errors.append(bytes.left(longestComplaint + 1 - m_errors.size()));
    if (stream != Stream::Output)
        return;
    m_anyOutput = m_anyOutput || !(complaint || bytes.isEmpty());
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
    const bool complained = !m_anyOutput && m_errors.size() <= longestComplaint;
    Verdict judged =
        m_rules ? m_rules->judgeEnd(verdict, complained ? decoded(m_errors, m_decoding) : QByteArray()) : verdict;
    if (judged.reason == Reason::None && m_mustMatch)
        judged = m_rules->judgeMustMatch(std::move(judged), m_mustMatch->finish());
    if (judged.reason == Reason::None && m_mustNotMatch)
        judged = m_rules->judgeMustNotMatch(std::move(judged), m_mustNotMatch->finish());
    return judged;
}

} // namespace rollcall::engine
