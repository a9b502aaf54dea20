// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/libraries.h"

#include "app/person/person.h"
#include "app/person/settings.h"
#include "library/files/libraryplace.h"
#include "library/live/library.h"
#include "library/schema/librarydata.h"

#include <QDir>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

struct OpenedFolder
{
    Result<LoadedLibrary> library = LoadedLibrary();
    QList<Error> problems;
};

/// Why it is not known which ones the library has.
std::optional<Error> whyUnread(const library::LibraryData& data, Libraries::Kind kind)
{
    const library::Closed& closed = data.closed;
    const QString hosts = data.path + u"/hosts.yaml"_s;
    const auto isAbout = [&](const Error& error) {
        if (error.file == data.path)
            return true;
        if (kind == Libraries::Kind::Hosts)
            return (closed.hostsUnread || data.hosts.isEmpty()) && error.file == hosts;
        return closed.snippets.values().contains(error.file) || closed.snippetsUnread.values().contains(error.file);
    };
    const auto found = std::find_if(data.errors.begin(), data.errors.end(), isAbout);
    return found == data.errors.end() ? std::nullopt : std::optional(*found);
}

} // namespace

Libraries::Libraries(Person& person, QObject* parent)
    : QObject(parent), m_person(person), m_set(new library::LibrarySet(this)), m_jobs(u"libraries"_s)
{
    connect(m_set, &library::LibrarySet::contentsChanged, this, &Libraries::touch);
    connect(m_set, &library::LibrarySet::librariesChanged, this, [this] {
        if (!m_quiet)
            Q_EMIT changed();
    });
    connect(&m_configs, &SshConfigs::changed, this, [this] {
        m_set->setKnownToSshConfig([config = m_configs.ofUser()](const QString& name) { return config.isAbout(name); });
        Q_EMIT problemsChanged();
    });
    connect(&person, &Person::identitiesChanged, this, &Libraries::touch);
    connect(&person, &Person::settingsChanged, this, [this] {
        touch();
        const bool wanted = m_person.settings().useSshConfig;
        if (m_ready && std::exchange(m_readsConfig, wanted) != wanted)
            m_configs.readAgain(wanted);
    });
}

Libraries::~Libraries() = default;

void Libraries::touch()
{
    m_surroundings.reset();
    if (!m_quiet)
        Q_EMIT surroundingsChanged();
}

void Libraries::read()
{
    if (std::exchange(m_reading, true))
        return;
    LoadRequest request;
    request.personal = m_person.paths().personalLibrary();
    request.folders = m_person.settings().libraries;
    request.saves = m_person.paths().savesDir();
    request.useSshConfig = m_person.settings().useSshConfig;
    m_jobs.run([request = std::move(request)](const std::stop_token&) { return load(request); },
               [this](Loaded loaded) {
                   adopt(loaded);
                   m_configs.watch();
               });
}

void Libraries::readNow(const QStringList& folders)
{
    LoadRequest request;
    if (folders.isEmpty()) {
        request.personal = m_person.paths().personalLibrary();
        request.createPersonal = false;
        request.folders = m_person.settings().libraries;
    } else {
        request.folders = folders;
    }
    request.saves = m_person.paths().savesDir();
    request.useSshConfig = m_person.settings().useSshConfig;
    Loaded loaded = load(request);
    adopt(loaded);
}

void Libraries::adopt(Loaded& loaded)
{
    m_quiet = true;
    for (LoadedLibrary& each : loaded.libraries)
        add(each);
    m_problems += loaded.problems;
    m_readsConfig = m_person.settings().useSshConfig;
    m_configs.adopt(loaded.configs, m_readsConfig);
    m_quiet = false;
    m_ready = true;
    Q_EMIT changed();
    touch();
    Q_EMIT ready();
}

library::Library* Libraries::add(LoadedLibrary& loaded)
{
    auto* const library = new library::Library(std::move(loaded.data));
    connect(library, &library::Library::errorsChanged, this, &Libraries::problemsChanged);
    connect(library, &library::Library::snippetsChanged, this,
            [this] { m_surroundings.reset(); }); // leads nowhere else
    m_set->add(library, QDir(library->path()) == QDir(m_person.paths().personalLibrary()));
    return library;
}

LoadState Libraries::state(Kind kind) const
{
    if (!m_ready)
        return {};
    for (const Error& error : m_problems) {
        if (error.kind == ErrorKind::FileMissing)
            return {LoadState::Stage::Failed, error};
    }
    for (const library::Library* library : m_set->libraries()) {
        if (const std::optional<Error> why = whyUnread(library->data(), kind))
            return {LoadState::Stage::Failed, why};
    }
    return {LoadState::Stage::Ready, {}};
}

bool Libraries::isEditing() const
{
    const QList<library::Library*>& libraries = m_set->libraries();
    return std::any_of(libraries.begin(), libraries.end(),
                       [](const library::Library* library) { return library->isEditing(); });
}

QList<Error> Libraries::problems() const
{
    QList<Error> all = m_problems + m_configs.problems();
    for (const library::Library* library : m_set->libraries())
        all += library->errors();
    for (const library::Library* library : m_set->libraries())
        all += library->warnings();
    return all;
}

void Libraries::open(const QString& folder, QObject* context, Opened done, Lasting lasting)
{
    readFolder(
        [place = library::LibraryPlace(folder, m_person.paths().savesDir())](QList<Error>&) { return loadOne(place); },
        lasting, context, std::move(done));
}

void Libraries::create(const QString& folder, QObject* context, Opened done)
{
    readFolder(
        [place = library::LibraryPlace(folder, m_person.paths().savesDir())](QList<Error>&) -> Result<LoadedLibrary> {
            if (const Status made = library::createLibrary(place.path, place.path.section(u'/', -1)); !made)
                return made.error();
            return loadOne(place);
        },
        Lasting::Remembered, context, std::move(done));
}

void Libraries::openDemo(const QString& folder, QObject* context, Opened done)
{
    readFolder([fleet = library::LibraryPlace(folder, m_person.paths().savesDir())](
                   QList<Error>& problems) { return loadDemo(fleet, problems); },
               Lasting::ForNow, context, std::move(done));
}

void Libraries::readFolder(std::function<Result<LoadedLibrary>(QList<Error>&)> read, Lasting lasting, QObject* context,
                           Opened done)
{
    m_jobs.run(
        [read = std::move(read)](const std::stop_token&) {
            OpenedFolder opened;
            opened.library = read(opened.problems);
            return opened;
        },
        [this, lasting, alive = QPointer<QObject>(context), done = std::move(done)](OpenedFolder opened) {
            const Result<library::Library*> library = opened.library
                                                          ? adoptFolder(*opened.library, opened.problems, lasting)
                                                          : Result<library::Library*>(opened.library.error());
            if (alive)
                done(library);
        });
}

library::Library* Libraries::openedAt(const QString& path) const
{
    for (library::Library* library : m_set->libraries()) {
        if (library->path() == path)
            return library;
    }
    return nullptr;
}

Result<library::Library*> Libraries::adoptFolder(LoadedLibrary& loaded, const QList<Error>& problems, Lasting lasting)
{
    const QString path = loaded.data.path;
    library::Library* library = openedAt(path);
    const bool isDemo = loaded.companion.has_value();
    if (library && !isDemo)
        return library;
    for (const Error& error : std::as_const(loaded.data.errors)) {
        if (error.kind == ErrorKind::FileMissing && error.file == path)
            return error;
    }
    m_problems += problems;
    const bool isNew = !library;
    m_quiet = true;
    if (isNew)
        library = add(loaded);
    if (isDemo)
        m_companions.insert(library, *loaded.companion);
    if (isDemo || lasting == Lasting::Remembered)
        remember(path, !isDemo);
    m_quiet = false;
    if (isNew)
        Q_EMIT changed();
    Q_EMIT problemsChanged();
    touch();
    return library;
}

void Libraries::remember(const QString& folder, bool open)
{
    Settings settings = m_person.settings();
    if (settings.libraries.contains(folder) == open)
        return;
    if (open)
        settings.libraries.append(folder);
    else
        settings.libraries.removeAll(folder);
    m_person.setSettings(settings);
}

void Libraries::close(library::Library* library)
{
    if (!library || library == m_set->personal())
        return;
    remember(library->path(), false);
    m_companions.remove(library);
    m_set->remove(library);
    touch();
    Q_EMIT problemsChanged();
}

std::shared_ptr<const Surroundings> Libraries::surroundings() const
{
    if (m_surroundings)
        return m_surroundings;
    auto made = std::make_shared<Surroundings>();
    made->directory = m_set->snapshot();
    for (const library::Library* library : m_set->libraries()) {
        const LibraryCompanion companion = m_companions.value(library);
        if (!companion.isEmpty())
            made->companions.insert(m_set->nameOf(library), companion);
        made->snippets.append(library->snippets());
    }
    for (const Error& error : m_problems) {
        if (error.kind == ErrorKind::FileMissing && m_person.settings().libraries.contains(error.file) &&
            !openedAt(error.file))
            made->missingLibraries.append(error);
    }
    made->identities = m_person.identities();
    made->identitiesFile = m_person.paths().identitiesFile();
    made->sshConfig = m_configs.ofUser();
    made->plainConfig = m_configs.plain();
    made->agentSocket = qEnvironmentVariable("SSH_AUTH_SOCK");
    made->options = m_person.settings().run;
    m_surroundings = std::move(made);
    return m_surroundings;
}

} // namespace rollcall::app
