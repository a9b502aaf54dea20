// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/library/treemodel.h"

#include "core/base/naturalorder.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rollcall::models {

namespace {

int compareNodes(const TreeNode& a, const TreeNode& b)
{
    if (a.kind != b.kind)
        return a.kind - b.kind;
    const int names = naturalCompare(a.name, b.name);
    return names != 0 ? names : naturalCompare(a.library, b.library);
}

void renumber(TreeNode& parent, size_t from)
{
    for (size_t row = from; row < parent.children.size(); ++row) {
        parent.children[row]->row = static_cast<int>(row);
        parent.children[row]->parent = &parent;
    }
}

/// Takes over what may differ between two nodes of the same name; true when something did.
bool adopt(TreeNode& present, TreeNode& wanted)
{
    const auto same = [](const TreeNode& a, const TreeNode& b) {
        return a.word == b.word && a.within == b.within && a.details == b.details && a.note == b.note &&
               a.count == b.count && a.flag == b.flag && a.legacy == b.legacy && a.problem == b.problem;
    };
    if (same(present, wanted))
        return false;
    present.word = std::move(wanted.word);
    present.within = std::move(wanted.within);
    present.details = std::move(wanted.details);
    present.note = std::move(wanted.note);
    present.problem = std::move(wanted.problem);
    present.count = wanted.count;
    present.flag = wanted.flag;
    present.legacy = wanted.legacy;
    return true;
}

} // namespace

TreeNode* TreeNode::add(int childKind, const QString& childName, const QString& childLibrary)
{
    auto child = std::make_unique<TreeNode>();
    child->kind = childKind;
    child->name = childName;
    child->library = childLibrary;
    child->parent = this;
    child->row = static_cast<int>(children.size());
    children.push_back(std::move(child));
    return children.back().get();
}

void TreeNode::sortChildren()
{
    std::stable_sort(children.begin(), children.end(),
                     [](const auto& a, const auto& b) { return compareNodes(*a, *b) < 0; });
    renumber(*this, 0);
    for (const auto& child : children)
        child->sortChildren();
}

TreeModel::TreeModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<TreeNode>()) {}

TreeModel::~TreeModel() = default;

TreeNode* TreeModel::node(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<TreeNode*>(index.internalPointer()) : m_root.get();
}

QModelIndex TreeModel::indexOf(const TreeNode* node) const
{
    return node == nullptr || node == m_root.get() ? QModelIndex() : createIndex(node->row, 0, node);
}

QModelIndex TreeModel::index(int row, int column, const QModelIndex& parent) const
{
    const TreeNode* const above = node(parent);
    if (column != 0 || row < 0 || static_cast<size_t>(row) >= above->children.size())
        return {};
    return createIndex(row, 0, above->children[static_cast<size_t>(row)].get());
}

QModelIndex TreeModel::parent(const QModelIndex& index) const
{
    return index.isValid() ? indexOf(node(index)->parent) : QModelIndex();
}

int TreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(node(parent)->children.size());
}

int TreeModel::columnCount(const QModelIndex& parent) const
{
    Q_UNUSED(parent)
    return 1;
}

void TreeModel::merge(std::unique_ptr<TreeNode> wanted)
{
    if (!m_root->children.empty()) {
        mergeChildren(*m_root, *wanted);
        return;
    }
    beginResetModel();
    m_root = std::move(wanted);
    endResetModel();
}

void TreeModel::takeOut(TreeNode& parent, int first, int count)
{
    beginRemoveRows(indexOf(&parent), first, first + count - 1);
    const auto from = parent.children.begin() + first;
    parent.children.erase(from, from + count);
    renumber(parent, static_cast<size_t>(first));
    endRemoveRows();
}

void TreeModel::putIn(TreeNode& parent, int first, std::vector<std::unique_ptr<TreeNode>> nodes)
{
    beginInsertRows(indexOf(&parent), first, first + static_cast<int>(nodes.size()) - 1);
    parent.children.insert(parent.children.begin() + first, std::make_move_iterator(nodes.begin()),
                           std::make_move_iterator(nodes.end()));
    renumber(parent, static_cast<size_t>(first));
    endInsertRows();
}

/// Both lists are sorted: one walk over the two, with runs of rows that come or go taken together.
void TreeModel::mergeChildren(TreeNode& present, TreeNode& wanted)
{
    size_t at = 0;
    size_t next = 0;
    while (at < present.children.size() || next < wanted.children.size()) {
        const auto gone = [&](size_t i) {
            return i < present.children.size() &&
                   (next == wanted.children.size() || compareNodes(*present.children[i], *wanted.children[next]) < 0);
        };
        size_t end = at;
        while (gone(end))
            ++end;
        if (end > at) {
            takeOut(present, static_cast<int>(at), static_cast<int>(end - at));
            continue;
        }
        std::vector<std::unique_ptr<TreeNode>> come;
        while (next < wanted.children.size() &&
               (at == present.children.size() || compareNodes(*wanted.children[next], *present.children[at]) < 0))
            come.push_back(std::move(wanted.children[next++]));
        if (!come.empty()) {
            const size_t count = come.size();
            putIn(present, static_cast<int>(at), std::move(come));
            at += count;
            continue;
        }
        TreeNode& kept = *present.children[at++];
        TreeNode& source = *wanted.children[next++];
        mergeChildren(kept, source);
        if (adopt(kept, source))
            Q_EMIT dataChanged(indexOf(&kept), indexOf(&kept));
    }
}

} // namespace rollcall::models
