// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QStyleOptionViewItem>
#include <QStyledItemDelegate>

// Draws an answer: how many hosts gave it, with a bar of their share behind the number, its result in the outcome's
// colour, and what it says as output looks; quietly, where that is no line of it. Colour is never the only sign. GUI
// thread.
namespace rollcall::gui {

class AnswersDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

/// What a cell with a line of output looks like; quietly: with what is none.
void setSaying(QStyleOptionViewItem& option, bool quietly);

} // namespace rollcall::gui
