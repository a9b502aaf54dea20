// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/live/libraryset.h"

#include "core/base/error.h"
#include "library/live/library.h"
#include "library/schema/librarydata.h"

#include <algorithm>

namespace rollcall::library {

LibrarySet::LibrarySet(QObject* parent) : QObject(parent) {}

LibrarySet::~LibrarySet() = default;

void LibrarySet::add(Library* library, bool own)
{
    const QString wanted = library->name();
    Library* const other = find(wanted);
    library->setParent(this);
    m_libraries.append(library);
    m_own = own ? library : m_own;
    const bool isFree = other == nullptr && std::none_of(m_libraries.begin(), m_libraries.end() - 1,
                                                         [&](const Library* each) { return each->name() == wanted; });
    // Nobody takes a name by being there first: of two that are called so neither is, but the person's own.
    if (other != nullptr && other != m_own)
        m_names.insert(other, numbered(wanted));
    m_names.insert(library, isFree || own ? wanted : numbered(wanted));
    connect(library, &Library::hostsChanged, this, &LibrarySet::forget);
    connect(library, &Library::groupsChanged, this, &LibrarySet::forget);
    forget();
    Q_EMIT librariesChanged();
}

QString LibrarySet::numbered(const QString& name) const
{
    int number = 1;
    while (find(name + u' ' + QString::number(number)))
        ++number;
    return name + u' ' + QString::number(number);
}

void LibrarySet::remove(Library* library)
{
    if (!m_libraries.removeOne(library))
        return;
    m_names.remove(library);
    m_own = m_own == library ? nullptr : m_own;
    forget();
    Q_EMIT librariesChanged();
    if (!library->isSaving()) {
        delete library;
        return;
    }
    m_leaving.append(library);
    library->disconnect(this);
    connect(library, &Library::savingChanged, this, [this, library](bool saving) {
        if (saving || !m_leaving.removeOne(library))
            return;
        library->deleteLater(); // it has yet to say how that went
    });
}

int LibrarySet::saving() const
{
    const auto count = [](const QList<Library*>& libraries) {
        return std::count_if(libraries.begin(), libraries.end(),
                             [](const Library* library) { return library->isSaving(); });
    };
    return static_cast<int>(count(m_libraries) + count(m_leaving));
}

Library* LibrarySet::find(const QString& name) const
{
    const auto found = std::find_if(m_libraries.begin(), m_libraries.end(),
                                    [&](const Library* library) { return nameOf(library) == name; });
    return found == m_libraries.end() ? nullptr : *found;
}

QString LibrarySet::nameOf(const Library* library) const
{
    return m_names.value(library);
}

PlacedName LibrarySet::placed(const QString& word) const
{
    const qsizetype colon = word.indexOf(u':');
    if (colon > 0 && find(word.left(colon)))
        return {word.left(colon), word.mid(colon + 1)};
    return {{}, word};
}

Result<NamedSnippet> LibrarySet::findSnippet(const QString& word) const
{
    const PlacedName wanted = placed(word);
    if (const Snippet* const own = wanted.library.isEmpty() && m_own ? m_own->snippet(wanted.name) : nullptr)
        return NamedSnippet{m_own, own};
    QStringList words; // of others, where it is not said which one is meant
    for (const Library* library : m_libraries) {
        if (wanted.library.isEmpty() && library->snippet(wanted.name))
            words.append(nameOf(library) + u':' + wanted.name);
    }
    if (words.size() > 1)
        return Error{ErrorKind::AmbiguousSnippet, word, words.join(QStringLiteral(", ")), {}, 0};
    for (const Library* library : m_libraries) {
        if (!wanted.library.isEmpty() && nameOf(library) != wanted.library)
            continue;
        if (const Snippet* snippet = library->snippet(wanted.name))
            return NamedSnippet{library, snippet};
        if (const auto closed = library->data().closed.snippetError(wanted.name))
            return *closed; // it does not come to mean a namesake
    }
    return Error{ErrorKind::UnknownSnippet, word, {}, {}, 0};
}

void LibrarySet::setKnownToSshConfig(KnownName known)
{
    m_known = std::move(known);
    forget();
}

void LibrarySet::forget()
{
    m_snapshot.reset();
    Q_EMIT contentsChanged();
}

std::shared_ptr<const DirectorySnapshot> LibrarySet::snapshot() const
{
    if (!m_snapshot) {
        QList<DirectorySnapshot::Named> libraries;
        for (const Library* library : m_libraries)
            libraries.append({nameOf(library), &library->data()});
        m_snapshot = std::make_shared<const DirectorySnapshot>(libraries, m_known, nameOf(m_own));
    }
    return m_snapshot;
}

} // namespace rollcall::library
