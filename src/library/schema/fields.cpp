// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/schema/fields.h"

#include "core/base/encoding.h"
#include "core/base/nearestword.h"
#include "core/run/fieldtext.h"
#include "library/schema/foreignkeys.h"
#include "library/schema/hostname.h"
#include "library/yaml/yamlcheck.h"

#include <algorithm>
#include <cmath>

namespace rollcall::library {

static QStringList wordsOf(const QList<const char*>& keys)
{
    QStringList words;
    for (const char* key : keys)
        words << QString::fromLatin1(key);
    return words;
}

void Fields::fail(const YamlNode& at, const QString& detail) const
{
    m_errors.append({ErrorKind::FileSyntax, {}, detail, m_file, at.line + 1});
}

const YamlNode* Fields::find(const char* key) const
{
    const YamlNode* node = m_map.find(QLatin1String(key));
    return node && !node->isEmpty() ? node : nullptr;
}

void Fields::tellUnknown(const YamlNode& key, const QString& meant, Others others) const
{
    constexpr qsizetype enough = 3; // warnings of the same key in a file
    QString problem = whyNotInALibrary(key.text);
    if (problem.isEmpty() && others == Others::Errors)
        problem = meant.isEmpty() ? LibraryText::tr("there is no such key; take it out")
                                  : LibraryText::tr("there is no such key; “%1” may be meant").arg(meant);
    if (!problem.isEmpty()) {
        m_errors.append({ErrorKind::FileSyntax, key.text, problem, m_file, key.line + 1});
        return;
    }
    if (!m_warnings)
        return;
    const auto said = std::count_if(m_warnings->cbegin(), m_warnings->cend(),
                                    [&](const Error& warning) { return warning.subject == key.text; });
    if (said < enough)
        m_warnings->append({ErrorKind::UnknownKey, key.text, meant, m_file, key.line + 1});
}

void Fields::knowOnly(const QList<const char*>& keys, Others others, const QList<Below>& below) const
{
    for (const auto& [key, value] : m_map.entries) {
        const QString& name = key->text;
        const auto isIn = [&name](const QList<const char*>& words) {
            return std::any_of(words.begin(), words.end(),
                               [&](const char* each) { return name == QLatin1String(each); });
        };
        if (isIn(keys) || !key->isScalar() || name.startsWith(u"x-") || isMergeKey(*key))
            continue; // what is wrong with the last one is told of the whole document
        const auto place = std::find_if(below.begin(), below.end(), [&](const Below& each) { return isIn(each.keys); });
        if (place == below.end())
            tellUnknown(*key, nearestWord(name, wordsOf(keys)), others);
        else
            m_errors.append({ErrorKind::FileSyntax, name,
                             LibraryText::tr("this key has a meaning below “%1” only").arg(QLatin1String(place->key)),
                             m_file, key->line + 1});
    }
}

QString Fields::text(const char* key) const
{
    const YamlNode* node = find(key);
    if (node && !node->isScalar())
        fail(*node, LibraryText::tr("a text was expected for “%1”").arg(QLatin1String(key)));
    return node && node->isScalar() ? node->text : QString();
}

QString Fields::checked(const char* key, QString (*whyNot)(const QString&)) const
{
    const QString value = text(key);
    if (const QString problem = value.isEmpty() ? QString() : whyNot(value); !problem.isEmpty())
        failAt(key, LibraryText::tr("in column %1 “%2” is no “%3”: %4")
                        .arg(QString::number(find(key)->column + 1), value, QLatin1String(key), problem));
    return value;
}

QStringList Fields::texts(const char* key) const
{
    const YamlNode* node = find(key);
    if (!node || node->null)
        return {};
    if (node->isScalar())
        return {node->text};
    QStringList result;
    for (const YamlNodePtr& item : node->items) {
        if (item->isScalar())
            result.append(item->text);
        else if (!item->isEmpty())
            fail(*item, LibraryText::tr("a text was expected in the list “%1”").arg(QLatin1String(key)));
    }
    if (node->isMap())
        fail(*node, LibraryText::tr("a list was expected for “%1”").arg(QLatin1String(key)));
    return result;
}

QMap<QString, QString> Fields::textMap(const char* key) const
{
    QMap<QString, QString> result;
    const YamlNode* node = map(key);
    if (!node)
        return result;
    for (const auto& [name, value] : node->entries) {
        if (!name->isScalar() || value->isList() || value->isMap())
            fail(*name, LibraryText::tr("a text was expected for every key of “%1”").arg(QLatin1String(key)));
        else
            result.insert(name->text, value->text);
    }
    return result;
}

bool Fields::flag(const char* key) const
{
    const QString value = text(key);
    if (const auto answer = flagFromText(value); answer || value.isEmpty())
        return answer.value_or(false);
    if (has(key))
        failAt(key, LibraryText::tr("“%1” is true or false").arg(QLatin1String(key)));
    return false;
}

std::optional<bool> Fields::answer(const char* key) const
{
    return has(key) ? std::optional(flag(key)) : std::nullopt;
}

QString Fields::notNamed(const char* key, const QString& names)
{
    return LibraryText::tr("“%1” is one of %2").arg(QLatin1String(key), names);
}

std::optional<qint64> Fields::number(const char* key, qint64 least, qint64 most) const
{
    const YamlNode* node = find(key);
    if (!node)
        return std::nullopt;
    bool ok = false;
    const qint64 value = node->text.toLongLong(&ok);
    if (ok && value >= least && value <= most)
        return value;
    fail(*node, LibraryText::tr("“%1” is a number from %2 to %3").arg(QLatin1String(key)).arg(least).arg(most));
    return std::nullopt;
}

std::optional<Milliseconds> Fields::seconds(const char* key, Milliseconds least, Milliseconds most) const
{
    const YamlNode* node = find(key);
    if (!node)
        return std::nullopt;
    const std::optional<Milliseconds> time = secondsFromText(node->text);
    if (time && *time >= least && *time <= most)
        return time;
    const QString wanted = time ? LibraryText::tr("“%1” is a number from %2 to %3")
                                      .arg(QLatin1String(key), secondsText(least), secondsText(most))
                                : LibraryText::tr("“%1” is a number of seconds").arg(QLatin1String(key));
    fail(*node, wanted);
    return std::nullopt;
}

AccessSettings Fields::access() const
{
    AccessSettings access;
    access.user = checked("user", whyNotAUser);
    access.port = static_cast<quint16>(number("port", 1, 65535).value_or(0));
    access.identity = text("identity");
    access.jump = text("jump");
    access.legacyAlgorithms = answer("legacy-algorithms");
    access.encoding = named<Encoding>("encoding");
    return access;
}

const YamlNode* Fields::map(const char* key) const
{
    const YamlNode* node = find(key);
    if (!node || node->null)
        return nullptr;
    if (node->isMap())
        return node;
    fail(*node, LibraryText::tr("keys and values were expected below “%1”").arg(QLatin1String(key)));
    return nullptr;
}

const YamlNode* Fields::list(const char* key) const
{
    const YamlNode* node = find(key);
    if (!node || node->null)
        return nullptr;
    if (node->isList())
        return node;
    fail(*node, LibraryText::tr("a list was expected for “%1”").arg(QLatin1String(key)));
    return nullptr;
}

} // namespace rollcall::library
