// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "library/live/directorysnapshot.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <memory>

// The open libraries, the personal one first, as one directory of names for target expressions. A name that
// several libraries have means the first one's, unless it is written with its library. Lives in the main
// thread; snapshot() is the directory, for all threads. Owns its libraries.
namespace rollcall {
struct Snippet;
}

namespace rollcall::library {

class Library;

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

class LibrarySet : public QObject
{
    Q_OBJECT

public:
    explicit LibrarySet(QObject* parent = nullptr);
    ~LibrarySet() override;

    /// Takes the library (it becomes a child). Where another one is called so, both get a number (see nameOf()), and the
    /// name is none any more; only the person's own, which nobody else reads, keeps its name (`own`).
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

    /// What all of them hold now: the same until something changes.
    std::shared_ptr<const DirectorySnapshot> snapshot() const;

Q_SIGNALS:
    void librariesChanged();
    void contentsChanged(); // hosts or groups of any library: resolve the target again

private:
    void forget();
    QString numbered(const QString& name) const; // " 1" and so on

    QList<Library*> m_libraries;
    QList<Library*> m_leaving; // removed, and still being written to
    QHash<const Library*, QString> m_names;
    const Library* m_own = nullptr;
    KnownName m_known;
    mutable std::shared_ptr<const DirectorySnapshot> m_snapshot; // null: to be made anew
};

} // namespace rollcall::library
