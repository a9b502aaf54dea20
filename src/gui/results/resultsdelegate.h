// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QStyleOptionViewItem>
#include <QStyledItemDelegate>

// Draws a results row: the outcome's icon and colour beside its name, failed rows' text in the outcome's
// colour, numbers to the right, and the state of what still runs. Where rows are grouped by reason a line and the
// reason with its count begin a group. Colour is never the only sign. GUI thread.
namespace rollcall::gui {

class ResultsDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace rollcall::gui
