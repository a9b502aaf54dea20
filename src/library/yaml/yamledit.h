// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/yaml/yamltext.h"
#include "library/yaml/yamltree.h"

#include <QByteArray>
#include <QList>

// Changing a YAML file by whole lines, so that everything that is not the subject of a change stays as
// somebody wrote it: comments, order, keys that Rollcall does not know. Plain values; any thread.
namespace rollcall::library {

/// A file's lines and the replacements that are collected for them, applied all at once.
class YamlPatch
{
public:
    explicit YamlPatch(const QByteArray& bytes);

    int lineCount() const { return static_cast<int>(m_lines.size()); }
    int documentEnd() const; // where a top-level map ends: before "...", else at the file's end
    QByteArrayView line(int index) const { return m_lines[index]; } // without its end

    /// Lines `first` up to, not including, `last` give way to `text`; first == last inserts.
    void replace(int first, int last, const QByteArray& text);
    /// The text with every replacement; line ends as the file has them.
    QByteArray apply() const;

    /// Where the entry that starts at line `first` and ends before `end` really ends: blank lines and
    /// comments that are not deeper than its key belong to what follows.
    int contentEnd(int first, int end, int keyColumn, bool keepBlankLines) const;
    /// True where the node's key is the first thing on its line, or of an item of a list behind its dash.
    bool startsLine(const YamlNode& key) const;
    /// What stands before the column: blanks, or blanks and a dash.
    QByteArray lead(int line, int column) const { return m_lines[line].first(column); }

private:
    struct Replacement
    {
        int first;
        int last;
        QByteArray text;
    };

    QList<QByteArray> m_lines;
    QList<Replacement> m_replacements;
    bool m_crlf = false;
    bool m_endsOpen = false; // no line end at the end of the file
};

int indentation(QByteArrayView line);
/// The comment at the end of a line, with the blanks before it, where a value begins at `column`; empty where there is
/// none.
QByteArray lineComment(QByteArrayView line, int column);
/// The last text of a value is a "|+" block that blank lines behind it belong to.
bool endsInBlankLines(const YamlNode& node);

/// One entry of a block map, with the lines it takes.
struct YamlEntryPlace
{
    YamlNodePtr key;
    YamlNodePtr value;
    int first = 0;
    int last = 0; // one behind, by contentEnd()
};

/// The entries of a block map that ends before line `end`; empty where it cannot be edited by lines.
QList<YamlEntryPlace> yamlPlaces(const YamlNode& map, int end, const YamlPatch& patch);

/// Turns what `map` says from `before` into `after`: only keys that differ are touched, unknown ones stay.
/// False where that cannot be done by lines (flow style, two keys on one line): then write the whole anew.
bool editYamlMap(const YamlNode& map, int end, const YamlValue& before, const YamlValue& after, YamlPatch& patch);

/// `after` plus the keys of `map` that are in neither `before` nor `after`.
YamlValue withUnknownKeys(const YamlNode& map, const YamlValue& before, YamlValue after);

/// The entry that begins on this line with another value, or another key too; a comment on the line stays.
QByteArray rewrittenEntry(QByteArrayView line, const YamlNode& key, const YamlValue& value, const QString& newKey = {});

/// The key line with another key, everything behind it as it was; empty where that cannot be told.
QByteArray renamedKeyLine(QByteArrayView line, int column, const QString& newKey);

} // namespace rollcall::library
