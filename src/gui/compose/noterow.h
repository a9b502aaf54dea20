// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QWidget;

// A row that says one thing beside an icon, and is there only while there is something to say and the form around it
// is unfolded. Does not own its widgets. GUI thread.
namespace rollcall::gui {

class NoteRow
{
public:
    enum class Kind { Warning, Error };

    NoteRow(QWidget* row, QLabel* icon, QLabel* label);

    /// "": nothing.
    void show(const QString& text, Kind kind = Kind::Warning, const QString& tip = {});
    void setFolded(bool folded);
    void keepRoom(); // what is below does not move when there is something to say

private:
    void update();

    QWidget* const m_row;
    QLabel* const m_icon;
    QLabel* const m_label;
    bool m_folded = false;
    bool m_keepsRoom = false;
};

} // namespace rollcall::gui
