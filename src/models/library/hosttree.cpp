// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/library/hosttree.h"

#include "core/base/error.h"
#include "core/targets/members.h"
#include "core/targets/targettext.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "models/library/hostsmodel.h"

#include <QFileInfo>
#include <QHash>
#include <QSet>

namespace rollcall::models {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype deepestGroup = 12;

/// A branch may not cost more than this, however often its groups hold each other: a row, and a host that is looked at.
constexpr qsizetype roomOfBranch = 10'000'000;
constexpr qsizetype roomOfRow = 20;

/// One library's branch.
class Branch
{
public:
    Branch(const TargetDirectory& directory, const HostTreeSource::Branch& library)
        : m_directory(directory), m_library(library), m_name(library.name)
    {
        for (const Group& group : library.groups) {
            m_groups.insert(groupWord(group.name), &group);
            m_groups.insert(groupWord(group.name, m_name), &group);
        }
        for (const Group& group : library.groups)
            readGroup(group);
    }

    void build(TreeNode& root)
    {
        TreeNode* const top = root.add(HostsModel::Library, m_name, m_name);
        top->count = static_cast<int>(m_library.hosts.size());
        top->note = m_library.path;
        for (const Group& group : m_library.groups) {
            if (!m_nested.contains(group.name))
                addGroup(*top, group, {});
        }
        // Groups that hold each other in a circle are in no group that is shown.
        for (const Group& group : m_library.groups) {
            if (!m_shown.contains(group.name))
                addGroup(*top, group, {});
        }
        for (const ClosedName& closed : m_directory.closedGroups(m_name))
            addClosed(*top, closed);
        for (const Host& host : m_library.hosts) {
            if (!m_grouped.contains(host.name))
                addHost(*top, host.name, m_name, host.access);
        }
    }

private:
    struct Contents
    {
        QList<const Group*> groups;
        QList<TargetHost> hosts; // nested ones too
        QSet<QString> adHoc;     // the names of those that are no library's
        QString problem;
    };

    void readGroup(const Group& group)
    {
        Contents contents;
        for (const TargetPiece& piece : memberPieces(group.members)) {
            const Group* const inner = piece.op == TargetOperator::Add ? m_groups.value(piece.text) : nullptr;
            if (inner && inner != &group && !contents.groups.contains(inner)) {
                contents.groups.append(inner);
                m_nested.insert(inner->name);
            }
        }
        const TargetResolution members = resolveTarget(groupWord(group.name, m_name), m_directory);
        contents.hosts = members.hosts;
        if (!members.ok())
            contents.problem = errorText(members.errors.constFirst().error);
        for (const TargetHost& host : contents.hosts) {
            if (host.library == m_name)
                m_grouped.insert(host.name);
            if (host.isAdHoc())
                contents.adHoc.insert(host.name);
        }
        m_contents.insert(group.name, contents);
    }

    void addGroup(TreeNode& parent, const Group& group, QStringList path)
    {
        const Contents contents = m_contents.value(group.name);
        TreeNode* const node = parent.add(HostsModel::Group, group.name, m_name);
        node->word = wordOf(group.name);
        node->within = groupAround(path, contents.adHoc);
        node->note = group.description;
        node->details = group.description;
        node->problem = contents.problem;
        node->flag = group.production;
        node->legacy = group.access.legacyAlgorithms.value_or(false);
        node->count = static_cast<int>(contents.hosts.size());
        m_shown.insert(group.name);
        path.append(group.name);
        QSet<QString> inside;
        for (const Group* const inner : contents.groups) {
            if (path.contains(inner->name) || path.size() >= deepestGroup)
                continue;
            const Contents nested = m_contents.value(inner->name);
            if (!takeRoom(*node, roomOfRow + nested.hosts.size()))
                return;
            addGroup(*node, *inner, path);
            for (const TargetHost& host : nested.hosts)
                inside.insert(host.name);
        }
        for (const TargetHost& host : contents.hosts) {
            if (inside.contains(host.name))
                continue;
            if (!takeRoom(*node, roomOfRow))
                return;
            addHost(*node, host.name, host.library, host.access);
            if (host.isAdHoc())
                node->children.back()->within = groupAround(path, {host.name});
        }
    }

    QString wordOf(const QString& group) const { return groupWord(m_directory.findGroup(m_name, group), m_directory); }

    /// The first group on the way to hosts of no library that holds them: of them its groups have all the say.
    QString groupAround(const QStringList& path, const QSet<QString>& adHoc) const
    {
        for (const QString& name : path) {
            if (!adHoc.isEmpty() && m_contents.value(name).adHoc.contains(adHoc))
                return wordOf(name);
        }
        return {};
    }

    /// A group that is there and cannot be used; where not even its name is known, by its file's.
    void addClosed(TreeNode& top, const ClosedName& closed)
    {
        const QString name = closed.name.isEmpty() ? QFileInfo(closed.file).completeBaseName() : closed.name;
        TreeNode* const node = top.add(HostsModel::Group, name, m_name);
        node->word = groupWord(name, m_name);
        node->problem = errorText(closed.errorFor(name));
    }

    bool takeRoom(TreeNode& group, qsizetype room)
    {
        m_room -= room;
        if (m_room < 0 && group.problem.isEmpty())
            group.problem = HostsModel::tr("The groups hold each other so often that not all of it is shown.");
        return m_room >= 0;
    }

    /// Where several libraries have one, or ssh_config knows the name too, a plain word is no other's than the
    /// person's own.
    QString hostWord(const QString& name, const QString& library) const
    {
        if (library.isEmpty())
            return asHostName(name);
        const QList<DirectoryHost> namesakes = m_directory.findHosts(name);
        const bool isOnly = namesakes.size() < 2 && !m_directory.isKnownAlias(name);
        const bool plain = isOnly || (m_directory.isOwn(library) && namesakes[0].library == library) ||
                           m_directory.findGroup(library, name); // the qualified word would mean that
        return plain ? libraryHostWord(name) : groupWord(name, library);
    }

    void addHost(TreeNode& parent, const QString& name, const QString& library, const AccessSettings& access)
    {
        TreeNode* const node = parent.add(HostsModel::Host, name, library);
        node->word = hostWord(name, library);
        node->count = 1;
        node->legacy = access.legacyAlgorithms.value_or(false);
        const DirectoryHost found = library.isEmpty() ? DirectoryHost() : m_directory.findHost(library, name);
        if (!found)
            return;
        const Host& host = *found.host;
        node->details = QStringList{host.address, host.tags.join(u' '), host.description}.join(u'\n');
        QStringList notes{host.description, host.address, host.tags.join(u", "_s)};
        notes.removeAll(QString());
        node->note = notes.join(u" · "_s);
    }

    const TargetDirectory& m_directory;
    const HostTreeSource::Branch& m_library;
    const QString m_name;
    QHash<QString, const Group*> m_groups; // by word
    QHash<QString, Contents> m_contents;   // by name
    QSet<QString> m_nested;
    QSet<QString> m_grouped;
    QSet<QString> m_shown;
    qsizetype m_room = roomOfBranch;
};

} // namespace

HostTreeSource hostTreeSource(const library::LibrarySet& libraries)
{
    HostTreeSource source;
    for (const library::Library* const library : libraries.libraries())
        source.libraries.append({libraries.nameOf(library), library->path(), library->hosts(), library->groups()});
    source.directory = libraries.snapshot();
    return source;
}

std::unique_ptr<TreeNode> hostTree(const HostTreeSource& source)
{
    auto root = std::make_unique<TreeNode>();
    for (const HostTreeSource::Branch& library : source.libraries)
        Branch(*source.directory, library).build(*root);
    root->sortChildren();
    return root;
}

} // namespace rollcall::models
