// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "app/async/loadstate.h"
#include "app/prepare/surroundings.h"
#include "app/workspace/libraryload.h"
#include "app/workspace/sshconfigs.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "library/live/libraryset.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace rollcall::library {
class Library;
}

// The open libraries, the personal one first, and with ssh_config, identities and settings what a preflight looks at.
// Lives in the main thread and owns the libraries; folders are read in a worker. What is opened beside the personal one
// is remembered in the person's settings.
namespace rollcall::app {

class Person;

class Libraries : public QObject
{
    Q_OBJECT

public:
    explicit Libraries(Person& person, QObject* parent = nullptr); // the person must outlive it
    ~Libraries() override;

    /// In a worker; ready() follows, and until then there are none. What cannot be read is in problems(), the rest can
    /// be used.
    void read();
    /// The same for a terminal program, before it returns. Folders given replace all libraries, the personal one too.
    void readNow(const QStringList& folders = {});
    enum class Kind { Hosts, Snippets };
    /// Failed: of one that should be there these are not all known.
    LoadState state(Kind kind = Kind::Hosts) const;
    QList<Error> problems() const; // of libraries and of ssh_config

    library::LibrarySet& set() const { return *m_set; }
    /// What is signalled now is an edit made here, and no change that others made in the files.
    bool isEditing() const;
    /// A folder opened beside the others, and by itself remembered. `done` is called in this thread with the library,
    /// or with why there is none (FileMissing), as long as `context` lives. Opening a folder twice gives the same
    /// library.
    using Opened = std::function<void(const Result<library::Library*>&)>;
    enum class Lasting { Remembered, ForNow };
    void open(const QString& folder, QObject* context, Opened done, Lasting lasting = Lasting::Remembered);
    void create(const QString& folder, QObject* context, Opened done); // made first, where there is none
    /// The library of the demo fleet in `folder`, with the known_hosts and the login beside it, which no other library
    /// brings along; it is not remembered, as its hosts go with the fleet.
    void openDemo(const QString& folder, QObject* context, Opened done);
    void close(library::Library* library); // never the personal one

    /// All that a preflight looks at, as it is now; handed to workers.
    std::shared_ptr<const Surroundings> surroundings() const;

Q_SIGNALS:
    void ready();               // once
    void changed();             // one was opened or closed
    void surroundingsChanged(); // hosts, groups, identities, ssh_config or settings: prepare() again
    void problemsChanged();

private:
    void adopt(Loaded& loaded);
    library::Library* add(LoadedLibrary& loaded);
    library::Library* openedAt(const QString& path) const;
    Result<library::Library*> adoptFolder(LoadedLibrary& loaded, const QList<Error>& problems, Lasting lasting);
    void readFolder(std::function<Result<LoadedLibrary>(QList<Error>&)> read, Lasting lasting, QObject* context,
                    Opened done);
    void remember(const QString& folder, bool open);
    void touch();

    Person& m_person;
    library::LibrarySet* const m_set;
    SshConfigs m_configs;
    bool m_readsConfig = true;                                     // and not the defaults alone
    QHash<const library::Library*, LibraryCompanion> m_companions; // of demo fleets
    mutable std::shared_ptr<const Surroundings> m_surroundings;    // null: to be made anew
    QList<Error> m_problems;                                       // folders that could not be opened
    bool m_reading = false;                                        // read() was called
    bool m_ready = false;
    bool m_quiet = false; // several changes in a row: one signal at their end
    Jobs m_jobs;
};

} // namespace rollcall::app
