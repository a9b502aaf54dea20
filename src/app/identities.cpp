// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identities.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;

struct Reader
{
    QString file;
    QDir folder;

    Error at(const YAML::Node& node, const QString& expected) const
    {
        return {ErrorKind::FileSyntax, {}, expected, file, node.Mark().line + 1};
    }

    static QString text(const YAML::Node& node)
    {
        return node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString();
    }

    QString path(const QString& name) const
    {
        if (name.startsWith("~/"_L1))
            return QDir::cleanPath(QDir::homePath() + name.mid(1));
        return QDir::cleanPath(folder.absoluteFilePath(name));
    }

    Result<IdentityBinding> binding(const QString& name, const YAML::Node& node) const;
    Result<QStringList> keys(const YAML::Node& node) const;
};

Result<QStringList> Reader::keys(const YAML::Node& node) const
{
    QStringList files;
    if (node.IsScalar())
        files.append(path(text(node)));
    else if (!node.IsSequence())
        return at(node, u"keys: a list of file names"_s);
    else
        for (const auto& item : node) {
            if (!item.IsScalar())
                return at(item, u"keys: a list of file names"_s);
            files.append(path(text(item)));
        }
    return files;
}

Result<IdentityBinding> Reader::binding(const QString& name, const YAML::Node& node) const
{
    IdentityBinding binding;
    binding.name = name;
    if (node.IsNull())
        return binding;
    if (!node.IsMap())
        return at(node, u"user, keys, agent, password"_s);
    for (const auto& entry : node) {
        const QString key = text(entry.first);
        const QString value = text(entry.second);
        if (key == "user"_L1) {
            binding.user = value;
        } else if (key == "keys"_L1) {
            Result<QStringList> files = keys(entry.second);
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
            return at(entry.first, u"user, keys, agent (true, false), password (ask, keyring, never)"_s);
        }
    }
    return binding;
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
    IdentityBindings bindings;
    QFile file(path);
    if (!file.exists())
        return bindings;
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::FileUnreadable, {}, file.errorString(), path};
    const Reader reader{path, QFileInfo(path).absoluteDir()};
    try {
        const YAML::Node document = YAML::Load(file.readAll().toStdString());
        if (document.IsNull())
            return bindings;
        if (!document.IsMap())
            return reader.at(document, u"version, identities"_s);
        if (Reader::text(document["version"]).toInt() > formatVersion)
            return Error{ErrorKind::FileTooNew, {}, {}, path};
        const YAML::Node identities = document["identities"];
        if (!identities.IsDefined() || identities.IsNull())
            return bindings;
        if (!identities.IsMap())
            return reader.at(identities, u"identities: names"_s);
        for (const auto& entry : identities) {
            Result<IdentityBinding> binding = reader.binding(Reader::text(entry.first), entry.second);
            if (!binding)
                return binding.error();
            bindings.set(*binding);
        }
    } catch (const YAML::Exception& exception) {
        return Error{
            ErrorKind::FileSyntax, {}, QString::fromStdString(exception.msg), path, exception.mark.line + 1};
    }
    return bindings;
}

Status IdentityBindings::save(const QString& path) const
{
    const Result<IdentityBindings> before = load(path);
    if (!before && before.error().kind != ErrorKind::FileMissing)
        return before.error(); // what cannot be read is not overwritten
    QDir().mkpath(QFileInfo(path).absolutePath());
    QString text = u"version: %1\nidentities:\n"_s.arg(formatVersion);
    for (const IdentityBinding& binding : m_bindings)
        text += written(binding);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorKind::FileUnwritable, {}, file.errorString(), path};
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(text.toUtf8());
    if (!file.commit())
        return Error{ErrorKind::FileUnwritable, {}, file.errorString(), path};
    return {};
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
