// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/library/snippetsmodel.h"

#include "core/base/text.h"
#include "core/run/snippet.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "models/library/searchwords.h"

#include <algorithm>

namespace rollcall::models {

using namespace Qt::StringLiterals;

namespace {

TreeNode* folderNode(TreeNode* parent, const QString& folder, const QString& library)
{
    for (const QString& part : folder.split(u'/', Qt::SkipEmptyParts)) {
        TreeNode* found = nullptr;
        for (const auto& child : parent->children) {
            if (child->kind == SnippetsModel::Folder && child->name == part)
                found = child.get();
        }
        parent = found ? found : parent->add(SnippetsModel::Folder, part, library);
    }
    return parent;
}

void addSnippet(TreeNode& parent, const Snippet& snippet, const QString& library, bool favourite)
{
    TreeNode* const node = parent.add(SnippetsModel::Snippet, snippet.name, library);
    node->flag = favourite;
    QStringList scripts;
    for (const StepTemplate& step : snippet.steps)
        scripts.append(workText(step.work));
    node->details = snippet.description + u'\n' + snippet.tags.join(u' ') + u'\n' + scripts.join(u'\n');
    node->note = snippet.description.isEmpty() ? scripts.join(u'\n').left(400) : snippet.description;
}

/// How many snippets are below; set on all folders on the way.
int countBelow(TreeNode& node)
{
    if (node.kind == SnippetsModel::Snippet)
        return 1;
    node.count = 0;
    for (const auto& child : node.children)
        node.count += countBelow(*child);
    return node.count;
}

const TreeNode* findSnippet(const TreeNode& node, const QString& library, const QString& name)
{
    for (const auto& child : node.children) {
        if (child->kind == SnippetsModel::Favourites)
            continue;
        if (child->kind == SnippetsModel::Snippet && child->name == name && child->library == library)
            return child.get();
        if (const TreeNode* const found = findSnippet(*child, library, name))
            return found;
    }
    return nullptr;
}

} // namespace

SnippetsModel::SnippetsModel(QObject* parent) : TreeModel(parent) {}

QString SnippetsModel::favouriteKey(const QString& library, const QString& snippet)
{
    return library + u'/' + snippet;
}

void SnippetsModel::setLibraries(library::LibrarySet* libraries)
{
    if (m_alive)
        disconnect(m_alive, nullptr, this, nullptr);
    m_libraries = libraries;
    m_alive = libraries;
    if (libraries)
        connect(libraries, &library::LibrarySet::librariesChanged, this, &SnippetsModel::rebuild);
    rebuild();
}

void SnippetsModel::setFavourites(const QStringList& keys)
{
    m_favourites = QSet<QString>(keys.cbegin(), keys.cend());
    rebuild();
}

QStringList SnippetsModel::favourites() const
{
    QStringList keys(m_favourites.cbegin(), m_favourites.cend());
    keys.sort();
    return keys;
}

void SnippetsModel::rebuild()
{
    auto root = std::make_unique<TreeNode>();
    const QList<library::Library*> libraries = m_alive ? m_libraries->libraries() : QList<library::Library*>();
    auto favourites = std::make_unique<TreeNode>();
    favourites->kind = Favourites;
    const auto filled = std::count_if(libraries.begin(), libraries.end(),
                                      [](const library::Library* library) { return !library->snippets().isEmpty(); });
    for (library::Library* const library : libraries) {
        // Libraries tell of their snippets themselves; asked again after every change of the set.
        connect(library, &library::Library::snippetsChanged, this, &SnippetsModel::rebuild, Qt::UniqueConnection);
        if (library->snippets().isEmpty())
            continue;
        const QString name = m_libraries->nameOf(library);
        TreeNode* const top = filled > 1 ? root->add(Library, name, name) : root.get();
        for (const rollcall::Snippet& snippet : library->snippets()) {
            const bool favourite = m_favourites.contains(favouriteKey(name, snippet.name));
            addSnippet(*folderNode(top, snippet.folder, name), snippet, name, favourite);
            if (favourite)
                addSnippet(*favourites, snippet, name, true);
        }
    }
    if (!favourites->children.empty()) {
        favourites->parent = root.get();
        root->children.push_back(std::move(favourites));
    }
    countBelow(*root);
    root->sortChildren();
    merge(std::move(root));
}

QModelIndex SnippetsModel::find(const QString& library, const QString& name) const
{
    return indexOf(findSnippet(*node({}), library, name));
}

QVariant SnippetsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TreeNode* const one = node(index);
    switch (role) {
    case Qt::DisplayRole:
        return one->kind == Favourites ? tr("Favourites") : displayLine(one->name);
    case Qt::ToolTipRole:
        return one->note.isEmpty() ? QVariant() : QVariant(tipText(one->note));
    case KindRole:
        return one->kind;
    case NameRole:
        return one->name;
    case LibraryRole:
        return one->library;
    case FavouriteRole:
        return one->flag;
    case DetailsRole:
        return one->details;
    case CountRole:
        return one->count;
    default:
        return {};
    }
}

Qt::ItemFlags SnippetsModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = TreeModel::flags(index);
    if (index.isValid() && node(index)->kind == Snippet)
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

SnippetsProxy::SnippetsProxy(QObject* parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
}

void SnippetsProxy::setSearch(const QString& text)
{
    const QStringList words = searchWords(text);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

QModelIndex SnippetsProxy::firstHit() const
{
    QModelIndex at;
    while (!m_words.isEmpty() && rowCount(at) > 0) {
        at = index(0, 0, at);
        if (at.data(SnippetsModel::KindRole).toInt() == SnippetsModel::Snippet)
            return at;
    }
    return {};
}

bool SnippetsProxy::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (m_words.isEmpty())
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (index.data(SnippetsModel::KindRole).toInt() != SnippetsModel::Snippet)
        return false; // stays where something in it matches
    const QString text =
        index.data(SnippetsModel::NameRole).toString() + u'\n' + index.data(SnippetsModel::DetailsRole).toString();
    return hasAllWords(text, m_words);
}

} // namespace rollcall::models
