// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QEvent;

// Every label of the program, those of message boxes too, shows its text as it is: Qt takes what has a tag in it for
// rich text, and what is shown comes from libraries, hosts and servers. A label that is to be rich says so by itself.
// Tool tips are rich by core's tipText(). Filters the application's events. GUI thread.
namespace rollcall::gui {

class PlainLabels : public QObject
{
    Q_OBJECT

public:
    explicit PlainLabels(QObject* application); // which owns it

    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace rollcall::gui
