// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/names.h"

#include "app/prepare/surroundings.h"
#include "app/workspace/libraries.h"
#include "core/targets/host.h"
#include "core/targets/target.h"
#include "core/targets/targettext.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"

#include <QSet>

#include <algorithm>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

Names::Names(app::Libraries& libraries, QObject* parent) : QObject(parent), m_libraries(libraries)
{
    connect(&libraries, &app::Libraries::surroundingsChanged, this, &Names::refresh);
    refresh();
}

void Names::refresh()
{
    QStringList groups;
    QSet<QString> tags;
    QStringList hosts;
    const auto directory = m_libraries.set().snapshot();
    for (const DirectoryGroup& group : directory->allGroups({}))
        groups.append(groupWord(group, *directory));
    for (const library::Library* library : m_libraries.set().libraries()) {
        for (const Host& host : library->hosts()) {
            hosts.append(libraryHostWord(host.name));
            tags.unite({host.tags.begin(), host.tags.end()});
        }
    }
    const std::shared_ptr<const app::Surroundings> surroundings = m_libraries.surroundings();
    m_sshConfigHosts = 0;
    for (const auto& named : surroundings->sshConfig.hostNames()) {
        hosts.append(targetWord(named.name));
        ++m_sshConfigHosts;
    }
    hosts.removeDuplicates();
    groups.removeDuplicates();
    hosts.sort(Qt::CaseInsensitive);
    QStringList terms;
    for (const QString& tag : std::as_const(tags))
        terms.append(tagWord(tag));
    terms.sort(Qt::CaseInsensitive);
    m_words = groups + QStringList(u"@*"_s) + terms + hosts;
    m_directory = surroundings->directory;
    m_hasHosts = areThereHosts(*m_directory);
    Q_EMIT changed();
}

bool areThereHosts(const TargetDirectory& directory)
{
    const QList<DirectoryGroup> groups = directory.allGroups({});
    return !directory.allHosts({}).isEmpty() ||
           std::any_of(groups.begin(), groups.end(), [&](const DirectoryGroup& group) {
               return !resolveTarget(groupWord(group.group->name, group.library), directory).hosts.isEmpty();
           });
}

} // namespace rollcall::gui
