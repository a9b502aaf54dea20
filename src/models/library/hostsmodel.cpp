// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/library/hostsmodel.h"

#include "core/base/text.h"
#include "core/targets/targettext.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "models/library/hosttree.h"

#include <QDataStream>
#include <QIODevice>
#include <QMetaObject>

#include <algorithm>

namespace rollcall::models {

using namespace Qt::StringLiterals;

namespace {

constexpr auto namesFormat = "application/x-rollcall-names"_L1;

QString groupAbove(const TreeNode* node)
{
    return node->parent && node->parent->kind == HostsModel::Group ? node->parent->name : QString();
}

QString legacyText(const TreeNode& node)
{
    return node.legacy ? HostsModel::tr("Old algorithms (SHA-1) are allowed.") : QString();
}

QVariant toolTip(const TreeNode& node)
{
    QStringList parts{node.note, legacyText(node)};
    if (!node.problem.isEmpty())
        parts = QStringList{HostsModel::tr("“?”: this group cannot be used."), node.problem} + parts;
    parts.removeAll(QString());
    return parts.isEmpty() ? QVariant() : tipText(parts.join(u'\n'));
}

QString accessibleText(const TreeNode& node)
{
    const QString name = displayLine(node.name);
    if (!node.problem.isEmpty())
        return HostsModel::tr("%1, which cannot be used: %2").arg(name, node.problem);
    return node.legacy ? QString(name + u". "_s + legacyText(node)) : name;
}

const TreeNode* findBelow(const TreeNode& node, int kind, const QString& library, const QString& name)
{
    for (const auto& child : node.children) {
        if (child->kind == kind && child->name == name && child->library == library)
            return child.get();
        if (const TreeNode* const found = findBelow(*child, kind, library, name))
            return found;
    }
    return nullptr;
}

} // namespace

HostsModel::HostsModel(QObject* parent) : TreeModel(parent), m_jobs(u"hosts tree"_s) {}

void HostsModel::setLibraries(library::LibrarySet* libraries)
{
    if (m_alive)
        disconnect(m_alive, nullptr, this, nullptr);
    m_libraries = libraries;
    m_alive = libraries;
    if (libraries) {
        connect(libraries, &library::LibrarySet::librariesChanged, this, &HostsModel::rebuild);
        connect(libraries, &library::LibrarySet::contentsChanged, this, &HostsModel::rebuild);
    }
    rebuild();
}

// Several changes in one turn of the event loop make one tree.
void HostsModel::rebuild()
{
    if (!m_stale && !m_jobs.isBusy())
        QMetaObject::invokeMethod(this, &HostsModel::draw, Qt::QueuedConnection);
    m_stale = true;
}

void HostsModel::draw()
{
    m_stale = false;
    m_jobs.run([source = m_alive ? hostTreeSource(*m_libraries)
                                 : HostTreeSource()](const std::stop_token&) { return hostTree(source); },
               [this](std::unique_ptr<TreeNode> tree) { drawn(std::move(tree)); });
}

void HostsModel::drawn(std::unique_ptr<TreeNode> tree)
{
    merge(std::move(tree));
    applyTicks();
    if (m_stale)
        draw();
}

void HostsModel::setTicked(const QSet<QString>& hostNames)
{
    m_ticked = hostNames;
    applyTicks();
}

/// The tick of a node from those below it; tells the range of rows that changed under each parent.
Qt::CheckState HostsModel::tickBelow(TreeNode& node)
{
    if (node.kind == Host && node.parent)
        return m_ticked.contains(node.name) ? Qt::Checked : Qt::Unchecked;
    int ticked = 0;
    int partly = 0;
    int first = -1;
    int last = -1;
    for (const auto& child : node.children) {
        const Qt::CheckState state = tickBelow(*child);
        ticked += state == Qt::Checked ? 1 : 0;
        partly += state == Qt::PartiallyChecked ? 1 : 0;
        if (state == child->ticked)
            continue;
        child->ticked = state;
        first = first < 0 ? child->row : first;
        last = child->row;
    }
    if (first >= 0) {
        const QModelIndex parent = indexOf(&node);
        Q_EMIT dataChanged(index(first, 0, parent), index(last, 0, parent), {Qt::CheckStateRole});
    }
    if (ticked == 0 && partly == 0)
        return Qt::Unchecked;
    return ticked == static_cast<int>(node.children.size()) ? Qt::Checked : Qt::PartiallyChecked;
}

void HostsModel::applyTicks()
{
    tickBelow(*node({}));
}

QModelIndex HostsModel::find(Kind kind, const QString& library, const QString& name) const
{
    return indexOf(findBelow(*node({}), kind, library, name));
}

QVariant HostsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TreeNode* const one = node(index);
    switch (role) {
    case Qt::DisplayRole:
        return displayLine(one->name);
    case NameRole:
        return one->name;
    case Qt::ToolTipRole:
        return toolTip(*one);
    case Qt::AccessibleTextRole:
        return accessibleText(*one);
    case Qt::CheckStateRole:
        return one->kind == Library ? QVariant() : QVariant(static_cast<int>(one->ticked));
    case KindRole:
        return one->kind;
    case LibraryRole:
        return one->library;
    case WordRole:
        return one->word;
    case WithinRole:
        return one->within;
    case CountRole:
        return one->count;
    case ProductionRole:
        return one->flag;
    case LegacyRole:
        return one->legacy;
    case DetailsRole:
        return one->details;
    case ProblemRole:
        return one->problem;
    case GroupRole:
        return groupAbove(one);
    default:
        return {};
    }
}

bool HostsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || node(index)->word.isEmpty())
        return false;
    Q_EMIT toggled({{node(index)->word}, node(index)->within}, value.toInt() == Qt::Checked);
    return false; // the target decides; setTicked() follows
}

Qt::ItemFlags HostsModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = TreeModel::flags(index);
    if (!index.isValid() || node(index)->kind == Library)
        return flags;
    flags |= Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled;
    if (node(index)->kind == Group)
        flags |= Qt::ItemIsDropEnabled;
    else
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

QStringList HostsModel::mimeTypes() const
{
    return {namesFormat, u"text/plain"_s};
}

QMimeData* HostsModel::mimeData(const QModelIndexList& indexes) const
{
    QByteArray packed;
    QDataStream out(&packed, QIODevice::WriteOnly);
    QStringList words;
    for (const QModelIndex& index : indexes) {
        const TreeNode* const one = node(index);
        if (one->kind == Library)
            continue;
        out << qint32(one->kind) << one->library << one->name << one->word;
        words.append(one->word);
    }
    if (words.isEmpty())
        return nullptr;
    auto* const data = new QMimeData;
    data->setData(namesFormat, packed);
    data->setText(words.join(u", "_s));
    return data;
}

QList<HostsModel::Name> HostsModel::dragged(const QMimeData* data)
{
    QList<Name> names;
    if (!data || !data->hasFormat(namesFormat))
        return names;
    const QByteArray packed = data->data(namesFormat);
    QDataStream in(packed);
    while (!in.atEnd() && in.status() == QDataStream::Ok) {
        qint32 kind = Host;
        Name name;
        in >> kind >> name.library >> name.name >> name.word;
        name.kind = kind == Group ? Group : Host;
        if (in.status() == QDataStream::Ok)
            names.append(name);
    }
    return names;
}

bool HostsModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                 const QModelIndex& parent) const
{
    Q_UNUSED(row)
    Q_UNUSED(column)
    return data && data->hasFormat(namesFormat) && action == Qt::CopyAction && parent.isValid() &&
           node(parent)->kind == Group;
}

bool HostsModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                              const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    QList<Name> names = dragged(data);
    const TreeNode* const group = node(parent);
    names.removeIf([group](const Name& name) { return name.kind == Group && name.name == group->name; });
    if (!names.isEmpty())
        Q_EMIT dropped(group->library, group->name, names);
    return false; // nothing moves: the library's change rebuilds the tree
}

} // namespace rollcall::models
