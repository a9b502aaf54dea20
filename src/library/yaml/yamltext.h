// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/yaml/yamltree.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

// Writing YAML. yaml-cpp's emitter throws on a script whose first line is indented and changes line ends, so
// the text is made here: block style, two blanks of indentation, scripts as literal blocks whenever that says
// exactly the same text, else double-quoted. Plain values; any thread.
namespace rollcall::library {

struct YamlValue
{
    enum class Kind : quint8 { Absent, Text, Script, Plain, List, Map };

    Kind kind = Kind::Absent;
    QString text; // Plain: a number or true, as it is
    QList<YamlValue> items;
    QList<std::pair<QString, YamlValue>> entries;

    static YamlValue ofText(const QString& text); // Absent where empty
    static YamlValue ofScript(const QString& text);
    static YamlValue ofPlain(const QString& text) { return {Kind::Plain, text, {}, {}}; }
    static YamlValue ofNumber(qint64 number) { return ofPlain(QString::number(number)); }
    static YamlValue ofList(const QStringList& texts); // Absent where empty
    static YamlValue ofNode(const YamlNode& node);     // what is in a file already
    /// A map without its absent entries; Absent where nothing is left.
    static YamlValue ofMap(QList<std::pair<QString, YamlValue>> entries);

    bool isAbsent() const { return kind == Kind::Absent; }
    const YamlValue* find(const QString& key) const;
    bool operator==(const YamlValue&) const = default;
};

/// "key: value" with everything below it, indented by `indent`; ends with a line end.
QByteArray yamlEntry(const QString& key, const YamlValue& value, int indent);
/// "- item" of a list, likewise.
QByteArray yamlItem(const YamlValue& item, int indent);
/// A text, a number or a flag that fits on one line, and how it is written there.
bool isOneLine(const YamlValue& value);
QByteArray yamlOneLine(const YamlValue& value);
/// A scalar on one line: plain where every reader of YAML takes it for this text, else double-quoted.
QByteArray yamlScalar(const QString& text);
/// True where the text ends so that blank lines after the entry would become part of it ("|+").
bool keepsTrailingLines(const YamlValue& value);

} // namespace rollcall::library
