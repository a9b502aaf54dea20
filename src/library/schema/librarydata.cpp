// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/schema/librarydata.h"

#include "core/base/naturalorder.h"
#include "library/files/folder.h"
#include "library/files/folderlock.h"
#include "library/files/slug.h"
#include "library/schema/fields.h"
#include "library/schema/schema.h"
#include "library/yaml/yamltext.h"

#include <QDir>
#include <QFileInfo>
#include <QMap>

#include <algorithm>
#include <cerrno>
#include <chrono>

namespace rollcall::library {

namespace {

class Loader
{
public:
    explicit Loader(const LibraryPlace& place) : m_folder(place)
    {
        m_data.path = m_folder.path();
        m_data.saves = place.saves;
    }

    LibraryData load();

private:
    std::optional<QByteArray> read(const QString& file);
    void loadManifest();
    void loadHosts();
    /// One folder of groups or snippets, and what of it cannot be used.
    struct Dir
    {
        QMap<QString, QString> closed; // name -> file
        QMap<QString, QString> unread; // slug -> file
        QHash<QString, QString> ids;
        QList<Error> doubts;  // of groups: as in Closed
        QList<Group> marking; // likewise
    };
    static void takeMarks(const Read<Group>& read, Dir& dir)
    {
        dir.marking += read.marking;
        if (read.doubt)
            dir.doubts.append(*read.doubt);
    }
    static void takeMarks(const Read<Snippet>&, Dir&) {}
    static void takeMark(const Group& group, Dir& dir)
    {
        if (group.production)
            dir.marking.append(group);
    }
    static void takeMark(const Snippet&, Dir&) {}
    template <typename T, typename ReadFile> Dir loadDir(const QString& dir, ReadFile readFile, QList<T>& values);

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
    const auto bytes = read(Folder::hostsFile());
    m_data.closed.hostsUnread = !bytes;
    if (bytes) {
        Read<Host> hosts = readHosts(*bytes, m_folder.absolute(Folder::hostsFile()));
        m_data.errors += hosts.errors;
        m_data.warnings += hosts.warnings;
        m_data.hosts = std::move(hosts.values);
        m_data.closed.hosts = std::move(hosts.closed);
        m_data.closed.hostsUnread = hosts.unread;
    }
}

/// Of two files for one name neither counts.
template <typename T, typename ReadFile>
Loader::Dir Loader::loadDir(const QString& dir, ReadFile readFile, QList<T>& values)
{
    QMap<QString, QStringList> files; // name -> where it is defined
    Dir result;
    for (const QString& folder : m_folder.foldersIn(dir))
        m_data.warnings.append({ErrorKind::FolderNotRead, {}, {}, m_folder.absolute(folder), 0});
    if (const QFileInfo info(m_folder.absolute(dir));
        (info.exists() || info.isSymLink()) && !(info.isDir() && info.isReadable() && info.isExecutable())) {
        m_data.errors.append({ErrorKind::FileUnreadable,
                              {},
                              qt_error_string(info.exists() && !info.isDir() ? ENOTDIR : EACCES),
                              info.filePath(),
                              0});
        result.doubts.append(m_data.errors.constLast());
    }
    for (const QString& file : m_folder.files(dir)) {
        const auto bytes = read(file);
        const QString absolute = m_folder.absolute(file);
        if (!bytes) {
            result.unread.insert(QFileInfo(file).completeBaseName(), absolute);
            result.doubts.append(m_data.errors.constLast());
            continue;
        }
        Read<T> found = readFile(*bytes, absolute, QFileInfo(file).completeBaseName());
        m_data.errors += found.errors;
        m_data.warnings += found.warnings;
        takeMarks(found, result);
        if (found.unread)
            result.unread.insert(QFileInfo(file).completeBaseName(), absolute);
        for (const QString& name : std::as_const(found.closed))
            result.closed.insert(name, absolute);
        result.ids.insert(found.ids);
        for (T& value : found.values) {
            files[value.name].append(absolute);
            values.append(std::move(value));
        }
    }
    for (auto it = files.constBegin(); it != files.constEnd(); ++it) {
        if (it->size() < 2)
            continue;
        result.closed.insert(it.key(), it->constLast());
        m_data.errors.append({ErrorKind::DuplicateName, it.key(), it->join(QStringLiteral(", ")), it->constLast(), 0});
    }
    for (const T& value : std::as_const(values)) {
        if (result.closed.contains(value.name))
            takeMark(value, result);
    }
    values.removeIf([&](const T& value) { return result.closed.contains(value.name); });
    std::sort(values.begin(), values.end(), [](const T& a, const T& b) { return naturalLess(a.name, b.name); });
    result.ids.removeIf([&](const auto& entry) { return result.closed.contains(entry.key()); });
    return result;
}

LibraryData Loader::load()
{
    if (!m_folder.exists()) {
        m_data.name = QFileInfo(m_folder.path()).fileName();
        m_data.errors.append({ErrorKind::FileMissing, {}, {}, m_folder.path(), 0});
        m_data.closed.doubts = m_data.errors;
        return std::move(m_data);
    }
    if (const auto& error = m_folder.journalError()) {
        m_data.errors.append(*error);
        m_data.stamps.insert(Journal::fileName(), QByteArray());
    }
    loadManifest();
    loadHosts();
    const Dir groups = loadDir(Folder::groupsDir(), readGroup, m_data.groups);
    m_data.closed.groups = groups.closed;
    m_data.closed.groupsUnread = groups.unread;
    m_data.closed.marking = groups.marking;
    m_data.closed.doubts += groups.doubts;
    m_data.groupIds = groups.ids;
    const Dir snippets = loadDir(Folder::snippetsDir(), readSnippet, m_data.snippets);
    m_data.closed.snippets = snippets.closed;
    m_data.closed.snippetsUnread = snippets.unread;
    m_data.snippetIds = snippets.ids;
    for (const Error& error : std::as_const(m_data.errors)) {
        if (error.kind == ErrorKind::FileTooNew)
            m_data.closed.newer.insert(error.file);
    }
    const auto isTooNew = [&](const Error& error) {
        return error.kind == ErrorKind::FileTooNew && error.file == m_folder.absolute(Folder::manifestFile());
    };
    m_data.writable = m_folder.isWritable() && std::none_of(m_data.errors.begin(), m_data.errors.end(), isTooNew);
    return std::move(m_data);
}

std::optional<Error> errorOf(const QString& name, const QMap<QString, QString>& closed,
                             const QMap<QString, QString>& unread, const QSet<QString>& newer)
{
    const auto error = [&](ErrorKind kind, const QString& file) {
        return Error{newer.contains(file) ? ErrorKind::ClosedByNewer : kind, name, {}, file, 0};
    };
    if (const auto file = closed.constFind(name); file != closed.constEnd())
        return error(ErrorKind::ClosedName, *file);
    if (const auto file = unread.constFind(slugOf(name)); file != unread.constEnd())
        return error(ErrorKind::ClosedSet, *file);
    return std::nullopt;
}

} // namespace

std::optional<Error> Closed::groupError(const QString& name) const
{
    return errorOf(name, groups, groupsUnread, newer);
}

std::optional<Error> Closed::snippetError(const QString& name) const
{
    return errorOf(name, snippets, snippetsUnread, newer);
}

namespace {

/// What somebody else's journal says does not count, but it is taken away when that save is done.
void letOthersFinish(const LibraryPlace& place)
{
    using namespace std::chrono_literals;
    if (Folder(place).journalError())
        (void)FolderLock::take(place.path, 1s);
}

} // namespace

LibraryData loadLibrary(const LibraryPlace& place)
{
    constexpr int enough = 3; // who writes all the time is read as well as may be
    for (int tries = 1;; ++tries) {
        letOthersFinish(place);
        const QByteArray before = Folder(place).state();
        LibraryData data = Loader(place).load();
        if (tries == enough || Folder(place).state() == before)
            return data; // nobody has replaced one file behind another
    }
}

Status createLibrary(const QString& path, const QString& name)
{
    const Folder folder(path);
    for (const QString& dir : {QString(), Folder::groupsDir(), Folder::snippetsDir()}) {
        if (!QDir().mkpath(folder.absolute(dir)))
            return Error{
                ErrorKind::FileUnwritable, {}, LibraryText::tr("the folder cannot be made"), folder.absolute(dir), 0};
    }
    if (!folder.has(Folder::manifestFile())) {
        const QByteArray text =
            "version: 1\n" + yamlEntry(QStringLiteral("name"), YamlValue{YamlValue::Kind::Text, name, {}, {}}, 0);
        if (const Status status = folder.replace(Folder::manifestFile(), text); !status)
            return status;
    }
    return folder.has(Folder::hostsFile()) ? Status() : folder.replace(Folder::hostsFile(), "version: 1\nhosts: {}\n");
}

Status createPersonalLibrary(const QString& path)
{
    return createLibrary(path, LibraryText::tr("Personal"));
}

} // namespace rollcall::library
