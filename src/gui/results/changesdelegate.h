// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QStyleOptionViewItem>
#include <QStyledItemDelegate>

// Draws a row of what has changed: what it says as output looks, what has not changed quietly. GUI thread.
namespace rollcall::gui {

class ChangesDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace rollcall::gui
