// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/look/commands.h"

#include <QAction>
#include <QHash>
#include <QObject>
#include <QString>

#include <optional>

class QAbstractButton;
class QMenu;
class QWidget;

// Actions and buttons made of the table of commands. Each knows its command: commandOf(). GUI thread.
namespace rollcall::gui {

/// Icon, keys, tip and the command itself. Its text is left to whoever knows what it acts on.
void dress(QAction* action, Command command);
/// Likewise, and its text and the name that is read out.
void dress(QAbstractButton* button, Command command);
/// Icon and command alone, where a page says what it is about at length.
void setCommand(QAbstractButton* button, Command command);
/// The command that an action or a button was made of; none for those of Qt's own.
std::optional<Command> commandOf(const QObject* object);

/// An entry of a context menu, enabled where it is possible. `text`: the command's, with what it acts on filled in.
/// Keys that hold everywhere stay with the window's own action.
QAction* addCommand(QMenu* menu, Command command, Givens given = {}, const QString& text = {});

/// "Run on these hosts (Ctrl+Return)".
QString withKeys(const QString& tip, Command command);

/// The actions of a window, one for each command that it can carry out; made when they are first asked for.
class CommandActions : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    QAction* action(Command command);
    /// One that was made elsewhere and keeps its own text.
    void adopt(Command command, QAction* action);
    /// Where the focus has to be for its keys, if they do not hold in the whole window: in this widget, too.
    void holdIn(Command command, QWidget* widget);
    template <typename Receiver, typename Slot> void on(Command command, Receiver* receiver, Slot slot)
    {
        connect(action(command), &QAction::triggered, receiver, slot);
    }
    /// Enables what is possible now. What needs nothing is left as it is.
    void setGiven(Givens given);

private:
    QHash<Command, QAction*> m_actions;
};

} // namespace rollcall::gui
