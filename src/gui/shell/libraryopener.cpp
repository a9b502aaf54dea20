// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/libraryopener.h"

#include "app/workspace/libraries.h"
#include "core/base/result.h"
#include "gui/look/errorbox.h"
#include "library/live/library.h"

#include <QFileDialog>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

LibraryOpener::LibraryOpener(app::Libraries& libraries, QWidget* window)
    : QObject(window), m_libraries(libraries), m_window(window)
{
}

void LibraryOpener::open(const QString& folder)
{
    ++m_opening;
    Q_EMIT opening(folder);
    m_libraries.open(folder, this, [this, folder](const Result<library::Library*>& library) {
        --m_opening;
        if (library)
            Q_EMIT opened(folder);
        else
            sayNotOpened(library.error());
    });
}

void LibraryOpener::sayNotOpened(const Error& error)
{
    showError(m_window, tr("Library not opened"), error);
    Q_EMIT failed(error);
}

void LibraryOpener::choose()
{
    auto* dialog = new QFileDialog(m_window, tr("Open library"));
    dialog->setObjectName(u"openLibraryDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &LibraryOpener::open);
    dialog->open();
}

void LibraryOpener::make()
{
    auto* dialog = new QFileDialog(m_window, tr("Folder of the new library"));
    dialog->setObjectName(u"newLibraryDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        m_libraries.create(folder, this, [this, folder](const Result<library::Library*>& library) {
            if (library)
                Q_EMIT opened(folder);
            else
                showError(m_window, tr("Library not made"), library.error());
        });
    });
    dialog->open();
}

} // namespace rollcall::gui
