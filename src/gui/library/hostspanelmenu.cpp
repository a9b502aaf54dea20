// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of HostsPanel; the rest is in hostspanel.cpp.
#include "app/workspace/libraries.h"
#include "core/base/text.h"
#include "core/targets/targettext.h"
#include "gui/library/hostspanel.h"
#include "gui/library/libraryeditor.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
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
    dress(menu->menuAction(), Command::AddToLibrary);
    const auto add = [&](Command command, auto slot) {
        connect(addCommand(menu, command), &QAction::triggered, this, slot);
    };
    add(Command::NewHost, [this] {
        const Selection chosen = selection();
        m_editor->newHost(chosen.library, chosen.groups.size() == 1 ? chosen.groups.constFirst() : QString());
    });
    add(Command::NewGroup, [this] {
        QStringList members;
        const Selection chosen = selection();
        for (const QString& host : chosen.hosts)
            members.append(targetWord(host));
        m_editor->newGroup(chosen.library, members);
    });
    menu->addSeparator();
    add(Command::OpenLibrary, [this] { Q_EMIT openLibraryRequested(); });
    add(Command::NewLibrary, [this] { Q_EMIT newLibraryRequested(); });
    return menu;
}

void HostsPanel::showMenu(const QPoint& position)
{
    const Selection chosen = selection();
    const auto count = static_cast<int>(chosen.hosts.size() + chosen.groups.size());
    Givens given;
    given.setFlag(Given::Selected, count > 0);
    given.setFlag(Given::Single, count == 1);
    given.setFlag(Given::Writable, chosen.library != nullptr && chosen.library->isWritable());
    auto* menu = new QMenu(this);
    menu->setObjectName(u"hostsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](Command command, auto slot, const QString& text = {}) {
        connect(addCommand(menu, command, given, text), &QAction::triggered, this, slot);
    };
    add(Command::UseHosts, [this] { useSelected(); });
    add(Command::AddHosts, [this, chosen] { Q_EMIT wordsToggled(chosen.words, true); });
    menu->addSeparator();
    QMenu* const fresh = makeAddMenu();
    fresh->setParent(menu, fresh->windowFlags());
    fresh->setTitle(commandText(Command::AddToLibrary));
    menu->addMenu(fresh);
    add(Command::CopyNames, [this] { copySelected(); });
    if (chosen.groups.size() == 1 && chosen.hosts.isEmpty())
        add(Command::PasteMembers, [this] { pasteMembers(); });
    add(Command::EditEntry, [this] { editCurrent(); });
    if (!chosen.insideGroup.isEmpty() && chosen.groups.isEmpty()) {
        add(
            Command::TakeOut,
            [this, chosen] { m_editor->removeFromGroup(chosen.library, chosen.hosts, chosen.insideGroup); },
            commandText(Command::TakeOut).arg(labelText(chosen.insideGroup)));
    }
    add(Command::DeleteEntries, [this] { removeSelected(); });
    if (chosen.library != nullptr && count == 0 && chosen.library != m_libraries->set().personal()) {
        menu->addSeparator();
        add(
            Command::CloseLibrary, [this, chosen] { m_libraries->close(chosen.library); },
            commandText(Command::CloseLibrary).arg(labelText(chosen.library->name())));
    }
    menu->popup(m_ui->tree->viewport()->mapToGlobal(position));
}

} // namespace rollcall::gui
