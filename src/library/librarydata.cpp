// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/librarydata.h"

#include "core/naturalorder.h"
#include "library/fields.h"
#include "library/folder.h"
#include "library/schema.h"

#include <QDir>
#include <QFileInfo>
#include <QMap>

#include <algorithm>

namespace rollcall::library {

namespace {

class Loader
{
public:
    explicit Loader(const QString& path) : m_folder(path) { m_data.path = m_folder.path(); }

    LibraryData load();

private:
    std::optional<QByteArray> read(const QString& file);
    void loadManifest();
    void loadHosts();
    template <typename T, typename ReadFile>
    QSet<QString> loadDir(const QString& dir, ReadFile readFile, QList<T>& values);

    Folder m_folder;
    LibraryData m_data;
};

std::optional<QByteArray> Loader::read(const QString& file)
{
    const Result<QByteArray> bytes = m_folder.read(file);
    m_data.stamps.insert(file, bytes ? Folder::stamp(*bytes) : QByteArray());
    if (bytes)
        return *bytes;
    m_data.errors.append(bytes.error());
    return std::nullopt;
}

void Loader::loadManifest()
{
    m_data.name = QFileInfo(m_folder.path()).fileName();
    if (!m_folder.has(Folder::manifestFile()))
        return;
    if (const auto bytes = read(Folder::manifestFile())) {
        const Read<QString> manifest = readManifest(*bytes, m_folder.absolute(Folder::manifestFile()));
        m_data.errors += manifest.errors;
        m_data.warnings += manifest.warnings;
        m_data.name = manifest.values.value(0, m_data.name);
    }
}

void Loader::loadHosts()
{
    if (!m_folder.has(Folder::hostsFile()))
        return;
    if (const auto bytes = read(Folder::hostsFile())) {
        Read<Host> hosts = readHosts(*bytes, m_folder.absolute(Folder::hostsFile()));
        m_data.errors += hosts.errors;
        m_data.warnings += hosts.warnings;
        m_data.hosts = std::move(hosts.values);
        m_data.closedHosts = std::move(hosts.closed);
    }
}

/// Of two files for one name neither counts. Gives the names that stand for nothing.
template <typename T, typename ReadFile>
QSet<QString> Loader::loadDir(const QString& dir, ReadFile readFile, QList<T>& values)
{
    QMap<QString, QStringList> files; // name -> where it is defined
    QSet<QString> closed;
    for (const QString& file : m_folder.files(dir)) {
        const auto bytes = read(file);
        if (!bytes)
            continue;
        const QString absolute = m_folder.absolute(file);
        Read<T> found = readFile(*bytes, absolute, QFileInfo(file).completeBaseName());
        m_data.errors += found.errors;
        m_data.warnings += found.warnings;
        closed += found.closed;
        for (T& value : found.values) {
            files[value.name].append(absolute);
            values.append(std::move(value));
        }
    }
    for (auto it = files.constBegin(); it != files.constEnd(); ++it) {
        if (it->size() < 2)
            continue;
        closed.insert(it.key());
        m_data.errors.append({ErrorKind::DuplicateName, it.key(), it->join(QStringLiteral(", ")), it->constLast(), 0});
    }
    values.removeIf([&](const T& value) { return closed.contains(value.name); });
    std::sort(values.begin(), values.end(),
              [](const T& a, const T& b) { return naturalLess(a.name, b.name); });
    return closed;
}

LibraryData Loader::load()
{
    if (!m_folder.exists()) {
        m_data.name = QFileInfo(m_folder.path()).fileName();
        m_data.errors.append({ErrorKind::FileMissing, {}, {}, m_folder.path(), 0});
        return std::move(m_data);
    }
    if (m_folder.journalError())
        m_data.errors.append(*m_folder.journalError());
    loadManifest();
    loadHosts();
    m_data.closedGroups = loadDir(Folder::groupsDir(), readGroup, m_data.groups);
    loadDir(Folder::snippetsDir(), readSnippet, m_data.snippets);
    const auto isTooNew = [&](const Error& error) {
        return error.kind == ErrorKind::FileTooNew && error.file == m_folder.absolute(Folder::manifestFile());
    };
    m_data.writable =
        m_folder.isWritable() && std::none_of(m_data.errors.begin(), m_data.errors.end(), isTooNew);
    return std::move(m_data);
}

} // namespace

LibraryData loadLibrary(const QString& path)
{
    constexpr int enough = 3; // who writes all the time is read as well as may be
    for (int tries = 1;; ++tries) {
        const QByteArray before = Folder(path).state();
        LibraryData data = Loader(path).load();
        if (tries == enough || Folder(path).state() == before)
            return data; // nobody has replaced one file behind another
    }
}

Status createLibrary(const QString& path, const QString& name)
{
    const Folder folder(path);
    for (const QString& dir : {QString(), Folder::groupsDir(), Folder::snippetsDir()}) {
        if (!QDir().mkpath(folder.absolute(dir)))
            return Error{ErrorKind::FileUnwritable,
                         {},
                         LibraryText::tr("the folder cannot be made"),
                         folder.absolute(dir),
                         0};
    }
    if (!folder.has(Folder::manifestFile())) {
        const QByteArray text = "version: 1\n" + yamlEntry(QStringLiteral("name"),
                                                           YamlValue{YamlValue::Kind::Text, name, {}, {}}, 0);
        if (const Status status = folder.replace(Folder::manifestFile(), text); !status)
            return status;
    }
    return folder.has(Folder::hostsFile()) ? Status()
                                           : folder.replace(Folder::hostsFile(), "version: 1\nhosts: {}\n");
}

} // namespace rollcall::library
