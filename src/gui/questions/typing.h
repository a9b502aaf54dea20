// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <chrono>

class QDialog;
class QKeyEvent;
class QLabel;

// A server picks the moment of its question: what somebody types at that moment is no answer to it. GUI thread.
namespace rollcall::gui {

/// Knows the field that is being typed in: it has the keyboard, and a key that types was the last thing that happened,
/// no click and no command.
class TypingWatch : public QObject
{
    Q_OBJECT

public:
    explicit TypingWatch(QObject* parent);
    QWidget* where() const; // null: nowhere

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPointer<QWidget> m_where;
};

/// Sends the keys that reach a dialog on to the field that was being typed in, and says so in it, until nothing has been
/// typed for a moment; from then on they go nowhere, until it is clicked or Tab is pressed. Owned by the dialog.
class KeysElsewhere : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds quiet{800};

    KeysElsewhere(QDialog& dialog, QWidget& field);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool takeKey(QKeyEvent& key);
    void release();

    QDialog& m_dialog;
    QPointer<QWidget> m_field;
    QPointer<QWidget> m_first; // what has the keyboard in the dialog
    QLabel* m_label;
    QTimer m_quiet{this}; // runs while somebody types
};

} // namespace rollcall::gui
