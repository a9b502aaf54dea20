// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/prepare/preflight.h"
#include "app/prepare/surroundings.h"
#include "library/schema/librarydata.h"
#include "personhome.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

// What tests of preflights begin with: a person "me" with an empty home, and the library "lib" of web-01, web-02, db-01
// and the group web. In the test's thread.
namespace rollcall::test {

class PreflightHome
{
protected:
    void begin()
    {
        m_home = std::make_unique<QTemporaryDir>();
        config({});
        m_library = {};
        m_companion = {};
        m_identities = {};
        m_own.clear();
        m_library.name = QStringLiteral("lib");
        addHost(QStringLiteral("web-01"));
        addHost(QStringLiteral("web-02"), QStringLiteral("192.0.2.2"));
        addHost(QStringLiteral("db-01"));
        Group web;
        web.name = QStringLiteral("web");
        web.members = {QStringLiteral("web-[01-02]")};
        web.access.user = QStringLiteral("deploy");
        m_library.groups.append(web);
    }

    void addHost(const QString& name, const QString& address = {})
    {
        Host host;
        host.name = name;
        host.address = address;
        m_library.hosts.append(host);
    }

    void config(const QByteArray& text) { writeConfig(m_home->path(), text); }

    void touch(const QString& name)
    {
        QFile file(m_home->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    std::shared_ptr<const app::Surroundings> surroundings() const
    {
        auto made = std::make_shared<app::Surroundings>(surroundingsOf(m_home->path(), {m_library}, m_own));
        if (!m_companion.isEmpty())
            made->companions.insert(QStringLiteral("lib"), m_companion);
        made->identities = m_identities;
        made->identitiesFile = QStringLiteral("/etc/ids.yaml");
        return made;
    }

    app::Preflight prepared(const QString& target, const TargetOverrides& overrides = {}) const
    {
        return app::prepare(*surroundings(), {.target = target, .overrides = overrides});
    }

    static Result<RunSpecPtr> built(const app::Preflight& preflight, const Composition& composition)
    {
        return app::buildRun(preflight, {.composition = composition});
    }

    std::unique_ptr<QTemporaryDir> m_home;
    library::LibraryData m_library;
    app::LibraryCompanion m_companion;
    app::IdentityBindings m_identities;
    QString m_own; // the library that is the person's own
};

} // namespace rollcall::test
