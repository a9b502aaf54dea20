// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/live/library.h"

#include "library/change/carryout.h"
#include "library/files/folder.h"
#include "library/files/slug.h"
#include "library/live/worker.h"
#include "library/schema/fields.h"

#include "core/base/leftthreads.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QHash>
#include <QThread>

#include <algorithm>

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
            if (const QString problem = whyNotAName(edit.after->name); !problem.isEmpty())
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

struct Library::Index
{
    Places<Host> hosts;
    Places<Group> groups;
    Places<Snippet> snippets;
};

Status Library::createPersonal(const QString& path)
{
    return createLibrary(path, LibraryText::tr("Personal"));
}

namespace {

/// Who was left while the folder was first read has no use for an event loop, and there may be no program any more.
class WorkerThread : public QThread
{
public:
    explicit WorkerThread(const Worker& worker) : m_worker(worker) {}

protected:
    void run() override
    {
        if (m_worker.isWanted())
            exec();
    }

private:
    const Worker& m_worker; // goes when the thread has finished
};

} // namespace

Library::Library(LibraryData data, QObject* parent)
    : QObject(parent), m_data(std::move(data)), m_index(std::make_unique<Index>()),
      m_worker(new Worker({m_data.path, m_data.saves}, m_data.stamps)), m_thread(new WorkerThread(*m_worker))
{
    reindex();
    m_thread->setObjectName(QStringLiteral("library"));
    m_worker->moveToThread(m_thread);
    connect(m_worker, &Worker::ready, this, &Library::collect, Qt::QueuedConnection);
    connect(m_thread, &QThread::started, m_worker, &Worker::start);
    connect(m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->start();
}

Library::~Library()
{
    if (m_worker->leave()) { // an event loop that ends: no disk is waited for
        m_thread->quit();
        m_thread->wait();
        delete m_thread;
        return;
    }
    QMetaObject::invokeMethod(
        m_worker, [thread = m_thread] { thread->quit(); }, Qt::QueuedConnection); // after what is to be written
    leaveThread([thread = m_thread](std::chrono::milliseconds patience) {
        if (!thread->wait(QDeadlineTimer(patience)))
            return false;
        delete thread;
        return true;
    });
}

const Host* Library::host(const QString& name) const
{
    return lookUp(m_index->hosts, m_data.hosts, name);
}

const Group* Library::group(const QString& name) const
{
    return lookUp(m_index->groups, m_data.groups, name);
}

const Snippet* Library::snippet(const QString& name) const
{
    return lookUp(m_index->snippets, m_data.snippets, name);
}

Status Library::check(const Change& change) const
{
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

Status Library::apply(const Change& change)
{
    if (const Status status = checkFiles(change); !status)
        return status;
    if (const Status status = check(change); !status)
        return status;
    makeEdits(change);
    submit(change);
    return {};
}

Change Library::rebased(const Change& change) const
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
    rebase(change.hosts, [this](const QString& name) { return host(name); }, now.hosts);
    rebase(change.groups, [this](const QString& name) { return group(name); }, now.groups);
    rebase(change.snippets, [this](const QString& name) { return snippet(name); }, now.snippets);
    return now;
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

// A file that could not be read whole is not written, nor one of two files for the same name; nor anything beside a save of
// somebody else's that was cut off.
Status Library::checkFiles(const Change& change) const
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
        const bool isTwice =
            error.kind == ErrorKind::DuplicateName &&
            (touches(change.groups, error.subject) || touches(change.snippets, error.subject));
        if (isTwice || (error.file == hostsFile && !change.hosts.isEmpty()))
            return error;
    }
    const Closed& closed = m_data.closed;
    if (const auto error = takenByBroken(change.groups, [&](const QString& name) { return closed.groupError(name); }))
        return *error;
    if (const auto error = takenByBroken(change.snippets, [&](const QString& name) { return closed.snippetError(name); }))
        return *error;
    return {};
}

void Library::makeEdits(const Change& change)
{
    carryOut(change, m_data);
    reindex();
    if (!change.hosts.isEmpty())
        Q_EMIT hostsChanged();
    if (!change.groups.isEmpty())
        Q_EMIT groupsChanged();
    if (!change.snippets.isEmpty())
        Q_EMIT snippetsChanged();
}

void Library::submit(const Change& change)
{
    if (++m_pending == 1)
        Q_EMIT savingChanged(true);
    m_worker->announceSave();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, change] { worker->save(change); }, Qt::QueuedConnection);
}

void Library::reload()
{
    ++m_loading;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->load(true); }, Qt::QueuedConnection);
}

Status Library::flush()
{
    do {
        QMetaObject::invokeMethod(
            m_worker, [] {}, Qt::BlockingQueuedConnection);
        collect();
    } while (m_pending > 0 || m_loading > 0);
    return std::exchange(m_lastFailure, Status());
}

void Library::collect()
{
    for (Worker::Outcome& outcome : m_worker->take()) {
        if (const auto* done = std::get_if<Worker::Saved>(&outcome)) {
            saved(done->status, done->change);
            continue;
        }
        auto& loaded = std::get<Worker::Loaded>(outcome);
        m_loading -= loaded.asked ? 1 : 0;
        if (m_pending > 0)
            m_stale = true; // older than what is being written
        else
            adopt(std::move(loaded.data));
    }
    if (m_stale && m_pending == 0) {
        m_stale = false;
        reload();
    }
}

void Library::saved(const Status& status, const Change& change)
{
    if (--m_pending == 0)
        Q_EMIT savingChanged(false);
    if (status)
        return;
    m_lastFailure = status;
    m_stale = true; // memory says what no file says
    Q_EMIT saveFailed(status.error(), change);
}

void Library::adopt(LibraryData data)
{
    const LibraryData old = std::exchange(m_data, std::move(data));
    reindex();
    if (old.hosts != m_data.hosts || old.closed != m_data.closed)
        Q_EMIT hostsChanged();
    if (old.groups != m_data.groups || old.closed != m_data.closed)
        Q_EMIT groupsChanged();
    if (old.snippets != m_data.snippets)
        Q_EMIT snippetsChanged();
    if (old.errors != m_data.errors || old.warnings != m_data.warnings || old.writable != m_data.writable || old.name != m_data.name)
        Q_EMIT errorsChanged();
}

void Library::reindex()
{
    *m_index = {placesOf(m_data.hosts), placesOf(m_data.groups), placesOf(m_data.snippets)};
}

} // namespace rollcall::library
