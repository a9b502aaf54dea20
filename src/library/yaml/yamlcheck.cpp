// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/yaml/yamlcheck.h"

#include <QHash>
#include <QSet>

namespace rollcall::library {

namespace {

class Checker
{
public:
    Checker(const QString& file, QList<Error>& errors, const YamlNode* apart)
        : m_file(file), m_errors(errors), m_apart(apart)
    {
    }

    void check(const YamlNode& node)
    {
        checkProperty(node);
        if (&node == m_apart || !(node.isList() || node.isMap()) || m_seen.contains(&node))
            return; // an alias brings the same node again
        m_seen.insert(&node);
        for (const YamlNodePtr& item : node.items)
            check(*item);
        for (const auto& [key, value] : node.entries) {
            check(*key);
            check(*value);
        }
        checkKeys(node);
    }

private:
    void checkProperty(const YamlNode& node)
    {
        if (node.property.isEmpty())
            return;
        const int column = node.column + 1;
        const QString text =
            node.property.startsWith(u'!')
                ? LibraryText::tr("in column %1 it is a tag of YAML, which would be passed over; put it in quotes")
                : LibraryText::tr("in column %1 it is an anchor of YAML without a value, which would be passed over; "
                                  "put it in quotes");
        m_errors.append({ErrorKind::FileSyntax, node.property, text.arg(column), m_file, node.line + 1});
    }

    void checkKeys(const YamlNode& map)
    {
        QHash<QString, int> lines;
        for (const auto& [key, value] : map.entries) {
            if (!key->isScalar()) {
                m_errors.append({ErrorKind::FileSyntax,
                                 {},
                                 LibraryText::tr("a key is a text; this one would be passed over"),
                                 m_file,
                                 key->line + 1});
                continue;
            }
            if (isMergeKey(*key))
                m_errors.append(mergeKeyError(*key, m_file));
            else if (const auto first = lines.constFind(key->text); first == lines.constEnd())
                lines.insert(key->text, key->line + 1);
            else
                m_errors.append(
                    {ErrorKind::FileSyntax, key->text,
                     LibraryText::tr("this key stands in line %1 already; take one of the two out").arg(*first), m_file,
                     key->line + 1});
        }
    }

    const QString& m_file;
    QList<Error>& m_errors;
    const YamlNode* m_apart;
    QSet<const YamlNode*> m_seen;
};

} // namespace

bool isMergeKey(const YamlNode& key)
{
    return key.isScalar() && key.plain && key.text == QLatin1String("<<");
}

Error mergeKeyError(const YamlNode& key, const QString& file)
{
    return {
        ErrorKind::FileSyntax, key.text,
        LibraryText::tr("in column %1 it is a merge key of YAML, which would be passed over; write out what it brings")
            .arg(key.column + 1),
        file, key.line + 1};
}

void checkYaml(const YamlNode& node, const QString& file, QList<Error>& errors, const YamlNode* apart)
{
    Checker(file, errors, apart).check(node);
}

} // namespace rollcall::library
