// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/questioner.h"

#include "gui/hostkeysdialog.h"
#include "gui/promptdialog.h"

#include <QDialog>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace rollcall::gui {

Questioner::Questioner(QWidget* window) : QObject(window), m_window(window) {}

void Questioner::ask(QObject* context, std::shared_ptr<Question> question, Reply reply)
{
    m_waiting.push_back({context, std::move(question), std::move(reply)});
    connect(context, &QObject::destroyed, this, [this, context] {
        std::erase_if(m_waiting, [context](const Entry& entry) { return entry.context == nullptr || entry.context == context; });
        if (m_dialog != nullptr && (m_shown.context == nullptr || m_shown.context == context))
            m_dialog->reject();
    });
    next();
}

void Questioner::withdraw(const QObject* context, quint64 id)
{
    std::erase_if(m_waiting, [&](const Entry& entry) { return entry.context == context && entry.question->id == id; });
    if (m_dialog != nullptr && m_shown.context == context && m_shown.question->id == id) {
        m_shown.reply = nullptr;
        m_dialog->reject();
    }
}

void Questioner::next()
{
    if (m_dialog != nullptr)
        return;
    while (!m_waiting.empty()) {
        Entry entry = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (entry.context == nullptr)
            continue;
        m_shown = std::move(entry);
        show(m_shown);
        Q_EMIT asking(true);
        return;
    }
    Q_EMIT asking(false);
}

void Questioner::show(const Entry& entry)
{
    const auto open = [this](auto* dialog, auto takeAnswer) {
        m_dialog = dialog;
        connect(dialog, &QDialog::finished, this, [this, dialog, takeAnswer] {
            Answer answer = takeAnswer(dialog);
            dialog->deleteLater();
            m_dialog = nullptr;
            const Entry shown = std::exchange(m_shown, {});
            if (shown.context != nullptr && shown.reply)
                shown.reply(std::move(answer));
            next();
        });
        dialog->open();
    };
    if (entry.question->kind == QuestionKind::HostKeys)
        open(new HostKeysDialog(entry.question, m_window), [](HostKeysDialog* dialog) { return dialog->answer(); });
    else
        open(new PromptDialog(entry.question, m_window), [](PromptDialog* dialog) { return dialog->takeAnswer(); });
}

} // namespace rollcall::gui
