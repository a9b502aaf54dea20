// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "core/targets/host.h"
#include "models/library/hostwords.h"
#include "models/library/treemodel.h"

#include <QHash>
#include <QMimeData>
#include <QPointer>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QStringList>

#include <memory>

namespace rollcall::library {
class LibrarySet;
}

// The tree of the open libraries, their groups (nested ones inside) and hosts. Ticks show which host names
// the current target resolves to; setting one changes nothing and asks for it by toggled(). HostsProxy
// searches it. A change of the libraries is drawn by a worker and shown a moment later. GUI thread; the
// LibrarySet must outlive it or be replaced.
namespace rollcall::models {

class HostsModel : public TreeModel
{
    Q_OBJECT

public:
    enum Kind { Library, Group, Host };
    enum Role {
        KindRole = Qt::UserRole + 1, // int of Kind
        NameRole,                    // QString, as in the library
        LibraryRole,                 // QString, the name the library goes by in the set
        WordRole,                    // QString, as a word of a target: "@web", "web-01"; "" for a library
        CountRole,                   // int, different hosts below
        ProductionRole,              // bool, of a group
        DetailsRole,                 // QString, what a search looks at beside the name
        ProblemRole,                 // QString, why a group cannot be used as a target; "" where it can
        GroupRole,                   // QString, the group that a node stands in; "" for none
        LegacyRole,                  // bool, old algorithms are allowed by it; for a host, by its group too
        WithinRole,                  // QString, the group without which its word says less; see HostWords
        ShownCountRole,              // int, of HostsProxy: different hosts below that are shown
    };

    struct Name
    {
        Kind kind = Host;
        QString library;
        QString name;
        QString word;
    };

    explicit HostsModel(QObject* parent = nullptr);

    void setLibraries(library::LibrarySet* libraries); // null: empty
    /// The names that the target resolves to.
    void setTicked(const QSet<QString>& hostNames);
    bool isCurrent() const { return !m_stale && !m_jobs.isBusy(); }                 // all changes are shown
    QModelIndex find(Kind kind, const QString& library, const QString& name) const; // the first one

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::CopyAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override; // the words as text, too
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;
    static QList<Name> dragged(const QMimeData* data);

Q_SIGNALS:
    void toggled(const rollcall::models::HostWords& words, bool on);
    /// Names were dropped on a group; nothing has been changed.
    void dropped(const QString& library, const QString& group, const QList<rollcall::models::HostsModel::Name>& names);

private:
    void rebuild();
    void draw();
    void drawn(std::unique_ptr<TreeNode> tree);
    void applyTicks();
    Qt::CheckState tickBelow(TreeNode& node);

    library::LibrarySet* m_libraries = nullptr;
    QPointer<QObject> m_alive; // says whether m_libraries still is
    QSet<QString> m_ticked;
    app::Jobs m_jobs;
    bool m_stale = false; // the libraries have changed since the last tree was begun
};

class HostsProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit HostsProxy(QObject* parent = nullptr);
    /// Words, all of which must occur in the name, the address, the tags or the description. What matches is
    /// shown with its parents and all it holds.
    void setSearch(const QString& text);
    const QStringList& words() const { return m_words; }
    /// The first host or group that matches by itself; invalid where nothing is looked for, or found.
    QModelIndex firstHit() const;
    /// The words of a target that stand for what is shown of it: its own, or those of the hosts that a search has left.
    QList<HostWords> shownWords(const QModelIndex& index) const;

    /// Ticks and counts are of what is shown.
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    void setSourceModel(QAbstractItemModel* model) override;

Q_SIGNALS:
    /// As HostsModel::toggled(), for what is shown.
    void toggled(const QList<rollcall::models::HostWords>& words, bool on);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    struct Shown
    {
        QList<HostWords> words; // of the hosts, each once
        int hosts = 0;
        int ticked = 0;
    };

    const Shown& shown(const QModelIndex& index) const;
    bool isCut(const QModelIndex& index) const; // not all that it holds is shown

    QStringList m_words;
    mutable QHash<QModelIndex, Shown> m_shown; // of what is cut, while nothing changes
};

} // namespace rollcall::models
