// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: slow
#include "client.h"
#include "fleetrunner.h"
#include "support/testmain.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <memory>
#include <vector>

using namespace rollcall::test;
using namespace Qt::StringLiterals;

static qint64 residentBytes(qint64 pid)
{
    QFile status(u"/proc/%1/statm"_s.arg(pid)); // proc_pid_statm(5), in pages
    return status.open(QIODevice::ReadOnly) ? status.readAll().split(' ').value(1).toLongLong() * 4'096 : -1;
}

// A fleet of real commands, asked with OpenSSH's client and with a plain libssh one.
class ServingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void filesArePrivate();
    void runsACommand();
    void keepsStreamsApart();
    void givesExitCodes_data();
    void givesExitCodes();
    void forwardsInput();
    void bigOutputIsIntact();
    void bigInputIsIntact();
    void severalChannelsShareAConnection();
    void aLoginHasOneParent();
    void signalEndsTheCommand();
    void killedCommandGivesItsSignal();
    void disconnectHangsUp();
    void terminalIsATerminal();
    void environmentArrives();
    void slowReaderThrottles();
    void jumpsToAnotherHost();
    void hostsHaveFaces();
    void unknownUserIsDenied();
    void endsWithItsCommands();

private:
    std::unique_ptr<FleetRunner> m_fleet;
};

void ServingTest::initTestCase()
{
    m_fleet = std::make_unique<FleetRunner>(QStringList{u"--hosts"_s, u"6"_s});
    QVERIFY(m_fleet->start());
    QCOMPARE(m_fleet->hosts().size(), 6);
}

void ServingTest::filesArePrivate()
{
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    for (const QString& name : {u"."_s, u"id_ed25519"_s, u"host_keys"_s, u"known_hosts"_s, u"identities.yaml"_s})
        QVERIFY2(!(QFileInfo(m_fleet->file(name)).permissions() & others), qPrintable(name));
    QVERIFY(m_fleet->read(u"library/groups/web.yaml"_s).contains("web-[01-03]"));
    QVERIFY(m_fleet->read(u"library/snippets/disk-usage.yaml"_s).startsWith("version: 1\n"));
}

void ServingTest::runsACommand()
{
    const auto before = m_fleet->logged(u"web-01"_s, u"login ok publickey admin"_s);
    const Answer answer = m_fleet->ssh(u"web-01"_s, u"hostname; pwd"_s);
    QCOMPARE(answer.error, QByteArray());
    QCOMPARE(answer.out, "web-01\n" + m_fleet->file(u"homes/web-01"_s).toUtf8() + '\n');
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(m_fleet->logged(u"web-01"_s, u"login ok publickey admin"_s), before + 1);
}

void ServingTest::keepsStreamsApart()
{
    const Answer answer = m_fleet->ssh(u"web-02"_s, u"echo out; echo err >&2; echo more; echo err2 >/dev/stderr"_s);
    QCOMPARE(answer.out, "out\nmore\n");
    QCOMPARE(answer.error, "err\nerr2\n");
}

void ServingTest::givesExitCodes_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("true") << u"true"_s << 0;
    QTest::newRow("false") << u"false"_s << 1;
    QTest::newRow("37") << u"exit 37"_s << 37;
    QTest::newRow("missing") << u"no-such-command-here"_s << 127;
    QTest::newRow("child's signal") << u"sh -c 'kill -TERM $$'"_s << 143;
}

void ServingTest::givesExitCodes()
{
    QFETCH(QString, command);
    QTEST(m_fleet->ssh(u"web-01"_s, command).exitCode, "exitCode");
}

void ServingTest::forwardsInput()
{
    const Answer answer = m_fleet->ssh(u"web-01"_s, u"cat; echo done"_s, "one\ntwo\n");
    QCOMPARE(answer.out, "one\ntwo\ndone\n");
}

void ServingTest::bigOutputIsIntact()
{
    const QString make = u"seq 1 3000000"_s;
    const Answer there = m_fleet->ssh(u"db-01"_s, make + u" | sha256sum"_s);
    const Answer here = m_fleet->ssh(u"db-01"_s, make);
    QCOMPARE(here.exitCode, 0);
    QVERIFY(here.out.size() > 20'000'000);
    QCOMPARE(QCryptographicHash::hash(here.out, QCryptographicHash::Sha256).toHex(), there.out.left(64));
}

void ServingTest::bigInputIsIntact()
{
    QByteArray input;
    for (int i = 0; input.size() < 10'000'000; ++i)
        input += QByteArray::number(i) + '\n';
    // Slow to start reading: the window must hold the client back, and nothing may be lost.
    const Answer answer = m_fleet->ssh(u"db-01"_s, u"sha256sum"_s, input);
    QCOMPARE(answer.out.left(64), QCryptographicHash::hash(input, QCryptographicHash::Sha256).toHex());
}

void ServingTest::severalChannelsShareAConnection()
{
    const int before = m_fleet->logged(u"cache-01"_s, u"connect"_s);
    const QString socket = m_fleet->file(u"control"_s);
    QProcess master;
    master.start(u"ssh"_s, m_fleet->sshArguments(u"cache-01"_s, {u"-M"_s, u"-S"_s, socket, u"-N"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(socket), 10'000);
    std::vector<std::unique_ptr<QProcess>> clients;
    for (int i = 0; i < 8; ++i) {
        clients.push_back(std::make_unique<QProcess>());
        clients.back()->start(u"ssh"_s, m_fleet->sshArguments(u"cache-01"_s, {u"-S"_s, socket})
                                            << u"seq 1 200000 | tail -n 1; echo %1; exit %1"_s.arg(i));
    }
    for (int i = 0; i < 8; ++i) {
        QVERIFY(clients[static_cast<std::size_t>(i)]->waitForFinished());
        QCOMPARE(clients[static_cast<std::size_t>(i)]->readAllStandardOutput(),
                 "200000\n" + QByteArray::number(i) + '\n');
        QCOMPARE(clients[static_cast<std::size_t>(i)]->exitCode(), i);
    }
    // A signal can come just before ssh waits, which then goes on waiting; what comes through its socket wakes it.
    QProcess goodbye;
    goodbye.start(u"ssh"_s, m_fleet->sshArguments(u"cache-01"_s, {u"-S"_s, socket, u"-O"_s, u"exit"_s}));
    QVERIFY(goodbye.waitForFinished());
    QVERIFY(master.waitForFinished());
    QCOMPARE(m_fleet->logged(u"cache-01"_s, u"connect"_s), before + 1);
}

void ServingTest::aLoginHasOneParent()
{
    Client client(*m_fleet, u"web-01"_s);
    QVERIFY(client.connect() && client.loginWithKey());
    QVERIFY(client.exec("echo $PPID"));
    const QByteArray first = client.readAll();
    QVERIFY(client.exec("echo $PPID"));
    QCOMPARE(client.readAll(), first);
    Client other(*m_fleet, u"web-01"_s);
    QVERIFY(other.connect() && other.loginWithKey());
    QVERIFY(other.exec("echo $PPID"));
    QVERIFY(other.readAll() != first);
}

void ServingTest::signalEndsTheCommand()
{
    Client client(*m_fleet, u"web-01"_s);
    QVERIFY(client.connect() && client.loginWithKey());
    QVERIFY(client.exec("echo ready; sleep 600 & wait"));
    QCOMPARE(client.read(6), "ready\n");
    QVERIFY(client.sendSignal("TERM"));
    QVERIFY(client.waitForClose());
    QCOMPARE(client.exitSignal(), "TERM");
    QVERIFY(!client.exitStatus());
}

void ServingTest::killedCommandGivesItsSignal()
{
    Client client(*m_fleet, u"web-01"_s);
    QVERIFY(client.connect() && client.loginWithKey());
    QVERIFY(client.exec("echo text; kill -KILL $$"));
    QVERIFY(client.waitForClose());
    QCOMPARE(client.exitSignal(), "KILL");
}

void ServingTest::disconnectHangsUp()
{
    const QString mark = m_fleet->file(u"homes/web-01/hung-up"_s);
    {
        Client client(*m_fleet, u"web-01"_s);
        QVERIFY(client.connect() && client.loginWithKey());
        // (The shell would report the end of sleep to a client that is gone, and die of that.)
        QVERIFY(client.exec("exec 2>/dev/null; trap 'echo yes > hung-up; exit' HUP; echo $$; "
                            "while :; do sleep 0.1; done"));
        QCOMPARE(client.read(2).size(), 2);
    }
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(mark), 10'000);
}

void ServingTest::terminalIsATerminal()
{
    Client client(*m_fleet, u"web-01"_s);
    QVERIFY(client.connect() && client.loginWithKey());
    QVERIFY(client.exec("test -t 0 && test -t 1 && test -t 2 && echo tty; stty size; echo $TERM", true));
    const QByteArray text = client.readAll();
    QVERIFY2(text.startsWith("tty\r\n24 80\r\n"), text.constData());
    QVERIFY(client.exec("test -t 0 || echo none"));
    QCOMPARE(client.readAll(), "none\n");
}

void ServingTest::environmentArrives()
{
    const Answer answer = m_fleet->ssh(u"web-01"_s, u"echo $COLOUR $USER"_s, {}, {u"-o"_s, u"SetEnv=COLOUR=blue"_s});
    QCOMPARE(answer.out, "blue admin\n");
}

void ServingTest::slowReaderThrottles()
{
    Client client(*m_fleet, u"db-01"_s);
    QVERIFY(client.connect() && client.loginWithKey());
    QVERIFY(client.exec("yes 0123456789abcdef"));
    QCOMPARE(client.read(17), "0123456789abcdef\n");
    // Nothing more is read: other hosts go on, and the fleet does not hoard.
    const qint64 before = residentBytes(m_fleet->process().processId());
    QCOMPARE(m_fleet->ssh(u"web-01"_s, u"echo alive"_s).out, "alive\n");
    const qint64 grown = residentBytes(m_fleet->process().processId()) - before;
    QVERIFY2(grown < 30'000'000, qPrintable(QString::number(grown)));
    QCOMPARE(client.read(1'700'000).size(), 1'700'000);
}

void ServingTest::jumpsToAnotherHost()
{
    const QString proxy = u"ssh "_s + m_fleet->sshArguments(u"edge-01"_s, {u"-W"_s, u"[%h]:%p"_s}).join(u' ');
    const Answer answer = m_fleet->ssh(u"db-01"_s, u"hostname"_s, {}, {u"-o"_s, u"ProxyCommand="_s + proxy});
    QCOMPARE(answer.out, "db-01\n");
    QCOMPARE(m_fleet->logged(u"edge-01"_s, u"forward"_s), 1);
}

void ServingTest::hostsHaveFaces()
{
    QCOMPARE(m_fleet->ssh(u"web-01"_s, u"hostname -f"_s).out, "web-01.fleet.example\n");
    QVERIFY(m_fleet->ssh(u"web-01"_s, u"cat /etc/os-release"_s).out.contains("PRETTY_NAME="));
    QVERIFY(m_fleet->ssh(u"db-01"_s, u"df -h"_s).out.contains(" 97% /var\n"));
    QVERIFY(m_fleet->ssh(u"edge-01"_s, u"systemctl --failed"_s).out.contains("haproxy.service"));
    QCOMPARE(m_fleet->ssh(u"edge-01"_s, u"systemctl is-active haproxy"_s).exitCode, 3);
    QCOMPARE(m_fleet->ssh(u"web-01"_s, u"systemctl is-system-running"_s).out, "running\n");
    QCOMPARE(m_fleet->ssh(u"web-01"_s, u"journalctl -u nginx -n 5 --no-pager"_s).out.count('\n'), 5);
    QVERIFY(m_fleet->ssh(u"web-01"_s, u"uptime"_s).out.contains("load average: "));
    QVERIFY(m_fleet->ssh(u"web-01"_s, u"free -m"_s).out.contains("Mem:"));
    const Answer version = m_fleet->ssh(
        u"web-01"_s, u"dpkg-query -W -f='${Package} ${Version}\\n' openssl 2>/dev/null || rpm -q openssl"_s);
    QVERIFY2(QRegularExpression(u"^openssl[ -]3\\.0\\S+\\n$"_s).match(QString::fromUtf8(version.out)).hasMatch(),
             version.out.constData());
    QCOMPARE(m_fleet->ssh(u"web-01"_s, u"sudo whoami"_s).out, "root\n");
}

void ServingTest::unknownUserIsDenied()
{
    const Answer answer = m_fleet->ssh(u"web-01"_s, u"true"_s, {}, {u"-o"_s, u"User=mallory"_s});
    QCOMPARE(answer.exitCode, 255);
    QCOMPARE(m_fleet->logged(u"web-01"_s, u"login denied publickey mallory"_s), 1);
}

void ServingTest::endsWithItsCommands()
{
    FleetRunner fleet(QStringList{u"--hosts"_s, u"3"_s});
    QVERIFY(fleet.start());
    Client client(fleet, u"web-01"_s);
    QVERIFY(client.connect() && client.loginWithKey());
    QVERIFY(client.exec("echo $$; exec sleep 600"));
    QByteArray pid;
    for (QByteArray one = client.read(1); one != "\n" && !one.isEmpty(); one = client.read(1))
        pid += one;
    QVERIFY(pid.toInt() > 0);
    QCOMPARE(fleet.stop(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(kill(pid.toInt(), 0) != 0, 10'000);
}

ROLLCALL_TEST(tst_serving, ServingTest)
#include "tst_serving.moc"
