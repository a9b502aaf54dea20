// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/libraryptr.h"

#include "library/live/library.h"

namespace rollcall::gui {

LibraryPtr::LibraryPtr(library::Library* library)
    : m_library(library), m_name(library == nullptr ? QString() : library->name())
{
}

LibraryPtr::operator library::Library*() const
{
    return static_cast<library::Library*>(m_library.data());
}

} // namespace rollcall::gui
