// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/targets/target.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

// The open libraries, the personal one first, as one directory of names for target expressions. A name that
// several libraries have means the first one's, unless it is written with its library. Lives in the main
// thread; snapshot() gives a directory for other threads. Owns its libraries.
namespace rollcall {
struct Snippet;
}

namespace rollcall::library {

class Library;
struct LibraryData;

/// A name with the library that it is said to be of; "" where none is said.
struct PlacedName
{
    QString library;
    QString name;
};

/// One of a library's snippets; valid until the next change.
struct NamedSnippet
{
    const Library* library = nullptr;
    const Snippet* snippet = nullptr;
};

/// Whether a name means a host though no library has it; called by any thread.
using KnownName = std::function<bool(const QString&)>;

/// Indexed, immutable copy of what target expressions look at; shared freely between threads.
class DirectorySnapshot : public TargetDirectory
{
public:
    using Named = std::pair<QString, const LibraryData*>; // the name it goes by, which need not be its own

    DirectorySnapshot() = default;
    /// `own`: the one that nobody else reads, where there is one.
    DirectorySnapshot(const QList<Named>& libraries, KnownName knownToSshConfig, const QString& own = {});
    ~DirectorySnapshot() override;

    DirectoryHost findHost(const QString& library, const QString& name) const override;
    DirectoryGroup findGroup(const QString& library, const QString& name) const override;
    QList<DirectoryHost> allHosts(const QString& library) const override;
    QList<DirectoryGroup> allGroups(const QString& library) const override;
    bool hasLibrary(const QString& library) const override;
    bool isOwn(const QString& library) const override;
    bool isKnownAlias(const QString& name) const override;
    QList<ClosedName> closedHosts(const QString& library) const override;
    QList<ClosedName> closedGroups(const QString& library) const override;
    std::optional<ClosedName> closedHost(const QString& library, const QString& name) const override;
    std::optional<ClosedName> closedGroup(const QString& library, const QString& name) const override;

    /// The same with another state of one of them.
    DirectorySnapshot with(const QString& library, const LibraryData& data) const;

private:
    struct Shelf;
    std::vector<std::shared_ptr<const Shelf>> m_shelves;
    KnownName m_known;
    QString m_own;
};

class LibrarySet : public QObject, public TargetDirectory
{
    Q_OBJECT

public:
    explicit LibrarySet(QObject* parent = nullptr);
    ~LibrarySet() override;

    /// Takes the library (it becomes a child). Its name gets " 2" and so on where it is taken: see nameOf(). `own`: it
    /// is the person's own, which nobody else reads.
    void add(Library* library, bool own = false);
    /// Deletes it, at once or as soon as it has written what it was told to.
    void remove(Library* library);
    /// How many libraries are still being written to, with those that were removed.
    int saving() const;
    const QList<Library*>& libraries() const { return m_libraries; }
    Library* personal() const { return m_libraries.isEmpty() ? nullptr : m_libraries.constFirst(); }
    Library* find(const QString& name) const;
    QString nameOf(const Library* library) const;
    /// "own:dep" is what "own" calls dep where such a library is open, and no name with a colon elsewhere.
    PlacedName placed(const QString& word) const;
    /// What `word` says, the first library's that has it. UnknownSnippet, or why it cannot be used.
    Result<NamedSnippet> findSnippet(const QString& word) const;

    /// What the person's ssh_config is about.
    void setKnownToSshConfig(KnownName known);

    std::shared_ptr<const DirectorySnapshot> snapshot() const;

    DirectoryHost findHost(const QString& library, const QString& name) const override;
    DirectoryGroup findGroup(const QString& library, const QString& name) const override;
    QList<DirectoryHost> allHosts(const QString& library) const override;
    QList<DirectoryGroup> allGroups(const QString& library) const override;
    bool hasLibrary(const QString& library) const override;
    bool isOwn(const QString& library) const override;
    bool isKnownAlias(const QString& name) const override;
    QList<ClosedName> closedHosts(const QString& library) const override;
    QList<ClosedName> closedGroups(const QString& library) const override;
    std::optional<ClosedName> closedHost(const QString& library, const QString& name) const override;
    std::optional<ClosedName> closedGroup(const QString& library, const QString& name) const override;

Q_SIGNALS:
    void librariesChanged();
    void contentsChanged(); // hosts or groups of any library: resolve the target again

private:
    const DirectorySnapshot& current() const;
    void forget();

    QList<Library*> m_libraries;
    QList<Library*> m_leaving; // removed, and still being written to
    QHash<const Library*, QString> m_names;
    const Library* m_own = nullptr;
    KnownName m_known;
    mutable std::shared_ptr<const DirectorySnapshot> m_snapshot; // null: to be made anew
};

} // namespace rollcall::library
