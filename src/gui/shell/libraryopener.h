// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QObject>
#include <QString>
#include <QWidget>

namespace rollcall::app {
class Libraries;
}

// Opens and makes libraries for the window: asks for the folder where none is given, and says why one cannot be opened.
// GUI thread; waits for no disk.
namespace rollcall::gui {

class LibraryOpener : public QObject
{
    Q_OBJECT

public:
    LibraryOpener(app::Libraries& libraries, QWidget* window);

    void open(const QString& folder);
    void choose();                                // a folder, and opens it
    void make();                                  // asks for the folder, too
    bool isBusy() const { return m_opening > 0; } // folders are on their way
    void sayNotOpened(const Error& error);

Q_SIGNALS:
    void opening(const QString& folder); // it is being read
    void opened(const QString& folder);
    void failed(const rollcall::Error& error); // which has been said

private:
    app::Libraries& m_libraries;
    QWidget* const m_window;
    int m_opening = 0;
};

} // namespace rollcall::gui
