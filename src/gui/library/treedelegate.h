// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QPainter>
#include <QString>
#include <QStyleOptionViewItem>
#include <QStyledItemDelegate>

// Rows of the trees of hosts and of snippets: an icon by kind, the name, and the count in a lesser colour.
// GUI thread.
namespace rollcall::gui {

class TreeDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
    virtual QString iconName(const QModelIndex& index) const;
    virtual QString markOf(const QModelIndex& index) const; // behind the name
    virtual int countOf(const QModelIndex& index) const;    // -1: none is shown
    virtual bool isBroken(const QModelIndex& index) const;  // a "?" is shown in its place

private:
    QString countText(const QModelIndex& index) const; // "1 of 18" where a search is on
};

class SnippetDelegate : public TreeDelegate
{
    Q_OBJECT

public:
    using TreeDelegate::TreeDelegate;

protected:
    QString iconName(const QModelIndex& index) const override;
    QString markOf(const QModelIndex&) const override { return {}; }
    int countOf(const QModelIndex& index) const override;
    bool isBroken(const QModelIndex&) const override { return false; }
};

} // namespace rollcall::gui
