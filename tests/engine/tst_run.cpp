// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "support/collector.h"
#include "support/leftover.h"
#include "support/needs.h"
#include "support/sshd.h"
#include "support/testmain.h"

#include <QDir>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::test;

/// Runs against a real sshd that listens on all of 127.0.0.0/8: each address is a host.
class RunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_sshd = std::make_unique<SshdFixture>(QMap<QString, QString>{
            {u"ListenAddress"_s, u"0.0.0.0"_s}, {u"MaxStartups"_s, u"1000"_s}, {u"MaxSessions"_s, u"20"_s}});
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->error()));
        QFile key(m_sshd->hostKey() + u".pub"_s);
        QVERIFY(key.open(QIODevice::ReadOnly));
        QFile knownHosts(m_sshd->file(u"known_all"_s));
        QVERIFY(knownHosts.open(QIODevice::WriteOnly));
        knownHosts.write("[127.0.*]:" + QByteArray::number(m_sshd->port()) + ' ' + key.readAll());
    }

    void cleanupTestCase() { m_sshd.reset(); }

    void everyHostRunsEveryStepOnOneConnection()
    {
        const int before = m_sshd->logCount("Accepted publickey");
        auto spec = makeRun(30, {u"echo one; echo two >&2"_s, u"printf '%s' '{{address}}'"_s, u"exit 0"_s});
        const auto sink = run(spec);
        QCOMPARE(sink->count(Reason::None), 90);
        QCOMPARE(sink->output(0), QByteArray("one\n"));
        QCOMPARE(sink->output(0, Stream::Error), QByteArray("two\n"));
        QCOMPARE(sink->output(spec->task(29, 1)), QByteArray("127.0.0.30"));
        QCOMPARE(sink->verdict(0).remote, RemoteState::Ended);
        QCOMPARE(m_sshd->logCount("Accepted publickey") - before, 30);
    }

    void aFailedStepSkipsTheRestOfItsHost()
    {
        const auto sink = run(makeRun(2, {u"test '{{address}}' = 127.0.0.1"_s, u"echo after"_s}));
        QCOMPARE(sink->verdict(0).reason, Reason::None);
        QCOMPARE(sink->output(1), QByteArray("after\n"));
        QCOMPARE(sink->verdict(2).reason, Reason::ExitCode);
        QCOMPARE(sink->verdict(2).exitCode, 1U);
        QCOMPARE(sink->verdict(3).reason, Reason::SkippedAfterFailure);
        QVERIFY(!sink->started(3));
    }

    void stepsGoOnAfterAFailureWhenAsked()
    {
        auto spec = makeRun(1, {u"exit 3"_s, u"echo after"_s});
        spec->steps[0].afterFailure = {false, DecidedBy::User};
        const auto sink = run(spec);
        QCOMPARE(sink->verdict(0).exitCode, 3U);
        QCOMPARE(sink->output(1), QByteArray("after\n"));
    }

    void eachStepHasItsOwnTimeAndItsOwnWord()
    {
        auto spec = makeRun(1, {u"sleep 60"_s, u"exit 4"_s, u"echo after"_s});
        spec->options.commandTimeout = Milliseconds(50'000);
        spec->steps[0].timeout = Milliseconds(300);
        spec->steps[0].afterFailure = {false, DecidedBy::Step};
        const auto sink = run(spec);
        QCOMPARE(sink->verdict(0).reason, Reason::CommandTimeout);
        QCOMPARE(sink->verdict(1).exitCode, 4U);
        QCOMPARE(sink->verdict(2).reason, Reason::SkippedAfterFailure);
    }

    void scriptsGoToTheirInterpreter()
    {
        auto spec = makeRun(1, {u"x='a  b'\necho \"$x\"\ncat <<'E'\n$x\nE\nexit 4\n"_s});
        spec->steps[0].interpreter = u"sh"_s;
        spec->steps[0].success.exitCodes = {4};
        const auto sink = run(spec);
        QCOMPARE(sink->output(0), QByteArray("a  b\n$x\n"));
        QCOMPARE(sink->verdict(0).reason, Reason::None);
    }

    void whoseExitCode127ItIs()
    {
        auto spec = makeRun(1, {u"no-such-command-of-rollcall\n"_s});
        for (const char* interpreter : {"sh", "bash", "/bin/dash -e"}) {
            spec->steps[0].interpreter = QString::fromLatin1(interpreter);
            const auto sink = run(spec);
            QCOMPARE(sink->verdict(0).exitCode, 127U);
            QCOMPARE(sink->verdict(0).reason, Reason::ExitCode);
        }
        for (const char* interpreter : {"/no/such/sh", "python9", "/no/such/fish -N", "/usr/bin/env python9"}) {
            spec->steps[0].interpreter = QString::fromLatin1(interpreter);
            QCOMPARE(run(spec)->verdict(0).reason, Reason::InterpreterMissing);
        }
    }

    void patternsJudgeWhatIsShown()
    {
        auto spec = makeRun(
            1, {u"printf 'FA\\033[31mIL\\033[0mED\\r\\n'; sleep 0.1; printf 'en\\033['; sleep 0.1; printf '1md'"_s});
        spec->steps[0].success.mustMatch = u"^FAILED$\\n^end$"_s;
        const auto found = run(spec);
        QCOMPARE(found->output(0), QByteArray("FA\x1b[31mIL\x1b[0mED\r\nen\x1b[1md")); // stored as it came
        QCOMPARE(found->verdict(0).reason, Reason::None);
        std::swap(spec->steps[0].success.mustMatch, spec->steps[0].success.mustNotMatch);
        QCOMPARE(run(spec)->verdict(0).reason, Reason::OutputMismatch);
    }

    void whatAScriptStartsDoesNotReadTheScript_data()
    {
        QTest::addColumn<QString>("interpreter");
        QTest::addColumn<QString>("text");
        const QString shell = u"echo 1\ncat\nread -r x\necho 2\nexit 7"_s;
        for (const char* name : {"sh", "bash", "dash -e", "/bin/bash -s"})
            QTest::newRow(name) << QString::fromLatin1(name)
                                << (QByteArray(name) == "dash -e" ? QString(shell).remove(u"read -r x\n"_s) : shell);
        QTest::newRow("python3") << u"python3"_s
                                 << u"import os,sys\nprint(1, flush=True)\nos.system('cat')\nprint(2)\nsys.exit(7)\n"_s;
        QTest::newRow("perl") << u"perl"_s << u"$|=1; print \"1\\n\"; system('cat'); print \"2\\n\"; exit 7\n"_s;
        QTest::newRow("what stands behind perl's script")
            << u"perl"_s << u"print 1, \"\\n\"; print \"eaten\" while <STDIN>; print <DATA>; exit 7\n__END__\n2\n"_s;
        if (!QStandardPaths::findExecutable(u"node"_s).isEmpty())
            QTest::newRow("node") << u"node"_s
                                  << u"#!/usr/bin/node\nconst s = require('fs'); console.log(1);\n"
                                     "process.stdin.on('data', d => console.log('eaten'));\n"
                                     "process.stdin.on('end', () => { console.log(2); process.exitCode = 7; });\n"_s;
        QTest::newRow("a long command") << QString()
                                        << u"echo 1\ncat\n#"_s + QString(150'000, u'x') + u"\necho 2\nexit 7"_s;
        QTest::newRow("1 MB") << u"sh"_s
                              << u"echo 1\n"_s + u"# it's 'full' of $x \\ \"and\" %s !\n"_s.repeated(40'000) +
                                     u"cat\necho 2\nexit 7\n"_s;
    }

    void whatAScriptStartsDoesNotReadTheScript()
    {
        QFETCH(QString, interpreter);
        QFETCH(QString, text);
        auto spec = makeRun(1, {text});
        spec->steps[0].interpreter = interpreter;
        const auto sink = run(spec);
        QCOMPARE(sink->output(0), QByteArray("1\n2\n"));
        QCOMPARE(sink->verdict(0).exitCode, 7U);
    }

    void aTerminalHasItsWidth()
    {
        auto spec = makeRun(1, {u"stty size"_s});
        spec->options.pty = true;
        QCOMPARE(run(spec)->output(0), QByteArray("24 80\r\n"));
        spec->options.terminalWidth = 150;
        QCOMPARE(run(spec)->output(0), QByteArray("24 150\r\n"));
    }

    /// Neither the script nor anything of its way there is in the output, and no key of a terminal is taken out of it.
    void aScriptOnATerminal()
    {
        const QString odd = u"\x03\x04\x11\x15\x1a\x7f\t"_s;
        const QString text =
            u"#\nx='%1'\nprintf '%s|' \"$x\" | cksum\n[ -t 1 ] && echo terminal\nx='%2'\necho ${#x}\nexit 7"_s.arg(
                odd, QString(9000, u'y'));
        auto spec = makeRun(1, {text});
        spec->options.pty = true;
        for (const char* interpreter : {"sh", "bash"}) {
            spec->steps[0].interpreter = QString::fromLatin1(interpreter);
            const auto sink = run(spec);
            QCOMPARE(sink->output(0), "33538812 8\r\nterminal\r\n9000\r\n"_ba);
            QCOMPARE(sink->verdict(0).exitCode, 7U);
        }
        spec->steps[0].interpreter.clear();
        spec->steps[0].work = u"echo 1; cat </dev/null\n#"_s + QString(150'000, u'x') + u"\nexit 7"_s;
        const auto sink = run(spec);
        QCOMPARE(sink->output(0), QByteArray("1\r\n"));
        QCOMPARE(sink->verdict(0).exitCode, 7U);
    }

    void aLongCommandArrivesWhole()
    {
        const QString filler(150'000, u'x');
        const auto sink = run(makeRun(1, {u"printf %s "_s + filler + u" | wc -c"_s}));
        QCOMPARE(sink->output(0).trimmed(), QByteArray("150000"));
    }

    void theFanOutIsKept()
    {
        auto spec = makeRun(40, {u"sleep 0.05"_s});
        spec->options.fanOut = 4;
        const auto sink = run(spec);
        QCOMPARE(sink->count(Reason::None), 40);
        QVERIFY2(sink->mostAtOnce() <= 6, qPrintable(QString::number(sink->mostAtOnce()))); // batches overlap
    }

    void hostsThatCannotBeReachedSaySo()
    {
        auto spec = makeRun(4, {u"echo"_s});
        spec->hosts[1].port = freePort();
        spec->hosts[2].skip = u"It wants ProxyCommand."_s;
        const auto sink = run(spec);
        QCOMPARE(sink->verdict(0).reason, Reason::None);
        QCOMPARE(sink->verdict(1).reason, Reason::Refused);
        QCOMPARE(sink->verdict(2).reason, Reason::SkippedByConfiguration);
        QCOMPARE(sink->verdict(2).detail.english(), u"It wants ProxyCommand."_s);
        QCOMPARE(sink->verdict(3).reason, Reason::None);
    }

    void twoRunsShareTheEngine()
    {
        engine::Engine engine;
        const auto one = makeRun(20, {u"sleep 0.1; echo one"_s});
        const auto two = makeRun(20, {u"echo two"_s});
        const auto sinkOne = std::make_shared<Collector>(one);
        const auto sinkTwo = std::make_shared<Collector>(two);
        engine.start(one, sinkOne, nullptr);
        engine.start(two, sinkTwo, nullptr);
        QVERIFY(sinkTwo->waitForEnd());
        QVERIFY(sinkOne->waitForEnd());
        QCOMPARE(sinkOne->count(Reason::None), 20);
        QCOMPARE(sinkTwo->output(19), QByteArray("two\n"));
        QCOMPARE(sinkOne->complaints() + sinkTwo->complaints(), QStringList());
    }

    void cancellingTellsTheTruth()
    {
        engine::Engine engine;
        auto spec = makeRun(8, {u"sleep 300"_s, u"echo never"_s});
        spec->options.fanOut = 4;
        const auto sink = std::make_shared<Collector>(spec);
        const auto running = engine.start(spec, sink, nullptr);
        QTRY_COMPARE(sink->startedCount(), 4);
        running->cancel();
        QVERIFY(sink->waitForEnd());
        QVERIFY(sink->wasCancelled());
        QCOMPARE(sink->complaints(), QStringList());
        QCOMPARE(sink->count(Reason::CancelledByUser), 16);
        for (TaskIndex task = 0; task < 16; task += 2)
            QCOMPARE(sink->verdict(task).remote, sink->started(task) ? RemoteState::Ended : RemoteState::NotStarted);
        QTRY_VERIFY(running->isOver());
    }

    // As a normal user too, where users can be made: what is told is what ps shows.
    void aHundredHostsCancelled_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("as who runs the tests") << QString();
        QTest::newRow("as a normal user") << u"alice"_s;
    }

    void aHundredHostsCancelled()
    {
        QFETCH(QString, user);
        if (!user.isEmpty())
            ROLLCALL_NEEDS(SshdFixture::mayAddUsers(), "to be root, in a root that is a mount of its own");
        SshdFixture other({{u"ListenAddress"_s, u"0.0.0.0"_s}});
        if (!user.isEmpty()) {
            other.addUsers();
            QVERIFY2(other.start(), qPrintable(other.error()));
        }
        SshdFixture& server = user.isEmpty() ? *m_sshd : other;
        const QByteArray mark = newMark();
        constexpr int atOnce = 25; // all on this one machine, which is to list its processes for each
        auto spec = makeRun(100, {u"sleep 1000."_s + QString::fromLatin1(mark)});
        spec->options.fanOut = atOnce;
        for (HostSpec& host : spec->hosts) {
            host.port = server.port();
            if (user.isEmpty())
                continue;
            host.user = user;
            host.login = loginWith(server.clientKey());
            auto trust = std::make_shared<TrustSpec>(*host.trust);
            trust->hostKeyAlias = u"[127.0.0.1]:%1"_s.arg(server.port());
            trust->userFiles = {server.knownHosts()};
            host.trust = trust;
        }
        engine::Engine engine;
        const auto sink = std::make_shared<Collector>(spec);
        const auto running = engine.start(spec, sink, nullptr);
        QTRY_COMPARE(sink->startedCount(), atOnce);
        running->cancel();
        QVERIFY(sink->waitForEnd());
        QCOMPARE(sink->complaints(), QStringList());
        for (TaskIndex task = 0; task < 100; ++task)
            QCOMPARE(sink->verdict(task).remote, sink->started(task) ? RemoteState::Ended : RemoteState::NotStarted);
        QCOMPARE(leftOver(mark), 0);
    }

    void oneHostCanBeCancelled()
    {
        engine::Engine engine;
        auto spec = makeRun(3, {u"if [ '{{address}}' = 127.0.0.2 ]; then sleep 300; fi"_s});
        spec->options.fanOut = 2;
        const auto sink = std::make_shared<Collector>(spec);
        const auto running = engine.start(spec, sink, nullptr);
        QTRY_VERIFY(sink->started(1));
        running->cancelHost(1);
        running->cancelHost(99); // there is no such host
        QVERIFY(sink->waitForEnd());
        QCOMPARE(sink->verdict(0).reason, Reason::None);
        QCOMPARE(sink->verdict(1).reason, Reason::CancelledByUser);
        QCOMPARE(sink->verdict(2).reason, Reason::None);
        QVERIFY(!sink->wasCancelled());
    }

    void aHostThatWaitsCanBeCancelled()
    {
        engine::Engine engine;
        auto spec = makeRun(2, {u"sleep 0.5"_s});
        spec->options.fanOut = 1;
        const auto sink = std::make_shared<Collector>(spec);
        engine.start(spec, sink, nullptr)->cancelHost(1);
        QVERIFY(sink->waitForEnd());
        QCOMPARE(sink->verdict(0).reason, Reason::None);
        QCOMPARE(sink->verdict(1).reason, Reason::CancelledByUser);
        QCOMPARE(sink->verdict(1).remote, RemoteState::NotStarted);
    }

    void aCommandThatTakesTooLongIsEnded()
    {
        auto spec = makeRun(1, {u"sleep 300"_s});
        spec->options.commandTimeout = std::chrono::milliseconds(300);
        const auto sink = run(spec);
        QCOMPARE(sink->verdict(0).reason, Reason::CommandTimeout);
    }

    void aFullSinkStopsTheHosts()
    {
        engine::Engine engine;
        auto spec = makeRun(4, {u"head -c 20000000 /dev/zero"_s});
        const auto sink = std::make_shared<Collector>(spec);
        sink->setRoom(false);
        engine.start(spec, sink, nullptr);
        QTRY_VERIFY(sink->waitingForRoom() > 0);
        // What is on its way when reading stops is bounded by the channel windows; then nothing more comes.
        QTRY_VERIFY_WITH_TIMEOUT(staysSame([&] { return sink->bytes(); }), 20'000);
        QVERIFY2(sink->bytes() < 40'000'000, qPrintable(QString::number(sink->bytes())));
        QVERIFY(!sink->isOver());
        sink->setRoom(true);
        QVERIFY(sink->waitForEnd());
        QCOMPARE(sink->bytes(), 80'000'000LL);
        QCOMPARE(sink->count(Reason::None), 4);
        QCOMPARE(sink->complaints(), QStringList());
    }

    void aDiskThatFillsEndsEveryTask()
    {
        engine::Engine engine;
        auto spec = makeRun(6, {u"while :; do echo line; sleep 0.05; done"_s});
        spec->options.fanOut = 3;
        const auto sink = std::make_shared<Collector>(spec);
        engine.start(spec, sink, nullptr);
        QTRY_COMPARE(sink->startedCount(), 3);
        sink->failed = true;
        QVERIFY(sink->waitForEnd());
        QCOMPARE(sink->count(Reason::LocalDiskFull), 6);
        QVERIFY(!sink->wasCancelled());
    }

    void destroyingTheEngineEndsItsRuns()
    {
        auto spec = makeRun(10, {u"sleep 300"_s});
        spec->options.fanOut = 5;
        const auto sink = std::make_shared<Collector>(spec);
        {
            engine::Engine engine;
            engine.start(spec, sink, nullptr);
            QTRY_COMPARE(sink->startedCount(), 5);
        }
        QVERIFY(sink->isOver());
        QCOMPARE(sink->count(Reason::CancelledByQuit), 10);
        QCOMPARE(sink->complaints(), QStringList());
    }

    void aRunWithoutHostsEnds()
    {
        const auto sink = run(makeRun(0, {u"true"_s}));
        QVERIFY(!sink->wasCancelled());
    }

private:
    static std::shared_ptr<const LoginSpec> loginWith(const QString& key)
    {
        auto login = std::make_shared<LoginSpec>();
        login->keyFiles = {key};
        login->keyboardInteractive = login->password = false;
        return login;
    }

    std::shared_ptr<RunSpec> makeRun(int hosts, const QStringList& commands)
    {
        const auto login = loginWith(m_sshd->clientKey());
        auto trust = std::make_shared<TrustSpec>();
        trust->userFiles = {m_sshd->file(u"known_all"_s)};
        trust->policy = HostKeyPolicy::Strict;
        auto spec = std::make_shared<RunSpec>();
        spec->id = newRunId();
        for (int i = 0; i < hosts; ++i) {
            HostSpec host;
            host.name = u"host-%1"_s.arg(i + 1);
            host.address = u"127.0.0.%1"_s.arg(i + 1);
            host.port = m_sshd->port();
            host.user = m_sshd->user();
            host.login = login;
            host.trust = trust;
            host.algorithms = std::make_shared<AlgorithmSpec>();
            spec->hosts.append(host);
        }
        for (const QString& command : commands) {
            Step step;
            step.work = command;
            spec->steps.append(step);
        }
        spec->options.batch = true;
        return spec;
    }

    /// To its end, with the promises checked.
    std::shared_ptr<Collector> run(const RunSpecPtr& spec)
    {
        engine::Engine engine;
        auto sink = std::make_shared<Collector>(spec);
        engine.start(spec, sink, nullptr);
        if (!sink->waitForEnd())
            QTest::qFail("the run did not end", __FILE__, __LINE__);
        if (const QStringList complaints = sink->complaints(); !complaints.isEmpty())
            QTest::qFail(qPrintable(complaints.join(u'\n')), __FILE__, __LINE__);
        return sink;
    }

    template <typename Value> static bool staysSame(Value value)
    {
        const auto before = value();
        for (int i = 0; i < 5; ++i) {
            QTest::qWait(50); // nothing to wait for: it is the absence of something that counts
            if (value() != before)
                return false;
        }
        return true;
    }

    std::unique_ptr<SshdFixture> m_sshd;
};

ROLLCALL_TEST(tst_run, RunTest)
#include "tst_run.moc"
