// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/run/snippet.h"
#include "core/targets/host.h"
#include "gui/library/libraryedits.h"
#include "gui/library/libraryptr.h"
#include "library/change/change.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

class QWidget;
namespace rollcall::app {
class Libraries;
}
namespace rollcall::library {
struct Names;
}

// Every edit of a library that the window offers: its dialogs, whose answers become Changes for LibraryEdits. A library
// that is closed while its dialog is open gives LibraryClosed there. GUI thread.
namespace rollcall::gui {

class LibraryEditor : public QObject
{
    Q_OBJECT

public:
    LibraryEditor(app::Libraries& libraries, QWidget* window);

    LibraryEdits& edits() { return m_edits; }
    /// False until the libraries have been read, which is said: a slow share takes its time.
    bool mayEdit();

    void newHost(const LibraryPtr& library = {}, const QString& group = {});
    void editHost(const LibraryPtr& library, const QString& name);
    void newGroup(const LibraryPtr& library = {}, const QStringList& members = {});
    void editGroup(const LibraryPtr& library, const QString& name);
    void remove(const LibraryPtr& library, const QStringList& hosts, const QStringList& groups);
    void addToGroup(const LibraryPtr& library, const QStringList& words, const QString& group);
    void removeFromGroup(const LibraryPtr& library, const QStringList& hosts, const QString& group);

    using Saved = std::function<void(const Snippet&, const QString& library)>; // with its folder
    /// As a new one, or in the place of another that the user names. `snippet` fills the dialog.
    void saveSnippet(const Snippet& snippet, QObject* context, Saved saved);
    /// In its own place, without a question: it can be undone. `made` makes of what it says what it is to say.
    /// False where there is none, or none that can be written.
    bool updateSnippet(const QString& library, const QString& name, const std::function<Snippet(const Snippet&)>& made,
                       const Saved& saved);
    const Snippet* findSnippet(const QString& library, const QString& name) const; // in any, where that is ""
    void editSnippet(const LibraryPtr& library, const QString& name);
    void duplicateSnippet(const LibraryPtr& library, const QString& name);
    void removeSnippet(const LibraryPtr& library, const QString& name);

Q_SIGNALS:
    void message(const QString& text);
    void snippetRenamed(const rollcall::gui::LibraryPtr& library, const QString& before, const QString& after);

private:
    Status applyAndWarn(const LibraryPtr& library, const Result<library::Change>& change, const QString& text);
    QList<LibraryPtr> libraries() const;
    QStringList libraryNames() const;
    int indexOf(const LibraryPtr& library) const;
    library::Names namesFor(const LibraryPtr& library) const;
    Status saveGroup(const LibraryPtr& library, const std::optional<Group>& before, const Group& after,
                     bool createHosts);

    app::Libraries& m_libraries;
    QWidget* m_window;
    LibraryEdits m_edits;
};

} // namespace rollcall::gui
