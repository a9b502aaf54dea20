// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/cast/options.h"
#include "fleet/cast/roster.h"
#include "support/testmain.h"

#include <QSet>
#include <QTest>

using namespace rollcall;
using namespace rollcall::fleet;
using namespace Qt::StringLiterals;

class OptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAll();
    void complains_data();
    void complains();
    void troubleIsForSmallFleets();
    void helpNamesEveryMode();
    void namesAreWideEnough();
    void addressesAreLoopbackAndDiffer();
    void unknownHostileHostIsAnError();
};

static Result<ParsedOptions> parse(const QString& line)
{
    return parseOptions(QStringList{u"rollcall-fleet"_s} + line.split(u' ', Qt::SkipEmptyParts));
}

void OptionsTest::readsAll()
{
    const auto parsed =
        parse(u"--hosts 12 --dir /tmp/x --addresses --instant --latency 40 --hostile flood --hostile nul "
              "--hostile-host web-01=refuse --port 2200 --seed 7 --parent-pid 5 --trouble off --password pw "
              "--max-startups 3 --press-enter --prompt Kennwort: --own-passwords"_s);
    QVERIFY(parsed);
    const FleetOptions& options = parsed->options;
    QCOMPARE(options.hosts, 12);
    QCOMPARE(options.dir, u"/tmp/x"_s);
    QVERIFY(options.addresses && options.instant && !options.trouble);
    QCOMPARE(options.latency, 40);
    QCOMPARE(options.hostile, (QList<Hostile>{Hostile::Flood, Hostile::Nul}));
    QCOMPARE(options.hostileHosts.value(u"web-01"_s), Hostile::Refuse);
    QCOMPARE(options.port, 2200);
    QCOMPARE(options.seed, 7U);
    QCOMPARE(options.parentPid, 5);
    QCOMPARE(options.login.password, u"pw"_s);
    QCOMPARE(options.maxStartups, 3);
    QVERIFY(options.login.pressEnter && options.login.ownPasswords);
    QCOMPARE(options.login.prompt, u"Kennwort:"_s);
}

void OptionsTest::complains_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line :
         {"", "--dir x --hosts 0", "--dir x --hosts many", "--dir x --hostile rude", "--dir x --hostile-host web-01",
          "--dir x --trouble maybe", "--dir x --nonsense", "--dir x stray", "--dir x --port 70000"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void OptionsTest::complains()
{
    QFETCH(QString, line);
    QVERIFY(!parse(line));
}

void OptionsTest::troubleIsForSmallFleets()
{
    QVERIFY(!parse(u"--dir x --hosts 7"_s)->options.trouble);
    QVERIFY(parse(u"--dir x --hosts 8"_s)->options.trouble);
    QVERIFY(parse(u"--dir x --hosts 500"_s)->options.trouble);
    QVERIFY(!parse(u"--dir x --hosts 501"_s)->options.trouble);
    QVERIFY(parse(u"--dir x --hosts 3 --trouble on"_s)->options.trouble);
}

void OptionsTest::helpNamesEveryMode()
{
    const QString help = parse(u"--help"_s)->printAndLeave;
    QVERIFY2(help.contains(u"Usage: rollcall-fleet "_s), qPrintable(help));
    for (const QString& mode : hostileModes())
        QVERIFY2(help.contains(mode), qPrintable(mode));
    for (const char* option : {"--hosts", "--dir", "--addresses", "--instant", "--latency", "--hostile-host", "--port",
                               "--seed", "--parent-pid", "--trouble", "--password", "--max-startups"})
        QVERIFY2(help.contains(QLatin1String(option)), option);
}

void OptionsTest::namesAreWideEnough()
{
    FleetOptions options;
    options.hosts = 10'000;
    const auto roster = makeRoster(options);
    QVERIFY(roster);
    QCOMPARE(roster->size(), 10'000U);
    QCOMPARE(roster->front().name, u"web-0001"_s);
    QCOMPARE(roster->back().name, u"edge-2000"_s);
    options.hosts = 1;
    QCOMPARE(makeRoster(options)->front().name, u"web-01"_s);
}

void OptionsTest::addressesAreLoopbackAndDiffer()
{
    FleetOptions options;
    options.hosts = 10'000;
    options.addresses = true;
    const auto roster = makeRoster(options);
    QVERIFY(roster);
    QSet<quint32> seen;
    for (const FleetHost& host : *roster) {
        QCOMPARE(host.address >> 24, 127U);
        QVERIFY((host.address & 255) != 0 && (host.address & 255) != 255);
        seen << host.address;
    }
    QCOMPARE(seen.size(), 10'000);
}

void OptionsTest::unknownHostileHostIsAnError()
{
    FleetOptions options;
    options.hostileHosts[u"web-99"_s] = Hostile::Flood;
    const auto roster = makeRoster(options);
    QVERIFY(!roster);
    QCOMPARE(roster.error().kind, ErrorKind::UnknownHost);
}

ROLLCALL_TEST(tst_options, OptionsTest)
#include "tst_options.moc"
