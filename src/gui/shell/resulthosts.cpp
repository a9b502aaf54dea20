// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/resulthosts.h"

#include "app/person/drafts.h"
#include "core/base/text.h"
#include "core/targets/foldednames.h"
#include "core/targets/target.h"
#include "gui/compose/composer.h"
#include "gui/library/libraryeditor.h"
#include "gui/library/names.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "models/library/hostwords.h"

#include <QStringList>

namespace rollcall::gui {

ResultHosts::ResultHosts(RunTabs& tabs, LibraryEditor& editor, const Names& names, QObject* parent)
    : QObject(parent), m_tabs(tabs), m_editor(editor), m_names(names)
{
}

QString ResultHosts::targetOf(const QList<RunHost>& hosts)
{
    QStringList leftOut;
    const TargetDirectory& directory = m_names.directory();
    const QString target = models::targetOf(models::wordsOf(hosts, directory), directory, &leftOut);
    if (!leftOut.isEmpty())
        Q_EMIT message(displayLine(tr("Not in their groups any more, and left out: %1").arg(foldNames(leftOut, 100))));
    return target;
}

void ResultHosts::openInNewTab(const RunTab& from, const QList<RunHost>& hosts)
{
    const QString target = targetOf(hosts);
    app::Draft draft = from.draft();
    draft.runIds.clear();
    draft.title.clear();
    RunTab* const fresh = m_tabs.addRunTab();
    fresh->setDraft(draft);
    fresh->composer()->setTarget(target);
}

void ResultHosts::saveAsGroup(const QList<RunHost>& hosts)
{
    if (const QStringList members = models::membersOf(targetOf(hosts)); !members.isEmpty())
        m_editor.newGroup({}, members);
}

} // namespace rollcall::gui
