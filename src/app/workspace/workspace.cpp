// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/workspace.h"

#include "app/async/jobs.h"
#include "app/person/keyring.h"
#include "app/person/keyringbackend.h"
#include "app/prepare/surroundings.h"
#include "app/workspace/libraryload.h"
#include "engine/engine.h"
#include "history/store/store.h"
#include "library/files/libraryplace.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "openssh/config/sshconfig.h"

#include <QDir>
#include <QPointer>

#include <utility>
#include <vector>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

struct OpenedFolder
{
    LoadedLibrary library;
    QList<Error> problems;
};

} // namespace

struct Workspace::Private
{
    Paths paths;
    Settings settings;
    IdentityBindings identities;
    QList<Error> problems;
    bool identitiesBroken = false; // the file must not be overwritten
    bool opening = false;          // open() was called
    bool ready = false;
    bool quiet = false; // several changes in a row: one signal at their end
    openssh::SshConfig sshConfig;
    openssh::SshConfig plainConfig;
    QHash<const library::Library*, LibraryCompanion> companions; // of demo fleets
    mutable std::shared_ptr<const Surroundings> surroundings; // null: to be made anew

    struct StoreWanted
    {
        QPointer<QObject> context;
        StoreOpened done;
    };

    std::unique_ptr<engine::Engine> engine;
    StorePtr store;
    std::vector<StorePtr> readOnlyStores; // given up for one that can be written; somebody may still read there
    StorePtr privateStore;                // for runs that nobody keeps, where there is no history
    std::optional<Error> storeError;      // of the last try
    std::vector<StoreWanted> storeWanted; // while it is being opened
    bool storeOpening = false;
    Keyring* keyring = nullptr;
    library::LibrarySet* libraries = nullptr;
    Jobs jobs{u"workspace"_s}; // reading files
    Jobs opener{u"history"_s};
};

Workspace::Workspace(Paths paths, QObject* parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->paths = std::move(paths);
    d->libraries = new library::LibrarySet(this);
    d->keyring = new Keyring(this, desktopKeyring(), d->paths.keyringFile());
    connect(d->libraries, &library::LibrarySet::contentsChanged, this, &Workspace::touch);
    connect(d->libraries, &library::LibrarySet::librariesChanged, this, [this] {
        if (!d->quiet)
            Q_EMIT librariesChanged();
    });
}

Workspace::~Workspace()
{
    d->engine.reset(); // ends the runs, whose last events the stores still take
    for (const StorePtr& store : {d->store, d->privateStore}) {
        if (store)
            store->finish(); // a worker may have it, and hang
    }
}

void Workspace::touch()
{
    d->surroundings.reset();
    if (!d->quiet)
        Q_EMIT surroundingsChanged();
}

void Workspace::complain(const Error& error)
{
    d->problems.append(error);
    Q_EMIT problemsChanged();
}

void Workspace::readOwnFiles()
{
    d->settings = Settings::load(d->paths.settingsFile());
    Result<IdentityBindings> identities = IdentityBindings::load(d->paths.identitiesFile());
    if (identities) {
        d->identities = *identities;
    } else {
        d->identitiesBroken = true;
        complain(identities.error());
    }
}

void Workspace::open()
{
    if (std::exchange(d->opening, true))
        return;
    readOwnFiles();
    LoadRequest request;
    request.personal = d->paths.personalLibrary();
    request.folders = d->settings.libraries;
    request.saves = d->paths.savesDir();
    request.useSshConfig = d->settings.useSshConfig;
    d->storeOpening = true;
    d->jobs.run(
        [request = std::move(request), folder = d->paths.historyDir()](const std::stop_token&) {
            Loaded loaded = load(request);
            loaded.store = history::Store::open(folder, history::StoreOptions{});
            return loaded;
        },
        [this](Loaded loaded) { adopt(loaded); });
}

void Workspace::openNow(const QStringList& libraries)
{
    readOwnFiles();
    LoadRequest request;
    if (libraries.isEmpty()) {
        request.personal = d->paths.personalLibrary();
        request.createPersonal = false;
        request.folders = d->settings.libraries;
    } else {
        request.folders = libraries;
    }
    request.saves = d->paths.savesDir();
    request.useSshConfig = d->settings.useSshConfig;
    Loaded loaded = load(request);
    adopt(loaded);
}

void Workspace::adopt(Loaded& loaded)
{
    d->quiet = true;
    for (LoadedLibrary& each : loaded.libraries)
        addLibrary(each);
    for (const Error& error : loaded.problems)
        complain(error);
    adoptConfig(loaded);
    d->quiet = false;
    if (loaded.store)
        adoptStore(std::move(*loaded.store));
    d->ready = true;
    Q_EMIT librariesChanged();
    touch();
    Q_EMIT ready();
    if (loaded.store)
        tellOfStore();
}

void Workspace::adoptConfig(const Loaded& loaded)
{
    d->sshConfig = loaded.sshConfig;
    d->plainConfig = loaded.plainConfig;
    d->libraries->setKnownToSshConfig([config = d->sshConfig](const QString& name) { return config.isAbout(name); });
    for (const Error& error : d->sshConfig.errors())
        complain(error);
}

library::Library* Workspace::addLibrary(LoadedLibrary& loaded)
{
    auto* const library = new library::Library(std::move(loaded.data));
    connect(library, &library::Library::errorsChanged, this, &Workspace::problemsChanged);
    connect(library, &library::Library::snippetsChanged, this, [this] { d->surroundings.reset(); }); // leads nowhere else
    d->libraries->add(library, QDir(library->path()) == QDir(d->paths.personalLibrary()));
    return library;
}

bool Workspace::isReady() const
{
    return d->ready;
}

QList<Error> Workspace::problems() const
{
    QList<Error> all = d->problems;
    for (const library::Library* library : d->libraries->libraries())
        all += library->errors();
    for (const library::Library* library : d->libraries->libraries())
        all += library->warnings();
    if (d->storeError)
        all.append(*d->storeError);
    return all;
}

const Paths& Workspace::paths() const
{
    return d->paths;
}

const Settings& Workspace::settings() const
{
    return d->settings;
}

Status Workspace::setSettings(const Settings& settings)
{
    const bool configSwitched = settings.useSshConfig != d->settings.useSshConfig;
    d->settings = settings;
    const Status saved = d->settings.save(d->paths.settingsFile());
    touch();
    if (configSwitched)
        reloadSshConfig();
    return saved;
}

library::LibrarySet& Workspace::libraries() const
{
    return *d->libraries;
}

library::Library* Workspace::personal() const
{
    return d->libraries->personal();
}

void Workspace::openLibrary(const QString& folder, QObject* context, LibraryOpened done)
{
    readLibrary([place = library::LibraryPlace(folder, d->paths.savesDir())](QList<Error>&) { return loadOne(place); },
                context, std::move(done));
}

void Workspace::openDemo(const QString& folder, QObject* context, LibraryOpened done)
{
    readLibrary([fleet = library::LibraryPlace(folder, d->paths.savesDir())](
                    QList<Error>& problems) { return loadDemo(fleet, problems); },
                context, std::move(done));
}

void Workspace::readLibrary(std::function<LoadedLibrary(QList<Error>&)> read, QObject* context, LibraryOpened done)
{
    d->jobs.run(
        [read = std::move(read)](const std::stop_token&) {
            OpenedFolder opened;
            opened.library = read(opened.problems);
            return opened;
        },
        [this, alive = QPointer<QObject>(context), done = std::move(done)](OpenedFolder opened) {
            const Result<library::Library*> library = adoptLibrary(opened.library, opened.problems);
            if (alive)
                done(library);
        });
}

library::Library* Workspace::opened(const LoadedLibrary& loaded) const
{
    for (library::Library* library : d->libraries->libraries()) {
        if (library->path() == loaded.data.path)
            return library;
    }
    return nullptr;
}

Result<library::Library*> Workspace::adoptLibrary(LoadedLibrary& loaded, const QList<Error>& problems)
{
    const QString path = loaded.data.path;
    library::Library* library = opened(loaded);
    const bool isDemo = loaded.companion.has_value();
    if (library && !isDemo)
        return library;
    for (const Error& error : std::as_const(loaded.data.errors)) {
        if (error.kind == ErrorKind::FileMissing && error.file == path)
            return error;
    }
    d->problems += problems;
    const bool isNew = !library;
    if (isNew) {
        d->quiet = true;
        library = addLibrary(loaded);
        d->quiet = false;
    }
    if (isDemo) {
        d->companions.insert(library, *loaded.companion);
        forget(path);
    } else {
        remember(path);
    }
    if (isNew)
        Q_EMIT librariesChanged();
    Q_EMIT problemsChanged();
    touch();
    return library;
}

void Workspace::remember(const QString& library)
{
    if (d->settings.libraries.contains(library))
        return;
    d->settings.libraries.append(library);
    if (const Status saved = d->settings.save(d->paths.settingsFile()); !saved)
        complain(saved.error());
}

void Workspace::forget(const QString& library)
{
    if (d->settings.libraries.removeAll(library) == 0)
        return;
    if (const Status saved = d->settings.save(d->paths.settingsFile()); !saved)
        complain(saved.error());
}

void Workspace::closeLibrary(library::Library* library)
{
    if (!library || library == personal())
        return;
    forget(library->path());
    d->companions.remove(library);
    d->libraries->remove(library);
    touch();
    Q_EMIT problemsChanged();
}

const IdentityBindings& Workspace::identities() const
{
    return d->identities;
}

Status Workspace::changeIdentities(const std::function<void(IdentityBindings&)>& change)
{
    if (d->identitiesBroken)
        return Error{ErrorKind::FileSyntax, {}, {}, d->paths.identitiesFile()};
    change(d->identities);
    touch();
    return d->identities.save(d->paths.identitiesFile());
}

Status Workspace::setIdentity(const IdentityBinding& binding)
{
    return changeIdentities([&](IdentityBindings& bindings) { bindings.set(binding); });
}

Status Workspace::removeIdentity(const QString& name)
{
    return changeIdentities([&](IdentityBindings& bindings) { bindings.remove(name); });
}

engine::Engine& Workspace::engine()
{
    if (!d->engine)
        d->engine = std::make_unique<engine::Engine>();
    return *d->engine;
}

Result<Workspace::StorePtr> Workspace::adoptedStore() const
{
    return d->store ? Result<StorePtr>(d->store) : Result<StorePtr>(*d->storeError);
}

Result<Workspace::StorePtr> Workspace::storeNow()
{
    if (!d->store || (d->store->readOnlyBecause() && d->store->mayBeWritableNow()))
        adoptStore(history::Store::open(d->paths.historyDir(), history::StoreOptions{}));
    return adoptedStore();
}

void Workspace::withStore(QObject* context, StoreOpened done)
{
    if (d->store && !d->store->readOnlyBecause())
        return done(d->store);
    d->storeWanted.push_back({context, std::move(done)});
    if (!std::exchange(d->storeOpening, true))
        openStore();
}

void Workspace::openStore()
{
    using Opened = std::optional<Result<std::unique_ptr<history::Store>>>;
    d->opener.run(
        [open = d->store, folder = d->paths.historyDir()](const std::stop_token&) -> Opened {
            if (open && !open->mayBeWritableNow())
                return {};
            return history::Store::open(folder, history::StoreOptions{});
        },
        [this](Opened opened) {
            if (opened)
                adoptStore(std::move(*opened));
            tellOfStore();
        });
}

void Workspace::tellOfStore()
{
    d->storeOpening = false;
    const Result<StorePtr> store = adoptedStore();
    for (const Private::StoreWanted& wanted : std::exchange(d->storeWanted, {})) {
        if (wanted.context)
            wanted.done(store);
    }
}

void Workspace::adoptStore(Result<std::unique_ptr<history::Store>> opened)
{
    const std::optional<Error> error = opened ? (*opened)->readOnlyBecause() : std::optional(opened.error());
    if (!d->store || !error) { // else no better than the one that there is
        if (d->store)
            d->readOnlyStores.push_back(std::move(d->store));
        if (opened)
            d->store = std::move(*opened);
    }
    if (std::exchange(d->storeError, error) != error)
        Q_EMIT problemsChanged();
}

void Workspace::withStoreForRun(bool keepHistory, QObject* context, StoreOpened done)
{
    if (keepHistory || d->store)
        return withStore(context, std::move(done));
    if (!d->privateStore)
        d->privateStore = history::Store::withoutHistory();
    done(d->privateStore);
}

Keyring& Workspace::keyring()
{
    return *d->keyring;
}

std::shared_ptr<const Surroundings> Workspace::surroundings() const
{
    if (d->surroundings)
        return d->surroundings;
    auto made = std::make_shared<Surroundings>();
    made->directory = d->libraries->snapshot();
    for (const library::Library* library : d->libraries->libraries()) {
        const LibraryCompanion companion = d->companions.value(library);
        if (!companion.isEmpty())
            made->companions.insert(d->libraries->nameOf(library), companion);
        made->snippets.append(library->snippets());
    }
    made->identities = d->identities;
    made->identitiesFile = d->paths.identitiesFile();
    made->sshConfig = d->sshConfig;
    made->plainConfig = d->plainConfig;
    made->agentSocket = qEnvironmentVariable("SSH_AUTH_SOCK");
    made->options = d->settings.run;
    d->surroundings = std::move(made);
    return d->surroundings;
}

void Workspace::reloadSshConfig()
{
    LoadRequest request;
    request.useSshConfig = d->settings.useSshConfig;
    d->jobs.run([request](const std::stop_token&) { return load(request); },
                [this](const Loaded& loaded) {
                    const QStringList old = d->sshConfig.files();
                    d->problems.removeIf([&old](const Error& error) { return old.contains(error.file); });
                    adoptConfig(loaded);
                    Q_EMIT problemsChanged();
                    touch();
                });
}

} // namespace rollcall::app
