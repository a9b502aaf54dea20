// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/config/configlexer.h"

namespace rollcall::openssh {

using namespace Qt::StringLiterals;

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\r' || c == u'\n';
}

qsizetype skipBlanks(QStringView line, qsizetype at)
{
    while (at < line.size() && isBlank(line[at]))
        ++at;
    return at;
}

qsizetype endOfKeyword(QStringView line, qsizetype at)
{
    while (at < line.size() && !isBlank(line[at]) && line[at] != u'=' && line[at] != u'"')
        ++at;
    return at;
}

// Copies one word from 'at' on, without its quotes and escapes; false if a quote stays open.
bool takeWord(QStringView line, qsizetype& at, QString& word)
{
    QChar quote;
    for (; at < line.size(); ++at) {
        const QChar c = line[at];
        if (c == u'\\' && at + 1 < line.size()) {
            const QChar next = line[at + 1];
            if (next == u'\'' || next == u'"' || next == u'\\' || (quote.isNull() && next == u' '))
                ++at;
            word.append(line[at]);
        } else if (quote.isNull() && (c == u' ' || c == u'\t')) {
            return true;
        } else if (quote.isNull() && (c == u'"' || c == u'\'')) {
            quote = c;
        } else if (!quote.isNull() && c == quote) {
            quote = QChar();
        } else {
            word.append(c);
        }
    }
    return quote.isNull();
}

} // namespace

LexedLine lexConfigLine(QStringView line)
{
    LexedLine lexed;
    while (!line.isEmpty() && (isBlank(line.back()) || line.back() == u'\f'))
        line.chop(1);
    qsizetype at = skipBlanks(line, 0);
    if (at == line.size() || line[at] == u'#')
        return lexed;
    if (line[at] == u'"') { // even the keyword may be quoted
        const qsizetype close = line.indexOf(u'"', at + 1);
        lexed.badQuotes = close < 0;
        lexed.keyword = line.mid(at + 1, (close < 0 ? line.size() : close) - at - 1).toString();
        at = close < 0 ? line.size() : close + 1;
    } else {
        const qsizetype end = endOfKeyword(line, at);
        lexed.keyword = line.sliced(at, end - at).toString();
        at = end;
    }
    at = skipBlanks(line, at);
    if (at < line.size() && line[at] == u'=')
        at = skipBlanks(line, at + 1);
    lexed.rest = line.sliced(at).toString();
    while (at < line.size()) {
        if (line[at] == u' ' || line[at] == u'\t') {
            ++at;
            continue;
        }
        if (line[at] == u'#')
            break;
        QString word = u""_s;
        lexed.badQuotes = !takeWord(line, at, word) || lexed.badQuotes;
        lexed.arguments.append(word);
    }
    return lexed;
}

} // namespace rollcall::openssh
