// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/yaml/yamltext.h"

#include <QRegularExpression>

#include <algorithm>

namespace rollcall::library {

YamlValue YamlValue::ofText(const QString& text)
{
    return text.isEmpty() ? YamlValue() : YamlValue{Kind::Text, text, {}, {}};
}

YamlValue YamlValue::ofScript(const QString& text)
{
    return {Kind::Script, text, {}, {}};
}

YamlValue YamlValue::ofList(const QStringList& texts)
{
    YamlValue list;
    for (const QString& text : texts)
        list.items.append({Kind::Text, text, {}, {}});
    list.kind = texts.isEmpty() ? Kind::Absent : Kind::List;
    return list;
}

YamlValue YamlValue::ofMap(QList<std::pair<QString, YamlValue>> entries)
{
    entries.removeIf([](const auto& entry) { return entry.second.isAbsent(); });
    const Kind kind = entries.isEmpty() ? Kind::Absent : Kind::Map;
    return {kind, {}, {}, std::move(entries)};
}

YamlValue YamlValue::ofNode(const YamlNode& node)
{
    YamlValue value;
    switch (node.kind) {
    case YamlNode::Kind::Empty:
        return {Kind::Plain, {}, {}, {}};
    case YamlNode::Kind::Scalar:
        if (node.plain) // a number stays one, whatever else reads the file
            return ofPlain(node.text);
        return {node.text.contains(u'\n') ? Kind::Script : Kind::Text, node.text, {}, {}};
    case YamlNode::Kind::List:
        value.kind = Kind::List;
        for (const YamlNodePtr& item : node.items)
            value.items.append(ofNode(*item));
        return value;
    case YamlNode::Kind::Map:
        value.kind = Kind::Map;
        for (const auto& [key, item] : node.entries)
            value.entries.append({key->text, ofNode(*item)});
        return value;
    }
    return value;
}

const YamlValue* YamlValue::find(const QString& key) const
{
    for (const auto& [name, value] : entries) {
        if (name == key)
            return &value;
    }
    return nullptr;
}

namespace {

constexpr int step = 2;

bool isPlainStart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'/' || c == u'.' || c == u'$' || c == u'^' || c == u'(';
}

bool isPlainPart(QChar c)
{
    return isPlainStart(c) || QStringView(u" -+@=,;()~<>!*?\\'\"%&|").contains(c);
}

// What other readers would not take for text: numbers, truth values, null, dates, merge keys.
bool looksLikeAnother(const QString& text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^([-+.\\d][-+.,_:\\deExXoOa-fA-F]*|\\.(inf|nan)|null|true|false|yes|no|on|off|y|n)$"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(text).hasMatch();
}

bool isAddress(const QString& text)
{
    return text.count(u'.') == 3 &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'.' || (c >= u'0' && c <= u'9'); });
}

bool isPlain(const QString& text)
{
    if (text.isEmpty() || text.size() > 200 || !isPlainStart(text.front()) || text.back().isSpace())
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool colonInside = text[i] == u':' && i + 1 < text.size() && text[i + 1] != u' ' && text[i + 1] != u':';
        if (text[i].isSurrogate() || (!isPlainPart(text[i]) && !colonInside))
            return false;
    }
    return isAddress(text) || !looksLikeAnother(text);
}

bool isShownAsItIs(char32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xD800 && c < 0xE000))
        return false;
    return c != 0x2028 && c != 0x2029 && c != 0xFEFF && (c & 0xFFFE) != 0xFFFE;
}

QString escaped(char32_t c)
{
    switch (c) {
    case U'"':
        return QStringLiteral("\\\"");
    case U'\\':
        return QStringLiteral("\\\\");
    case U'\n':
        return QStringLiteral("\\n");
    case U'\r':
        return QStringLiteral("\\r");
    case U'\t':
        return QStringLiteral("\\t");
    default:
        break;
    }
    const auto hex = [c](int width) { return QString::number(c, 16).rightJustified(width, u'0'); };
    if (c < 0x100)
        return QLatin1String("\\x") + hex(2);
    return c < 0x10000 ? QLatin1String("\\u") + hex(4) : QLatin1String("\\U") + hex(8);
}

QByteArray doubleQuoted(const QString& text)
{
    QString result;
    result.reserve(text.size() + 2);
    result += u'"';
    for (const uint c : text.toUcs4()) {
        if (c == U'"' || c == U'\\' || !isShownAsItIs(c))
            result += escaped(c);
        else
            result += QChar::fromUcs4(c);
    }
    result += u'"';
    return result.toUtf8();
}

bool fitsLiteral(const QString& text)
{
    if (text.isEmpty() || std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'\n' || c == u' '; }))
        return false;
    const QList<uint> characters = text.toUcs4();
    return std::all_of(characters.begin(), characters.end(),
                       [](uint c) { return c == U'\n' || c == U'\t' || isShownAsItIs(c); });
}

/// "|2-" and the lines, indented; nothing where it would not be read back as the same text.
QByteArray literalBlock(const QString& text, int indent)
{
    if (!fitsLiteral(text))
        return {};
    QByteArray block("|");
    if (text.front() == u' ' || text.front() == u'\t' || text.front() == u'\n')
        block += QByteArray::number(step); // else the first line's blanks would count as indentation
    if (!text.endsWith(u'\n'))
        block += '-';
    else if (text.endsWith(QLatin1String("\n\n")))
        block += '+';
    block += '\n';
    const QByteArray margin(indent + step, ' ');
    QByteArrayView rest;
    const QByteArray bytes = text.toUtf8();
    for (rest = bytes; !rest.isEmpty();) {
        const qsizetype end = rest.indexOf('\n');
        const QByteArrayView line = rest.first(end < 0 ? rest.size() : end);
        if (!line.isEmpty())
            block.append(margin).append(line);
        block += '\n';
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    }
    const Result<YamlNodePtr> back = parseYaml(QByteArray(indent, ' ') + "k: " + block, {});
    const YamlNode* value = back.ok() && back.value()->isMap() ? back.value()->find(QStringLiteral("k")) : nullptr;
    return value && value->text == text ? block : QByteArray();
}

QByteArray scalarValue(const YamlValue& value, int indent)
{
    if (value.kind == YamlValue::Kind::Plain)
        return value.text.toUtf8() + '\n';
    if (value.kind == YamlValue::Kind::Script || value.text.contains(u'\n')) {
        const QByteArray block = literalBlock(value.text, indent);
        if (!block.isEmpty())
            return block;
    }
    return yamlScalar(value.text) + '\n';
}

QByteArray mapLines(const YamlValue& map, int indent)
{
    QByteArray text;
    for (const auto& [key, value] : map.entries)
        text += yamlEntry(key, value, indent);
    return text;
}

QByteArray listLines(const YamlValue& list, int indent)
{
    QByteArray text;
    const QByteArray dash = QByteArray(indent, ' ') + "- ";
    for (const YamlValue& item : list.items) {
        if (item.kind == YamlValue::Kind::Map && !item.entries.isEmpty())
            text += dash + mapLines(item, indent + step).sliced(indent + step);
        else if (item.kind == YamlValue::Kind::List && !item.items.isEmpty())
            text += dash.trimmed().prepend(QByteArray(indent, ' ')) + '\n' + listLines(item, indent + step);
        else if (item.kind == YamlValue::Kind::Map || item.kind == YamlValue::Kind::List)
            text += dash + (item.kind == YamlValue::Kind::Map ? "{}\n" : "[]\n");
        else
            text += dash + scalarValue(item, indent);
    }
    return text;
}

bool isShortNumbers(const YamlValue& list)
{
    return list.items.size() <= 20 && std::all_of(list.items.begin(), list.items.end(), [](const YamlValue& item) {
               return item.kind == YamlValue::Kind::Plain && !item.text.isEmpty();
           });
}

QByteArray numbersLine(const YamlValue& list)
{
    QByteArray text;
    for (const YamlValue& item : list.items)
        text += (text.isEmpty() ? "" : ", ") + item.text.toUtf8();
    return '[' + text + "]\n";
}

} // namespace

QByteArray yamlScalar(const QString& text)
{
    return isPlain(text) ? text.toUtf8() : doubleQuoted(text);
}

QByteArray yamlEntry(const QString& key, const YamlValue& value, int indent)
{
    const QByteArray head = QByteArray(indent, ' ') + yamlScalar(key) + ':';
    if (value.kind == YamlValue::Kind::Map) {
        if (value.entries.isEmpty())
            return head + " {}\n";
        return head + '\n' + mapLines(value, indent + step);
    }
    if (value.kind != YamlValue::Kind::List)
        return head + ' ' + scalarValue(value, indent);
    if (isShortNumbers(value))
        return head + ' ' + numbersLine(value);
    return head + '\n' + listLines(value, indent + step);
}

QByteArray yamlItem(const YamlValue& item, int indent)
{
    return listLines({YamlValue::Kind::List, {}, {item}, {}}, indent);
}

bool isOneLine(const YamlValue& value)
{
    const bool scalar = value.kind == YamlValue::Kind::Text || value.kind == YamlValue::Kind::Plain;
    return scalar && !value.text.contains(u'\n');
}

QByteArray yamlOneLine(const YamlValue& value)
{
    return value.kind == YamlValue::Kind::Plain ? value.text.toUtf8() : yamlScalar(value.text);
}

bool keepsTrailingLines(const YamlValue& value)
{
    if (value.kind == YamlValue::Kind::Map)
        return !value.entries.isEmpty() && keepsTrailingLines(value.entries.constLast().second);
    if (value.kind == YamlValue::Kind::List)
        return !value.items.isEmpty() && keepsTrailingLines(value.items.constLast());
    return value.text.endsWith(QLatin1String("\n\n"));
}

} // namespace rollcall::library
