// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host.h"
#include "core/result.h"
#include "core/snippet.h"
#include "library/change.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QUndoStack>

#include <functional>

class QWidget;
namespace rollcall::app { class Workspace; }
namespace rollcall::library { class Library; struct Names; }

// Every edit of a library that the window offers, each one step of undo: the dialogs' answers become Changes,
// written at once. Nothing waits for the disk; what goes wrong later is shown with the way out. GUI thread.
namespace rollcall::gui {

class LibraryEditor : public QObject
{
    Q_OBJECT

public:
    LibraryEditor(app::Workspace& workspace, QWidget* window);

    QUndoStack* undoStack() { return &m_undo; }
    /// False until the libraries have been read, which is said: a slow share takes its time.
    bool mayEdit();
    Status apply(library::Library* library, const library::Change& change, const QString& text);
    /// As the functions of library/edits.h give it; an empty change is none.
    Status apply(library::Library* library, const Result<library::Change>& change, const QString& text);

    void newHost(library::Library* library = nullptr, const QString& group = {});
    void editHost(library::Library* library, const QString& name);
    void newGroup(library::Library* library = nullptr, const QStringList& members = {});
    void editGroup(library::Library* library, const QString& name);
    void remove(library::Library* library, const QStringList& hosts, const QStringList& groups);
    void addToGroup(library::Library* library, const QStringList& words, const QString& group);
    void removeFromGroup(library::Library* library, const QStringList& hosts, const QString& group);

    using Saved = std::function<void(const Snippet&)>;
    void saveSnippet(const Snippet& snippet, QObject* context, Saved saved);
    void editSnippet(library::Library* library, const QString& name);
    void removeSnippet(library::Library* library, const QString& name);

Q_SIGNALS:
    void message(const QString& text);

private:
    QStringList libraryNames() const;
    QStringList identityNames() const;
    QStringList folders() const;
    library::Library* libraryAt(int index) const;
    int indexOf(const library::Library* library) const;
    library::Names namesFor(const library::Library* library) const;
    Status saveGroup(library::Library* library, const std::optional<Group>& before, const Group& after, bool createHosts);
    void report(const Status& status);
    void watchLibraries();
    void saveFailed(library::Library* library, const Error& error, const library::Change& change);
    void offerAgain(library::Library* library, const Error& error, const library::Change& change, const QString& text);
    void tryAgain(library::Library* library, const library::Change& change, const QString& text);
    QString forgetStep(const library::Library* library, const library::Change& change);
    void dropObsolete();

    app::Workspace& m_workspace;
    QWidget* m_window;
    QUndoStack m_undo;
};

} // namespace rollcall::gui
