// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QWidget>

namespace rollcall::app {
class Libraries;
}

// How many hosts the open libraries hold, in the status bar. Follows them; they must outlive it. GUI thread.
namespace rollcall::gui {

class Names;

class SavedHostsLabel : public QLabel
{
    Q_OBJECT

public:
    SavedHostsLabel(app::Libraries& libraries, const Names& names, QWidget* parent);

private:
    void count();

    app::Libraries& m_libraries;
};

} // namespace rollcall::gui
