// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

// Rows and columns as aligned text. Cells are shown as plain text in one line; empty columns are left out.
namespace rollcall::cli {

class Table
{
public:
    explicit Table(QStringList headings) : m_headings(std::move(headings)) {}

    void add(const QStringList& cells);
    bool isEmpty() const { return m_rows.isEmpty(); }
    QString text() const; // ends with a line end

private:
    QStringList m_headings;
    QList<QStringList> m_rows;
};

} // namespace rollcall::cli
