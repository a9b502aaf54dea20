// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testmain.h"

#include "openssh/knownhosts/knownhosts.h"
#include "openssh/knownhosts/knownhostswriter.h"
#include "openssh/words/publickey.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace rollcall;
using namespace rollcall::openssh;
using namespace Qt::StringLiterals;

namespace {

QByteArray key(int number)
{
    QByteArray blob = QByteArray::fromHex("0000000b") + "ssh-ed25519" + QByteArray::fromHex("00000020");
    return blob + QByteArray::number(number).rightJustified(32, 'k');
}

AcceptedKey accepted(const QString& host, int number, quint16 port = 22)
{
    return {LookupName::forHost(host, port), key(number)};
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class KnownHostsWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void makesFolderAndFile();
    void appendsBehindWhatIsThere_data();
    void appendsBehindWhatIsThere();
    void writesPortsAndHashes();
    void skipsWhatIsOnFile();
    void refusesNamesThatBreakTheLine_data();
    void refusesNamesThatBreakTheLine();
    void refusesWhatIsNoKey();
    void followsLinks();
    void failsAsAValue();
    void fullDiskLeavesNoTrace();
    void waitsForTheLockAndGivesUp();
    void manyWritersLoseNothing();

private:
    QString path(const QString& name = u"known_hosts"_s) const { return m_dir->filePath(name); }
    void write(const QByteArray& content) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void KnownHostsWriterTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void KnownHostsWriterTest::makesFolderAndFile()
{
    const QString file = path(u"home/.ssh/known_hosts"_s);
    QVERIFY(appendKnownHosts(file, {accepted(u"Web1"_s, 1)}, false).ok());
    QCOMPARE(contentOf(file), "web1 ssh-ed25519 " + key(1).toBase64() + '\n');
    const auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    QCOMPARE(QFileInfo(file).permissions(), ownerOnly);
    QCOMPARE(QFileInfo(QFileInfo(file).path()).permissions(), ownerOnly | QFile::ExeOwner | QFile::ExeUser);
}

void KnownHostsWriterTest::appendsBehindWhatIsThere_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("added");
    const QByteArray line = "web1 ssh-ed25519 " + key(1).toBase64() + '\n';
    QTest::newRow("empty") << QByteArray() << line;
    QTest::newRow("whole line") << QByteArray("# mine\n") << line;
    QTest::newRow("no newline") << QByteArray("# mine") << QByteArray('\n' + line);
    QTest::newRow("CRLF") << QByteArray("# mine\r\n") << line;
    QTest::newRow("broken bytes") << QByteArray("\xff\xfe\0 x", 5) << QByteArray('\n' + line);
}

void KnownHostsWriterTest::appendsBehindWhatIsThere()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, added);
    write(before);
    QVERIFY(appendKnownHosts(path(), {accepted(u"web1"_s, 1)}, false).ok());
    QCOMPARE(contentOf(path()), before + added);
}

void KnownHostsWriterTest::writesPortsAndHashes()
{
    QVERIFY(appendKnownHosts(path(), {accepted(u"web1"_s, 1, 2222), accepted(u"::1"_s, 2)}, false).ok());
    QVERIFY(contentOf(path()).startsWith("[web1]:2222 ssh-ed25519 "));
    QVERIFY(appendKnownHosts(path(), {accepted(u"web2"_s, 3), accepted(u"web3"_s, 4, 99)}, true).ok());
    QVERIFY(!contentOf(path()).contains("web2"));
    QCOMPARE(contentOf(path()).count("\n|1|"), 2);
    const KnownHosts known = KnownHosts::load({path()});
    QVERIFY(known.warnings().isEmpty());
    for (const auto& [name, number] :
         {std::pair(LookupName::forHost(u"web1"_s, 2222), 1), std::pair(LookupName::forHost(u"::1"_s, 22), 2),
          std::pair(LookupName::forHost(u"web2"_s, 22), 3), std::pair(LookupName::forHost(u"web3"_s, 99), 4)})
        QCOMPARE(known.decide(name, key(number)).trust, Trust::Trusted);
    QProcess keygen;
    keygen.start(u"ssh-keygen"_s, {u"-F"_s, u"[web3]:99"_s, u"-f"_s, path()});
    QVERIFY(keygen.waitForFinished());
    QVERIFY(keygen.readAllStandardOutput().contains("line 4"));
}

void KnownHostsWriterTest::skipsWhatIsOnFile()
{
    const QList<AcceptedKey> keys{accepted(u"web1"_s, 1), accepted(u"web2"_s, 2)};
    QVERIFY(appendKnownHosts(path(), {keys.first()}, true).ok());
    QVERIFY(appendKnownHosts(path(), keys, true).ok());
    QVERIFY(appendKnownHosts(path(), keys, false).ok());
    QCOMPARE(contentOf(path()).count('\n'), 2);
}

void KnownHostsWriterTest::refusesNamesThatBreakTheLine_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"", "a b", "a\tb", "a\nb", "a,b", "*", "web?", "!web", "#web", "@revoked", "|1|x", "a\x7f"})
        QTest::newRow(qPrintable(QString::fromLatin1(name).toHtmlEscaped())) << QString::fromLatin1(name);
}

void KnownHostsWriterTest::refusesNamesThatBreakTheLine()
{
    QFETCH(QString, name);
    write("# mine\n");
    for (const bool hash : {false, true}) {
        const Status status = appendKnownHosts(path(), {accepted(u"good"_s, 1), accepted(name, 2)}, hash);
        QVERIFY(!status.ok());
        QCOMPARE(status.error().kind, ErrorKind::BadName);
    }
    QCOMPARE(contentOf(path()), QByteArray("# mine\n")); // all or nothing
}

void KnownHostsWriterTest::refusesWhatIsNoKey()
{
    const Status status = appendKnownHosts(path(), {{LookupName::forHost(u"web1"_s, 22), "nonsense"}}, false);
    QVERIFY(!status.ok());
    QCOMPARE(status.error().kind, ErrorKind::BadValue);
}

void KnownHostsWriterTest::followsLinks()
{
    write("# mine\n");
    QVERIFY(QFile::link(path(), path(u"link"_s)));
    QVERIFY(appendKnownHosts(path(u"link"_s), {accepted(u"web1"_s, 1)}, false).ok());
    QVERIFY(QFileInfo(path(u"link"_s)).isSymLink());
    QCOMPARE(contentOf(path()).count('\n'), 2);
}

void KnownHostsWriterTest::failsAsAValue()
{
    QVERIFY(QDir(m_dir->path()).mkdir(u"folder"_s));
    QCOMPARE(appendKnownHosts(path(u"folder"_s), {accepted(u"web1"_s, 1)}, false).error().kind,
             ErrorKind::FileUnwritable);
    write("");
    QCOMPARE(appendKnownHosts(path(u"known_hosts/below"_s), {accepted(u"web1"_s, 1)}, false).error().kind,
             ErrorKind::FileUnwritable);
    QCOMPARE(appendKnownHosts(u"/dev/full"_s, {accepted(u"web1"_s, 1)}, false).error().kind, ErrorKind::FileUnwritable);
    if (geteuid() == 0)
        return; // root may write everywhere
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner));
    const Status status = appendKnownHosts(path(), {accepted(u"web1"_s, 1)}, false);
    QCOMPARE(status.error().kind, ErrorKind::FileUnwritable);
    QCOMPARE(status.error().file, path());
}

// A limit on the file's size cuts the write short as a full disk does.
void KnownHostsWriterTest::fullDiskLeavesNoTrace()
{
    const QByteArray before(1000, '#');
    write(before + '\n');
    rlimit old = {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &old), 0);
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit tight = old;
    tight.rlim_cur = 1030;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
    const Status status = appendKnownHosts(path(), {accepted(u"web1"_s, 1)}, false);
    setrlimit(RLIMIT_FSIZE, &old);
    std::signal(SIGXFSZ, oldHandler);
    QVERIFY(!status.ok());
    QCOMPARE(status.error().kind, ErrorKind::DiskFull);
    QCOMPARE(contentOf(path()), before + '\n');
}

void KnownHostsWriterTest::waitsForTheLockAndGivesUp()
{
    write("");
    const int other = ::open(QFile::encodeName(path()).constData(), O_RDWR | O_CLOEXEC);
    QVERIFY(other >= 0);
    QCOMPARE(::flock(other, LOCK_EX), 0);
    const Status status = appendKnownHosts(path(), {accepted(u"web1"_s, 1)}, false);
    QVERIFY(!status.ok());
    QCOMPARE(status.error().kind, ErrorKind::Busy);
    std::thread release([other] { ::close(other); });
    QVERIFY(appendKnownHosts(path(), {accepted(u"web1"_s, 1)}, false).ok());
    release.join();
    QCOMPARE(contentOf(path()).count('\n'), 1);
}

// Four Rollcalls and one program that appends as ssh does, without any lock: every line whole, none missing.
void KnownHostsWriterTest::manyWritersLoseNothing()
{
    write("# no newline");
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 25; ++i) {
                const int number = t * 25 + i;
                if (!appendKnownHosts(path(), {accepted(u"host%1"_s.arg(number), number)}, t % 2 == 0).ok())
                    ++failures;
            }
        });
    }
    threads.emplace_back([&] {
        for (int i = 100; i < 150; ++i) {
            const QByteArray line = "host" + QByteArray::number(i) + " ssh-ed25519 " + key(i).toBase64() + '\n';
            const int fd = ::open(QFile::encodeName(path()).constData(), O_WRONLY | O_APPEND | O_CLOEXEC);
            failures += ::write(fd, line.constData(), static_cast<std::size_t>(line.size())) == line.size() ? 0 : 1;
            ::close(fd);
        }
    });
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    const KnownHosts known = KnownHosts::load({path()});
    int missing = 0;
    for (int i = 0; i < 150; ++i) {
        if (known.decide(LookupName::forHost(u"host%1"_s.arg(i), 22), key(i)).trust != Trust::Trusted)
            ++missing;
    }
    QVERIFY(missing <= 1); // the other program's first line may have met the unended one
    QVERIFY(known.warnings().size() <= 1);
}

ROLLCALL_TEST(tst_knownhostswriter, KnownHostsWriterTest)

#include "tst_knownhostswriter.moc"
