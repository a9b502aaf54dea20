// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/identities.h"

#include "core/base/error.h"
#include "core/base/privatefiles.h"
#include "library/files/plainfile.h"
#include "library/yaml/yamlcheck.h"
#include "library/yaml/yamltree.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace rollcall::app {

using namespace Qt::StringLiterals;
using library::YamlNode;

namespace {

constexpr int identitiesVersion = 1;
constexpr qint64 largestIdentities = 16LL * 1024 * 1024; // as YAML it takes many times as much

struct Reader
{
    QString file;
    QDir folder;

    Error at(const YamlNode& node, const QString& expected) const
    {
        return {ErrorKind::FileSyntax, {}, expected, file, node.line + 1};
    }

    QString path(const QString& name) const
    {
        if (name.startsWith("~/"_L1))
            return QDir::cleanPath(QDir::homePath() + name.mid(1));
        return QDir::cleanPath(folder.absoluteFilePath(name));
    }

    Error about(const QString& subject, const YamlNode& node, const QString& expected) const
    {
        return {ErrorKind::FileSyntax, subject, expected, file, node.line + 1};
    }

    Result<IdentityBindings> bindings(const QByteArray& bytes) const;
    Result<IdentityBinding> binding(const QString& name, const YamlNode& node) const;
    Result<QStringList> keys(const YamlNode& node) const;
};

bool saysNothing(const YamlNode& node)
{
    return node.isEmpty() || (node.isScalar() && (node.text == "~"_L1 || node.text.toLower() == "null"_L1));
}

Result<QStringList> Reader::keys(const YamlNode& node) const
{
    if (node.isScalar())
        return QStringList{path(node.text)};
    QStringList files;
    for (const library::YamlNodePtr& item : node.items) {
        if (!item->isScalar())
            return at(*item, u"keys: a list of file names"_s);
        files.append(path(item->text));
    }
    return node.isList() ? Result<QStringList>(files) : at(node, u"keys: a list of file names"_s);
}

Result<IdentityBinding> Reader::binding(const QString& name, const YamlNode& node) const
{
    IdentityBinding binding;
    binding.name = name;
    if (saysNothing(node))
        return binding;
    if (!node.isMap())
        return at(node, u"user, keys, agent, password"_s);
    for (const auto& [keyNode, valueNode] : node.entries) {
        const QString& key = keyNode->text;
        const QString& value = valueNode->text;
        if (key == "user"_L1) {
            binding.user = value;
        } else if (key == "keys"_L1) {
            Result<QStringList> files = keys(*valueNode);
            if (!files)
                return files.error();
            binding.keyFiles = *files;
        } else if (key == "agent"_L1 && (value == "true"_L1 || value == "false"_L1)) {
            binding.agent = value == "true"_L1;
        } else if (key == "password"_L1 && value == "ask"_L1) {
            binding.password = PasswordSource::Ask;
        } else if (key == "password"_L1 && value == "keyring"_L1) {
            binding.password = PasswordSource::Keyring;
        } else if (key == "password"_L1 && value == "never"_L1) {
            binding.password = PasswordSource::Never;
        } else {
            const bool known = key == "agent"_L1 || key == "password"_L1;
            return about(known ? key + u": "_s + value : key, *keyNode,
                         u"user, keys, agent (true, false), password (ask, keyring, never)"_s);
        }
    }
    return binding;
}

Result<IdentityBindings> Reader::bindings(const QByteArray& bytes) const
{
    IdentityBindings bindings;
    const Result<library::YamlNodePtr> document = library::parseYaml(bytes, file);
    if (!document)
        return document.error();
    const YamlNode& root = **document;
    QList<Error> errors;
    library::checkYaml(root, file, errors);
    if (!errors.isEmpty())
        return errors.constFirst();
    if (saysNothing(root))
        return bindings;
    if (!root.isMap())
        return at(root, u"version, identities"_s);
    const YamlNode* const version = root.find(u"version"_s);
    if (version && version->text.toInt() > identitiesVersion)
        return Error{ErrorKind::FileTooNew, {}, {}, file};
    const YamlNode* const identities = root.find(u"identities"_s);
    if (!identities || saysNothing(*identities))
        return bindings;
    if (!identities->isMap())
        return at(*identities, u"identities: names"_s);
    for (const auto& [key, value] : identities->entries) {
        const Result<IdentityBinding> binding = this->binding(key->text, *value);
        if (!binding)
            return binding.error();
        bindings.set(*binding);
    }
    return bindings;
}

// A JSON string is a YAML double-quoted scalar.
QString quoted(const QString& text)
{
    QString result = u"\""_s;
    for (const QChar character : text) {
        if (character == u'"' || character == u'\\')
            result += u'\\';
        if (character.unicode() < 0x20)
            result += u"\\u%1"_s.arg(static_cast<uint>(character.unicode()), 4, 16, QLatin1Char('0'));
        else
            result += character;
    }
    return result + u'"';
}

QString written(const IdentityBinding& binding)
{
    QString text = u"  "_s + quoted(binding.name) + u":\n"_s;
    if (!binding.user.isEmpty())
        text += u"    user: "_s + quoted(binding.user) + u'\n';
    if (!binding.keyFiles.isEmpty()) {
        text += u"    keys:\n"_s;
        for (const QString& file : binding.keyFiles)
            text += u"      - "_s + quoted(file) + u'\n';
    }
    text += u"    agent: "_s + (binding.agent ? u"true"_s : u"false"_s) + u'\n';
    const QString password = binding.password == PasswordSource::Ask       ? u"ask"_s
                             : binding.password == PasswordSource::Keyring ? u"keyring"_s
                                                                           : u"never"_s;
    return text + u"    password: "_s + password + u'\n';
}

} // namespace

Result<IdentityBindings> IdentityBindings::load(const QString& path)
{
    const Result<QByteArray> bytes = library::readPlain(path, library::Links::Follow, largestIdentities);
    if (!bytes && bytes.error().kind == ErrorKind::FileMissing)
        return IdentityBindings();
    if (!bytes)
        return bytes.error();
    return Reader{path, QFileInfo(path).absoluteDir()}.bindings(*bytes);
}

Status IdentityBindings::save(const QString& path) const
{
    const Result<IdentityBindings> before = load(path);
    if (!before && before.error().kind != ErrorKind::FileMissing)
        return before.error();                               // what cannot be read is not overwritten
    (void)makePrivateFolder(QFileInfo(path).absolutePath()); // where it cannot be made, writing says so
    QString text = u"version: %1\nidentities:\n"_s.arg(identitiesVersion);
    for (const IdentityBinding& binding : m_bindings)
        text += written(binding);
    return replacePrivately(path, text.toUtf8());
}

const IdentityBinding* IdentityBindings::find(const QString& name) const
{
    const auto found = std::find_if(m_bindings.begin(), m_bindings.end(),
                                    [&](const IdentityBinding& binding) { return binding.name == name; });
    return found == m_bindings.end() ? nullptr : &*found;
}

void IdentityBindings::set(const IdentityBinding& binding)
{
    remove(binding.name);
    const auto place = std::lower_bound(m_bindings.begin(), m_bindings.end(), binding,
                                        [](const auto& a, const auto& b) { return a.name < b.name; });
    m_bindings.insert(place, binding);
}

void IdentityBindings::remove(const QString& name)
{
    m_bindings.removeIf([&](const IdentityBinding& binding) { return binding.name == name; });
}

} // namespace rollcall::app
