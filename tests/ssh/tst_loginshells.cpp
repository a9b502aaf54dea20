// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: slow
#include "engine/steprequest.h"
#include "harness.h"
#include "support/leftover.h"
#include "support/needs.h"
#include "support/testmain.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

// Every login shell on both servers: commands, scripts, variables and input arrive whole, or the shell says that it
// starts nothing; and of what is ended is told what ps shows. A shell that does not let us look may keep us from
// knowing; never may "ended" be said of what goes on.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class LoginShellsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsRunArrives_data();
    void whatIsRunArrives();
    void everyInterpreterRuns_data() { whatIsRunArrives_data(); }
    void everyInterpreterRuns();
    void whatIsToldIsSo_data();
    void whatIsToldIsSo();

private:
    std::shared_ptr<HostSpec> start(const QString& server, const QString& shell);

    std::unique_ptr<SshdFixture> m_sshd;
    std::unique_ptr<DropbearFixture> m_dropbear;
};

namespace {

const QStringList shells{u"sh"_s,   u"bash"_s, u"zsh"_s,  u"fish"_s,  u"csh"_s,
                         u"tcsh"_s, u"ksh"_s,  u"mksh"_s, u"rbash"_s, u"busybox"_s};

bool isHere(const QString& shell)
{
    return !QStandardPaths::findExecutable(shell).isEmpty();
}

} // namespace

void LoginShellsTest::whatIsRunArrives_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("shell");
    for (const QString& server : {u"sshd"_s, u"dropbear"_s}) {
        for (const QString& shell : shells)
            QTest::newRow(qPrintable(QString(server + u' ' + shell))) << server << shell;
    }
}

void LoginShellsTest::whatIsRunArrives()
{
    QFETCH(QString, server);
    QFETCH(QString, shell);
    ROLLCALL_NEEDS(SshdFixture::mayAddUsers(), "to be root, in a root that is a mount of its own");
    ROLLCALL_NEEDS(isHere(shell), "that login shell");
    const auto host = start(server, shell);
    QVERIFY(host);
    RunOptions options;
    options.environment = {{u"A"_s, u"it's \\ !25 $HOME `id`"_s}};
    Step step;
    step.work = u"env printenv A; cat"_s;
    step.standardInput = "in\n";
    Step script;
    script.work = u"printenv A\ncat\nread -r x\ntest -t 1 && echo terminal\nexit 7\n"_s;
    script.interpreter = u"sh"_s;
    Plan plan{host, {*engine::stepRequest(step, {}, options), *engine::stepRequest(script, {}, options)}};
    options.pty = true;
    plan.requests.push_back(*engine::stepRequest(script, {}, options));
    Harness harness;
    const Report report = harness.run(std::move(plan));
    const QByteArray value("it's \\ !25 $HOME `id`");
    QVERIFY2(report.out(0) == value + "\nin\n",
             QByteArray(report.out(0) + report.err(0) + report.text().toUtf8()).constData());
    const bool shut = shell == "rbash"_L1; // it starts nothing that has a path
    const QByteArray expected = shut ? QByteArray() : QByteArray(value + '\n');
    QVERIFY2(report.out(1) == expected, QByteArray(report.out(1) + report.err(1)).constData());
    QCOMPARE(report.verdict(1).exitCode, shut ? 126U : 7U);
    QCOMPARE(report.err(1).contains("exec: "), shut);
    const QByteArray seen = shut ? QByteArray() : QByteArray(value + "\r\nterminal\r\n");
    QVERIFY2(report.out(2).endsWith(seen), report.out(2).constData()); // fish complains before it of a home not its own
    QCOMPARE(report.verdict(2).exitCode, shut ? 126U : 7U);
}

namespace {

struct Script
{
    const char* interpreter;
    const char* program; // that has to be here
    const char* text;    // prints the variable A and all of its input, of which there is none; ends with 7
};

constexpr auto shellScript = "printenv A\ncat\nexit 7\n";

constexpr Script scripts[] = {
    {"sh", "sh", shellScript},
    {"/bin/bash", "bash", shellScript},
    {"dash", "dash", shellScript},
    {"zsh", "zsh", shellScript},
    {"ksh", "ksh", shellScript},
    {"busybox sh", "busybox", shellScript},
    {"csh -f", "csh", shellScript},
    {"tcsh", "tcsh", shellScript},
    {"fish", "fish", shellScript},
    {"env python3", "python3",
     "import os, sys\nprint(os.environ['A'])\nprint(sys.stdin.read(), end='')\nsys.exit(7)\n"},
    {"perl", "perl", "print \"$ENV{A}\\n\"; print <STDIN>; exit 7;\n"},
    {"ruby", "ruby", "puts ENV['A']\nprint $stdin.read\nexit 7\n"},
    {"node", "node", "console.log(process.env.A); process.stdin.pipe(process.stdout); process.exitCode = 7;\n"},
    {"awk -f", "awk", "BEGIN { print ENVIRON[\"A\"]; while ((getline line) > 0) print line; exit 7 }\n"},
    {"tclsh", "tclsh", "puts $env(A)\nputs -nonewline [read stdin]\nexit 7\n"},
};

} // namespace

void LoginShellsTest::everyInterpreterRuns()
{
    QFETCH(QString, server);
    QFETCH(QString, shell);
    ROLLCALL_NEEDS(SshdFixture::mayAddUsers(), "to be root, in a root that is a mount of its own");
    const auto host = start(server, shell);
    QVERIFY(host);
    RunOptions options;
    options.environment = {{u"A"_s, u"a b"_s}};
    Plan plan{host};
    QStringList names;
    for (const Script& script : scripts) {
        // What is installed for the one who runs the tests alone, alice does not find.
        if (QStandardPaths::findExecutable(QString::fromLatin1(script.program), {u"/usr/bin"_s, u"/bin"_s}).isEmpty())
            continue;
        Step step;
        step.work = QString::fromLatin1(script.text);
        step.interpreter = QString::fromLatin1(script.interpreter);
        plan.requests.push_back(*engine::stepRequest(step, {}, options));
        names << step.interpreter;
    }
    QVERIFY(names.size() > 3);
    Harness harness;
    const Report report = harness.run(std::move(plan));
    const bool shut = shell == "rbash"_L1; // it starts nothing that has a path
    for (size_t i = 0; i < report.execs.size(); ++i) {
        const QByteArray told = names.at(qsizetype(i)).toUtf8() + ": " + report.out(i) + report.err(i);
        QVERIFY2(report.out(i) == (shut ? "" : "a b\n"), told.constData());
        QVERIFY2(report.verdict(i).exitCode == (shut ? 126U : 7U), told.constData());
    }
}

void LoginShellsTest::whatIsToldIsSo_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("shell");
    QTest::addColumn<bool>("byTime"); // else cancelled
    for (const QString& server : {u"sshd"_s, u"dropbear"_s}) {
        for (const QString& shell : shells) {
            const QString name = server + u' ' + shell;
            QTest::newRow(qPrintable(QString(name + u" time-out"_s))) << server << shell << true;
            QTest::newRow(qPrintable(QString(name + u" cancel"_s))) << server << shell << false;
        }
    }
}

std::shared_ptr<HostSpec> LoginShellsTest::start(const QString& server, const QString& shell)
{
    m_sshd = std::make_unique<SshdFixture>();
    m_dropbear = server == "dropbear"_L1 ? std::make_unique<DropbearFixture>() : nullptr;
    QString path = QStandardPaths::findExecutable(shell);
    if (shell == "busybox"_L1) { // is what it is called
        const QString link = (m_dropbear ? m_dropbear->file(u"sh"_s) : m_sshd->file(u"sh"_s));
        QFile::link(path, link);
        path = link;
    }
    if (!m_dropbear) {
        m_sshd->addUsers(path);
        if (!m_sshd->start())
            return nullptr;
    }
    auto host = hostOf(*m_sshd);
    host->user = u"alice"_s;
    if (!m_dropbear)
        return host;
    m_dropbear->addUsers(path);
    if (!m_dropbear->start())
        return nullptr;
    host->port = m_dropbear->port();
    host->login = keyLogin(m_dropbear->clientKey());
    auto trust = std::make_shared<TrustSpec>();
    trust->userFiles = QStringList{writeFile(m_dropbear->file(u"known_hosts"_s), m_dropbear->knownHostsLine())};
    trust->policy = HostKeyPolicy::Strict;
    host->trust = trust;
    return host;
}

void LoginShellsTest::whatIsToldIsSo()
{
    QFETCH(QString, server);
    QFETCH(QString, shell);
    QFETCH(bool, byTime);
    ROLLCALL_NEEDS(SshdFixture::mayAddUsers(), "to be root, in a root that is a mount of its own");
    ROLLCALL_NEEDS(isHere(shell), "that login shell");
    const auto host = start(server, shell);
    QVERIFY(host);
    const QByteArray mark = newMark();
    Harness harness;
    Plan plan{host, {command("echo go; sleep 1000." + mark + "; echo on")}};
    if (byTime)
        plan.requests[0].timeout = Milliseconds(1500);
    else
        plan.onOutput = [](ssh::Session& session, int exec, qint64) {
            session.cancelExec(exec, Reason::CancelledByUser);
        };
    const Report report = harness.run(std::move(plan));
    const int left = leftOver(mark);
    runProgram(u"pkill"_s, {u"-KILL"_s, u"-f"_s, QString::fromLatin1(mark)});
    const RemoteState told = report.verdict().remote;
    const QString said = u"%1, %2 left\n%3"_s.arg(remoteStateName(told)).arg(left).arg(report.text());
    QVERIFY2(report.verdict().reason == (byTime ? Reason::CommandTimeout : Reason::CancelledByUser), qPrintable(said));
    QVERIFY2(report.out().startsWith("go\n"), qPrintable(said));
    const bool shut = shell == "rbash"_L1; // it starts nothing that has a path
    QVERIFY2(told == (shut ? RemoteState::Unknown : RemoteState::Ended), qPrintable(said));
    QVERIFY2(shut || left == 0, qPrintable(said));
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_loginshells, rollcall::test::LoginShellsTest)
#include "tst_loginshells.moc"
