// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/libraryeditor.h"

#include "app/workspace.h"
#include "core/targettext.h"
#include "gui/groupdialog.h"
#include "gui/hostdialog.h"
#include "gui/snippetdialog.h"
#include "gui/undocommands.h"
#include "library/edits.h"
#include "library/library.h"
#include "library/libraryset.h"

#include <QList>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QWidget>

#include <optional>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using library::Change;
using library::Edit;
using library::Library;

namespace {

Error stillRead()
{
    return {ErrorKind::Busy, LibraryEditor::tr("My library"), LibraryEditor::tr("it is still being read"), {}, 0};
}

/// Somebody else changed it while the dialog was open: the dialog says so and keeps what was typed. Who saves
/// again knows, and overwrites what is there now.
template <typename T> void lookAgain(const Status& status, const T* now, std::optional<T>& seen)
{
    if (!status && status.error().kind == ErrorKind::FileConflict)
        seen = now != nullptr ? std::optional(*now) : std::nullopt;
}

} // namespace

LibraryEditor::LibraryEditor(app::Workspace& workspace, QWidget* window)
    : QObject(window), m_workspace(workspace), m_window(window)
{
    connect(&workspace, &app::Workspace::librariesChanged, this, &LibraryEditor::watchLibraries);
    connect(&m_undo, &QUndoStack::indexChanged, this, &LibraryEditor::dropObsolete, Qt::QueuedConnection);
    watchLibraries();
}

bool LibraryEditor::mayEdit()
{
    const bool read = m_workspace.personal() != nullptr;
    if (!read)
        report(stillRead());
    return read;
}

Status LibraryEditor::apply(Library* library, const Change& change, const QString& text)
{
    if (library == nullptr)
        return stillRead();
    if (const Status status = library->apply(change); !status)
        return status;
    m_undo.push(new LibraryCommand(library, change, text, [this](const Status& status) { report(status); }));
    Q_EMIT message(text);
    return {};
}

Status LibraryEditor::apply(Library* library, const Result<Change>& change, const QString& text)
{
    if (!change)
        return change.error();
    return change->isEmpty() ? Status() : apply(library, *change, text);
}

void LibraryEditor::newHost(Library* library, const QString& group)
{
    if (!mayEdit())
        return;
    auto* dialog = new HostDialog(libraryNames(), identityNames(), [this, group](int index, const Host& host) {
        Library* const target = libraryAt(index);
        const QString into = target->group(group) != nullptr ? group : QString();
        return apply(target, library::addHosts(target->data(), {host}, into), tr("Add host %1").arg(host.name));
    }, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setHost({}, indexOf(library), library != nullptr && !group.isEmpty());
    dialog->open();
}

void LibraryEditor::editHost(Library* library, const QString& name)
{
    const Host* host = library == nullptr ? nullptr : library->host(name);
    if (host == nullptr)
        return;
    auto* dialog = new HostDialog(libraryNames(), identityNames(),
                                  [this, library, name, seen = std::optional(*host)](int, const Host& after) mutable {
        const Result<Change> change = seen ? library::changeHost(library->data(), *seen, after)
                                           : library::addHosts(library->data(), {after});
        const Status status = apply(library, change, tr("Edit host %1").arg(after.name));
        lookAgain(status, library->host(name), seen);
        return status;
    }, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setHost(*host, indexOf(library), true);
    dialog->open();
}

void LibraryEditor::newGroup(Library* library, const QStringList& members)
{
    if (!mayEdit())
        return;
    auto* dialog = new GroupDialog(libraryNames(), identityNames(), [this](const GroupDialog::Typed& typed) {
        return saveGroup(libraryAt(typed.library), std::nullopt, typed.group, typed.createHosts);
    }, m_window);
    Group group;
    group.members = members;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setGroup(group, indexOf(library), false);
    dialog->open();
}

void LibraryEditor::editGroup(Library* library, const QString& name)
{
    const Group* group = library == nullptr ? nullptr : library->group(name);
    if (group == nullptr)
        return;
    auto* dialog = new GroupDialog(libraryNames(), identityNames(),
                                   [this, library, name, seen = std::optional(*group)](const GroupDialog::Typed& typed) mutable {
        const Status status = saveGroup(library, seen, typed.group, typed.createHosts);
        lookAgain(status, library->group(name), seen);
        return status;
    }, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setGroup(*group, indexOf(library), true);
    dialog->open();
}

Status LibraryEditor::saveGroup(Library* library, const std::optional<Group>& before, const Group& after, bool createHosts)
{
    return apply(library, library::changeGroup(library->data(), before, after, createHosts),
                 before ? tr("Edit group %1").arg(after.name) : tr("Add group %1").arg(after.name));
}

void LibraryEditor::remove(Library* library, const QStringList& hosts, const QStringList& groups)
{
    if (library == nullptr || (hosts + groups).isEmpty())
        return;
    const int count = static_cast<int>(hosts.size() + groups.size());
    report(apply(library, library::removeThings(library->data(), hosts, groups),
                 count == 1 ? tr("Delete %1").arg((hosts + groups).constFirst()) : tr("Delete %Ln thing(s)", nullptr, count)));
}

void LibraryEditor::addToGroup(Library* library, const QStringList& words, const QString& group)
{
    if (library != nullptr)
        report(apply(library, library::addToGroup(library->data(), group, words, namesFor(library)),
                     tr("Add %Ln member(s) to %1", nullptr, static_cast<int>(words.size())).arg(group)));
}

void LibraryEditor::removeFromGroup(Library* library, const QStringList& hosts, const QString& group)
{
    QStringList words;
    for (const QString& host : hosts)
        words.append(targetWord(host));
    if (library != nullptr)
        report(apply(library, library::takeOutOfGroup(library->data(), group, words, namesFor(library)),
                     tr("Take %Ln host(s) out of %1", nullptr, static_cast<int>(hosts.size())).arg(group)));
}

library::Names LibraryEditor::namesFor(const Library* library) const
{
    return {m_workspace.libraries(), m_workspace.libraries().nameOf(library)};
}

void LibraryEditor::saveSnippet(const Snippet& snippet, QObject* context, Saved saved)
{
    if (!mayEdit())
        return;
    auto* dialog = new SnippetDialog(libraryNames(), folders(),
                                     [this, context = QPointer<QObject>(context), saved](int index, const Snippet& typed) {
        Library* const library = libraryAt(index);
        const Snippet* existing = library->snippet(typed.name);
        const Change change = existing != nullptr ? Change::of(Edit<Snippet>{*existing, typed}) : Change::add(typed);
        const Status status = apply(library, change, tr("Save snippet %1").arg(typed.name));
        if (status && context != nullptr)
            saved(typed);
        return status;
    }, m_window);
    dialog->askBeforeReplacing([this](int index, const QString& name) { return libraryAt(index)->snippet(name) != nullptr; });
    int index = 0;
    Snippet shown = snippet;
    for (const Library* library : m_workspace.libraries().libraries()) {
        if (const Snippet* known = snippet.name.isEmpty() ? nullptr : library->snippet(snippet.name)) {
            index = indexOf(library);
            shown = *known; // folder, description and tags stay what they are
            shown.steps = snippet.steps;
            shown.interpreter = snippet.interpreter;
            shown.parameters = snippet.parameters;
            break;
        }
    }
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setSnippet(shown, index, false);
    dialog->open();
}

void LibraryEditor::editSnippet(Library* library, const QString& name)
{
    const Snippet* snippet = library == nullptr ? nullptr : library->snippet(name);
    if (snippet == nullptr)
        return;
    auto* dialog = new SnippetDialog(libraryNames(), folders(), [this, library, name, seen = std::optional(*snippet)](int, const Snippet& after) mutable {
        if (seen == after)
            return Status();
        const Status status = apply(library, Change::of(Edit<Snippet>{seen, after}), tr("Edit snippet %1").arg(after.name));
        lookAgain(status, library->snippet(name), seen);
        return status;
    }, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setSnippet(*snippet, indexOf(library), true);
    dialog->open();
}

void LibraryEditor::removeSnippet(Library* library, const QString& name)
{
    if (const Snippet* snippet = library == nullptr ? nullptr : library->snippet(name))
        report(apply(library, Change::of(Edit<Snippet>{*snippet, std::nullopt}), tr("Delete snippet %1").arg(name)));
}

QStringList LibraryEditor::libraryNames() const
{
    QStringList names;
    for (const Library* library : m_workspace.libraries().libraries())
        names.append(library == m_workspace.personal() ? tr("My library") : library->name());
    return names;
}

QStringList LibraryEditor::identityNames() const
{
    QStringList names;
    for (const app::IdentityBinding& binding : m_workspace.identities().all())
        names.append(binding.name);
    return names;
}

QStringList LibraryEditor::folders() const
{
    QStringList folders;
    for (const Library* library : m_workspace.libraries().libraries()) {
        for (const Snippet& snippet : library->snippets()) {
            if (!snippet.folder.isEmpty() && !folders.contains(snippet.folder))
                folders.append(snippet.folder);
        }
    }
    folders.sort();
    return folders;
}

Library* LibraryEditor::libraryAt(int index) const
{
    return m_workspace.libraries().libraries().value(index, m_workspace.personal());
}

int LibraryEditor::indexOf(const Library* library) const
{
    const QList<Library*> libraries = m_workspace.libraries().libraries();
    for (int i = 0; i < libraries.size(); ++i) {
        if (libraries.at(i) == library)
            return i;
    }
    return 0;
}

void LibraryEditor::report(const Status& status)
{
    if (status)
        return;
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Not saved"), errorText(status.error()), QMessageBox::Ok, m_window);
    box->setObjectName(u"errorBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void LibraryEditor::watchLibraries()
{
    for (Library* library : m_workspace.libraries().libraries()) {
        disconnect(library, &Library::saveFailed, this, nullptr);
        connect(library, &Library::saveFailed, this, [this, library](const Error& error, const Change& change) {
            saveFailed(library, error, change);
        });
    }
}

void LibraryEditor::saveFailed(Library* library, const Error& error, const Change& change)
{
    const QString text = forgetStep(library, change);
    offerAgain(library, error, change, text);
}

/// What could not be written is no step of undo, nor of redo: takes the newest such step away and gives its text.
QString LibraryEditor::forgetStep(const Library* library, const Change& change)
{
    const Change back = change.reversed();
    for (int i = m_undo.count() - 1; i >= 0; --i) {
        // The stack hands out what it owns as const; that a command has become obsolete it is made to learn.
        auto* const command = const_cast<LibraryCommand*>(static_cast<const LibraryCommand*>(m_undo.command(i)));
        if (command->isObsolete() || !command->makes(library, i < m_undo.index() ? change : back))
            continue;
        const QString text = command->text();
        command->setObsolete(true);
        dropObsolete();
        return text;
    }
    return {};
}

void LibraryEditor::offerAgain(Library* library, const Error& error, const Change& change, const QString& text)
{
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Not saved"), errorText(error), QMessageBox::Ok, m_window);
    box->setObjectName(u"errorBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    if (error.kind == ErrorKind::FileConflict) {
        box->setInformativeText(tr("Nothing was overwritten: the file is as somebody else has written it."));
        QPushButton* mine = box->addButton(tr("&Write my change again"), QMessageBox::ActionRole);
        mine->setObjectName(u"overwriteButton"_s);
        connect(mine, &QPushButton::clicked, library, [this, library, change, text] {
            tryAgain(library, library->rebased(change), text);
        });
    } else {
        box->setInformativeText(tr("Your change is not lost as long as this message is open."));
        QPushButton* again = box->addButton(tr("&Try again"), QMessageBox::ActionRole);
        again->setObjectName(u"againButton"_s);
        connect(again, &QPushButton::clicked, library, [this, library, change, text] { tryAgain(library, change, text); });
    }
    box->setTextFormat(Qt::PlainText);
    box->open();
}

void LibraryEditor::tryAgain(Library* library, const Change& change, const QString& text)
{
    if (const Status status = apply(library, change, text); !status)
        offerAgain(library, status.error(), change, text);
}

/// The stack itself drops an obsolete command only when it comes to it, and an undo would do nothing then.
void LibraryEditor::dropObsolete()
{
    while (m_undo.canUndo() && m_undo.command(m_undo.index() - 1)->isObsolete())
        m_undo.undo();
    while (m_undo.canRedo() && m_undo.command(m_undo.index())->isObsolete())
        m_undo.redo();
}

} // namespace rollcall::gui
