// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "app/person/identities.h"
#include "app/person/paths.h"
#include "app/person/settings.h"
#include "core/base/error.h"
#include "core/base/result.h"

#include <QList>
#include <QObject>

#include <functional>

// The person at the keyboard: where their files are, what they have set, how they log in, and their keyring. Lives in
// the main thread. read() reads two files of a few hundred bytes in the config folder there and then: colours, options
// and libraries of all that follows hang on them. What is set holds at once and is written by a worker; the program's
// end waits for that no longer than its user wants to.
namespace rollcall::app {

class FileWatch;
class Keyring;

class Person : public QObject
{
    Q_OBJECT

public:
    explicit Person(Paths paths, QObject* parent = nullptr);
    ~Person() override;

    void read(); // settings and identities; what cannot be read is in problems()
    /// From here on identities that another program writes are taken over; while they cannot be read those of before
    /// hold, and it is a problem.
    void watch();
    const QList<Error>& problems() const { return m_problems; }

    const Paths& paths() const { return m_paths; }
    const Settings& settings() const { return m_settings; }
    /// `saved` is called in this thread as long as `context` lives; without one a failure is among the problems.
    using Saved = std::function<void(const Status&)>;
    void setSettings(const Settings& settings, QObject* context = nullptr, Saved saved = {});
    /// What somebody else keeps for them (drafts): while it cannot be written it is among the problems.
    void noteSaved(const QString& file, const Status& status);
    bool isSaving() const; // what was set, or what the keyring has been told

    const IdentityBindings& identities() const { return m_identities; } // their own
    // Both write the file before they return: for a terminal program.
    Status setIdentity(const IdentityBinding& binding);
    Status removeIdentity(const QString& name);

    Keyring& keyring() const { return *m_keyring; }

Q_SIGNALS:
    void settingsChanged();
    void identitiesChanged();
    void problemsChanged();

private:
    void readIdentitiesAgain();
    void adopt(const Result<IdentityBindings>& identities);
    Status changeIdentities(const std::function<void(IdentityBindings&)>& change);
    void complain(const Error& error);

    const Paths m_paths;
    Settings m_settings;
    IdentityBindings m_identities;
    bool m_identitiesBroken = false; // the file must not be overwritten
    QList<Error> m_problems;
    Keyring* const m_keyring;
    Jobs m_saver;
    FileWatch* m_watch = nullptr;
    Jobs m_reader;
};

} // namespace rollcall::app
