// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

// How the window holds a library: a dialog or a menu may still be open when the library is closed, and must then find
// nothing instead of what is no longer there. A plain pointer to one is good for the statement that asked for it. GUI
// thread.
namespace rollcall::library {
class Library;
}

namespace rollcall::gui {

class LibraryPtr
{
public:
    LibraryPtr() = default;
    LibraryPtr(library::Library* library); // null: none

    operator library::Library*() const; // null: none, or gone
    library::Library* operator->() const { return *this; }
    const QString& name() const { return m_name; } // also of one that is gone

private:
    QPointer<QObject> m_library;
    QString m_name;
};

} // namespace rollcall::gui
