// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/live/contents.h"

#include "library/change/carryout.h"
#include "library/files/folder.h"
#include "library/files/slug.h"
#include "library/schema/fields.h"
#include "library/schema/hostname.h"

#include <QHash>

#include <algorithm>
#include <type_traits>
#include <utility>

namespace rollcall::library {

namespace {

template <typename T> using Places = QHash<QString, qsizetype>;

template <typename T> const T* lookUp(const Places<T>& places, const QList<T>& values, const QString& name)
{
    const auto found = places.constFind(name);
    return found == places.constEnd() ? nullptr : &values[*found];
}

template <typename T> Places<T> placesOf(const QList<T>& values)
{
    Places<T> places;
    places.reserve(values.size());
    for (qsizetype i = 0; i < values.size(); ++i)
        places.insert(values[i].name, i);
    return places;
}

/// Checks edits one after the other against what is there, each seeing the ones before it.
template <typename T> class EditCheck
{
public:
    /// `where` is the file or folder that holds them.
    EditCheck(const Places<T>& places, const QList<T>& values, ErrorKind taken, QString where)
        : m_places(places), m_values(values), m_taken(taken), m_where(std::move(where))
    {
    }

    Status check(const Edit<T>& edit)
    {
        if (edit.after) {
            const QString& name = edit.after->name;
            const QString problem = std::is_same_v<T, Host> ? whyNotAHostName(name) : whyNotAName(name);
            if (!problem.isEmpty())
                return Error{ErrorKind::BadName, edit.after->name, problem, {}, 0};
        }
        if (edit.before && state(edit.before->name) != edit.before)
            return Error{ErrorKind::FileConflict, edit.before->name, {}, m_where, 0};
        const bool newName = edit.after && (!edit.before || edit.before->name != edit.after->name);
        if (newName && state(edit.after->name))
            return Error{m_taken, edit.after->name, LibraryText::tr("in this library"), {}, 0};
        if (edit.before)
            m_now[edit.before->name] = std::nullopt;
        if (edit.after)
            m_now[edit.after->name] = edit.after;
        return {};
    }

private:
    std::optional<T> state(const QString& name) const
    {
        if (const auto edited = m_now.constFind(name); edited != m_now.constEnd())
            return *edited;
        const T* value = lookUp(m_places, m_values, name);
        return value ? std::optional<T>(*value) : std::nullopt;
    }

    const Places<T>& m_places;
    const QList<T>& m_values;
    ErrorKind m_taken;
    QString m_where;
    QHash<QString, std::optional<T>> m_now;
};

} // namespace

struct Contents::Index
{
    Places<Host> hosts;
    Places<Group> groups;
    Places<Snippet> snippets;
};

Contents::Contents(LibraryData data) : m_data(std::move(data)), m_index(std::make_unique<Index>())
{
    reindex();
}

Contents::~Contents() = default;

const Host* Contents::host(const QString& name) const
{
    return lookUp(m_index->hosts, m_data.hosts, name);
}

const Group* Contents::group(const QString& name) const
{
    return lookUp(m_index->groups, m_data.groups, name);
}

const Snippet* Contents::snippet(const QString& name) const
{
    return lookUp(m_index->snippets, m_data.snippets, name);
}

namespace {

/// A new thing, or another name, where the files have that name already in a way that cannot be used.
template <typename T, typename Find> std::optional<Error> takenByBroken(const QList<Edit<T>>& edits, Find find)
{
    for (const Edit<T>& edit : edits) {
        const bool newName = edit.after && (!edit.before || edit.before->name != edit.after->name);
        if (auto error = newName ? find(edit.after->name) : std::nullopt)
            return error;
    }
    return std::nullopt;
}

} // namespace

// A file that could not be read whole is not written, nor one of two files for the same name; nor anything beside a
// save of somebody else's that was cut off.
Status Contents::checkFiles(const Change& change) const
{
    if (!m_data.writable)
        return Error{ErrorKind::FolderReadOnly, {}, {}, m_data.path, 0};
    const auto touches = [](const auto& edits, const QString& name) {
        return std::any_of(edits.begin(), edits.end(), [&](const auto& edit) {
            return (edit.before && edit.before->name == name) || (edit.after && edit.after->name == name);
        });
    };
    const QString hostsFile = m_data.path + u'/' + Folder::hostsFile();
    for (const Error& error : m_data.errors) {
        if (error.kind == ErrorKind::UnfinishedSave)
            return error;
        const bool isTwice = error.kind == ErrorKind::DuplicateName &&
                             (touches(change.groups, error.subject) || touches(change.snippets, error.subject));
        if (isTwice || (error.file == hostsFile && !change.hosts.isEmpty()))
            return error;
    }
    const Closed& closed = m_data.closed;
    if (const auto error = takenByBroken(change.groups, [&](const QString& name) { return closed.groupError(name); }))
        return *error;
    if (const auto error =
            takenByBroken(change.snippets, [&](const QString& name) { return closed.snippetError(name); }))
        return *error;
    return {};
}

Status Contents::check(const Change& change) const
{
    if (const Status status = checkFiles(change); !status)
        return status;
    EditCheck<Host> hosts(m_index->hosts, m_data.hosts, ErrorKind::DuplicateHost,
                          m_data.path + u'/' + Folder::hostsFile());
    for (const Edit<Host>& edit : change.hosts) {
        if (const Status status = hosts.check(edit); !status)
            return status;
    }
    EditCheck<Group> groups(m_index->groups, m_data.groups, ErrorKind::DuplicateName,
                            m_data.path + u'/' + Folder::groupsDir());
    for (const Edit<Group>& edit : change.groups) {
        if (const Status status = groups.check(edit); !status)
            return status;
    }
    EditCheck<Snippet> snippets(m_index->snippets, m_data.snippets, ErrorKind::DuplicateName,
                                m_data.path + u'/' + Folder::snippetsDir());
    for (const Edit<Snippet>& edit : change.snippets) {
        if (const Status status = snippets.check(edit); !status)
            return status;
    }
    return {};
}

Change Contents::rebased(const Change& change) const
{
    Change now;
    const auto rebase = [](const auto& edits, const auto& lookUp, auto& result) {
        using T = std::remove_cvref_t<decltype(*edits.constBegin()->before)>;
        const auto held = [&](const QString& name) {
            const T* thing = lookUp(name);
            return thing == nullptr ? std::optional<T>() : std::optional<T>(*thing);
        };
        for (const Edit<T>& edit : edits) {
            const bool otherName = edit.before && edit.after && edit.before->name != edit.after->name;
            if (otherName && held(edit.after->name))
                result.append(Edit<T>{held(edit.after->name), std::nullopt});
            result.append(Edit<T>{held((edit.before ? edit.before : edit.after)->name), edit.after});
        }
    };
    rebase(
        change.hosts, [this](const QString& name) { return host(name); }, now.hosts);
    rebase(
        change.groups, [this](const QString& name) { return group(name); }, now.groups);
    rebase(
        change.snippets, [this](const QString& name) { return snippet(name); }, now.snippets);
    return now;
}

void Contents::edit(const Change& change)
{
    carryOut(change, m_data);
    reindex();
}

LibraryData Contents::replace(LibraryData data)
{
    LibraryData old = std::exchange(m_data, std::move(data));
    reindex();
    return old;
}

void Contents::reindex()
{
    *m_index = {placesOf(m_data.hosts), placesOf(m_data.groups), placesOf(m_data.snippets)};
}

} // namespace rollcall::library
