// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/person.h"

#include "app/async/filewatch.h"
#include "app/person/keyring.h"
#include "app/person/keyringbackend.h"

#include <QPointer>

#include <utility>

namespace rollcall::app {

using namespace Qt::StringLiterals;

Person::Person(Paths paths, QObject* parent)
    : QObject(parent), m_paths(std::move(paths)), m_keyring(new Keyring(this, desktopKeyring(), m_paths.keyringFile())),
      m_saver(u"settings"_s, 1, Jobs::Leaving::Finish), m_reader(u"identities"_s)
{
}

Person::~Person() = default;

void Person::read()
{
    if (const Result<Settings> settings = Settings::load(m_paths.settingsFile()))
        m_settings = *settings;
    else
        complain(settings.error());
    adopt(IdentityBindings::load(m_paths.identitiesFile()));
}

void Person::watch()
{
    if (m_watch != nullptr)
        return;
    m_watch = new FileWatch(this);
    connect(m_watch, &FileWatch::changed, this, &Person::readIdentitiesAgain);
    m_watch->setFiles({m_paths.identitiesFile()});
}

void Person::readIdentitiesAgain()
{
    m_reader.runNewest(
        [file = m_paths.identitiesFile()](const std::stop_token&) { return IdentityBindings::load(file); },
        [this](const Result<IdentityBindings>& identities) { adopt(identities); });
}

void Person::adopt(const Result<IdentityBindings>& identities)
{
    const QString file = m_paths.identitiesFile();
    const auto old = m_problems.removeIf([&](const Error& error) { return error.file == file; });
    m_identitiesBroken = !identities;
    if (!identities)
        complain(identities.error());
    else if (old > 0)
        Q_EMIT problemsChanged();
    if (!identities || *identities == m_identities)
        return;
    m_identities = *identities;
    Q_EMIT identitiesChanged();
}

void Person::complain(const Error& error)
{
    if (m_problems.contains(error))
        return; // what could not be read cannot be written either
    m_problems.append(error);
    Q_EMIT problemsChanged();
}

void Person::setSettings(const Settings& settings, QObject* context, Saved saved)
{
    m_settings = settings;
    Q_EMIT settingsChanged();
    m_saver.run([settings, file = m_paths.settingsFile()](const std::stop_token&) { return settings.save(file); },
                [this, alive = QPointer<QObject>(context), told = std::move(saved)](const Status& status) {
                    if (alive && told)
                        told(status);
                    else if (!status)
                        complain(status.error());
                });
}

void Person::noteSaved(const QString& file, const Status& status)
{
    if (!status && m_problems.contains(status.error()))
        return;
    const auto gone = m_problems.removeIf([&](const Error& error) { return error.file == file; });
    if (!status)
        complain(status.error());
    else if (gone > 0)
        Q_EMIT problemsChanged();
}

bool Person::isSaving() const
{
    return m_saver.isBusy() || m_keyring->isSaving();
}

Status Person::changeIdentities(const std::function<void(IdentityBindings&)>& change)
{
    if (m_identitiesBroken)
        return Error{ErrorKind::FileSyntax, {}, {}, m_paths.identitiesFile()};
    change(m_identities);
    Q_EMIT identitiesChanged();
    return m_identities.save(m_paths.identitiesFile());
}

Status Person::setIdentity(const IdentityBinding& binding)
{
    return changeIdentities([&](IdentityBindings& bindings) { bindings.set(binding); });
}

Status Person::removeIdentity(const QString& name)
{
    return changeIdentities([&](IdentityBindings& bindings) { bindings.remove(name); });
}

} // namespace rollcall::app
