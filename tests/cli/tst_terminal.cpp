// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/questions.h"
#include "ptychild.h"
#include "support/clirunner.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <utility>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

/// Questions, progress and Ctrl-C on a real terminal, with the demo fleet answering.
class TerminalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(startFleet(m_fleet, fleet(), {u"--hosts"_s, u"6"_s, u"--password"_s, u"let me in"_s}));
    }

    void cleanupTestCase()
    {
        m_fleet.terminate();
        m_fleet.waitForFinished(5000);
    }

    void theSheetNamesBlockedKeysApart()
    {
        using rollcall::HostKeyCandidate;
        HostKeyCandidate fresh;
        fresh.host = u"web-01"_s;
        fresh.fingerprint = u"SHA256:good"_s;
        QVERIFY(!rollcall::cli::hostKeySheet({fresh}).contains(u"Refused"_s));
        fresh.address = u"192.0.2.1"_s;
        fresh.lookup = u"web-01"_s;
        QVERIFY(rollcall::cli::hostKeySheet({fresh}).contains(u" 192.0.2.1 "_s));
        fresh.lookup = u"[web-01]:2222"_s;
        QVERIFY(rollcall::cli::hostKeySheet({fresh}).contains(u" 192.0.2.1:2222 "_s));
        HostKeyCandidate changed;
        changed.host = u"db-1"_s;
        changed.fingerprint = u"SHA256:bad"_s;
        changed.blocked = rollcall::Reason::HostKeyChanged;
        changed.where = u"/home/me/.ssh/known_hosts:12"_s;
        const QString sheet = rollcall::cli::hostKeySheet({changed, fresh});
        const qsizetype refused = sheet.indexOf(u"Refused, whatever the answer:"_s);
        QVERIFY(refused > 0);
        QVERIFY(sheet.indexOf(u"SHA256:good"_s) < refused);
        const QString below = sheet.sliced(refused);
        for (const QString& said :
             {changed.host, changed.fingerprint, rollcall::reasonLabel(changed.blocked), changed.where})
            QVERIFY2(below.contains(said), qPrintable(sheet));
    }

    void aPasswordIsAskedOnceWithoutEcho()
    {
        PtyChild child;
        QVERIFY(start(child, passwordRun({u"--command"_s, u"echo fine"_s})));
        QVERIFY2(child.waitFor("assword: "), child.screen().constData());
        QVERIFY(!child.echoes());
        child.forget();
        child.type("let me in\n");
        QCOMPARE(child.waitForEnd(), 0);
        QVERIFY(!child.screen().contains("let me in"));
        QCOMPARE(child.screen().count("assword"), 0); // once for all six
        QVERIFY2(child.screen().contains("web-01: fine") && child.screen().contains("6 ok"),
                 child.screen().constData());
    }

    void whatIsSaidOfOtherHostsWaitsForTheAnswer()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        const int silent = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0); // is connected to and says nothing
        const auto close = qScopeGuard([silent] { ::close(silent); });
        auto* const there = reinterpret_cast<sockaddr*>(&address);
        QVERIFY(::bind(silent, there, size) == 0 && ::listen(silent, 8) == 0);
        QCOMPARE(::getsockname(silent, there, &size), 0);
        const QString host = u"127.0.0.1:%1"_s.arg(ntohs(address.sin_port));
        PtyChild child;
        const QByteArray mark = host.toLatin1() + ": ";
        QStringList arguments =
            passwordRun({u"--command"_s, u"echo fine"_s, u"--connect-timeout"_s, u"3"_s, u"--verbose-host"_s, host});
        arguments.replaceInStrings(u"@*"_s, u"web-01 "_s + host);
        QVERIFY(start(child, arguments));
        QVERIFY2(child.waitFor("assword: "), child.screen().constData());
        child.forget();
        const auto became = [this] { return m_cli->run({u"history"_s, u"show"_s}).out; };
        QTRY_VERIFY_WITH_TIMEOUT(became().contains("unreachable"), 90'000);
        QCOMPARE(child.unread(), 0);
        child.type("let me in\n");
        QCOMPARE(child.waitForEnd(), 1);
        QVERIFY2(child.screen().contains(QByteArray(mark + "unreachable")), child.screen().constData());
        QVERIFY2(child.screen().count(mark) > 1, child.screen().constData()); // its log
        QVERIFY2(child.screen().contains("web-01: fine"), child.screen().constData());
    }

    void aWrongPasswordIsTriedOnOneHostOnly()
    {
        const int before = denials();
        PtyChild child;
        QVERIFY(start(child, passwordRun({u"--command"_s, u"echo fine"_s})));
        QVERIFY(child.waitFor("assword: "));
        QVERIFY(!child.echoes());
        QVERIFY2(child.screen().contains("6 host") && child.screen().contains("web-[01-03]"),
                 child.screen().constData());
        child.forget();
        child.type("wrong\n");
        QVERIFY2(child.waitFor("assword: "), child.screen().constData());
        QVERIFY(!child.echoes());
        child.type("let me in\n");
        QCOMPARE(child.waitForEnd(), 0);
        QCOMPARE(denials() - before, 1);
    }

    void aWrongPassphraseIsTheKeyFiles()
    {
        QTemporaryDir folder;
        QProcess fleetOfKeys;
        const QString fleet = folder.filePath(u"fleet"_s);
        QVERIFY(startFleet(fleetOfKeys, fleet, {u"--hosts"_s, u"3"_s}));
        const QString key = folder.filePath(u"locked"_s);
        QVERIFY(QFile::copy(fleet + u"/id_ed25519"_s, key));
        QVERIFY(QFile::setPermissions(key, QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(QProcess::execute(u"ssh-keygen"_s,
                                   {u"-q"_s, u"-p"_s, u"-P"_s, QString(), u"-N"_s, u"right"_s, u"-f"_s, key}),
                 0);
        PtyChild child;
        child.setColumns(500); // whole sentences in a row
        QVERIFY(start(child, passwordRun({u"--command"_s, u"echo fine"_s, u"--identity"_s, key}, fleet)));
        for (int tries = 0; tries < 3; ++tries) {
            QVERIFY2(child.waitFor("Passphrase: "), child.screen().constData());
            QVERIFY(!child.echoes());
            const QByteArray again = "That passphrase does not open the key file " + key.toUtf8() + ".";
            QCOMPARE(child.screen().contains(again), tries > 0);
            QVERIFY2(!child.screen().contains("has refused"), child.screen().constData());
            child.forget();
            child.type("wrong\n");
        }
        QCOMPARE(child.waitForEnd(), 1);
        const QByteArray row = "The passphrase does not open the key (" + key.toUtf8();
        QCOMPARE(child.screen().count(row), 3);
        fleetOfKeys.terminate();
        fleetOfKeys.waitForFinished(5000);
    }

    void anEmptyAnswerDeclines()
    {
        PtyChild child;
        QVERIFY(start(child, passwordRun({u"--command"_s, u"echo fine"_s})));
        QVERIFY(child.waitFor("assword: "));
        QVERIFY(!child.echoes());
        child.type("\n");
        QCOMPARE(child.waitForEnd(), 1);
        QVERIFY(child.screen().contains("6 "));
    }

    void anEmptyAnswerIsOneToAServersOwnQuestion()
    {
        QTemporaryDir folder;
        QProcess asking;
        QVERIFY(startFleet(asking, folder.filePath(u"fleet"_s), {u"--hosts"_s, u"1"_s, u"--press-enter"_s}));
        const QString fleet = folder.filePath(u"fleet"_s);
        PtyChild child;
        QVERIFY(start(child, passwordRun({u"--command"_s, u"echo fine"_s}, fleet)));
        QVERIFY2(child.waitFor("Press Enter: "), child.screen().constData());
        for (const char* said : {"A push was sent.\r\n", "Approve it, then press Enter.\r\n", "Press Enter: "})
            QVERIFY2(child.screen().contains(QByteArray(QByteArray(" says | ") + said)), child.screen().constData());
        child.type("\n");
        QCOMPARE(child.waitForEnd(), 0);
        QVERIFY2(child.screen().contains("1 ok"), child.screen().constData());
        PtyChild left;
        QVERIFY(start(left, passwordRun({u"--command"_s, u"echo fine"_s}, fleet)));
        QVERIFY2(left.waitFor("Press Enter: "), left.screen().constData());
        left.type("\x04"); // Ctrl+D
        QCOMPARE(left.waitForEnd(), 1);
        asking.terminate();
        asking.waitForFinished(5000);
    }

    void aPageThatAServerSendsToIsShown()
    {
        QTemporaryDir folder;
        QProcess waiting;
        const QString fleet = folder.filePath(u"fleet"_s);
        QVERIFY(startFleet(waiting, fleet, {u"--hosts"_s, u"2"_s, u"--hostile"_s, u"visit-first"_s}));
        m_cli = std::make_unique<CliRunner>();
        PtyChild child;
        QVERIFY(start(child,
                      QStringList{u"run"_s, u"--library"_s, fleet, u"@*"_s, u"--identity"_s, fleet + u"/id_ed25519"_s,
                                  u"--known-hosts"_s, fleet + u"/known_hosts"_s, u"--command"_s, u"echo fine"_s} +
                          agreed(fleet)));
        QVERIFY2(child.waitFor(" says | To log in, visit https://login.example.test/a/1\r\n"),
                 child.screen().constData());
        QCOMPARE(child.waitForEnd(), 0);
        QCOMPARE(child.screen().count("visit https"), 1); // both say the same
        waiting.terminate();
        waiting.waitForFinished(5000);
    }

    /// Each host has a password of its own: what the one who is asked first refuses is another's.
    void whoRefusesIsLeftOutAndCodesAreAskedOfEach()
    {
        QTemporaryDir folder;
        QProcess own;
        const QString fleet = folder.filePath(u"fleet"_s);
        QVERIFY(startFleet(own, fleet, {u"--hosts"_s, u"2"_s, u"--password"_s, u"pw"_s, u"--own-passwords"_s}));
        const auto asker = [](const PtyChild& child) {
            return QRegularExpression(u"admin@(\\S+) asks"_s).match(QString::fromUtf8(child.screen())).captured(1);
        };
        PtyChild child;
        const QStringList run = passwordRun({u"--command"_s, u"echo fine"_s}, fleet);
        QStringList hosts;
        QRegularExpressionMatchIterator names =
            QRegularExpression(u"^  (\\S+):$"_s, QRegularExpression::MultilineOption)
                .globalMatch(QString::fromUtf8(m_cli->read(u"own/library/hosts.yaml"_s)));
        while (names.hasNext())
            hosts << names.next().captured(1);
        QCOMPARE(hosts.size(), 2);
        QVERIFY(start(child, run));
        QVERIFY2(child.waitFor("assword: "), child.screen().constData());
        const QString first = asker(child);
        const QByteArray second = (hosts[0] == first ? hosts[1] : hosts[0]).toUtf8();
        child.forget();
        child.type("pw-" + second + '\n');
        QVERIFY2(child.waitFor("assword: "), child.screen().constData());
        QVERIFY2(child.screen().contains(QByteArray(first.toUtf8() + " has refused the last answer.")),
                 child.screen().constData());
        child.type("\n"); // it is left out, and the same is tried on the other one
        QCOMPARE(child.waitForEnd(), 1);
        QVERIFY2(child.screen().contains("1 ok") && child.screen().contains("1 denied"), child.screen().constData());

        PtyChild codes;
        QVERIFY(start(codes, passwordRun({u"--command"_s, u"echo fine"_s}, fleet)));
        QVERIFY2(codes.waitFor("assword: "), codes.screen().constData());
        QVERIFY(codes.screen().contains("one-time code"));
        const QByteArray asking = asker(codes).toUtf8();
        codes.forget();
        codes.type("pw-" + asking + '\x0f'); // Ctrl+O
        QVERIFY2(codes.waitFor("No other host gets the answer"), codes.screen().constData());
        QVERIFY2(codes.waitFor("assword: "), codes.screen().constData());
        codes.type("pw-" + asker(codes).toUtf8() + '\n');
        QCOMPARE(codes.waitForEnd(), 0);
        own.terminate();
        own.waitForFinished(5000);
    }

    void ctrlCAtAQuestionRestoresTheTerminal()
    {
        PtyChild child;
        QVERIFY(start(child, passwordRun({u"--command"_s, u"echo fine"_s})));
        QVERIFY(child.waitFor("assword: "));
        QVERIFY(!child.echoes());
        child.type("\x03");
        QVERIFY(child.waitFor("Cancelling"));
        QTRY_VERIFY(child.echoes());
        QCOMPARE(child.waitForEnd(), 130);
        QVERIFY2(child.screen().contains("6 cancelled"), child.screen().constData()); // and not denied
    }

    void hostKeysAreOneSheet()
    {
        m_cli = std::make_unique<CliRunner>();
        PtyChild refused;
        QVERIFY(start(refused, keyRun()));
        refused.type("yes\n"); // to nothing: there is no question yet
        QVERIFY2(refused.waitFor("yes or no"), refused.screen().constData());
        QCOMPARE(refused.screen().count("SHA256:"), 6);
        refused.type("maybe\n");
        QVERIFY(refused.waitFor("Please type"));
        refused.type("no\n");
        QCOMPARE(refused.waitForEnd(), 1);
        QVERIFY(m_cli->read(u"known"_s).isEmpty());
        PtyChild accepted;
        QVERIFY(start(accepted, keyRun()));
        QVERIFY(accepted.waitFor("yes or no"));
        accepted.type("yes\n");
        QCOMPARE(accepted.waitForEnd(), 0);
        QCOMPARE(m_cli->read(u"known"_s).count('\n'), 6);
        PtyChild known;
        QVERIFY(start(known, keyRun()));
        QCOMPARE(known.waitForEnd(), 0);
        QVERIFY(!known.screen().contains("SHA256:"));
    }

    void progressIsABarThatGoes()
    {
        PtyChild child;
        m_cli = std::make_unique<CliRunner>();
        QVERIFY(start(child, QStringList{u"run"_s, u"--library"_s, fleet(), u"@*"_s, u"--identity"_s,
                                         fleet() + u"/id_ed25519"_s, u"--known-hosts"_s, fleet() + u"/known_hosts"_s,
                                         u"--command"_s, u"sleep 1"_s} +
                                 agreed(fleet())));
        QVERIFY2(child.waitFor("] 0/6"), child.screen().constData());
        QCOMPARE(child.waitForEnd(), 0);
        QVERIFY(child.screen().contains("\r\x1b[K")); // taken away again
    }

    void terminalsOfTheirOwnAreAsWideAsOurs()
    {
        m_cli = std::make_unique<CliRunner>();
        const auto said = [this](const QStringList& more) {
            PtyChild child;
            child.setColumns(132);
            const QStringList run{u"run"_s, u"--library"_s, fleet(), u"@*"_s, u"--command"_s, u"id"_s, u"--dry-run"_s};
            return start(child, run + more) && child.waitForEnd() == 0 ? child.screen() : QByteArray();
        };
        const QByteArray wide = said({u"--pty"_s});
        QVERIFY2(wide.contains("  width: 132 (said here)\r\n"), wide.constData());
        QVERIFY(said({u"--pty"_s, u"--width"_s, u"100"_s}).contains("  width: 100 (said here)\r\n"));
        const QByteArray without = said({});
        QVERIFY(!without.isEmpty() && !without.contains("width"));
    }

    void aTerminalGetsWhatIsShown()
    {
        PtyChild child;
        m_cli = std::make_unique<CliRunner>();
        QVERIFY(start(child, shownRun({u"--command"_s, u"echo x\bFA\x1b[31mIL\x1b[0mED"_s})));
        QCOMPARE(child.waitForEnd(), 0);
        QVERIFY2(child.screen().contains("web-01: FA\x1b[31mIL\x1b[0mED\r\n"), child.screen().constData());
        for (const auto& [name, value] : {std::pair(u"NO_COLOR"_s, u"1"_s), std::pair(u"TERM"_s, u"dumb"_s)}) {
            PtyChild plain;
            QVERIFY(start(plain, shownRun({u"--command"_s, u"echo x\bFA\x1b[31mIL\x1b[0mED"_s}), {{name, value}}));
            QCOMPARE(plain.waitForEnd(), 0);
            QVERIFY2(plain.screen().contains("web-01: FAILED\r\n"), plain.screen().constData());
        }
    }

    /// Whatever a host sends, no line of its begins where our own do.
    void noHostForgesWhatIsOurs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("heading") << u"---- web-02 (1)"_s;
        QTest::newRow("returned") << u"x\r---- web-02 (1)"_s;
        QTest::newRow("moved") << u"\x1b[99D\x1b[2K\x1b[1m---- web-02 (1)\x1b[0m"_s;
        QTest::newRow("in a long line") << QString(u"x"_s.repeated(78) + u"---- web-02 (1)"_s.repeated(8));
        QTest::newRow("a name") << u"x\rweb-02: hacked"_s;
        QTest::newRow("a name in a long line") << QString(u"x"_s.repeated(72) + u"web-02: hacked"_s);
    }

    void noHostForgesWhatIsOurs()
    {
        QFETCH(QString, text);
        for (const QStringList& form : {QStringList(), QStringList{u"--fold"_s}}) {
            m_cli = std::make_unique<CliRunner>();
            PtyChild child;
            QVERIFY(start(child, shownRun(QStringList{u"--command"_s, u"echo '"_s + text + u'\''} + form)));
            QCOMPARE(child.waitForEnd(), 0);
            int theirs = 0;
            for (QByteArray row : child.screen().split('\n')) {
                row = row.sliced(row.lastIndexOf("\r\x1b[K") < 0 ? 0 : row.lastIndexOf("\r\x1b[K") + 4);
                if (!row.contains("hacked") && !row.contains("web-02 (1)"))
                    continue;
                if (row.startsWith("rollcall-cli: ")) // we say of the command that it holds what does not show
                    continue;
                static const QRegularExpression line(u"^([a-z]+-[0-9]+: | {5})"_s);
                static const QRegularExpression folded(u"^(\\| | {5})"_s);
                QVERIFY2((form.isEmpty() ? line : folded).match(QString::fromUtf8(row)).hasMatch(), row.constData());
                QVERIFY2(!row.startsWith("web-02: hacked"), row.constData());
                ++theirs;
            }
            QVERIFY2(theirs > 0, child.screen().constData());
            static const QRegularExpression heading(u"(^|[\n\r]|\x1b\\[K)\x1b\\[1m---- "_s); // where a row begins
            QCOMPARE(QString::fromUtf8(child.screen()).contains(heading), !form.isEmpty());
        }
    }

private:
    QString fleet() const { return m_folder.filePath(u"fleet"_s); }

    static bool startFleet(QProcess& process, const QString& folder, const QStringList& more)
    {
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(programPath(u"rollcall-fleet"_s),
                      QStringList{u"--dir"_s, folder, u"--instant"_s, u"--trouble"_s, u"off"_s} + more);
        QByteArray said;
        return QTest::qWaitFor([&] { return (said += process.readAll()).contains("ready "); }, 30'000);
    }

    int denials() const
    {
        QFile log(fleet() + u"/log"_s);
        return log.open(QIODevice::ReadOnly) ? static_cast<int>(log.readAll().count("denied")) : -1;
    }

    /// No key of the fleet: only its password lets in.
    QStringList passwordRun(const QStringList& more) { return passwordRun(more, fleet()); }
    QStringList passwordRun(const QStringList& more, const QString& fleet)
    {
        m_cli = std::make_unique<CliRunner>();
        m_cli->write(u"own/library/hosts.yaml"_s, withoutIdentity(fleet));
        return QStringList{u"run"_s,    u"--library"_s,     m_cli->file(u"own/library"_s),
                           u"@*"_s,     u"--known-hosts"_s, fleet + u"/known_hosts"_s,
                           u"--user"_s, u"admin"_s} +
               more;
    }

    /// That about half of the fleet is in production.
    QStringList agreed(const QString& fleet) const
    {
        const QByteArray hosts = m_cli->run({u"groups"_s, u"resolve"_s, u"@production"_s, u"--library"_s, fleet}).out;
        return {u"--production"_s, QString::number(hosts.count('\n'))};
    }

    QStringList keyRun() const
    {
        return QStringList{u"run"_s,
                           u"--library"_s,
                           fleet(),
                           u"@*"_s,
                           u"--known-hosts"_s,
                           m_cli->file(u"known"_s),
                           u"--identity"_s,
                           fleet() + u"/id_ed25519"_s,
                           u"--host-keys"_s,
                           u"ask"_s,
                           u"--command"_s,
                           u"true"_s} +
               agreed(fleet());
    }

    static QByteArray withoutIdentity(const QString& fleet)
    {
        QFile hosts(fleet + u"/library/hosts.yaml"_s);
        if (!hosts.open(QIODevice::ReadOnly))
            return {};
        QByteArray text;
        for (const QByteArray& line : hosts.readAll().split('\n')) {
            if (!line.trimmed().startsWith("identity:"))
                text += line + '\n';
        }
        return text;
    }

    QStringList shownRun(const QStringList& more) const
    {
        return QStringList{u"run"_s,
                           u"--library"_s,
                           fleet(),
                           u"@*"_s,
                           u"--identity"_s,
                           fleet() + u"/id_ed25519"_s,
                           u"--known-hosts"_s,
                           fleet() + u"/known_hosts"_s} +
               agreed(fleet()) + more;
    }

    bool start(PtyChild& child, const QStringList& arguments, const QMap<QString, QString>& more = {}) const
    {
        const QString home = m_cli->home();
        QMap<QString, QString> environment{{u"HOME"_s, home},
                                           {u"XDG_CONFIG_HOME"_s, home + u"/config"_s},
                                           {u"XDG_DATA_HOME"_s, home + u"/data"_s},
                                           {u"XDG_STATE_HOME"_s, home + u"/state"_s},
                                           {u"LC_ALL"_s, u"C.UTF-8"_s},
                                           {u"NO_COLOR"_s, QString()},
                                           {u"TERM"_s, u"xterm"_s}};
        environment.insert(more);
        return child.start(programPath(u"rollcall-cli"_s), arguments, environment, home);
    }

    QTemporaryDir m_folder;
    QProcess m_fleet;
    std::unique_ptr<CliRunner> m_cli;
};

ROLLCALL_TEST(tst_terminal, TerminalTest)
#include "tst_terminal.moc"
