// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/libraryeditor.h"

#include "app/person/identities.h"
#include "app/prepare/renamedhost.h"
#include "app/prepare/surroundings.h"
#include "app/workspace/libraries.h"
#include "core/base/error.h"
#include "core/run/runoptions.h"
#include "core/targets/target.h"
#include "core/targets/targettext.h"
#include "gui/library/groupdialog.h"
#include "gui/library/hostdialog.h"
#include "gui/library/snippetdialog.h"
#include "library/edits/edits.h"
#include "library/edits/groupcheck.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"

#include <QList>
#include <QPointer>
#include <QWidget>

#include <optional>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using library::Change;
using library::Edit;
using library::Library;

namespace {

/// Somebody else changed it while the dialog was open: the dialog says so and keeps what was typed. Who saves
/// again knows, and overwrites what is there now.
template <typename T> void lookAgain(const Status& status, const T* now, std::optional<T>& seen)
{
    if (!status && status.error().kind == ErrorKind::FileConflict)
        seen = now != nullptr ? std::optional(*now) : std::nullopt;
}

/// Whoever replaces a snippet without saying where it lies and what it is for has not looked at that.
Snippet inPlaceOf(const Snippet& existing, Snippet typed)
{
    if (typed.folder.isEmpty())
        typed.folder = existing.folder;
    if (typed.description.isEmpty())
        typed.description = existing.description;
    if (typed.tags.isEmpty())
        typed.tags = existing.tags;
    if (typed.success == SuccessRule())
        typed.success = existing.success;
    if (typed.options == OptionOverrides())
        typed.options = existing.options;
    return typed;
}

QStringList identityNames(const app::Libraries& libraries)
{
    QStringList names;
    for (const app::IdentityBinding& binding : libraries.surroundings()->identities.all())
        names.append(binding.name);
    return names;
}

QStringList foldersOf(const app::Libraries& libraries)
{
    QStringList folders;
    for (const Library* library : libraries.set().libraries()) {
        for (const Snippet& snippet : library->snippets()) {
            if (!snippet.folder.isEmpty() && !folders.contains(snippet.folder))
                folders.append(snippet.folder);
        }
    }
    folders.sort();
    return folders;
}

} // namespace

LibraryEditor::LibraryEditor(app::Libraries& libraries, QWidget* window)
    : QObject(window), m_libraries(libraries), m_window(window), m_edits(libraries, window)
{
    connect(&m_edits, &LibraryEdits::message, this, &LibraryEditor::message);
}

bool LibraryEditor::mayEdit()
{
    const Status read = m_edits.check(m_libraries.set().personal());
    m_edits.report(read);
    return read.ok();
}

QList<LibraryPtr> LibraryEditor::libraries() const
{
    const QList<Library*>& open = m_libraries.set().libraries();
    return {open.begin(), open.end()};
}

/// Groups that hold other hosts for it, by a pattern, are named.
Status LibraryEditor::applyAndWarn(const LibraryPtr& library, const Result<Change>& wanted, const QString& text)
{
    const Result<Change> change =
        wanted ? app::leadingToTheSame(*wanted, m_libraries.surroundings()->sshConfig) : wanted;
    if (!change)
        return change.error();
    const QList<Error> warnings = library::groupWarnings(library->data(), *change, namesFor(library));
    const Status status = m_edits.apply(library, change, text);
    for (qsizetype i = 0; status && i < warnings.size(); ++i)
        Q_EMIT message(errorText(warnings[i]));
    return status;
}

void LibraryEditor::newHost(const LibraryPtr& library, const QString& group)
{
    if (!mayEdit())
        return;
    auto* dialog = new HostDialog(
        libraryNames(), identityNames(m_libraries),
        [this, group, shown = libraries()](int index, const Host& host) {
            const LibraryPtr target = shown.value(index);
            if (const Status there = m_edits.check(target); !there)
                return there;
            const QString into = target->group(group) != nullptr ? group : QString();
            return m_edits.apply(target, library::addHosts(target->data(), {host}, into),
                                 tr("Add host %1").arg(host.name));
        },
        m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setHost({}, indexOf(library), library != nullptr && !group.isEmpty());
    dialog->open();
}

void LibraryEditor::editHost(const LibraryPtr& library, const QString& name)
{
    const Host* host = library == nullptr ? nullptr : library->host(name);
    if (host == nullptr)
        return;
    auto* dialog = new HostDialog(
        libraryNames(), identityNames(m_libraries),
        [this, library, name, seen = std::optional(*host)](int, const Host& after) mutable {
            if (const Status there = m_edits.check(library); !there)
                return there;
            const Result<Change> change = seen ? library::changeHost(library->data(), *seen, after, namesFor(library))
                                               : library::addHosts(library->data(), {after});
            const Status status = applyAndWarn(library, change, tr("Edit host %1").arg(after.name));
            lookAgain(status, library->host(name), seen);
            return status;
        },
        m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setHost(*host, indexOf(library), true);
    dialog->open();
}

void LibraryEditor::newGroup(const LibraryPtr& library, const QStringList& members)
{
    if (!mayEdit())
        return;
    auto* dialog = new GroupDialog(
        libraryNames(), identityNames(m_libraries),
        [this, shown = libraries()](const GroupDialog::Typed& typed) {
            return saveGroup(shown.value(typed.library), std::nullopt, typed.group, typed.createHosts);
        },
        m_window);
    dialog->askBeforeAdding([shown = libraries()](const GroupDialog::Typed& typed) {
        const LibraryPtr target = shown.value(typed.library);
        return target == nullptr ? QStringList() : library::newHostsBehindOthers(target->data(), typed.group.members);
    });
    Group group;
    group.members = members;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setGroup(group, indexOf(library), false);
    dialog->open();
}

void LibraryEditor::editGroup(const LibraryPtr& library, const QString& name)
{
    const Group* group = library == nullptr ? nullptr : library->group(name);
    if (group == nullptr)
        return;
    auto* dialog = new GroupDialog(
        libraryNames(), identityNames(m_libraries),
        [this, library, name, seen = std::optional(*group)](const GroupDialog::Typed& typed) mutable {
            const Status status = saveGroup(library, seen, typed.group, typed.createHosts);
            if (library != nullptr)
                lookAgain(status, library->group(name), seen);
            return status;
        },
        m_window);
    dialog->askBeforeAdding([library](const GroupDialog::Typed& typed) {
        return library == nullptr ? QStringList() : library::newHostsBehindOthers(library->data(), typed.group.members);
    });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setGroup(*group, indexOf(library), true);
    dialog->open();
}

Status LibraryEditor::saveGroup(const LibraryPtr& library, const std::optional<Group>& before, const Group& after,
                                bool createHosts)
{
    if (const Status there = m_edits.check(library); !there)
        return there;
    return m_edits.apply(library, library::changeGroup(library->data(), before, after, createHosts),
                         before ? tr("Edit group %1").arg(after.name) : tr("Add group %1").arg(after.name));
}

void LibraryEditor::remove(const LibraryPtr& library, const QStringList& hosts, const QStringList& groups)
{
    if (library == nullptr || (hosts + groups).isEmpty())
        return;
    QStringList kinds;
    if (!hosts.isEmpty())
        kinds.append(tr("%Ln host(s)", nullptr, static_cast<int>(hosts.size())));
    if (!groups.isEmpty())
        kinds.append(tr("%Ln group(s)", nullptr, static_cast<int>(groups.size())));
    const QString all = kinds.size() > 1 ? tr("%1 and %2").arg(kinds[0], kinds[1]) : kinds[0];
    m_edits.report(
        applyAndWarn(library, library::removeThings(library->data(), hosts, groups, namesFor(library)),
                     tr("Delete %1").arg((hosts + groups).size() == 1 ? (hosts + groups).constFirst() : all)));
}

void LibraryEditor::addToGroup(const LibraryPtr& library, const QStringList& words, const QString& group)
{
    if (library == nullptr)
        return;
    m_edits.report(m_edits.apply(library, library::addToGroup(library->data(), group, words, namesFor(library)),
                                 tr("Add %Ln member(s) to %1", nullptr, static_cast<int>(words.size())).arg(group)));
}

void LibraryEditor::removeFromGroup(const LibraryPtr& library, const QStringList& hosts, const QString& group)
{
    QStringList words;
    for (const QString& host : hosts)
        words.append(targetWord(host));
    if (library != nullptr)
        m_edits.report(
            m_edits.apply(library, library::takeOutOfGroup(library->data(), group, words, namesFor(library)),
                          tr("Take %Ln host(s) out of %1", nullptr, static_cast<int>(hosts.size())).arg(group)));
}

library::Names LibraryEditor::namesFor(const LibraryPtr& library) const
{
    return {*m_libraries.set().snapshot(), m_libraries.set().nameOf(library)};
}

void LibraryEditor::saveSnippet(const Snippet& snippet, QObject* context, Saved saved)
{
    if (!mayEdit())
        return;
    auto* dialog = new SnippetDialog(
        libraryNames(), foldersOf(m_libraries),
        [this, context = QPointer<QObject>(context), saved = std::move(saved),
         open = libraries()](int index, const Snippet& typed) {
            const LibraryPtr library = open.value(index);
            if (const Status there = m_edits.check(library); !there)
                return there;
            const Snippet* existing = library->snippet(typed.name);
            const Snippet after = existing != nullptr ? inPlaceOf(*existing, typed) : typed;
            const Change change =
                existing != nullptr ? Change::of(Edit<Snippet>{*existing, after}) : Change::add(after);
            const Status status = m_edits.apply(library, change, tr("Save snippet %1").arg(typed.name));
            if (status && context != nullptr)
                saved(after, library->path());
            return status;
        },
        m_window);
    dialog->askBeforeReplacing([open = libraries()](int index, const QString& name) {
        const LibraryPtr library = open.value(index);
        return library != nullptr && library->snippet(name) != nullptr;
    });
    int index = 0;
    for (const LibraryPtr& library : libraries()) {
        if (!snippet.name.isEmpty() && library->snippet(snippet.name) != nullptr && library->isWritable()) {
            index = indexOf(library);
            break;
        }
    }
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setSnippet(snippet, index, false);
    dialog->open();
}

const Snippet* LibraryEditor::findSnippet(const QString& library, const QString& name) const
{
    for (const LibraryPtr& open : libraries()) {
        if (!name.isEmpty() && (library.isEmpty() || open->path() == library) && open->snippet(name) != nullptr)
            return open->snippet(name);
    }
    return nullptr;
}

bool LibraryEditor::updateSnippet(const QString& library, const QString& name,
                                  const std::function<Snippet(const Snippet&)>& made, const Saved& saved)
{
    for (const LibraryPtr& open : libraries()) {
        const Snippet* const existing = name.isEmpty() ? nullptr : open->snippet(name);
        if (existing == nullptr || (!library.isEmpty() && open->path() != library))
            continue;
        if (!open->isWritable())
            return false;
        const Snippet after = made(*existing);
        const Status status = after == *existing ? Status()
                                                 : m_edits.apply(open, Change::of(Edit<Snippet>{*existing, after}),
                                                                 tr("Save snippet %1").arg(name));
        m_edits.report(status);
        if (status)
            saved(after, open->path());
        return true;
    }
    return false;
}

void LibraryEditor::editSnippet(const LibraryPtr& library, const QString& name)
{
    const Snippet* snippet = library == nullptr ? nullptr : library->snippet(name);
    if (snippet == nullptr)
        return;
    auto* dialog = new SnippetDialog(
        libraryNames(), foldersOf(m_libraries),
        [this, library, name, seen = std::optional(*snippet)](int, const Snippet& after) mutable {
            if (seen == after)
                return Status();
            const Status status =
                m_edits.apply(library, Change::of(Edit<Snippet>{seen, after}), tr("Edit snippet %1").arg(after.name));
            if (library != nullptr)
                lookAgain(status, library->snippet(name), seen);
            if (status && after.name != name)
                Q_EMIT snippetRenamed(library, name, after.name);
            return status;
        },
        m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setSnippet(*snippet, indexOf(library), true);
    dialog->open();
}

void LibraryEditor::duplicateSnippet(const LibraryPtr& library, const QString& name)
{
    const Snippet* const snippet = library == nullptr ? nullptr : library->snippet(name);
    if (snippet == nullptr)
        return;
    Snippet copy = *snippet;
    copy.name = tr("%1 (copy)").arg(name);
    for (int number = 2; library->snippet(copy.name) != nullptr; ++number)
        copy.name = tr("%1 (copy %2)").arg(name).arg(number);
    m_edits.report(m_edits.apply(library, Change::add(copy), tr("Add snippet %1").arg(copy.name)));
}

void LibraryEditor::removeSnippet(const LibraryPtr& library, const QString& name)
{
    if (const Snippet* snippet = library == nullptr ? nullptr : library->snippet(name))
        m_edits.report(m_edits.apply(library, Change::of(Edit<Snippet>{*snippet, std::nullopt}),
                                     tr("Delete snippet %1").arg(name)));
}

QStringList LibraryEditor::libraryNames() const
{
    QStringList names;
    for (const Library* library : m_libraries.set().libraries())
        names.append(library->name());
    return names;
}

int LibraryEditor::indexOf(const LibraryPtr& library) const
{
    return qMax(0, static_cast<int>(m_libraries.set().libraries().indexOf(library)));
}

} // namespace rollcall::gui
