// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QString>

class QAbstractItemView;

// What an empty list says in place of rows: why it is empty, and what to do. Stands in the middle of the view, which
// owns it. GUI thread.
namespace rollcall::gui {

class ViewNote : public QLabel
{
    Q_OBJECT

public:
    ViewNote(QAbstractItemView* view, const QString& objectName);

    void setNote(const QString& text); // "": none
};

} // namespace rollcall::gui
