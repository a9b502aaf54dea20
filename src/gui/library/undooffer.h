// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QToolButton>
#include <QWidget>

class QUndoStack;

// For a while after an edit of a library: a button that says what was done and takes it back. The keys of Undo hold in
// the trees alone, where the edit can be seen. GUI thread; the stack must outlive it.
namespace rollcall::gui {

class UndoOffer : public QToolButton
{
    Q_OBJECT

public:
    explicit UndoOffer(QUndoStack& stack, QWidget* parent = nullptr);

private:
    void offer(int index);

    QUndoStack& m_stack;
    int m_before;
    QTimer m_while;
};

} // namespace rollcall::gui
