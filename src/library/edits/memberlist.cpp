// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/edits/memberlist.h"

#include "core/targets/members.h"
#include "core/targets/target.h"
#include "core/targets/targetterm.h"
#include "core/targets/targetword.h"

#include <algorithm>
#include <tuple>

namespace rollcall::library {

namespace {

bool sameMeaning(const QList<TargetPiece>& a, const QList<TargetPiece>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const TargetPiece& x, const TargetPiece& y) {
        return std::tie(x.op, x.text) == std::tie(y.op, y.text);
    });
}

} // namespace

Result<MemberList> MemberList::of(const QStringList& members)
{
    MemberList list;
    QList<TargetPiece> apart;
    for (const QString& member : members) {
        const Line line{member, targetPieces(member), false};
        apart += line.pieces;
        list.m_lines.append(line);
    }
    QList<TargetError> errors;
    const QList<TargetPiece> whole = targetPieces(membersExpression(members), &errors);
    if (!errors.isEmpty())
        return errors.constFirst().error;
    if (!sameMeaning(apart, whole))
        return targetSyntax(membersExpression(members), TargetText::tr("an operator stands at the end of a line"));
    return list;
}

bool MemberList::has(const Test& test) const
{
    return std::any_of(m_lines.begin(), m_lines.end(),
                       [&](const Line& line) { return std::any_of(line.pieces.begin(), line.pieces.end(), test); });
}

qsizetype MemberList::removeIf(const Test& test)
{
    qsizetype gone = 0;
    for (Line& line : m_lines) {
        const qsizetype here = line.pieces.removeIf(test);
        line.changed |= here > 0;
        gone += here;
    }
    dropEmpty();
    return gone;
}

void MemberList::dropEmpty()
{
    m_lines.removeIf([](const Line& line) { return line.changed && line.pieces.isEmpty(); });
    trimFront();
}

// Nothing is left of the first piece: to take away from that, or to keep of it, says nothing and cannot be read.
void MemberList::trimFront()
{
    while (true) {
        const auto first =
            std::find_if(m_lines.begin(), m_lines.end(), [](const Line& line) { return !line.pieces.isEmpty(); });
        if (first == m_lines.end() || first->pieces[0].op == TargetOperator::Add)
            return;
        first->changed = true;
        if (first->pieces[0].op == TargetOperator::Exclusive)
            first->pieces[0].op = TargetOperator::Add;
        else
            first->pieces.removeFirst();
        if (first->pieces.isEmpty())
            m_lines.erase(first);
    }
}

void MemberList::replace(const std::function<QList<TargetPiece>(const TargetPiece&)>& pieces)
{
    for (Line& line : m_lines) {
        QList<TargetPiece> now;
        for (const TargetPiece& piece : std::as_const(line.pieces))
            now += pieces(piece);
        line.changed |= !sameMeaning(now, line.pieces);
        line.pieces = now;
    }
    dropEmpty();
}

void MemberList::append(const QString& word, TargetOperator op)
{
    m_lines.append({{}, {TargetPiece{op, word, 0, 0}}, true});
}

QStringList MemberList::lines() const
{
    QStringList lines;
    for (const Line& line : m_lines)
        lines.append(line.changed ? written(line.pieces) : line.text);
    return lines;
}

QString written(const QList<TargetPiece>& pieces)
{
    QString text;
    for (const TargetPiece& piece : pieces) {
        if (piece.op != TargetOperator::Add || !text.isEmpty())
            text += QStringView(u",!&^")[static_cast<int>(piece.op)];
        text += piece.text;
    }
    return text;
}

QString wordKey(const QString& piece)
{
    const WordText word = WordText::of(piece);
    const QChar kind = isTerm(word) ? u't' : !word.text.isEmpty() && word.isSign(0, u'@') ? u'g' : u'h';
    const QStringView signs = kind == u't' ? u"*?[]" : kind == u'g' ? u"*?[]:" : u"*?[]:@";
    QString key = kind;
    for (qsizetype i = 0; i < word.text.size(); ++i) {
        if (!word.quoted[i] && (signs.contains(word.text[i]) || (i == 0 && word.text[i] == u'=')))
            key += QChar(0); // a sign, which in quotes is a part of the name
        key += word.text[i];
    }
    return key;
}

bool isSameWord(const QString& piece, const QString& word)
{
    return piece == word || wordKey(piece) == wordKey(word);
}

} // namespace rollcall::library
