// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/output/outputselection.h"

#include <QAccessible>
#include <QAccessibleInterface>
#include <QAccessibleWidget>
#include <QObject>
#include <QPoint>
#include <QRect>
#include <QString>

// The output view as a screen reader reads it: a text with lines, a caret and a selection. Of an output of millions of
// lines it is the thousand around the caret, which wander with it. GUI thread; owned by Qt, as long as the view is.
namespace rollcall::gui {

class OutputView;

class OutputAccessible : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    static constexpr qint64 pageLines = 1000;

    explicit OutputAccessible(OutputView* view);

    /// Once is enough: views have it from then on.
    static void install();
    /// The caret or the selection is elsewhere.
    static void moved(OutputView* view);

    void* interface_cast(QAccessible::InterfaceType type) override;
    QString text(QAccessible::Text part) const override;
    QAccessible::State state() const override;

    void selection(int index, int* start, int* end) const override;
    int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    int cursorPosition() const override;
    void setCursorPosition(int offset) override;
    QString text(int start, int end) const override;
    int characterCount() const override;
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint& point) const override;
    void scrollToSubstring(int start, int end) override;
    QString attributes(int offset, int* start, int* end) const override;

private:
    OutputView& view() const;
    qint64 firstLine() const; // of the thousand
    const QString& page() const;
    int offsetOf(const OutputPosition& position) const;
    OutputPosition positionOf(int offset) const;

    QObject m_heeds; // what changes the text
    mutable QString m_page;
    mutable qint64 m_pageLine = -1; // its first line; -1: to be read anew
};

} // namespace rollcall::gui
