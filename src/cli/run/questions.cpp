// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/questions.h"

#include "app/run/questiontext.h"
#include "cli/base/askline.h"
#include "cli/base/table.h"
#include "cli/base/words.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

Questions::Questions(Console& console, Terminal& terminal, std::function<void(Answer&&)> answer)
    : m_console(console), m_terminal(terminal), m_answer(std::move(answer))
{
}

void Questions::add(std::shared_ptr<Question> question)
{
    m_waiting.push_back(std::move(question));
    if (!m_current)
        next();
}

void Questions::withdraw(quint64 id)
{
    std::erase_if(m_waiting, [id](const auto& question) { return question->id == id; });
    if (!m_current || m_current->id != id)
        return;
    m_terminal.stopReading();
    m_current.reset();
    m_texts.clear();
    Q_EMIT closed();
    next();
}

void Questions::abandon()
{
    m_waiting.clear();
    m_terminal.stopReading();
    m_current.reset();
    m_texts.clear();
}

void Questions::next()
{
    if (m_waiting.empty())
        return;
    m_console.setStatusLine({}); // the terminal is the question's for now
    m_current = m_waiting.front();
    m_waiting.pop_front();
    m_texts.clear();
    if (m_current->kind == QuestionKind::HostKeys)
        askHostKeys();
    else if (m_current->kind == QuestionKind::NewMachines)
        askNewMachines();
    else
        askPrompt();
}

QString hostKeySheet(const QList<HostKeyCandidate>& keys)
{
    Table table({Cli::tr("Host"), Cli::tr("Address"), Cli::tr("Type"), Cli::tr("Fingerprint"), Cli::tr("Note")});
    Table blocked({Cli::tr("Host"), Cli::tr("Address"), Cli::tr("Type"), Cli::tr("Fingerprint"), Cli::tr("Why"),
                   Cli::tr("On file")});
    bool anyBlocked = false;
    for (const HostKeyCandidate& key : keys) {
        if (!key.isBlocked()) {
            table.add({key.host, addressText(key), key.keyType, key.fingerprint, noteText(key)});
            continue;
        }
        anyBlocked = true;
        blocked.add({key.host, addressText(key), key.keyType, key.fingerprint, reasonLabel(key.blocked),
                     key.where.isEmpty() ? detailText(key.note) : key.where});
    }
    if (!anyBlocked)
        return table.text();
    return table.text() + Cli::tr("Refused, whatever the answer:") + u'\n' + blocked.text();
}

void Questions::askHostKeys()
{
    const auto count = static_cast<int>(std::count_if(m_current->keys.begin(), m_current->keys.end(),
                                                      [](const HostKeyCandidate& key) { return !key.isBlocked(); }));
    m_terminal.write(tr("The keys of %n host(s) are not known yet:", nullptr, count) + u'\n' +
                     hostKeySheet(m_current->keys));
    ask(tr("Accept and remember them? Type yes or no: "));
}

QString machineSheet(const Question& question)
{
    Table table({Cli::tr("Host"), Cli::tr("Address"), Cli::tr("Fingerprint"), Cli::tr("Note")});
    for (const NewMachine& machine : question.machines)
        table.add({machine.name, machine.address, machine.fingerprint,
                   machine.hadOtherKey ? Cli::tr("had another host key") : QString()});
    return table.text();
}

void Questions::askNewMachines()
{
    const QString who = displayLine(m_current->identity.isEmpty() ? m_current->user : m_current->identity);
    m_terminal.write(tr("%n host(s) are new under “%1”: the password has not been right there yet.", nullptr,
                        static_cast<int>(m_current->machines.size()))
                         .arg(who) +
                     u'\n' + machineSheet(*m_current));
    ask(tr("Send the password there, or leave them out? Type yes or no: "));
}

void Questions::ask(const QString& prompt, Terminal::TypedBefore before)
{
    const auto got = [this](const Secret& line, bool ended) {
        answered(QString::fromLocal8Bit(QByteArrayView(line.data(), line.size())), ended);
    };
    m_terminal.ask(prompt, true, got, before);
}

void Questions::answered(const QString& line, bool ended)
{
    const std::optional<bool> said = ended ? false : yesOrNo(line);
    if (!said)
        return ask(yesOrNoAgain(), Terminal::TypedBefore::Kept);
    Answer answer;
    answer.accepted = QList<bool>(m_current->keys.size() + m_current->machines.size(), *said);
    finish(std::move(answer));
}

/// Who asks, and who gets the answer.
QString Questions::whoAsks() const
{
    const Question& question = *m_current;
    const QString who = displayLine(askerName(question));
    if (question.onlyHere)
        return tr("%1 asks. No other host gets the answer.").arg(who);
    if (question.getters.size() > 1)
        return tr("%1 asks. %n host(s) get the answer: %2.", nullptr, static_cast<int>(question.getters.size()))
            .arg(who, app::gettersText(question));
    return question.waiting > 1 ? tr("%1 asks, and %n host(s) wait for the answer.", nullptr, question.waiting).arg(who)
                                : tr("%1 asks.").arg(who);
}

QString Questions::heading() const
{
    QString text;
    if (m_current->refusedBefore) {
        const QString by = displayLine(m_current->refusedBy);
        text += app::refusedText(*m_current) + u' ' + tr("Another try:") + u'\n';
        if (app::canLeaveOut(*m_current) && leavesOutByReturn())
            text += tr("Return alone leaves %1 out: what was typed is then tried on another host.").arg(by) + u'\n';
    }
    if (m_current->keyringProblem)
        text += errorText(*m_current->keyringProblem) + u'\n';
    text += whoAsks();
    if (!m_current->identity.isEmpty())
        text += u' ' + tr("Identity: %1.").arg(displayLine(m_current->identity));
    if (m_current->kind == QuestionKind::Passphrase)
        text += u' ' + tr("Key file: %1.").arg(displayLine(m_current->subject));
    if (app::canBeOneTime(*m_current) && !m_current->refusedBefore)
        text += u'\n' + tr("If it is a one-time code, end it with Ctrl+O in place of Return: each host is then asked "
                           "for its own.");
    if (m_remember && !m_current->canRemember && m_current->kind == QuestionKind::Password)
        text +=
            u'\n' +
            tr("It is not kept: several hosts can ask for it, and they have no identity that says \"password: keyring\".");
    if (m_current->kind == QuestionKind::KeyboardInteractive)
        text += u' ' + tr("Ctrl+D leaves it out.");
    text += u'\n';
    if (!m_current->instruction.isEmpty())
        text += QString::fromLocal8Bit(saidLines(m_current->instruction, said()));
    return text;
}

RowLook Questions::said() const
{
    return saidRows(askerName(*m_current), m_terminal.columns());
}

/// No password is empty. To what a server asks in its own words it may be the answer.
bool Questions::leavesOutByReturn() const
{
    return m_current->kind != QuestionKind::KeyboardInteractive;
}

void Questions::askPrompt()
{
    if (m_texts.empty())
        m_terminal.write(heading());
    const auto index = static_cast<qsizetype>(m_texts.size());
    const Prompt prompt = m_current->prompts.value(index);
    const bool ours = m_current->kind != QuestionKind::KeyboardInteractive;
    QString text;
    if (const QString words = displayLine(prompt.text).trimmed(); !ours && !words.isEmpty())
        text = QString::fromLocal8Bit(saidLines(words, said())).chopped(1); // the answer stands behind it
    else
        text = m_current->kind == QuestionKind::Passphrase ? tr("Passphrase:") : tr("Password:");
    m_terminal.ask(text + u' ', prompt.echo,
                   [this](Secret line, bool ended) { promptAnswered(std::move(line), ended); });
}

void Questions::promptAnswered(Secret line, bool ended)
{
    Answer answer;
    // No password and no passphrase is empty: there Return is how people leave the question. To what a server asks in
    // its own words it may be the answer ("press Enter"); the end of the input (Ctrl+D) leaves that as well.
    if (ended || (line.isEmpty() && leavesOutByReturn())) {
        answer.leaveOut = !ended && app::canLeaveOut(*m_current);
        answer.declined = !answer.leaveOut;
        finish(std::move(answer));
        return;
    }
    if (line.size() > 0 && line.data()[line.size() - 1] == Terminal::otherReturn) {
        answer.oneTime = app::canBeOneTime(*m_current);
        line = Secret(QByteArray(line.data(), line.size() - 1));
    }
    m_texts.push_back(std::move(line));
    if (static_cast<qsizetype>(m_texts.size()) < m_current->prompts.size()) {
        askPrompt();
        return;
    }
    answer.texts = std::exchange(m_texts, {});
    answer.remember = m_remember && m_current->canRemember && !answer.oneTime;
    finish(std::move(answer));
}

void Questions::finish(Answer&& answer)
{
    answer.id = m_current->id;
    m_current.reset();
    m_answer(std::move(answer));
    Q_EMIT closed();
    next();
}

} // namespace rollcall::cli
