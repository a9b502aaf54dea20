// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QAction;
class QMainWindow;
class QSplitter;

namespace rollcall::app {
class IniFile;
}

// How the window is laid out, kept in Paths::windowFile(): its place and size, its splitters, whether the side panels
// are there, and the columns and splitters of a page of results, which each new tab begins with. Does not own the
// widgets. GUI thread.
namespace rollcall::gui {

class ResultsPage;

class WindowGeometry
{
public:
    struct Parts
    {
        QMainWindow* window;
        QSplitter* main;
        QSplitter* side;
        QAction* sidePanels; // ticked: they are there
    };

    WindowGeometry(app::IniFile& kept, const Parts& parts) : m_kept(kept), m_parts(parts) {}

    void save(const ResultsPage* results) const; // null: none
    void restore() const;
    /// What a window that was never there before may take of a screen's free room.
    static QSize firstSize(const QSize& wanted, const QSize& screen);
    void restore(ResultsPage* results) const;

private:
    app::IniFile& m_kept;
    const Parts m_parts;
};

} // namespace rollcall::gui
