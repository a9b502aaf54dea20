// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/targets/targettext.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

// The members of a group under an edit: pieces are taken out, changed and added, lines that nothing happens to
// stay as somebody wrote them, and what comes out can be read. Values; any thread.
namespace rollcall::library {

class MemberList
{
public:
    /// TargetSyntax where the list cannot be read line by line as what it is as a whole.
    static Result<MemberList> of(const QStringList& members);

    using Test = std::function<bool(const TargetPiece&)>;
    bool has(const Test& test) const;
    qsizetype removeIf(const Test& test); // how many went
    /// `pieces` gives what stands in a piece's place: itself, others, or nothing.
    void replace(const std::function<QList<TargetPiece>(const TargetPiece&)>& pieces);
    void append(const QString& word, TargetOperator op = TargetOperator::Add);
    QStringList lines() const;

private:
    struct Line
    {
        QString text;
        QList<TargetPiece> pieces;
        bool changed = false;
    };

    void dropEmpty();
    void trimFront();

    QList<Line> m_lines;
};

/// As one line: "web1,web2!web3".
QString written(const QList<TargetPiece>& pieces);
/// The same for every spelling of one name (with and without quotes), other for a host, a group and a term.
QString wordKey(const QString& piece);
bool isSameWord(const QString& piece, const QString& word);

} // namespace rollcall::library
