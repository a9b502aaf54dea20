// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/prepare/surroundings.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "library/schema/librarydata.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

// What a preflight looks at, of a person "me" whose home a test has made. In the test's thread.
namespace rollcall::test {

inline QString configFile(const QString& home)
{
    return home + QStringLiteral("/.ssh/config");
}

inline void writeConfig(const QString& home, const QByteArray& text)
{
    QDir().mkpath(QFileInfo(configFile(home)).path());
    QFile file(configFile(home));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

/// `own`: the library that is the person's own; the others are other people's.
inline app::Surroundings surroundingsOf(const QString& home, const QList<library::LibraryData>& open,
                                        const QString& own = {})
{
    openssh::ConfigSources sources;
    sources.homeDir = home;
    sources.localUser = QStringLiteral("me");
    app::Surroundings made;
    made.plainConfig = openssh::SshConfig::load(sources);
    sources.userFile = configFile(home);
    made.sshConfig = openssh::SshConfig::load(sources);
    library::LibrarySet libraries;
    for (const library::LibraryData& data : open) {
        libraries.add(new library::Library(data), data.name == own);
        made.snippets.append(data.snippets);
    }
    libraries.setKnownToSshConfig([config = made.sshConfig](const QString& name) { return config.isAbout(name); });
    made.directory = libraries.snapshot();
    return made;
}

} // namespace rollcall::test
