// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/library/treemodel.h"

#include <QPointer>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QStringList>

namespace rollcall::library {
class LibrarySet;
}

// The snippets of the open libraries as a tree: favourites first, then folders; a branch per library where
// several have any. Follows the libraries, which must outlive it or go first. GUI thread.
namespace rollcall::models {

class SnippetsModel : public TreeModel
{
    Q_OBJECT

public:
    enum Kind { Favourites, Library, Folder, Snippet };
    enum Role {
        KindRole = Qt::UserRole + 1,
        NameRole,
        LibraryRole,
        FavouriteRole,
        DetailsRole, // what search looks at besides the name
        CountRole,   // snippets below
    };

    explicit SnippetsModel(QObject* parent = nullptr);

    static QString favouriteKey(const QString& library, const QString& snippet);
    void setLibraries(library::LibrarySet* libraries);
    void setFavourites(const QStringList& keys);
    QStringList favourites() const;
    QModelIndex find(const QString& library, const QString& name) const; // not the one among the favourites

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    void rebuild();

    library::LibrarySet* m_libraries = nullptr;
    QPointer<QObject> m_alive; // the same, as long as it is there
    QSet<QString> m_favourites;
};

/// Search by words, all of which must be in a name or its details.
class SnippetsProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit SnippetsProxy(QObject* parent = nullptr);
    void setSearch(const QString& text);
    QModelIndex firstHit() const; // the first snippet that is shown; invalid where nothing is looked for

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

} // namespace rollcall::models
