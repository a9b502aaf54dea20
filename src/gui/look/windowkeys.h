// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

// A text field has keys of its own, and some desktops give it more (Ctrl+E, Ctrl+K): where a command of the whole
// window has the same, it is the command that the menu promises. GUI thread; lives with the window.
namespace rollcall::gui {

class WindowKeys : public QObject
{
    Q_OBJECT

public:
    explicit WindowKeys(QWidget* window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* m_window;
};

} // namespace rollcall::gui
