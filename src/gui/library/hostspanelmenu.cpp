// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of HostsPanel; the rest is in hostspanel.cpp.
#include "app/workspace/workspace.h"
#include "core/targets/targettext.h"
#include "gui/library/hostspanel.h"
#include "gui/library/libraryeditor.h"
#include "gui/look/theme.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "models/library/hostsmodel.h"
#include "ui_hostspanel.h"

#include <QAction>
#include <QMenu>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

QMenu* HostsPanel::makeAddMenu()
{
    auto* menu = new QMenu(m_ui->addButton);
    const auto add = [&](const QString& icon, const QString& text, auto slot) {
        connect(menu->addAction(theme::icon(icon), text), &QAction::triggered, this, slot);
    };
    add(u"host"_s, tr("New &host…"), [this] {
        const Selection chosen = selection();
        m_editor->newHost(chosen.library, chosen.groups.size() == 1 ? chosen.groups.constFirst() : QString());
    });
    add(u"group"_s, tr("New &group…"), [this] {
        QStringList members;
        const Selection chosen = selection();
        for (const QString& host : chosen.hosts)
            members.append(targetWord(host));
        m_editor->newGroup(chosen.library, members);
    });
    menu->addSeparator();
    add(u"document-open"_s, tr("&Open library…"), [this] { Q_EMIT openLibraryRequested(); });
    add(u"library"_s, tr("New &library…"), [this] { Q_EMIT newLibraryRequested(); });
    return menu;
}

void HostsPanel::showMenu(const QPoint& position)
{
    const Selection chosen = selection();
    const bool writable = chosen.library != nullptr && chosen.library->isWritable();
    const auto count = static_cast<int>(chosen.hosts.size() + chosen.groups.size());
    auto* menu = new QMenu(this);
    menu->setObjectName(u"hostsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& icon, const QString& text, bool enabled, auto slot) {
        QAction* const action = menu->addAction(theme::icon(icon), text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    add(u"target"_s, tr("Use as &target"), count > 0, [this] { useSelected(); });
    add(u"list-add"_s, tr("&Add to the target"), count > 0, [this, chosen] {
        for (const QString& word : chosen.words)
            Q_EMIT wordToggled(word, true);
    });
    menu->addSeparator();
    QMenu* const fresh = makeAddMenu();
    fresh->setParent(menu, fresh->windowFlags());
    fresh->setTitle(tr("&New"));
    fresh->setIcon(theme::icon(u"list-add"_s));
    menu->addMenu(fresh);
    add(u"edit"_s, tr("&Edit…"), writable && count == 1, [this] { editCurrent(); })->setShortcut(Qt::Key_F2);
    if (!chosen.insideGroup.isEmpty() && chosen.groups.isEmpty()) {
        add(u"list-remove"_s, tr("Take out of &group %1").arg(chosen.insideGroup), writable, [this, chosen] {
            m_editor->removeFromGroup(chosen.library, chosen.hosts, chosen.insideGroup);
        });
    }
    add(u"delete"_s, tr("&Delete"), writable && count > 0, [this] { removeSelected(); })->setShortcut(Qt::Key_Delete);
    if (chosen.library != nullptr && count == 0 && chosen.library != m_workspace->personal()) {
        menu->addSeparator();
        add(u"window-close"_s, tr("&Close library %1").arg(chosen.library->name()), true,
            [this, chosen] { m_workspace->closeLibrary(chosen.library); });
    }
    menu->popup(m_ui->tree->viewport()->mapToGlobal(position));
}

} // namespace rollcall::gui
