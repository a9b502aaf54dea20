// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: slow
#include "client.h"
#include "fleetrunner.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QTest>

#include <map>
#include <memory>

using namespace rollcall::test;
using namespace Qt::StringLiterals;

// The fleet's other shapes: troubles, passwords, addresses, latency, many hosts, a second start.
class FleetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void troublesShow();
    void passwords();
    void sudoAsksForThePassword();
    void addressesWithOnePort();
    void instantAnswers();
    void latencyDelays();
    void twoHundredHosts();
    void startsAgainAsTheSameFleet();
    void leavesWithItsParent();
};

void FleetsTest::troublesShow()
{
    FleetRunner fleet({u"--hosts"_s, u"10"_s});
    QVERIFY(fleet.start());
    const Answer refused = fleet.ssh(u"web-04"_s, u"true"_s);
    QCOMPARE(refused.exitCode, 255);
    QVERIFY2(refused.error.contains("refused"), refused.error.constData());

    const Answer denied = fleet.ssh(u"db-02"_s, u"true"_s);
    QCOMPARE(denied.exitCode, 255);
    QVERIFY2(denied.error.contains("Permission denied"), denied.error.constData());
    QCOMPARE(fleet.logged(u"db-02"_s, u"login denied publickey"_s), 1);

    QElapsedTimer clock;
    clock.start();
    QCOMPARE(fleet.ssh(u"cache-02"_s, u"hostname"_s).out, "cache-02\n");
    QVERIFY(clock.elapsed() >= 3'000);
    QCOMPARE(fleet.ssh(u"web-01"_s, u"hostname"_s).out, "web-01\n");
}

void FleetsTest::passwords()
{
    FleetRunner fleet({u"--hosts"_s, u"2"_s, u"--password"_s, u"right"_s});
    QVERIFY(fleet.start());
    Client wrong(fleet, u"web-01"_s);
    QVERIFY(wrong.connect());
    QCOMPARE(wrong.methods(), int(SSH_AUTH_METHOD_PUBLICKEY | SSH_AUTH_METHOD_PASSWORD | SSH_AUTH_METHOD_INTERACTIVE));
    QCOMPARE(wrong.loginWithPassword("wrong"), int(SSH_AUTH_DENIED));
    QCOMPARE(wrong.loginWithKeyboardInteractive("wrong"), int(SSH_AUTH_DENIED));
    QCOMPARE(fleet.logged(u"web-01"_s, u"login denied password admin"_s), 1);
    QCOMPARE(fleet.logged(u"web-01"_s, u"login denied keyboard-interactive admin"_s), 1);
    QCOMPARE(wrong.loginWithKeyboardInteractive("right"), int(SSH_AUTH_SUCCESS));
    QVERIFY(wrong.exec("hostname"));
    QCOMPARE(wrong.readAll(), "web-01\n");

    Client right(fleet, u"web-02"_s);
    QVERIFY(right.connect());
    QCOMPARE(right.loginWithPassword("right"), int(SSH_AUTH_SUCCESS));

    Client stubborn(fleet, u"web-02"_s);
    QVERIFY(stubborn.connect());
    int tries = 0;
    while (tries < 20 && stubborn.loginWithPassword("wrong") == SSH_AUTH_DENIED)
        ++tries;
    QVERIFY2(tries <= 6, "sent away after MaxAuthTries");
}

void FleetsTest::sudoAsksForThePassword()
{
    FleetRunner fleet({u"--hosts"_s, u"1"_s, u"--password"_s, u"right"_s});
    QVERIFY(fleet.start());
    const Answer fine = fleet.ssh(u"web-01"_s, u"sudo -S -p 'Pass: ' -- cat"_s, "right\nrest\n");
    QCOMPARE(fine.out, "rest\n");
    QCOMPARE(fine.error, "Pass: ");
    const Answer refused = fleet.ssh(u"web-01"_s, u"sudo -n true"_s);
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.error, "sudo: a password is required\n");
    QVERIFY(fleet.ssh(u"web-01"_s, u"sudo -S -p '' true"_s, "a\nb\nc\n").error.contains("3 incorrect"));
}

void FleetsTest::addressesWithOnePort()
{
    FleetRunner fleet({u"--hosts"_s, u"10"_s, u"--addresses"_s});
    QVERIFY(fleet.start());
    QCOMPARE(fleet.port(u"web-01"_s), fleet.port(u"edge-01"_s));
    QVERIFY(fleet.address(u"web-01"_s) != fleet.address(u"web-02"_s));
    QCOMPARE(fleet.ssh(u"web-01"_s, u"hostname"_s).out, "web-01\n");
    QCOMPARE(fleet.ssh(u"edge-01"_s, u"hostname"_s).out, "edge-01\n"); // with its own key in known_hosts
    QVERIFY(fleet.ssh(u"web-04"_s, u"true"_s).error.contains("refused"));
}

void FleetsTest::instantAnswers()
{
    FleetRunner fleet({u"--hosts"_s, u"2"_s, u"--instant"_s});
    QVERIFY(fleet.start());
    QCOMPARE(fleet.ssh(u"web-01"_s, u"hostname; echo a >&2; exit 5"_s).out, "web-01\n");
    QCOMPARE(fleet.ssh(u"web-01"_s, u"exit 5"_s).exitCode, 5);
    const Answer big = fleet.ssh(u"web-02"_s, u"lines 42000"_s);
    QCOMPARE(big.out.count('\n'), 42'000);
    QVERIFY(big.out.startsWith("2026-01-01T00:00:00.001Z web-02 app[1001]: INFO request 00000001 served"));
    QVERIFY(big.out.contains("request 00042000 "));
    const Answer numbers = fleet.ssh(u"web-01"_s, u"seq 100000"_s);
    QCOMPARE(numbers.out.size(), 588'895);
    QVERIFY(numbers.out.endsWith("\n99999\n100000\n"));
    QCOMPARE(fleet.ssh(u"web-01"_s, u"sh -s"_s, "echo typed\nexit 2\n").out, "typed\n");

    Client client(fleet, u"web-01"_s);
    QVERIFY(client.connect() && client.loginWithKey() && client.exec("sleep 600"));
    QVERIFY(client.sendSignal("TERM"));
    QVERIFY(client.waitForClose());
    QCOMPARE(client.exitSignal(), "TERM");
}

void FleetsTest::latencyDelays()
{
    FleetRunner fleet({u"--hosts"_s, u"1"_s, u"--latency"_s, u"40"_s, u"--instant"_s});
    QVERIFY(fleet.start());
    QElapsedTimer clock;
    Client client(fleet, u"web-01"_s);
    QVERIFY(client.connect() && client.loginWithKey());
    clock.start();
    QVERIFY(client.exec("hostname")); // two round trips: open, exec
    QCOMPARE(client.readAll(), "web-01\n");
    QVERIFY2(clock.elapsed() >= 160, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(fleet.ssh(u"web-01"_s, u"lines 42000"_s).out.count('\n'), 42'000);
}

void FleetsTest::twoHundredHosts()
{
    FleetRunner fleet({u"--hosts"_s, u"200"_s, u"--trouble"_s, u"off"_s});
    QVERIFY(fleet.start());
    QCOMPARE(fleet.hosts().size(), 200);
    constexpr int atOnce = 20;
    std::map<QString, std::unique_ptr<QProcess>> clients;
    QStringList waiting = fleet.hosts();
    int right = 0;
    while (!waiting.isEmpty() || !clients.empty()) {
        while (!waiting.isEmpty() && clients.size() < atOnce) {
            const QString host = waiting.takeFirst();
            clients[host] = std::make_unique<QProcess>();
            clients[host]->start(u"ssh"_s, fleet.sshArguments(host) << u"hostname; cat /etc/hostname"_s);
        }
        const auto first = clients.begin();
        QVERIFY(first->second->waitForFinished(60'000));
        const QByteArray name = first->first.toUtf8();
        right += first->second->readAllStandardOutput() == name + '\n' + name + '\n';
        clients.erase(first);
    }
    QCOMPARE(right, 200);
}

void FleetsTest::startsAgainAsTheSameFleet()
{
    const QTemporaryDir folder;
    const QString dir = folder.filePath(u"fleet"_s);
    const QStringList arguments{u"--hosts"_s, u"3"_s};
    QByteArray known;
    QByteArray hosts;
    {
        FleetRunner fleet(arguments, dir);
        QVERIFY(fleet.start());
        known = fleet.read(u"known_hosts"_s);
        hosts = fleet.read(u"library/hosts.yaml"_s);
        QFile group(fleet.file(u"library/groups/web.yaml"_s));
        QVERIFY(group.open(QIODevice::Append));
        group.write("# mine\n");
        QCOMPARE(fleet.stop(), 0);
    }
    FleetRunner again(arguments, dir);
    QVERIFY(again.start());
    QCOMPARE(again.read(u"known_hosts"_s), known);
    QCOMPARE(again.read(u"library/hosts.yaml"_s), hosts);
    QVERIFY(again.read(u"library/groups/web.yaml"_s).endsWith("# mine\n"));
    QCOMPARE(again.ssh(u"web-02"_s, u"hostname"_s).out, "web-02\n");
}

void FleetsTest::leavesWithItsParent()
{
    const QTemporaryDir folder;
    QProcess parent;
    parent.start(u"sleep"_s, {u"600"_s});
    QVERIFY(parent.waitForStarted());
    QProcess fleet;
    fleet.start(programPath(u"rollcall-fleet"_s), {u"--hosts"_s, u"1"_s, u"--dir"_s, folder.filePath(u"fleet"_s),
                                                   u"--parent-pid"_s, QString::number(parent.processId())});
    QVERIFY(fleet.waitForReadyRead(30'000));
    parent.kill();
    QVERIFY(parent.waitForFinished());
    QVERIFY(fleet.waitForFinished(10'000));
    QCOMPARE(fleet.exitCode(), 0);
}

ROLLCALL_TEST(tst_fleets, FleetsTest)
#include "tst_fleets.moc"
