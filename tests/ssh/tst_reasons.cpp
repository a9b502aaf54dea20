// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: waits
#include "provoker.h"
#include "support/needs.h"
#include "support/testmain.h"

#include <QDir>
#include <QSet>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

// The table of all reasons: how each of them comes about on a real sshd or on the hostile fleet, and what the user
// reads. Whoever adds a reason adds a row; the last test counts them.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class ReasonsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void table_data();
    void table();
    void turnedAwayAfterFailedLogins();
    void everyReasonIsInTheTable();

private:
    struct Row
    {
        Reason reason;
        Outcome outcome;
        const char* how;
        std::function<Verdict(ReasonsTest&)> provoke;
        const char* sentence; // how it begins
        bool asRoot = false;  // needs users and files of its own
    };
    static const std::vector<Row>& rows();

    QString newKey(const QString& name, const QString& passphrase = {}) const;
    static Verdict with(SshdFixture& server, const std::function<void(Provocation&)>& change = {});
    Verdict here(const std::function<void(Provocation&)>& change = {}) { return with(*m_server, change); }
    static Verdict onFleet(const QString& mode, const std::function<void(Provocation&)>& change = {});
    static Verdict onSshd(const QMap<QString, QString>& settings, const std::function<void(Provocation&)>& change = {});
    Verdict withKnownHosts(const QByteArray& text, HostKeyPolicy policy = HostKeyPolicy::Strict);
    Verdict withoutDescriptors();

    QTemporaryDir m_folder;
    std::unique_ptr<SshdFixture> m_server;
};

namespace {

Questioner::Rule declining()
{
    return [](const Question&, Answer& answer) {
        answer.declined = true;
        return true;
    };
}

QByteArray publicKey(const SshdFixture& server)
{
    QFile file(server.hostKey() + u".pub"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void ReasonsTest::initTestCase()
{
    m_server = std::make_unique<SshdFixture>();
    QVERIFY2(m_server->start(), qPrintable(m_server->error()));
}

QString ReasonsTest::newKey(const QString& name, const QString& passphrase) const
{
    const QString path = m_folder.filePath(name);
    if (!QFile::exists(path))
        makeKey(path, u"ed25519"_s, passphrase);
    return path;
}

Verdict ReasonsTest::with(SshdFixture& server, const std::function<void(Provocation&)>& change)
{
    Provocation provocation(server);
    if (change)
        change(provocation);
    return provocation.run();
}

Verdict ReasonsTest::onFleet(const QString& mode, const std::function<void(Provocation&)>& change)
{
    FleetFixture fleet(1, mode.isEmpty() ? QStringList() : QStringList{u"--hostile"_s, mode});
    if (!fleet.start())
        qFatal("no fleet: %s", fleet.error().constData());
    Provocation provocation(fleet);
    if (change)
        change(provocation);
    return provocation.run();
}

Verdict ReasonsTest::onSshd(const QMap<QString, QString>& settings, const std::function<void(Provocation&)>& change)
{
    SshdFixture server(settings);
    if (!server.start())
        qFatal("no sshd: %s", qPrintable(server.error()));
    return with(server, change);
}

Verdict ReasonsTest::withKnownHosts(const QByteArray& text, HostKeyPolicy policy)
{
    return here([&](Provocation& p) {
        p.trust().userFiles = QStringList{writeFile(m_folder.filePath(u"known"_s), text)};
        p.trust().policy = policy;
    });
}

Verdict ReasonsTest::withoutDescriptors()
{
    Harness harness; // has its own already
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    const auto open = QDir(u"/proc/self/fd"_s).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System);
    int highest = 0;
    for (const QString& name : open)
        highest = std::max(highest, name.toInt());
    auto host = hostOf(*m_server);
    rlimit none = before;
    none.rlim_cur = static_cast<rlim_t>(open.size()) < static_cast<rlim_t>(highest) ? 3 : static_cast<rlim_t>(highest);
    ::setrlimit(RLIMIT_NOFILE, &none);
    const Report report = harness.run({host, {}});
    ::setrlimit(RLIMIT_NOFILE, &before);
    return report.ended;
}

const std::vector<ReasonsTest::Row>& ReasonsTest::rows()
{
    using P = Provocation;
    using T = ReasonsTest;
    static const std::vector<Row> table{
        {Reason::None, Outcome::Ok, "a command that ends well", [](T& t) { return t.here(); },
         "The command ended well."},
        {Reason::ExitCode, Outcome::Failed, "exit 3",
         [](T& t) { return t.here([](P& p) { p.command = u"exit 3"_s; }); }, "The command ended with exit code 3."},
        {Reason::Signal, Outcome::Failed, "it kills itself",
         [](T& t) { return t.here([](P& p) { p.command = u"kill -SEGV $$"_s; }); },
         "The command was ended by the signal SEGV."},
        {Reason::InterpreterMissing, Outcome::Failed, "a script for what is not installed",
         [](T& t) { return t.here([](P& p) { p.step.interpreter = u"no-such-shell"_s; }); },
         "The interpreter is not installed on the host (no-such-shell)."},
        {Reason::NotExecutable, Outcome::Failed, "a script for what is no program",
         [](T& t) { return t.here([](P& p) { p.step.interpreter = u"/etc/passwd"_s; }); },
         "The host has the command but may not execute it (exit code 126, /etc/passwd)."},
        {Reason::RestrictedShell, Outcome::Failed, "a script for who has rbash",
         [](T&) {
             SshdFixture server;
             server.addUsers(u"/bin/rbash"_s);
             if (!server.start())
                 qFatal("no sshd: %s", qPrintable(server.error()));
             return with(server, [](P& p) {
                 p.host.user = u"alice"_s;
                 p.step.interpreter = u"sh"_s;
             });
         },
         "The login shell of this user is restricted and starts no other one, so the script was not run (", true},
        {Reason::OutputMismatch, Outcome::Failed, "a snippet's rule",
         [](T& t) { return t.here([](P& p) { p.step.success.mustMatch = u"^up"_s; }); },
         "The command ran, but its output is not what the snippet expects (no match for ^up)."},
        {Reason::OutputLimit, Outcome::Failed, "yes",
         [](T& t) {
             return t.here([](P& p) {
                 p.command = u"exec yes"_s;
                 p.options.outputLimit = 100'000;
             });
         },
         "The output reached its limit (100000 bytes); what came before it is kept."},
        {Reason::ChannelRefused, Outcome::Failed, "MaxSessions 0",
         [](T&) {
             return onSshd({{u"MaxSessions"_s, u"0"_s}});
         },
         "The server let us in but would not start the command ("},
        {Reason::LocalDiskFull, Outcome::Failed, "the store has failed (a full disk: history.tst_recorder)",
         [](T& t) {
             return t.here([](P& p) {
                 p.command = u"while :; do echo x; sleep 0.05; done"_s;
                 p.sinkFails = true;
             });
         },
         "This computer has no room left for the output."},
        {Reason::NoExitStatus, Outcome::Failed, "fleet: no-exit-status",
         [](T&) { return onFleet(u"no-exit-status"_s); },
         "The command ended, but with which exit code is not known (the server told no exit code)."},
        {Reason::NameNotFound, Outcome::Unreachable, "a name of the domain .invalid",
         [](T& t) { return t.here([](P& p) { p.host.address = u"no-such-host.invalid"_s; }); },
         "The name cannot be resolved to an address (no-such-host.invalid"},
        {Reason::Refused, Outcome::Unreachable, "a port where nobody listens",
         [](T& t) { return t.here([](P& p) { p.host.port = freePort(); }); },
         "The host answered, but nothing listens on that port (127.0.0.1: Connection refused)."},
        {Reason::NoRoute, Outcome::Unreachable, "the loopback's broadcast address",
         [](T& t) { return t.here([](P& p) { p.host.address = u"127.255.255.255"_s; }); },
         "There is no way to this address (127.255.255.255"},
        {Reason::ConnectTimeout, Outcome::Unreachable, "an sshd that is stopped",
         [](T&) {
             SshdFixture server;
             if (!server.start())
                 return Verdict();
             ::kill(static_cast<pid_t>(server.pid()), SIGSTOP);
             const Verdict verdict = with(server, [](P& p) { p.options.connectTimeout = Milliseconds(1500); });
             ::kill(static_cast<pid_t>(server.pid()), SIGCONT);
             return verdict;
         },
         "The host did not answer in time (127.0.0.1 accepted the connection, but sent no greeting)."},
        {Reason::NotSsh, Outcome::Unreachable, "fleet: banner-garbage", [](T&) { return onFleet(u"banner-garbage"_s); },
         "What answered there is not an SSH server (the server says: “HTTP/1.0 400 Bad Request"},
        {Reason::NoCommonAlgorithm, Outcome::Unreachable, "other ciphers",
         [](T&) {
             return onSshd({{u"Ciphers"_s, u"aes256-gcm@openssh.com"_s}},
                           [](P& p) { p.algorithms().ciphers = u"aes128-ctr"_s; });
         },
         "The server and Rollcall have no algorithm in common ("},
        {Reason::ServerClosed, Outcome::Unreachable, "hosts.deny",
         [](T&) {
             SshdFixture server;
             server.replaceFile(u"/etc/hosts.deny"_s, "ALL: ALL\n");
             if (!server.start())
                 qFatal("no sshd: %s", qPrintable(server.error()));
             return with(server, [](P& p) { p.options.connectTimeout = Milliseconds(10'000); });
         },
         "The server closed the connection before the login (", true},
        {Reason::ServerBusy, Outcome::Unreachable, "MaxStartups 1, and somebody is there",
         [](T&) {
             SshdFixture server({{u"MaxStartups"_s, u"1:100:1"_s}, {u"LoginGraceTime"_s, u"60"_s}});
             if (!server.start())
                 qFatal("no sshd: %s", qPrintable(server.error()));
             QProcess other;
             other.start(u"bash"_s,
                         {u"-c"_s, u"until [[ $l = SSH* ]]; do exec 3<>/dev/tcp/127.0.0.1/%1; read -r l <&3; done; "
                                   "echo $l; sleep 60"_s.arg(server.port())});
             if (!other.waitForReadyRead(patience))
                 qFatal("nobody is there");
             const Verdict verdict = with(server, [](P& p) { p.options.connectTimeout = Milliseconds(2000); });
             other.kill();
             other.waitForFinished();
             return verdict;
         },
         SshdFixture::punishes()
             ? "The server takes no more connections just now (the server says: “Not allowed at this time”)."
             : "The server takes no more connections just now (the server says: “Exceeded MaxStartups”)."},
        {Reason::JumpFailed, Outcome::Unreachable, "through a port where nobody listens",
         [](T& t) {
             return t.here([](P& p) {
                 auto jump = std::make_shared<HostSpec>(p.host);
                 jump->name = u"bastion"_s;
                 jump->port = freePort();
                 p.host.jump = jump;
             });
         },
         "Jump host bastion: The host answered, but nothing listens on that port ("},
        {Reason::ProxyCommandFailed, Outcome::Unreachable, "ProxyCommand false",
         [](T& t) { return t.here([](P& p) { p.host.proxyCommand = u"false"_s; }); },
         "The ProxyCommand that leads to the host failed (its exit code is 1)."},
        {Reason::TooManyDescriptors, Outcome::Unreachable, "no descriptor left",
         [](T& t) { return t.withoutDescriptors(); }, "This computer allows no more open connections ("},
        {Reason::ProtocolError, Outcome::Unreachable, "fleet: kex-garbage",
         [](T&) { return onFleet(u"kex-garbage"_s); }, "The connection broke because what came was not proper SSH ("},
        {Reason::Denied, Outcome::Denied, "a key that nobody knows",
         [](T& t) { return t.here([&t](P& p) { p.login().keyFiles = QStringList{t.newKey(u"stranger"_s)}; }); },
         "The server refused the login (user "},
        {Reason::NoMethodLeft, Outcome::Denied, "no key for a server that wants one",
         [](T& t) { return t.here([](P& p) { p.login().keyFiles.clear(); }); },
         "The server accepts none of the ways to log in that are set up ("},
        {Reason::PassphraseWrong, Outcome::Denied, "three wrong passphrases",
         [](T& t) {
             t.m_server->authorize(t.newKey(u"locked"_s, u"right"_s) + u".pub"_s);
             return t.here([&t](P& p) {
                 p.login().keyFiles = QStringList{t.newKey(u"locked"_s)};
                 p.answer = answering("wrong");
             });
         },
         "The passphrase does not open the key ("},
        {Reason::KeyFileMissing, Outcome::Denied, "ssh_config names a key that is not there",
         [](T& t) {
             return t.here([](P& p) {
                 p.login().keyFiles.clear();
                 p.login().missingKeyFiles = QStringList{u"/nowhere/id (config:3)"_s};
             });
         },
         "The key file does not exist (/nowhere/id (config:3))."},
        {Reason::KeyFileUnusable, Outcome::Denied, "a key file that is none",
         [](T& t) {
             return t.here([&t](P& p) {
                 p.login().keyFiles = QStringList{writeFile(t.m_folder.filePath(u"none"_s), "no key\n")};
             });
         },
         "The key file cannot be used ("},
        {Reason::TooManyKeys, Outcome::Denied, "40 keys, and MaxAuthTries 6",
         [](T& t) {
             return t.here([&t](P& p) {
                 p.login().keyFiles.clear();
                 for (int i = 0; i < 40; ++i)
                     p.login().keyFiles << t.newKey(u"many%1"_s.arg(i));
                 p.options.loginTimeout = Milliseconds(20'000);
             });
         },
         "The server gave up after too many keys ("},
        {Reason::PasswordExpired, Outcome::Denied, "a user whose password is to be changed",
         [](T&) {
             SshdFixture server({{u"PasswordAuthentication"_s, u"yes"_s}});
             server.addUsers();
             if (!server.start())
                 qFatal("no sshd: %s", qPrintable(server.error()));
             return with(server, [](P& p) {
                 p.host.user = u"expired"_s;
                 p.login().keyFiles.clear();
                 p.answer = answering("right");
             });
         },
         "The password has expired", true},
        {Reason::NoAnswer, Outcome::Denied, "a password that nobody types",
         [](T&) {
             return onSshd({{u"PasswordAuthentication"_s, u"yes"_s}}, [](P& p) {
                 p.login().keyFiles.clear();
                 p.answer = declining();
             });
         },
         "A question had to be answered for the login, and it was not (password of "},
        {Reason::PausedAfterDenials, Outcome::Denied,
         "three wrong passwords, the fourth on another host; the third host is held back",
         [](T&) {
             return onSshd({{u"PasswordAuthentication"_s, u"yes"_s}}, [](P& p) {
                 p.login().keyFiles.clear();
                 p.answer = answering("wrong");
                 p.hosts = 3;
                 p.options.fanOut = 1;
                 p.task = 2;
             });
         },
         "Held back"},
        {Reason::HostKeyUnknown, Outcome::Untrusted, "an empty known_hosts", [](T& t) { return t.withKnownHosts({}); },
         "The host's key is not known yet (ED25519 SHA256:"},
        {Reason::HostKeyChanged, Outcome::Untrusted, "another key on file",
         [](T& t) {
             SshdFixture other;
             return t.withKnownHosts("[127.0.0.1]:" + QByteArray::number(t.m_server->port()) + ' ' + publicKey(other));
         },
         "The host showed another key than the one on file (ED25519 SHA256:"},
        {Reason::HostKeyRevoked, Outcome::Untrusted, "@revoked",
         [](T& t) { return t.withKnownHosts("@revoked * " + publicKey(*t.m_server)); },
         "The host's key is marked as revoked (ED25519 SHA256:"},
        {Reason::HostKeyByAuthorityOnly, Outcome::Untrusted, "@cert-authority alone",
         [](T& t) {
             SshdFixture other;
             return t.withKnownHosts("@cert-authority * " + publicKey(other));
         },
         "The host is trusted only through a certificate authority, which Rollcall cannot check yet ("},
        {Reason::HostKeyFileUnreadable, Outcome::Untrusted, "a folder in place of known_hosts",
         [](T& t) { return t.here([&t](P& p) { p.trust().userFiles = QStringList{t.m_folder.path()}; }); },
         "The file of known host keys cannot be read ("},
        {Reason::LoginTimeout, Outcome::TimedOut, "fleet: login-stall",
         [](T&) { return onFleet(u"login-stall"_s, [](P& p) { p.options.loginTimeout = Milliseconds(600); }); },
         "The login was not over in time (after 0.6 s)."},
        {Reason::CommandTimeout, Outcome::TimedOut, "sleep 300",
         [](T& t) {
             return t.here([](P& p) {
                 p.command = u"sleep 300"_s;
                 p.options.commandTimeout = Milliseconds(300);
             });
         },
         "The command ran longer than allowed (after 0.3 s). The command has ended on the host."},
        {Reason::CancelledByUser, Outcome::Cancelled, "Stop",
         [](T& t) {
             return t.here([](P& p) {
                 p.command = u"sleep 300"_s;
                 p.onStarted = [](engine::Run& run) { run.cancel(); };
             });
         },
         "Cancelled. The command has ended on the host."},
        {Reason::CancelledByQuit, Outcome::Cancelled, "the engine goes",
         [](T& t) {
             return t.here([](P& p) {
                 p.command = u"sleep 300"_s;
                 p.quit = true;
             });
         },
         "Cancelled because Rollcall was quit."},
        {Reason::SkippedByConfiguration, Outcome::Skipped, "ssh_config asks for what cannot be done",
         [](T& t) { return t.here([](P& p) { p.host.skip = u"It wants a smart card."_s; }); },
         "Not connected to: It wants a smart card."},
        {Reason::SkippedAfterFailure, Outcome::Skipped, "the second step after a failed one",
         [](T& t) {
             return t.here([](P& p) {
                 p.command = u"false"_s;
                 p.steps = 2;
                 p.task = 1;
             });
         },
         "Not started, because an earlier step failed on this host."},
        {Reason::LinkLost, Outcome::Lost, "the server's process is killed",
         [](T& t) {
             return t.here([&t](P& p) {
                 p.command = u"sleep 300"_s;
                 p.onStarted = [&t](engine::Run&) { t.m_server->signalConnections(SIGKILL); };
             });
         },
         "The connection broke while the command ran ("},
        {Reason::KeepaliveUnanswered, Outcome::Lost, "the server's process is stopped",
         [](T& t) {
             const Verdict verdict = t.here([&t](P& p) {
                 p.command = u"sleep 30"_s;
                 p.host.keepalive = Milliseconds(200);
                 p.host.keepaliveCount = 2;
                 p.onStarted = [&t](engine::Run&) { t.m_server->signalConnections(SIGSTOP); };
             });
             t.m_server->signalConnections(SIGCONT);
             t.m_server->signalConnections(SIGTERM);
             return verdict;
         },
         "The host fell silent while the command ran (2 keepalives unanswered). Whether"},
    };
    return table;
}

void ReasonsTest::table_data()
{
    QTest::addColumn<int>("row");
    for (size_t i = 0; i < rows().size(); ++i) {
        const Row& row = rows()[i];
#ifdef __SANITIZE_ADDRESS__
        if (row.reason == Reason::TooManyDescriptors)
            continue; // the sanitizer needs a pipe to look at an object, and finds a fault without
#endif
        QTest::addRow("%s: %s", row.reason == Reason::None ? "ok" : qPrintable(reasonName(row.reason)), row.how)
            << static_cast<int>(i);
    }
}

void ReasonsTest::table()
{
    QFETCH(int, row);
    const Row& expected = rows()[static_cast<size_t>(row)];
    if (expected.asRoot)
        ROLLCALL_NEEDS(SshdFixture::mayAddUsers(), "to be root, in a root that is a mount of its own");
    const Verdict verdict = expected.provoke(*this);
    QVERIFY2(verdict.reason == expected.reason,
             qPrintable(reasonName(verdict.reason) + u": "_s + verdict.detail.english()));
    QCOMPARE(outcomeOf(verdict.reason), expected.outcome);
    const QString sentence = verdictSentence(verdict);
    QVERIFY2(sentence.startsWith(QString::fromUtf8(expected.sentence)), qPrintable(sentence));
}

// Where sshd does that, it says nothing else than when it is full; the cure names both.
void ReasonsTest::turnedAwayAfterFailedLogins()
{
    const bool punishes = SshdFixture::punishes();
    SshdFixture server(punishes ? QMap<QString, QString>{{u"PerSourcePenalties"_s, u"authfail:60 min:1"_s}}
                                : QMap<QString, QString>());
    QVERIFY2(server.start(), qPrintable(server.error()));
    const auto stranger = [this](Provocation& p) { p.login().keyFiles = QStringList{newKey(u"stranger"_s)}; };
    QCOMPARE(with(server, stranger).reason, Reason::Denied);
    if (punishes)
        QVERIFY2(QTest::qWaitFor([&] { return server.log().contains("penalty: failed authentication"); }, patience),
                 server.log().constData());
    const Verdict next = with(server, [](Provocation& p) { p.options.connectTimeout = Milliseconds(2000); });
    QCOMPARE(next.reason, punishes ? Reason::ServerBusy : Reason::None);
    if (punishes) {
        QCOMPARE(next.detail.english(), u"the server says: “Not allowed at this time”"_s);
        QVERIFY(verdictCure(next).contains(u"PerSourcePenalties"_s));
    }
}

// Interrupted is what a run is found to be after a crash: history.tst_store lets a recorder go for it.
void ReasonsTest::everyReasonIsInTheTable()
{
    QSet<Reason> missing;
    for (int i = 0; i < reasonCount; ++i)
        missing << static_cast<Reason>(i);
    missing.remove(Reason::Interrupted);
    for (const Reason reason : {Reason::RemoteDiskFull, Reason::SudoWrong, Reason::SudoNotAllowed, Reason::SudoRequired,
                                Reason::SkippedTooManyFailures, Reason::SkippedByGate, Reason::LeftOut, Reason::Locked,
                                Reason::NotBackAfterReboot})
        missing.remove(reason); // have their names and their words; nothing ends so yet
    for (const Row& row : rows())
        missing.remove(row.reason);
    QStringList names;
    for (const Reason reason : std::as_const(missing))
        names << reasonName(reason);
    QVERIFY2(missing.isEmpty(), qPrintable(names.join(u", "_s)));
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_reasons, rollcall::test::ReasonsTest)
#include "tst_reasons.moc"
