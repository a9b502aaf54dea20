// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/workspace.h"

#include <utility>

namespace rollcall::app {

Workspace::Workspace(Paths paths)
    : m_person(std::move(paths)), m_libraries(m_person), m_history(m_person.paths().historyDir()),
      m_runs(m_person, m_history), m_problems(m_person, m_libraries, m_history)
{
}

void Workspace::open()
{
    m_person.read();
    m_person.watch();
    m_libraries.read();
    m_history.open();
}

void Workspace::openNow(const QStringList& libraries)
{
    m_person.read();
    m_libraries.readNow(libraries);
}

} // namespace rollcall::app
