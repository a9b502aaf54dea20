// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/yaml/yamlslips.h"

#include "library/yaml/yamltree.h"

#include <QByteArrayList>
#include <QByteArrayView>

#include <algorithm>
#include <optional>

namespace rollcall::library {

namespace {

using Slip = std::optional<YamlSlip>;

/// "in column N it is …": one sentence's middle.
YamlSlip slipAt(int line, qsizetype column, const QString& text)
{
    return {line, LibraryText::tr("in column %1 %2").arg(column + 1).arg(text)};
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/// Where the text in quotes that begins at `open` ends on this line; -1 where it does not.
qsizetype closing(QByteArrayView line, qsizetype open)
{
    const char quote = line[open];
    for (qsizetype i = open + 1; i < line.size(); ++i) {
        const bool pair = quote == '\'' && i + 1 < line.size() && line[i + 1] == quote;
        if (line[i] == quote && !pair)
            return i;
        if (line[i] == quote || (quote == '"' && line[i] == '\\'))
            ++i;
    }
    return -1;
}

/// What of a line is YAML's: without a comment, each text in quotes as blanks. An open quote is left as it is.
QByteArray signsOf(QByteArrayView line)
{
    QByteArray signs;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const bool begins = i == 0 || QByteArrayView(" \t[{,").contains(line[i - 1]);
        if (c == '#' && begins)
            break;
        const bool quote = (c == '"' || c == '\'') && begins;
        const qsizetype end = quote ? closing(line, i) : -1;
        if (end < 0) {
            signs += c;
            continue;
        }
        signs += QByteArray(end - i + 1, ' ');
        i = end;
    }
    return signs;
}

class Finder
{
public:
    Finder(const QByteArray& bytes, int line) : m_lines(bytes.split('\n')), m_line(line) {}

    Slip conflict() const;
    Slip tab() const;
    Slip sign() const;
    Slip rangeInFlow() const;
    Slip colon() const;
    Slip open() const;

private:
    int last() const { return std::min(m_line, static_cast<int>(m_lines.size()) - 1); }

    const QByteArrayList m_lines;
    const int m_line;
};

Slip Finder::conflict() const
{
    for (int i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].startsWith("<<<<<<<"))
            return slipAt(
                i, 0,
                LibraryText::tr("begins a conflict of a version control system; keep one of the two sides and take "
                                "the lines with <<<<<<<, ======= and >>>>>>> out"));
    }
    return std::nullopt;
}

/// Where the parser stopped, or just before or behind.
Slip Finder::tab() const
{
    for (const int i : {m_line, m_line - 1, m_line + 1}) {
        if (i < 0 || i >= m_lines.size())
            continue;
        const QByteArray& line = m_lines[i];
        const auto text = std::find_if(line.begin(), line.end(), [](char c) { return !isBlank(c); });
        const qsizetype tab = line.indexOf('\t');
        if (text != line.end() && tab >= 0 && tab < text - line.begin())
            return slipAt(i, tab, LibraryText::tr("a tab indents the line; YAML takes blanks only"));
    }
    return std::nullopt;
}

/// A word that begins with what is a sign there: "- @web".
Slip Finder::sign() const
{
    for (const int i : {m_line, m_line - 1}) {
        if (i < 0 || i >= m_lines.size())
            continue;
        const QByteArray signs = signsOf(m_lines[i]);
        for (qsizetype at = 0; at < signs.size(); ++at) {
            qsizetype before = at;
            while (before > 0 && isBlank(signs[before - 1]))
                --before;
            const bool begins = before == 0 || (before < at && QByteArrayView("-:,?").contains(signs[before - 1])) ||
                                QByteArrayView("[{,").contains(signs[before - 1]);
            if (begins && QByteArrayView("@`%*").contains(signs[at]))
                return slipAt(
                    i, at,
                    LibraryText::tr("a word begins with %1, which means something else in YAML; put it in quotes")
                        .arg(QLatin1Char(signs[at])));
        }
    }
    return std::nullopt;
}

/// "[ web[1-3] ]": the inner bracket is YAML's.
Slip Finder::rangeInFlow() const
{
    const QByteArray signs = last() < 0 ? QByteArray() : signsOf(m_lines[last()]);
    const qsizetype outer = signs.indexOf('[');
    for (qsizetype at = signs.indexOf('[', outer + 1); outer >= 0 && at > 0; at = signs.indexOf('[', at + 1)) {
        if (!isBlank(signs[at - 1]) && !QByteArrayView("[{,:").contains(signs[at - 1]))
            return slipAt(
                last(), at,
                LibraryText::tr("a bracket stands in a list in brackets; put the word with the range in quotes"));
    }
    return std::nullopt;
}

/// "name: b: c"
Slip Finder::colon() const
{
    for (const int i : {m_line, m_line - 1}) {
        if (i < 0 || i >= m_lines.size())
            continue;
        const QByteArray signs = signsOf(m_lines[i]);
        const qsizetype first = signs.indexOf(": ");
        const qsizetype second = first < 0 ? -1 : signs.indexOf(':', first + 1);
        if (second > 0 && signs.indexOf('{') < 0 && (second + 1 == signs.size() || isBlank(signs[second + 1])))
            return slipAt(
                i, second,
                LibraryText::tr("a second colon with a blank behind it stands in the text; put the text in quotes"));
    }
    return std::nullopt;
}

/// A bracket or a quote that nothing closes.
Slip Finder::open() const
{
    struct Place
    {
        char sign;
        int line;
        qsizetype column;
    };
    QList<Place> open;
    for (int i = 0; i < m_lines.size(); ++i) {
        const QByteArray signs = signsOf(m_lines[i]);
        for (qsizetype at = 0; at < signs.size(); ++at) {
            const char c = signs[at];
            const bool begins = at == 0 || QByteArrayView(" \t[{,").contains(signs[at - 1]);
            if (begins && (c == '"' || c == '\''))
                return slipAt(i, at, LibraryText::tr("a quote is opened and not closed"));
            if ((c == '[' || c == '{') && (begins || !open.isEmpty()))
                open.append({c, i, at});
            else if ((c == ']' || c == '}') && !open.isEmpty())
                open.removeLast();
        }
    }
    if (open.isEmpty())
        return std::nullopt;
    const Place& first = open.constFirst();
    return slipAt(first.line, first.column,
                  LibraryText::tr("%1 is opened and not closed").arg(QLatin1Char(first.sign)));
}

} // namespace

YamlSlip slipIn(const QByteArray& bytes, int line, int column, const QString& said)
{
    const Finder finder(bytes, line);
    for (const auto find : {&Finder::conflict, &Finder::tab, &Finder::sign, &Finder::rangeInFlow, &Finder::colon}) {
        if (const Slip slip = (finder.*find)())
            return *slip;
    }
    const bool unclosed = said.contains(QLatin1String("flow")) || said.contains(QLatin1String("EOF"));
    if (const Slip slip = unclosed ? finder.open() : std::nullopt)
        return *slip;
    if (said.startsWith(QLatin1String("illegal")) || said.startsWith(QLatin1String("end of")))
        return slipAt(line, column,
                      LibraryText::tr("it does not fit what stands before it; check how far the lines are indented"));
    return slipAt(line, column, said);
}

} // namespace rollcall::library
