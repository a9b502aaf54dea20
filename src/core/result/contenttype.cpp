// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/contenttype.h"

#include <QByteArray>
#include <QHash>
#include <QJsonDocument>
#include <QList>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace rollcall {

namespace {

constexpr qsizetype sampleSize = 8LL * 1024;
constexpr qsizetype sampleLines = 60;

QStringList linesOf(QByteArrayView output)
{
    QString text = QString::fromUtf8(output.first(std::min(output.size(), sampleSize)));
    text.remove(u'\r');
    QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    if (output.size() > sampleSize && lines.size() > 1)
        lines.removeLast(); // cut off
    return lines.mid(0, sampleLines);
}

qsizetype count(const QStringList& lines, const QRegularExpression& pattern)
{
    return std::count_if(lines.begin(), lines.end(),
                         [&](const QString& line) { return pattern.match(line).hasMatch(); });
}

bool isJson(QByteArrayView output)
{
    constexpr qsizetype smallEnough = 1024LL * 1024;
    const QByteArrayView text = output.trimmed();
    if (text.isEmpty() || (text.front() != '{' && text.front() != '['))
        return false;
    const auto parses = [](QByteArrayView json) {
        return json.size() <= smallEnough &&
               !QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size())).isNull();
    };
    if (parses(text))
        return true;
    const qsizetype end = text.indexOf('\n'); // one document per line
    return end > 0 && parses(text.first(end));
}

bool isDiff(const QStringList& lines)
{
    static const QRegularExpression header(QStringLiteral("^(diff --git |--- \\S|\\+\\+\\+ \\S|Index: )"));
    static const QRegularExpression hunk(QStringLiteral("^@@ -\\d+(,\\d+)? \\+\\d+(,\\d+)? @@"));
    return count(lines.mid(0, 10), header) > 0 && count(lines, hunk) > 0;
}

QString markup(const QStringList& lines)
{
    const QString first = lines.constFirst().trimmed();
    if (first.startsWith(u"<?xml"))
        return QStringLiteral("XML");
    if (first.startsWith(u"<!doctype html", Qt::CaseInsensitive) || first.startsWith(u"<html", Qt::CaseInsensitive))
        return QStringLiteral("HTML");
    static const QRegularExpression tag(QStringLiteral("^<([A-Za-z][\\w:.-]*)(\\s[^<>]*)?>"));
    const QRegularExpressionMatch match = tag.match(first);
    const QString close = QLatin1String("</") + match.captured(1) + u'>';
    const bool closed = match.hasMatch() && std::any_of(lines.begin(), lines.end(),
                                                        [&](const QString& line) { return line.contains(close); });
    return closed ? QStringLiteral("XML") : QString();
}

bool isIni(const QStringList& lines)
{
    static const QRegularExpression section(QStringLiteral("^\\[[^\\[\\]{}\":,]+\\]\\s*$"));
    static const QRegularExpression line(QStringLiteral("^\\s*([;#]|\\[|[\\w.@-][\\w .@-]*\\s*=)"));
    return count(lines, section) > 0 && count(lines, line) * 10 >= lines.size() * 8 && lines.size() > 1;
}

bool isLog(const QStringList& lines)
{
    static const QRegularExpression stamp(
        QStringLiteral("^\\W?(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d|[A-Z][a-z]{2} [ \\d]\\d "
                       "\\d\\d:\\d\\d:\\d\\d |\\[ *\\d+\\.\\d{6}\\] |"
                       "\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d )"));
    return count(lines, stamp) * 2 > lines.size();
}

bool isYaml(const QStringList& lines)
{
    static const QRegularExpression key(QStringLiteral("^\\s*(- )?[A-Za-z_][\\w./-]*:( |$)"));
    static const QRegularExpression other(QStringLiteral("^\\s*(#|- |---$|\\.\\.\\.$)"));
    const bool marked = lines.constFirst() == u"---";
    static const QRegularExpression nested(QStringLiteral("^\\s+(- )?[A-Za-z_][\\w./-]*:( |$)"));
    const qsizetype keys = count(lines, key);
    return keys > 0 && (marked || (count(lines, nested) > 0 && keys > 2)) &&
           (keys + count(lines, other)) * 10 >= lines.size() * 9;
}

QString definitionOfFile(const QString& command)
{
    static const QRegularExpression shows(
        QStringLiteral("^\\s*(?:sudo\\s+)?(?:cat|head|tail|less)\\b[^|;&>]*?(\\S+)\\s*$"));
    const QString file = shows.match(command.section(u'\n', 0, 0)).captured(1);
    static const QHash<QString, QString> byEnding{{QStringLiteral("json"), QStringLiteral("JSON")},
                                                  {QStringLiteral("yaml"), QStringLiteral("YAML")},
                                                  {QStringLiteral("yml"), QStringLiteral("YAML")},
                                                  {QStringLiteral("ini"), QStringLiteral("INI Files")},
                                                  {QStringLiteral("service"), QStringLiteral("INI Files")},
                                                  {QStringLiteral("timer"), QStringLiteral("INI Files")},
                                                  {QStringLiteral("xml"), QStringLiteral("XML")},
                                                  {QStringLiteral("html"), QStringLiteral("HTML")},
                                                  {QStringLiteral("sh"), QStringLiteral("Bash")},
                                                  {QStringLiteral("py"), QStringLiteral("Python")},
                                                  {QStringLiteral("toml"), QStringLiteral("TOML")},
                                                  {QStringLiteral("log"), QStringLiteral("Log File (advanced)")},
                                                  {QStringLiteral("diff"), QStringLiteral("Diff")},
                                                  {QStringLiteral("patch"), QStringLiteral("Diff")}};
    if (file.endsWith(QLatin1String("/fstab")))
        return QStringLiteral("fstab");
    if (file.startsWith(QLatin1String("/var/log/")))
        return QStringLiteral("Log File (advanced)");
    return byEnding.value(file.section(u'.', -1).toLower());
}

} // namespace

QString contentDefinition(QByteArrayView output, const QString& command)
{
    const QStringList lines = linesOf(output);
    if (lines.isEmpty() || lines.constFirst().contains(QChar(0x1B)))
        return {}; // it has brought its own colours
    if (isJson(output))
        return QStringLiteral("JSON");
    if (isDiff(lines))
        return QStringLiteral("Diff");
    if (const QString definition = markup(lines); !definition.isEmpty())
        return definition;
    if (const QString definition = definitionOfFile(command); !definition.isEmpty() && definition != u"JSON")
        return definition;
    static const QRegularExpression logs(QStringLiteral("^\\s*(?:sudo\\s+)?(journalctl|dmesg)\\b"));
    if (isLog(lines) || logs.match(command).hasMatch())
        return QStringLiteral("Log File (advanced)");
    if (isIni(lines))
        return QStringLiteral("INI Files");
    return isYaml(lines) ? QStringLiteral("YAML") : QString();
}

QString interpreterDefinition(const QString& interpreter)
{
    const QString program = interpreter.trimmed().section(u' ', 0, 0).section(u'/', -1);
    if (program == u"env")
        return interpreterDefinition(interpreter.trimmed().section(u' ', 1));
    static const QRegularExpression version(QStringLiteral("[\\d.]+$"));
    QString name = program;
    name.remove(version);
    if (name == u"python")
        return QStringLiteral("Python");
    if (name == u"perl")
        return QStringLiteral("Perl");
    if (name == u"ruby")
        return QStringLiteral("Ruby");
    if (name == u"zsh" || name == u"fish")
        return name == u"zsh" ? QStringLiteral("Zsh") : QStringLiteral("Fish");
    if (name == u"awk" || name == u"gawk" || name == u"mawk")
        return QStringLiteral("AWK");
    if (name == u"node" || name == u"nodejs")
        return QStringLiteral("JavaScript");
    if (name == u"php")
        return QStringLiteral("PHP/PHP");
    if (name == u"pwsh")
        return QStringLiteral("PowerShell");
    return QStringLiteral("Bash");
}

} // namespace rollcall
