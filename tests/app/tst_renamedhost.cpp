// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/renamedhost.h"
#include "core/base/error.h"
#include "core/targets/host.h"
#include "support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

/// Another name leads to the same machine, in the same way.
class RenamedHostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leadsThere_data();
    void leadsThere();
};

void RenamedHostTest::leadsThere_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("address"); // that it has
    QTest::addColumn<QString>("then");    // and that it has then; "-": refused
    const auto row = [](const char* name, const char* config, const char* address, const char* then) {
        QTest::newRow(name) << QByteArray(config) << QString::fromLatin1(address) << QString::fromLatin1(then);
    };
    row("by its name", "", "", "web1");
    row("at an address", "", "192.0.2.1", "192.0.2.1");
    row("what holds for all", "Host *\n  User me\n  Port 2222\n", "", "web1");
    row("another host's lines", "Host db1\n  User me\n", "", "web1");
    row("HostName alone", "Host web1\n  HostName 192.0.2.1\n", "", "192.0.2.1");
    row("User", "Host web1\n  HostName 192.0.2.1\n  User admin\n", "", "-");
    row("Port, by the name that it has for an address", "Host web1\n  Port 2222\n", "", "web1");
    row("a pattern", "Host web*\n  ProxyJump gate\n", "", "web1");
    row("a pattern over both", "Host w*\n  User admin\n", "", "web1");
    row("a key", "Host web1\n  HostName 192.0.2.1\n  IdentityFile /k\n", "", "-");
    row("a name for its key", "Host web1\n  HostName 192.0.2.1\n  HostKeyAlias farm\n", "", "-");
    row("both on one line", "Host web1 www1\n  HostName 192.0.2.1\n  User admin\n", "", "");
    row("two machines", "Host web1\n  HostName 192.0.2.1\nHost www1\n  HostName 192.0.2.2\n", "", "192.0.2.1");
    row("two users", "Host web1\n  User a\nHost www1\n  User b\n", "", "-");
    row("by its new name only", "Host www1\n  User admin\n", "", "-");
    row("an address, and lines", "Host web1\n  User admin\n", "192.0.2.1", "-");
}

void RenamedHostTest::leadsThere()
{
    QFETCH(QByteArray, config);
    QFETCH(QString, address);
    QFETCH(QString, then);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"config"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(config) == config.size());
    file.close();
    openssh::ConfigSources sources;
    sources.userFile = file.fileName();
    sources.homeDir = folder.path();
    sources.localUser = u"me"_s;
    Host before;
    before.name = u"web1"_s;
    before.address = address;
    Host after = before;
    after.name = u"www1"_s;
    const auto change =
        leadingToTheSame(library::Change::of(library::Edit<Host>{before, after}), openssh::SshConfig::load(sources));
    if (then == u"-"_s) {
        QVERIFY(!change.ok());
        QCOMPARE(change.error().kind, ErrorKind::WouldLeadElsewhere);
        return;
    }
    QVERIFY2(change.ok(), qPrintable(change ? QString() : errorText(change.error())));
    QCOMPARE(change->hosts[0].after->address, then);
    QCOMPARE(change->hosts[0].after->name, u"www1"_s);
}

ROLLCALL_TEST(tst_renamedhost, RenamedHostTest)
#include "tst_renamedhost.moc"
