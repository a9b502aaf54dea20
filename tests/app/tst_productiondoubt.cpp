// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/consenttext.h"
#include "app/prepare/preflight.h"
#include "app/prepare/surroundings.h"
#include "core/run/composition.h"
#include "personhome.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

/// What is in production where that cannot be told: files of the person's own library and of a team's, as they are
/// read.
class ProductionDoubtTest : public QObject
{
    Q_OBJECT

private:
    void write(const QString& name, const QByteArray& text) const
    {
        const QString path = m_home->filePath(name);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    Preflight flight(const QString& target) const
    {
        QList<library::LibraryData> open;
        for (const QString& name : {u"own"_s, u"team"_s, u"other"_s}) {
            open.append(library::loadLibrary({m_home->filePath(name)}));
            open.last().name = name;
        }
        return prepare(test::surroundingsOf(m_home->path(), open, u"own"_s), {.target = target});
    }

    /// The names of those in production.
    QStringList marked(const QString& target) const
    {
        QStringList names;
        const Preflight made = flight(target);
        if (!made.problems.isEmpty())
            return {errorText(made.problems[0].error)};
        for (const HostSpec& host : made.hosts) {
            if (host.production)
                names.append(host.name);
        }
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_home;

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        test::writeConfig(m_home->path(), "Host *\n  User me\n");
        write(u"own/hosts.yaml"_s, "hosts:\n  mine: {address: 192.0.2.1}\n");
        write(u"team/hosts.yaml"_s, "hosts:\n  web-01: {address: 192.0.2.11}\n  web-02: {address: 192.0.2.12}\n"
                                    "  behind: {address: 192.0.2.13, jump: web-01}\n"
                                    "  inside: {address: localhost, jump: web-01}\n");
        write(u"team/groups/web.yaml"_s, "name: web\nmembers: [web-*]\n");
        write(u"other/hosts.yaml"_s, "hosts:\n  same: {address: 192.0.2.11}\n  db: {address: 192.0.2.21}\n");
    }

    /// A folder of the settings that is not there may put any host in production.
    void aLibraryThatIsMissing()
    {
        Surroundings around =
            test::surroundingsOf(m_home->path(), {library::loadLibrary({m_home->filePath(u"team"_s)})}, u"own"_s);
        QVERIFY(!prepare(around, {.target = u"web-01,192.0.2.99"_s}).production);
        around.missingLibraries = {{ErrorKind::FileMissing, {}, {}, u"/mnt/share/ops"_s}};
        const Preflight made = prepare(around, {.target = u"web-01,192.0.2.99"_s});
        QVERIFY(made.production);
        for (const HostSpec& host : made.hosts)
            QVERIFY(host.production && host.productionDoubt.contains(u"/mnt/share/ops"_s));
    }

    void whatIsNotKnownCountsAsProduction_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason"); // "": it is known, and what is marked is `marked` alone
        QTest::addColumn<QStringList>("marked");
        const QStringList all{u"mine"_s, u"web-01"_s, u"web-02"_s, u"db"_s};
        const QString own = u"own/groups/production.yaml"_s;
        const QByteArray mine = "production: yes\nmembers: [mine]\n";
        QTest::newRow("as it should be") << own << mine << QString() << QStringList{u"mine"_s};
        QTest::newRow("no production") << own << QByteArray("members: [mine]\n") << QString() << QStringList();
        QTest::newRow("broken") << own << mine + "  - [\n" << u"production.yaml:3 "_s << all;
        QTest::newRow("empty of sense") << own << QByteArray("just words") << u"production.yaml"_s << all;
        QTest::newRow("too new") << own << "version: 99\n" + mine << u"newer Rollcall"_s << all;
        QTest::newRow("no version") << own << "version: x\n" + mine << u"version"_s << all;
        QTest::newRow("a key twice") << own << "production: no\n" + mine << u"production.yaml:2 "_s << all;
        QTest::newRow("maybe") << own << QByteArray("production: maybe\nmembers: [mine]\n") << QString()
                               << QStringList{u"mine"_s};
        QTest::newRow("a list") << own << QByteArray("production: [no]\nmembers: [mine]\n") << QString()
                                << QStringList{u"mine"_s};
        QTest::newRow("no members") << own << QByteArray("production: yes\nmembers: {mine: 1}\n") << u"members"_s
                                    << all;
        QTest::newRow("an error elsewhere") << own << mine + "access: {prot: 1}\n"
                                            << QString() << QStringList{u"mine"_s};
        QTest::newRow("an error elsewhere, no production")
            << own << QByteArray("production: no\nmembers: [mine]\naccess: {prot: 1}\n") << QString() << QStringList();
        QTest::newRow("a slip in the key")
            << own << QByteArray("Production: yes\nmembers: [mine]\n") << u"“production”"_s << all;
        QTest::newRow("a group that is gone") << own << QByteArray("production: yes\nmembers: [\"@team:gone\"]\n")
                                              << u"“production” of the library “own” cannot be worked out"_s << all;
        QTest::newRow("a host that is gone")
            << own << QByteArray("production: yes\nmembers: [mine, gone]\n") << u"No host is called “gone”"_s << all;
        QTest::newRow("a pattern over a team's hosts") << own << QByteArray("production: yes\nmembers: [\"web-0*\"]\n")
                                                       << QString() << QStringList{u"web-01"_s, u"web-02"_s};
        const QString team = u"team/groups/production.yaml"_s;
        QTest::newRow("a team's, broken") << team << QByteArray("production: yes\nmembers: [\n")
                                          << u"team/groups/production.yaml"_s << QStringList{u"web-01"_s, u"web-02"_s};
        QTest::newRow("a team's pattern") << team << QByteArray("production: yes\nmembers: [\"*\"]\n") << QString()
                                          << QStringList{u"web-01"_s, u"web-02"_s};
    }

    void whatIsNotKnownCountsAsProduction()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        QFETCH(QString, reason);
        QFETCH(QStringList, marked);
        write(file, text);
        QCOMPARE(this->marked(u"mine, web-01, web-02, db"_s), marked);
        const Preflight made = flight(u"mine, web-01, web-02, db"_s);
        QCOMPARE(made.production, !marked.isEmpty());
        const QString said = cautionTexts(made.ways).join(u'\n');
        QVERIFY2(reason.isEmpty() ? said.isEmpty() : said.contains(reason, Qt::CaseInsensitive), qPrintable(said));
        const auto run = buildRun(made, {.composition = Composition::fromCommands({u"id"_s})});
        QVERIFY(run.ok());
        const QString asked = consentHosts(**run);
        QVERIFY2(asked.contains(u"perhaps"_s) == !reason.isEmpty() && asked.contains(reason, Qt::CaseInsensitive),
                 qPrintable(asked));
    }

    void aTeamsBrokenGroupIsNotWhatItWas()
    {
        write(u"own/groups/prod.yaml"_s, "production: yes\nmembers: [\"@team:web\"]\n");
        QCOMPARE(marked(u"web-01, db"_s), QStringList{u"web-01"_s});
        write(u"team/groups/web.yaml"_s, "name: web\nmembers: [web-*\n");
        QCOMPARE(marked(u"web-01, db"_s), (QStringList{u"web-01"_s, u"db"_s}));
        QVERIFY(QFile::remove(m_home->filePath(u"team/groups/web.yaml"_s)));
        QCOMPARE(marked(u"web-01, db"_s), (QStringList{u"web-01"_s, u"db"_s}));
    }

    /// Whatever knows them by another name.
    void aTeamsDoubtIsOfItsMachines()
    {
        write(u"team/groups/live.yaml"_s, "production: yes\nmembers: [\n");
        QCOMPARE(marked(u"same, db, mine"_s), QStringList{u"same"_s});
        QCOMPARE(marked(u"192.0.2.12, 192.0.2.99"_s), QStringList{u"192.0.2.12"_s});
    }

    void oneOfTwoFilesForANameCountsAsWell()
    {
        write(u"own/groups/a.yaml"_s, "name: a\nproduction: yes\nmembers: [mine]\n");
        write(u"own/groups/b.yaml"_s, "name: a\nmembers: [web-01]\n");
        QCOMPARE(marked(u"mine, web-01, db"_s), QStringList{u"mine"_s});
    }

    /// Nobody sees what is in there.
    void groupsThatAreNoFolder()
    {
        write(u"own/groups"_s, "");
        QCOMPARE(marked(u"mine, db"_s), (QStringList{u"mine"_s, u"db"_s}));
    }

    void whoGoesThroughProductionIsAsked()
    {
        write(u"own/groups/prod.yaml"_s, "production: yes\nmembers: [web-01]\n");
        QCOMPARE(marked(u"behind, inside, web-02"_s), (QStringList{u"behind"_s, u"inside"_s}));
        QCOMPARE(cautionTexts(flight(u"behind, inside"_s).ways),
                 QStringList{u"behind,inside: through a production host, web-01 of the library “team”."_s});
        write(u"own/groups/prod.yaml"_s, "production: yes\nmembers: [mine]\n");
        QCOMPARE(marked(u"behind, inside, web-02"_s), QStringList());
    }
};

ROLLCALL_TEST(tst_productiondoubt, ProductionDoubtTest)
#include "tst_productiondoubt.moc"
