// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/commandactions.h"

#include "gui/look/theme.h"

#include <QAbstractButton>
#include <QIcon>
#include <QLatin1String>
#include <QMenu>
#include <QMetaEnum>
#include <QVariant>
#include <QWidget>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* property = "command"; // its id

QIcon iconOf(const CommandRow& row)
{
    return *row.icon == '\0' ? QIcon() : theme::icon(QLatin1String(row.icon));
}

} // namespace

void dress(QAction* action, Command command)
{
    const CommandRow& row = commandRow(command);
    action->setProperty(property, QLatin1String(row.id));
    action->setIcon(iconOf(row));
    if (*row.tip != '\0')
        action->setToolTip(commandTip(command));
}

void setCommand(QAbstractButton* button, Command command)
{
    const CommandRow& row = commandRow(command);
    button->setProperty(property, QLatin1String(row.id));
    button->setIcon(iconOf(row));
}

void dress(QAbstractButton* button, Command command)
{
    setCommand(button, command);
    button->setText(commandLabel(command));
    button->setToolTip(withKeys(commandTip(command), command));
    button->setAccessibleName(commandName(command));
}

std::optional<Command> commandOf(const QObject* object)
{
    const QString id = object->property(property).toString();
    for (const CommandRow& row : commands()) {
        if (id == QLatin1String(row.id))
            return row.command;
    }
    return std::nullopt;
}

QAction* addCommand(QMenu* menu, Command command, Givens given, const QString& text)
{
    QAction* const action = menu->addAction(text.isEmpty() ? commandText(command) : text);
    dress(action, command);
    if (commandRow(command).keys.focused)
        action->setShortcut(commandKeys(command).value(0));
    action->setEnabled(isPossible(command, given));
    return action;
}

QString withKeys(const QString& tip, Command command)
{
    const QString keys = commandKeysText(command);
    return keys.isEmpty() ? tip : tip + u" ("_s + keys + u')';
}

QAction* CommandActions::action(Command command)
{
    if (!m_actions.contains(command))
        adopt(command, new QAction(commandText(command), this));
    return m_actions.value(command);
}

void CommandActions::adopt(Command command, QAction* action)
{
    const char* const name = QMetaEnum::fromType<Command>().valueToKey(static_cast<int>(command));
    action->setObjectName(u"action"_s + QLatin1String(name));
    dress(action, command);
    action->setShortcut(commandKeys(command).value(0));
    if (commandRow(command).keys.focused)
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut); // of what it is in, see holdIn()
    m_actions.insert(command, action);
}

void CommandActions::holdIn(Command command, QWidget* widget)
{
    widget->addAction(action(command));
}

void CommandActions::setGiven(Givens given)
{
    for (auto each = m_actions.cbegin(); each != m_actions.cend(); ++each) {
        if (commandRow(each.key()).needs)
            each.value()->setEnabled(isPossible(each.key(), given));
    }
}

} // namespace rollcall::gui
