// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/headercontroller.h"

#include "app/person/inifile.h"
#include "gui/look/commandactions.h"

#include <QAction>
#include <QByteArray>
#include <QHeaderView>
#include <QMenu>
#include <QWidget>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

HeaderController::HeaderController(QHeaderView* header, QString key)
    : QObject(header), m_header(header), m_key(std::move(key))
{
    header->setSectionsMovable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &HeaderController::showMenu);
}

void HeaderController::restore(const app::IniFile& settings)
{
    const QByteArray state = settings.value(m_key).toByteArray();
    if (!state.isEmpty())
        m_header->restoreState(state);
}

void HeaderController::save(app::IniFile& settings) const
{
    settings.setValue(m_key, m_header->saveState());
}

void HeaderController::showMenu(const QPoint& position)
{
    auto* menu = new QMenu(m_header);
    menu->setObjectName(u"columnsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int shown = m_header->count() - m_header->hiddenSectionCount();
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int section = m_header->logicalIndex(visual);
        QAction* action = addCommand(menu, Command::ShowColumn, {},
                                     m_header->model()->headerData(section, m_header->orientation()).toString());
        action->setObjectName(u"column-%1"_s.arg(section));
        action->setCheckable(true);
        action->setChecked(!m_header->isSectionHidden(section));
        action->setEnabled(shown > 1 || m_header->isSectionHidden(section));
        connect(action, &QAction::toggled, this, [this, section](bool on) {
            m_header->setSectionHidden(section, !on);
            Q_EMIT sectionToggled(section, on);
        });
    }
    menu->popup(m_header->viewport()->mapToGlobal(position));
}

} // namespace rollcall::gui
