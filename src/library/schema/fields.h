// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/fields.h"
#include "core/run/fieldtext.h"
#include "core/run/runoptions.h"
#include "core/targets/host.h"
#include "library/yaml/yamltree.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

// Typed reading of a map's keys. An absent key is no error and gives nothing; a wrong one is noted, with its
// line. Used by the schema readers; one thread.
namespace rollcall::library {

class Fields
{
public:
    /// Without a list for them warnings are not looked for.
    Fields(const YamlNode& map, const QString& file, QList<Error>& errors, QList<Error>* warnings = nullptr)
        : m_map(map), m_file(file), m_errors(errors), m_warnings(warnings)
    {
    }

    bool has(const char* key) const { return find(key) != nullptr; }
    QString text(const char* key) const;
    /// A text that is good for something: `whyNot` says why it is not, and how to mend it.
    QString checked(const char* key, QString (*whyNot)(const QString&)) const;
    QStringList texts(const char* key) const; // a list, or one scalar
    QMap<QString, QString> textMap(const char* key) const;
    bool flag(const char* key) const;
    std::optional<bool> answer(const char* key) const; // a flag that may be left out
    std::optional<qint64> number(const char* key, qint64 least, qint64 most) const;
    std::optional<Milliseconds> seconds(const char* key, Milliseconds least, Milliseconds most) const; // "2.5"
    /// One of an enumeration's names.
    template <typename E> std::optional<E> named(const char* key) const
    {
        const std::optional<E> value = has(key) ? enumFromText<E>(text(key)) : std::nullopt;
        if (!value && has(key))
            failAt(key, notNamed(key, allowedNames<E>()));
        return value;
    }
    AccessSettings access() const; // user, port, identity, jump, legacy-algorithms, encoding

    const YamlNode* map(const char* key) const;  // null: absent, or noted as wrong
    const YamlNode* list(const char* key) const; // likewise
    Fields inside(const YamlNode& map) const { return {map, m_file, m_errors, m_warnings}; }
    enum class Others : quint8 {
        Warned, // they have no effect
        Errors, // they could have meant how something is run
    };
    /// Keys that mean something below another one, and here nothing.
    struct Below
    {
        const char* key;
        QList<const char*> keys;
    };
    /// Tells of other keys; those that begin with "x-" are the user's own. Those that no library may have, or that say
    /// below another key how something is run, are errors.
    void knowOnly(const QList<const char*>& keys, Others others = Others::Warned, const QList<Below>& below = {}) const;
    void fail(const YamlNode& at, const QString& detail) const;
    void failAt(const char* key, const QString& detail) const { fail(*find(key), detail); }

private:
    static QString notNamed(const char* key, const QString& names);
    const YamlNode* find(const char* key) const;
    void tellUnknown(const YamlNode& key, const QString& meant, Others others) const;

    const YamlNode& m_map;
    QString m_file;
    QList<Error>& m_errors;
    QList<Error>* m_warnings;
};

} // namespace rollcall::library
