// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/identities.h"
#include "app/person/paths.h"
#include "app/person/settings.h"
#include "core/base/error.h"
#include "core/base/result.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace rollcall::library { class Library; class LibrarySet; }
namespace rollcall::engine { class Engine; }
namespace rollcall::history { class Store; }

// Everything a front end works with, opened once: the personal library and the shared ones beside it,
// ssh_config, identity bindings, settings, history and the engine. Lives in the main thread and owns all of
// it. What a preflight needs is handed to workers as an immutable snapshot, surroundings(). Its end ends the runs and
// waits until history has what they said; for nothing else.
namespace rollcall::app {

class Keyring;
struct Loaded;
struct LoadedLibrary;
struct Surroundings;

class Workspace : public QObject
{
    Q_OBJECT

public:
    explicit Workspace(Paths paths = Paths::forThisUser(), QObject* parent = nullptr);
    ~Workspace() override;

    /// Reads settings and identities at once, libraries, ssh_config and history in a worker: ready() follows,
    /// and until then there are no libraries. What cannot be read is in problems(); the rest is usable. A
    /// second call does nothing.
    void open();
    /// The same for a terminal program: returns only when all is read. Folders given replace all libraries,
    /// the personal one too.
    void openNow(const QStringList& libraries = {});
    bool isReady() const;
    QList<Error> problems() const;

    const Paths& paths() const;
    const Settings& settings() const;
    Status setSettings(const Settings& settings);

    library::LibrarySet& libraries() const; // the personal one first; owned by the workspace
    library::Library* personal() const;
    /// A folder opened beside the others, and remembered in the settings; it is read in a worker. `done` is
    /// called in this thread with the library, or with why there is none (FileMissing), as long as `context`
    /// lives. Opening a folder twice gives the same library.
    using LibraryOpened = std::function<void(const Result<library::Library*>&)>;
    void openLibrary(const QString& folder, QObject* context, LibraryOpened done);
    /// The library of the demo fleet in `folder`, with the known_hosts and the login beside it, which no other library
    /// brings along; it is not remembered, as its hosts go with the fleet.
    void openDemo(const QString& folder, QObject* context, LibraryOpened done);
    void closeLibrary(library::Library* library); // never the personal one

    const IdentityBindings& identities() const; // the person's own
    Status setIdentity(const IdentityBinding& binding);
    Status removeIdentity(const QString& name);

    engine::Engine& engine(); // made on first use
    using StorePtr = std::shared_ptr<history::Store>;
    using StoreOpened = std::function<void(const Result<StorePtr>&)>;
    /// History, opened in a worker where it is not open yet, or may be written by now; fails with Database,
    /// FileUnwritable…, and may be tried again. Why it failed is among the problems. `done` is called in this thread
    /// as long as `context` lives: before this returns where history is open already.
    void withStore(QObject* context, StoreOpened done);
    /// Where a run's results go: history, or, for a run that is not kept, whatever there is.
    void withStoreForRun(bool keepHistory, QObject* context, StoreOpened done);
    /// The same for a terminal program: waits for the disk and for SQL.
    Result<StorePtr> storeNow();
    Keyring& keyring();

    std::shared_ptr<const Surroundings> surroundings() const;
    void reloadSshConfig(); // in a worker; surroundingsChanged follows

Q_SIGNALS:
    void ready();               // once
    void librariesChanged();    // one was opened or closed
    void surroundingsChanged(); // hosts, groups, identities, ssh_config or settings: prepare() again
    void problemsChanged();     // libraries, own files, ssh_config, history

private:
    void readOwnFiles();
    void adopt(Loaded& loaded);
    void adoptConfig(const Loaded& loaded);
    library::Library* addLibrary(LoadedLibrary& loaded);
    library::Library* opened(const LoadedLibrary& loaded) const;
    Result<library::Library*> adoptLibrary(LoadedLibrary& loaded, const QList<Error>& problems);
    void readLibrary(std::function<LoadedLibrary(QList<Error>&)> read, QObject* context, LibraryOpened done);
    void remember(const QString& library);
    void forget(const QString& library);
    Status changeIdentities(const std::function<void(IdentityBindings&)>& change);
    void touch();
    void complain(const Error& error);
    void adoptStore(Result<std::unique_ptr<history::Store>> opened);
    Result<StorePtr> adoptedStore() const;
    void openStore();
    void tellOfStore();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace rollcall::app
