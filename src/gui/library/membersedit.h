// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>
#include <QPlainTextEdit>
#include <QString>
#include <QWidget>

// A group's members, one a line. Lists of hosts that are pasted or dropped here are read as such. GUI thread.
namespace rollcall::gui {

class MembersEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    using QPlainTextEdit::QPlainTextEdit;

protected:
    void insertFromMimeData(const QMimeData* source) override;

private:
    void insertLines(QString text);
};

} // namespace rollcall::gui
