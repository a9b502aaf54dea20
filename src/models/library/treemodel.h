// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QList>
#include <QString>

#include <memory>
#include <vector>

// What the trees of hosts and snippets have in common: nodes with a kind, a name and the library they are
// from, sorted by kind and natural order. A new tree is merged into the one that is shown, so that selection
// and what is expanded survive a change of files. Owns its nodes. GUI thread.
namespace rollcall::models {

struct TreeNode
{
    int kind = 0;
    QString name;
    QString library;
    QString word;    // in a target
    QString within;  // the group without which that word says less, as a word; "": none
    QString details; // plain text for search: address, tags, description…
    QString note;    // plain text for a tool tip
    QString problem; // why it cannot be used; empty: it can
    int count = 0;
    bool flag = false;   // production, favourite
    bool legacy = false; // old algorithms are allowed
    Qt::CheckState ticked = Qt::Unchecked;

    TreeNode* parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<TreeNode>> children;

    TreeNode* add(int kind, const QString& name, const QString& library);
    void sortChildren(); // all the way down
};

class TreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit TreeModel(QObject* parent = nullptr);
    ~TreeModel() override;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;

protected:
    TreeNode* node(const QModelIndex& index) const; // the root for an invalid one
    QModelIndex indexOf(const TreeNode* node) const;
    /// Makes the tree as `wanted`, which is sorted, by insertions, removals and changes; ticks stay.
    void merge(std::unique_ptr<TreeNode> wanted);

private:
    void mergeChildren(TreeNode& present, TreeNode& wanted);
    void takeOut(TreeNode& parent, int first, int count);
    void putIn(TreeNode& parent, int first, std::vector<std::unique_ptr<TreeNode>> nodes);

    std::unique_ptr<TreeNode> m_root;
};

} // namespace rollcall::models
