// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetfixture.h"
#include "harness.h"
#include "support/testmain.h"

#include <QCryptographicHash>
#include <QTest>

// Commands on channels of a real sshd: both streams, ends of every kind, input, terminal, limits.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class ExecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void runsACommand();
    void endings_data();
    void endings();
    void severalInSequence();
    void severalTogether();
    void streamsApart();
    void bigInput();
    void noInputEnds();
    void terminal();
    void environmentRefused();
    void pausedReading();
    void oneSessionOnly();
    void nothingAllowed();
    void goodbyeInMidCommand_data();
    void goodbyeInMidCommand();
    void noExitStatus();
    void allBitsOfTheExitStatus();
    void anEndThatWasToldIsNotForgotten();

private:
    std::unique_ptr<SshdFixture> m_server;
};

void ExecTest::initTestCase()
{
    m_server = std::make_unique<SshdFixture>();
    QVERIFY2(m_server->start(), qPrintable(m_server->error()));
}

void ExecTest::runsACommand()
{
    Harness harness;
    const Report report = harness.run({hostOf(*m_server), {command("echo hello; echo oops >&2")}});
    QVERIFY2(report.ended.reason == Reason::None, qPrintable(report.text()));
    QCOMPARE(report.out(), QByteArray("hello\n"));
    QCOMPARE(report.err(), QByteArray("oops\n"));
    QCOMPARE(report.verdict().reason, Reason::None);
    QCOMPARE(report.verdict().exitCode, 0U);
    QCOMPARE(report.verdict().remote, RemoteState::Ended);
    QVERIFY(report.execs[0].started);
    QCOMPARE(report.address, u"127.0.0.1"_s);
    QCOMPARE(report.phases.last(), HostPhase::Running);
    QVERIFY(report.log.join(u'\n').contains(u"on file"_s));
}

void ExecTest::endings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("signal");
    QTest::newRow("zero") << QByteArray("true") << Reason::None << 0 << QString();
    QTest::newRow("three") << QByteArray("exit 3") << Reason::ExitCode << 3 << QString();
    QTest::newRow("255") << QByteArray("exit 255") << Reason::ExitCode << 255 << QString();
    QTest::newRow("not found") << QByteArray("no-such-program-here") << Reason::ExitCode << 127 << QString();
    QTest::newRow("killed") << QByteArray("kill -KILL $$") << Reason::Signal << -1 << u"KILL"_s;
    QTest::newRow("term") << QByteArray("kill -TERM $$") << Reason::Signal << -1 << u"TERM"_s;
}

void ExecTest::endings()
{
    QFETCH(QByteArray, text);
    QFETCH(Reason, reason);
    QFETCH(int, code);
    QFETCH(QString, signal);
    Harness harness;
    const Report report = harness.run({hostOf(*m_server), {command(text)}});
    QCOMPARE(report.verdict().reason, reason);
    QCOMPARE(report.verdict().exitCode, code < 0 ? std::nullopt : std::optional<quint32>(static_cast<quint32>(code)));
    QCOMPARE(report.verdict().signal, signal);
    QCOMPARE(report.ended.reason, Reason::None);
}

void ExecTest::severalInSequence()
{
    Harness harness;
    const int before = m_server->logCount("Connection from");
    const Report report = harness.run({hostOf(*m_server), {command("echo 1"), command("exit 2"), command("echo 3")}});
    QCOMPARE(report.out(0), QByteArray("1\n"));
    QCOMPARE(report.verdict(1).exitCode, 2U);
    QCOMPARE(report.out(2), QByteArray("3\n"));
    QCOMPARE(m_server->logCount("Connection from") - before, 1);
}

void ExecTest::severalTogether()
{
    Harness harness;
    Plan plan{hostOf(*m_server), {}};
    for (int i = 0; i < 5; ++i)
        plan.requests.push_back(command("echo " + QByteArray::number(i)));
    plan.together = true;
    const Report report = harness.run(std::move(plan));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(report.out(static_cast<size_t>(i)), QByteArray::number(i) + '\n');
}

// 20 MB on each stream, byte for byte.
void ExecTest::streamsApart()
{
    const QByteArray script = "(i=0; while [ $i -lt 20 ]; do dd if=/dev/zero bs=1048576 count=1 2>/dev/null |"
                              " tr '\\0' \"$(printf \\\\$(printf %o $((97+i))))\"; i=$((i+1)); done) >&2 &"
                              " (i=0; while [ $i -lt 20 ]; do dd if=/dev/zero bs=1048576 count=1 2>/dev/null |"
                              " tr '\\0' \"$(printf \\\\$(printf %o $((65+i))))\"; i=$((i+1)); done); wait";
    QByteArray out, err;
    for (int i = 0; i < 20; ++i) {
        out += QByteArray(1048576, static_cast<char>('A' + i));
        err += QByteArray(1048576, static_cast<char>('a' + i));
    }
    Harness harness;
    const Report report = harness.run({hostOf(*m_server), {command(script)}});
    const auto sum = [](const QByteArray& bytes) {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    };
    QCOMPARE(report.out().size(), out.size());
    QCOMPARE(report.err().size(), err.size());
    QCOMPARE(sum(report.out()), sum(out));
    QCOMPARE(sum(report.err()), sum(err));
}

void ExecTest::bigInput()
{
    QByteArray input;
    for (int i = 0; input.size() < 5 * 1024 * 1024; ++i)
        input += QByteArray::number(i) + '\n';
    ssh::ExecRequest request = command("sleep 0.3; sha256sum");
    request.standardInput = input;
    Harness harness;
    const Report report = harness.run({hostOf(*m_server), {request}});
    QCOMPARE(report.out().left(64), QCryptographicHash::hash(input, QCryptographicHash::Sha256).toHex());
    // And a command that does not read it at all.
    ssh::ExecRequest deaf = command("exit 4");
    deaf.standardInput = input;
    QCOMPARE(harness.run({hostOf(*m_server), {deaf}}).verdict().exitCode, 4U);
}

void ExecTest::noInputEnds()
{
    Harness harness;
    QCOMPARE(harness.run({hostOf(*m_server), {command("cat; echo over")}}).out(), QByteArray("over\n"));
}

void ExecTest::terminal()
{
    ssh::ExecRequest request = command("test -t 0 && test -t 1 && stty size");
    request.pty = true;
    Harness harness;
    const Report report = harness.run({hostOf(*m_server), {request}});
    QCOMPARE(report.out().simplified(), QByteArray("24 80"));
}

void ExecTest::environmentRefused()
{
    ssh::ExecRequest request = command("echo \"[$ROLLCALL_X]\"");
    request.environment = {{u"ROLLCALL_X"_s, u"1"_s}};
    Harness harness;
    const Report report = harness.run({hostOf(*m_server), {request}});
    QCOMPARE(report.out(), QByteArray("[]\n"));
    QVERIFY(report.log.join(u'\n').contains(u"ROLLCALL_X"_s));
    SshdFixture open({{u"AcceptEnv"_s, u"ROLLCALL_*"_s}});
    QVERIFY(open.start());
    QCOMPARE(harness.run({hostOf(open), {request}}).out(), QByteArray("[1]\n"));
}

void ExecTest::pausedReading()
{
    Harness harness;
    Plan plan{hostOf(*m_server), {command("dd if=/dev/zero bs=65536 count=160 2>/dev/null")}};
    auto timer = std::make_shared<std::unique_ptr<ssh::Loop::Timer>>();
    auto paused = std::make_shared<int>(0);
    plan.onOutput = [&, timer, paused](ssh::Session& session, int, qint64) {
        if ((*paused)++ % 3 != 0)
            return;
        session.setReading(false);
        *timer = std::make_unique<ssh::Loop::Timer>(harness.loop(), [&session] { session.setReading(true); });
        (*timer)->start(Milliseconds(30));
    };
    const Report report = harness.run(std::move(plan));
    QCOMPARE(report.out().size(), 160 * 65536);
    QVERIFY(*paused > 3);
    harness.loop().post([timer] { timer->reset(); });
}

// MaxSessions 1: the others wait for their turn.
void ExecTest::oneSessionOnly()
{
    SshdFixture narrow({{u"MaxSessions"_s, u"1"_s}});
    QVERIFY(narrow.start());
    Harness harness;
    Plan plan{hostOf(narrow), {command("sleep 0.2; echo a"), command("echo b"), command("echo c")}};
    plan.together = true;
    const Report report = harness.run(std::move(plan));
    QCOMPARE(report.out(0), QByteArray("a\n"));
    QCOMPARE(report.out(1), QByteArray("b\n"));
    QCOMPARE(report.out(2), QByteArray("c\n"));
}

void ExecTest::nothingAllowed()
{
    SshdFixture none({{u"MaxSessions"_s, u"0"_s}});
    QVERIFY(none.start());
    Harness harness;
    const Report report = harness.run({hostOf(none), {command("true")}});
    QCOMPARE(report.verdict().reason, Reason::ChannelRefused);
    QCOMPARE(report.verdict().remote, RemoteState::NotStarted);
}

namespace {

// The same host of a fleet, many times in a row.
std::vector<Report> manyTimes(const QString& mode, int times)
{
    std::vector<Report> reports;
    FleetFixture fleet(1, {u"--hostile"_s, mode});
    if (!fleet.start())
        return reports;
    Harness harness;
    const auto host = fleet.hosts(keyLogin(fleet.key())).front();
    while (reports.size() < static_cast<size_t>(times))
        reports.push_back(harness.run({host, {command("sleep 100")}}));
    return reports;
}

} // namespace

void ExecTest::goodbyeInMidCommand_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("goodbye alone") << u"disconnect"_s;
    QTest::newRow("the channel's close first") << u"close-disconnect"_s;
}

// Whatever comes first, and however it is cut into pieces: nobody knows what became of the command.
void ExecTest::goodbyeInMidCommand()
{
    QFETCH(QString, mode);
    constexpr int times = 60;
    const std::vector<Report> reports = manyTimes(mode, times);
    QCOMPARE(reports.size(), size_t(times));
    for (const Report& report : reports) {
        QVERIFY2(report.verdict().reason == Reason::LinkLost, qPrintable(report.text()));
        QCOMPARE(report.verdict().remote, RemoteState::Unknown);
    }
}

void ExecTest::noExitStatus()
{
    const std::vector<Report> reports = manyTimes(u"no-exit-status"_s, 5);
    QCOMPARE(reports.size(), size_t(5));
    int answered = 0; // however slow this machine is, not every answer is taken for none
    for (const Report& report : reports) {
        QVERIFY2(report.verdict().reason == Reason::NoExitStatus, qPrintable(report.text()));
        QVERIFY(!report.verdict().exitCode);
        QCOMPARE(report.verdict().remote, RemoteState::Ended);
        QCOMPARE(report.out(), QByteArray("the last line\n"));
        answered += report.log.contains(u"the server is still there"_s);
    }
    QVERIFY2(answered > 0, qPrintable(reports.back().text()));
}

void ExecTest::allBitsOfTheExitStatus()
{
    const std::vector<Report> reports = manyTimes(u"huge-exit-status"_s, 1);
    QCOMPARE(reports.size(), size_t(1));
    QCOMPARE(reports.front().verdict().reason, Reason::ExitCode);
    QCOMPARE(reports.front().verdict().exitCode, 65536U);
}

// The connection breaks before the end of the output: that is lost, and the exit code is not.
void ExecTest::anEndThatWasToldIsNotForgotten()
{
    const std::vector<Report> reports = manyTimes(u"exit-then-gone"_s, 5);
    QCOMPARE(reports.size(), size_t(5));
    for (const Report& report : reports) {
        const Verdict& verdict = report.verdict();
        QVERIFY2(verdict.reason == Reason::LinkLost, qPrintable(report.text()));
        QCOMPARE(verdict.exitCode, 0U);
        QCOMPARE(verdict.remote, RemoteState::Ended);
        QVERIFY2(verdictSentence(verdict).contains("the command had ended with exit code 0"_L1),
                 qPrintable(verdictSentence(verdict)));
        QCOMPARE(report.out(), QByteArray("the last line\n"));
    }
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_exec, rollcall::test::ExecTest)
#include "tst_exec.moc"
