// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

// No dialog opens larger than the screen has room for: its buttons would be out of reach. A message box has no word
// that is wider than it may become: Qt would cut it off, and a name or a path would be read as another. GUI thread;
// lives with the application.
namespace rollcall::gui {

class ScreenFit : public QObject
{
    Q_OBJECT

public:
    explicit ScreenFit(QObject* application);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace rollcall::gui
