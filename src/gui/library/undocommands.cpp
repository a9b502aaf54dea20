// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/undocommands.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "library/live/library.h"

#include <utility>

namespace rollcall::gui {

LibraryCommand::LibraryCommand(const LibraryPtr& library, library::Change change, const QString& text, Report report)
    : QUndoCommand(labelText(text)), m_plainText(text), m_library(library), m_change(std::move(change)),
      m_report(std::move(report))
{
}

bool LibraryCommand::makes(const LibraryPtr& library, const library::Change& change) const
{
    return m_library == library && m_change == change;
}

void LibraryCommand::undo()
{
    apply(m_change.reversed(), true);
}

void LibraryCommand::redo()
{
    if (std::exchange(m_done, false))
        return;
    apply(m_change, false);
}

void LibraryCommand::apply(const library::Change& change, bool isBack)
{
    const Status status = m_library != nullptr ? m_library->apply(change)
                                               : Status(Error{ErrorKind::LibraryClosed, m_library.name(), {}, {}, 0});
    if (!status)
        setObsolete(true); // closed, or somebody else changed it since: there is nothing to go back to
    m_report(status, isBack);
}

} // namespace rollcall::gui
