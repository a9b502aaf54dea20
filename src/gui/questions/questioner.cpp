// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/questions/questioner.h"

#include "gui/questions/hostkeysdialog.h"
#include "gui/questions/promptdialog.h"
#include "gui/questions/typing.h"

#include <QWidget>

#include <algorithm>
#include <utility>

namespace rollcall::gui {

Questioner::Questioner(QWidget* window) : QObject(window), m_window(window), m_typing(new TypingWatch(this)) {}

void Questioner::ask(QObject* context, std::shared_ptr<Question> question, Reply reply)
{
    Entry entry{context, std::move(question), std::move(reply)};
    connect(context, &QObject::destroyed, this, [this, context] {
        takeAway([context](const Entry& each) { return each.context == nullptr || each.context == context; });
    });
    if (!join(entry))
        m_waiting.push_back(std::move(entry));
    next();
}

void Questioner::withdraw(const QObject* context, quint64 id)
{
    takeAway([&](const Entry& entry) { return entry.context == context && entry.question->id == id; });
}

void Questioner::refresh()
{
    if (m_prompts != nullptr)
        m_prompts->refresh();
    if (m_sheet != nullptr)
        m_sheet->refresh();
}

/// Into the dialog that is open, where it fits.
bool Questioner::join(Entry& entry)
{
    if (entry.question->kind == QuestionKind::HostKeys) {
        if (m_sheet == nullptr || m_shown.empty() || m_shown.front().context != entry.context)
            return false;
        m_sheet->add(entry.question);
    } else {
        if (m_prompts == nullptr)
            return false;
        m_prompts->add(entry.question);
    }
    m_shown.push_back(std::move(entry));
    return true;
}

void Questioner::next()
{
    if (m_dialog != nullptr)
        return;
    std::erase_if(m_waiting, [](const Entry& entry) { return entry.context == nullptr; });
    if (m_waiting.empty()) {
        Q_EMIT asking(false);
        return;
    }
    m_shown.clear();
    m_shown.push_back(std::move(m_waiting.front()));
    m_waiting.pop_front();
    if (m_shown.front().question->kind == QuestionKind::HostKeys)
        showHostKeys();
    else
        showPrompts();
    for (Entry& entry : std::exchange(m_waiting, {})) {
        if (!join(entry))
            m_waiting.push_back(std::move(entry));
    }
    if (QWidget* const field = m_typing->where())
        new KeysElsewhere(*m_dialog, *field);
    m_dialog->open();
    Q_EMIT asking(true);
}

void Questioner::showHostKeys()
{
    auto* sheet = new HostKeysDialog(m_shown.front().question, m_window);
    m_sheet = sheet;
    m_dialog = sheet;
    connect(sheet, &QDialog::finished, this, [this, sheet] { sheetClosed(sheet); });
}

void Questioner::sheetClosed(HostKeysDialog* sheet)
{
    std::vector<Answer> answers = sheet->answers();
    sheet->deleteLater();
    m_dialog = nullptr;
    m_sheet = nullptr;
    std::deque<Entry> shown = std::exchange(m_shown, {});
    for (Answer& answer : answers) {
        const auto asked = std::find_if(shown.begin(), shown.end(),
                                        [&](const Entry& entry) { return entry.question->id == answer.id; });
        if (asked == shown.end())
            continue;
        const Entry entry = std::move(*asked);
        shown.erase(asked);
        if (entry.context != nullptr)
            entry.reply(std::move(answer));
    }
    m_waiting.insert(m_waiting.begin(), shown.begin(), shown.end()); // left open by answers(): asked again
    next();
}

void Questioner::showPrompts()
{
    auto* prompts = new PromptDialog(m_shown.front().question, m_window);
    m_prompts = prompts;
    m_dialog = prompts;
    connect(prompts, &PromptDialog::decided, this, [this, prompts] {
        const auto asked = std::find_if(m_shown.begin(), m_shown.end(), [prompts](const Entry& entry) {
            return entry.question.get() == prompts->question();
        });
        Answer answer = prompts->takeAnswer();
        if (asked == m_shown.end())
            return;
        const Entry entry = std::move(*asked);
        m_shown.erase(asked);
        if (entry.context != nullptr)
            entry.reply(std::move(answer));
    });
    connect(prompts, &QDialog::finished, this, [this, prompts] {
        prompts->deleteLater();
        m_dialog = nullptr;
        m_prompts = nullptr;
        next();
    });
}

void Questioner::takeAway(const std::function<bool(const Entry&)>& gone)
{
    std::erase_if(m_waiting, gone);
    std::vector<std::shared_ptr<Question>> shown;
    for (const Entry& entry : m_shown) {
        if (gone(entry))
            shown.push_back(entry.question);
    }
    std::erase_if(m_shown, gone);
    for (const std::shared_ptr<Question>& question : shown) {
        if (m_sheet != nullptr)
            m_sheet->remove(question->id);
        else if (m_prompts != nullptr)
            m_prompts->remove(question.get());
    }
    if (m_sheet != nullptr && m_sheet->isEmpty())
        m_sheet->reject();
}

} // namespace rollcall::gui
