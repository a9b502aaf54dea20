// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/libraryedits.h"

#include "app/workspace/libraries.h"
#include "gui/library/undocommands.h"
#include "gui/look/errorbox.h"
#include "library/edits/groupcheck.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"

#include <QMessageBox>
#include <QPushButton>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using library::Change;
using library::Library;

LibraryEdits::LibraryEdits(app::Libraries& libraries, QWidget* window) : m_libraries(libraries), m_window(window)
{
    connect(&libraries, &app::Libraries::changed, this, &LibraryEdits::watchLibraries);
    connect(&m_undo, &QUndoStack::indexChanged, this, &LibraryEdits::dropObsolete, Qt::QueuedConnection);
    watchLibraries();
}

Status LibraryEdits::check(const LibraryPtr& library) const
{
    if (library != nullptr && m_libraries.set().libraries().contains(library))
        return {};
    if (library.name().isEmpty())
        return Error{ErrorKind::Busy, tr("Personal"), tr("it is still being read"), {}, 0};
    return Error{ErrorKind::LibraryClosed, library.name(), {}, {}, 0};
}

Status LibraryEdits::apply(const LibraryPtr& library, const Change& change, const QString& text)
{
    if (const Status there = check(library); !there)
        return there;
    const library::Names names{*m_libraries.set().snapshot(), m_libraries.set().nameOf(library)};
    if (const auto problems = library::newProblems(library->data(), change, names); !problems.isEmpty())
        return problems.constFirst().error;
    if (const Status status = library->apply(change); !status)
        return status;
    m_undo.push(new LibraryCommand(library, change, text, [=, this](const Status& status, bool isBack) {
        const QString done = isBack ? tr("Undone: %1").arg(text) : tr("Done again: %1").arg(text);
        if (status)
            Q_EMIT message(done);
        else if (status.error().kind == ErrorKind::FileConflict)
            offerAgain(library, status.error(), isBack ? change.reversed() : change, done);
        else
            report(status);
    }));
    Q_EMIT message(text);
    return {};
}

Status LibraryEdits::apply(const LibraryPtr& library, const Result<Change>& change, const QString& text)
{
    if (!change)
        return change.error();
    return change->isEmpty() ? Status() : apply(library, *change, text);
}

void LibraryEdits::report(const Status& status)
{
    if (!status)
        showError(m_window, tr("Not saved"), status.error());
}

void LibraryEdits::watchLibraries()
{
    for (Library* library : m_libraries.set().libraries()) {
        disconnect(library, &Library::saveFailed, this, nullptr);
        connect(library, &Library::saveFailed, this,
                [this, library = LibraryPtr(library)](const Error& error, const Change& change) {
                    saveFailed(library, error, change);
                });
    }
}

void LibraryEdits::saveFailed(const LibraryPtr& library, const Error& error, const Change& change)
{
    const QString text = forgetStep(library, change);
    offerAgain(library, error, change, text);
}

/// What could not be written is no step of undo, nor of redo: takes the newest such step away and gives its text.
QString LibraryEdits::forgetStep(const LibraryPtr& library, const Change& change)
{
    const Change back = change.reversed();
    for (int i = m_undo.count() - 1; i >= 0; --i) {
        // The stack hands out what it owns as const; that a command has become obsolete it is made to learn.
        auto* const command = const_cast<LibraryCommand*>(static_cast<const LibraryCommand*>(m_undo.command(i)));
        if (command->isObsolete() || !command->makes(library, i < m_undo.index() ? change : back))
            continue;
        const QString text = command->plainText();
        command->setObsolete(true);
        dropObsolete();
        return text;
    }
    return {};
}

void LibraryEdits::offerAgain(const LibraryPtr& library, const Error& error, const Change& change, const QString& text)
{
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Not saved"), errorText(error), QMessageBox::Ok, m_window);
    box->setObjectName(u"errorBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    if (error.kind == ErrorKind::FileConflict) {
        box->setInformativeText(tr("Nothing was overwritten: the file is as somebody else has written it."));
        QPushButton* mine = box->addButton(tr("&Write my change again"), QMessageBox::ActionRole);
        mine->setObjectName(u"overwriteButton"_s);
        connect(mine, &QPushButton::clicked, this, [this, library, change, text] {
            tryAgain(library, check(library) ? library->rebased(change) : change, text);
        });
    } else {
        box->setInformativeText(tr("Your change is not lost as long as this message is open."));
        QPushButton* again = box->addButton(tr("&Try again"), QMessageBox::ActionRole);
        again->setObjectName(u"againButton"_s);
        connect(again, &QPushButton::clicked, this, [this, library, change, text] { tryAgain(library, change, text); });
    }
    box->setTextFormat(Qt::PlainText);
    box->open();
}

void LibraryEdits::tryAgain(const LibraryPtr& library, const Change& change, const QString& text)
{
    const Status status = apply(library, change, text);
    if (!check(library))
        report(status);
    else if (!status)
        offerAgain(library, status.error(), change, text);
}

/// The stack itself drops an obsolete command only when it comes to it, and an undo would do nothing then.
void LibraryEdits::dropObsolete()
{
    while (m_undo.canUndo() && m_undo.command(m_undo.index() - 1)->isObsolete())
        m_undo.undo();
    while (m_undo.canRedo() && m_undo.command(m_undo.index())->isObsolete())
        m_undo.redo();
}

} // namespace rollcall::gui
