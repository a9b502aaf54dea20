// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "knownhostscases.h"
#include "sshoracle.h"
#include "support/testmain.h"

#include "openssh/knownhosts/knownhosts.h"
#include "openssh/knownhosts/knownhostsindex.h"
#include "openssh/words/publickey.h"

#include <QFile>
#include <QMessageAuthenticationCode>
#include <QProcess>
#include <QTest>

#include <thread>

using namespace rollcall;
using namespace rollcall::openssh;
using namespace rollcall::openssh::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray syntheticKey(int number)
{
    QByteArray blob = QByteArray::fromHex("0000000b") + "ssh-ed25519" + QByteArray::fromHex("00000020");
    return blob + QByteArray::number(number).rightJustified(32, 'k');
}

QByteArray hashed(const QByteArray& name)
{
    const QByteArray salt = QCryptographicHash::hash(QByteArray(name + "salt"), QCryptographicHash::Sha1);
    return "|1|" + salt.toBase64() + '|' +
           QMessageAuthenticationCode::hash(name, salt, QCryptographicHash::Sha1).toBase64();
}

} // namespace

class KnownHostsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void decides_data();
    void decides();
    void openSshAgrees_data();
    void openSshAgrees();
    void findsTheLinesThatKeygenFinds_data();
    void findsTheLinesThatKeygenFinds();
    void knownTypesInFileOrder();
    void brokenLinesAreWarnings();
    void missingAndUnreadableFiles();
    void plainNames();
    void fingerprints();
    void concurrentReaders();
    void fiveThousandHashedLines();

private:
    QStringList write(const char* content);
    static QByteArray line(const QByteArray& name, const QByteArray& blob);
    QString writeFile(const QString& name, const QByteArray& content);

    std::unique_ptr<SshOracle> m_oracle;
    int m_files = 0;
};

void KnownHostsTest::initTestCase()
{
    m_oracle = std::make_unique<SshOracle>();
    QVERIFY2(m_oracle->ready(), "ssh-keygen or sshd is missing");
}

QString KnownHostsTest::writeFile(const QString& name, const QByteArray& content)
{
    const QString path = m_oracle->path(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0)
        qFatal("cannot write a test file");
    return path;
}

QByteArray KnownHostsTest::line(const QByteArray& name, const QByteArray& blob)
{
    return name + ' ' + keyType(blob).toLatin1() + ' ' + blob.toBase64() + '\n';
}

QStringList KnownHostsTest::write(const char* content)
{
    QByteArray text(content);
    for (const char key : {'A', 'B', 'E', 'F', 'R'})
        text.replace(QByteArray(QByteArray("{") + key + '}'), m_oracle->keyLine(key));
    // Of 104 bytes: two bits of the last letter before the padding are none.
    const QByteArray body = "ecdsa-sha2-nistp256 " + m_oracle->blob('E').toBase64().chopped(1);
    text.replace("{E-}", body);
    text.replace("{E+}", QByteArray(body.chopped(1) + char(body.back() + 1) + '='));
    for (qsizetype at; (at = text.indexOf("{#")) >= 0;) {
        const qsizetype end = text.indexOf('}', at);
        text.replace(at, end - at + 1, hashed(text.mid(at + 2, end - at - 2)));
    }
    const qsizetype second = text.indexOf("=== 2\n");
    const QString name = u"known%1-"_s.arg(++m_files);
    if (second < 0)
        return {writeFile(name + u'1', text)};
    return {writeFile(name + u'1', text.first(second)), writeFile(name + u'2', text.mid(second + 6))};
}

void KnownHostsTest::decides_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < knownHostsCaseCount; ++i)
        QTest::newRow(knownHostsCases[i].name) << i;
}

void KnownHostsTest::decides()
{
    QFETCH(int, index);
    const KnownHostsCase& row = knownHostsCases[index];
    const QStringList files = write(row.content);
    const LookupName name = LookupName::forHost(QString::fromUtf8(row.host), row.port, QString::fromUtf8(row.alias));
    const Decision decision = KnownHosts::load(files).decide(name, m_oracle->blob(row.shown));
    QCOMPARE(decision.trust, row.trust);
    QCOMPARE(decision.line, row.line % 1000);
    if (row.line > 0)
        QCOMPARE(decision.file, files.at(row.line / 1000));
    QCOMPARE(decision.knownTypes.isEmpty(), row.trust != Trust::Changed && row.trust != Trust::OtherTypes);
}

void KnownHostsTest::openSshAgrees_data()
{
    decides_data();
}

void KnownHostsTest::openSshAgrees()
{
    QFETCH(int, index);
    const KnownHostsCase& row = knownHostsCases[index];
    const QStringList files = write(row.content);
    const SshOracle::Verdict verdict =
        m_oracle->ask(row.shown, QString::fromUtf8(row.host), row.port, QString::fromUtf8(row.alias), files);
    QVERIFY2(verdict.trust, qPrintable(verdict.output));
    Trust ours = row.trust;
    if (ours == Trust::OtherTypes) // this server has no key of those types: the second try fails
        ours = Trust::Changed;
    if (ours == Trust::CaOnly)
        ours = Trust::Unknown;
    if (*row.difference != '\0') {
        QVERIFY2(*verdict.trust != ours, "no difference any more");
        return;
    }
    QVERIFY2(*verdict.trust == ours, qPrintable(verdict.output));
    if (ours == Trust::Trusted && !verdict.place.isEmpty())
        QCOMPARE(u"%1:%2"_s.arg(files.at(row.line / 1000)).arg(row.line % 1000), verdict.place);
}

void KnownHostsTest::findsTheLinesThatKeygenFinds_data()
{
    decides_data();
}

void KnownHostsTest::findsTheLinesThatKeygenFinds()
{
    QFETCH(int, index);
    const KnownHostsCase& row = knownHostsCases[index];
    const QString file = write(row.content).first();
    KnownHostsIndex known;
    known.addFile(file);
    const LookupName name = LookupName::forHost(QString::fromUtf8(row.host), row.port, QString::fromUtf8(row.alias));
    QList<int> ours;
    for (const int at : known.entriesNamed(name.primary))
        ours.append(known.entry(at).line);
    QProcess keygen;
    keygen.start(u"ssh-keygen"_s, {u"-F"_s, QString::fromUtf8(name.primary), u"-f"_s, file});
    QVERIFY(keygen.waitForFinished());
    QList<int> theirs;
    for (const QByteArray& found : keygen.readAllStandardOutput().split('\n')) {
        if (found.startsWith("# Host "))
            theirs.append(found.split(' ').value(5).toInt());
    }
    for (const Error& warning : known.warnings()) // ssh-keygen does not look at the keys, ssh does
        theirs.removeAll(warning.line);
    if (*row.difference == '\0')
        QCOMPARE(ours, theirs);
}

void KnownHostsTest::knownTypesInFileOrder()
{
    const KnownHosts known =
        KnownHosts::load(write("@revoked web1 {R}\nweb1 {E}\n@cert-authority web1 {R}\n{#web1} {A}\n"
                               "web* {F}\n[web1]:2222 {R}\n"));
    QCOMPARE(known.knownTypes(LookupName::forHost(u"Web1"_s, 22)),
             (QStringList{u"ecdsa-sha2-nistp256"_s, u"ssh-ed25519"_s}));
    QCOMPARE(known.knownTypes(LookupName::forHost(u"web1"_s, 2222)), QStringList{u"ssh-rsa"_s});
    QVERIFY(known.hasHashedLines());
    QCOMPARE(known.keyCount(), 6);
    const Decision decision = known.decide(LookupName::forHost(u"web1"_s, 22), m_oracle->blob('B'));
    QCOMPARE(decision.trust, Trust::Changed);
    QCOMPARE(decision.line, 4);
    QCOMPARE(decision.knownTypes, (QStringList{u"ecdsa-sha2-nistp256"_s, u"ssh-ed25519"_s}));
}

void KnownHostsTest::brokenLinesAreWarnings()
{
    const QStringList files = write("web1 {A}\nnonsense\n# fine\n@what web1 {A}\n|1|x|y {A}\nweb2 ssh-ed25519 AAAA\n");
    const KnownHosts known = KnownHosts::load(files);
    QCOMPARE(known.keyCount(), 1);
    QList<int> lines;
    for (const Error& warning : known.warnings()) {
        QCOMPARE(warning.kind, ErrorKind::FileSyntax);
        QCOMPARE(warning.file, files.first());
        lines.append(warning.line);
    }
    QCOMPARE(lines, (QList<int>{2, 4, 5, 6}));
}

void KnownHostsTest::missingAndUnreadableFiles()
{
    const KnownHosts missing = KnownHosts::load({u"/no/such/file"_s, u"/dev/null"_s});
    QVERIFY(missing.warnings().isEmpty());
    QCOMPARE(missing.decide(LookupName::forHost(u"web1"_s, 22), m_oracle->blob('A')), Decision());
    QCOMPARE(KnownHosts::load({m_oracle->path(QString())}).warnings().size(), 1); // a folder
    QCOMPARE(KnownHosts().decide(LookupName::forHost(u"web1"_s, 22), "no key"), Decision());
}

void KnownHostsTest::plainNames()
{
    const KnownHosts known = KnownHosts::load(write("Web1,10.0.0.1 {A}\nweb* {A}\n{#x} {A}\n@revoked y {B}\n"
                                                    "[web1]:2222,!z,web1 {B}\n"));
    QCOMPARE(known.plainNames(), (QStringList{u"web1"_s, u"10.0.0.1"_s, u"[web1]:2222"_s}));
}

void KnownHostsTest::fingerprints()
{
    for (const char key : {'A', 'E', 'R'}) {
        QProcess keygen;
        keygen.start(u"ssh-keygen"_s, {u"-l"_s, u"-f"_s, m_oracle->keyFile(key) + u".pub"_s});
        QVERIFY(keygen.waitForFinished());
        const QString output = QString::fromUtf8(keygen.readAllStandardOutput()).trimmed();
        QVERIFY(output.contains(fingerprint(m_oracle->blob(key))));
        QVERIFY(output.endsWith(u'(' + shortKeyName(keyType(m_oracle->blob(key))) + u')'));
    }
    QVERIFY(keyType("").isEmpty());
    QVERIFY(keyType(QByteArray::fromHex("ffffffff41")).isEmpty());
    QVERIFY(keyType(QByteArray::fromHex("0000000161")) == u"a"_s);
    QVERIFY(!isHostKey("ssh-ed25519", m_oracle->blob('A').chopped(1)));
    QVERIFY(!isHostKey("ssh-ed25519", QByteArray(m_oracle->blob('A') + 'x')));
    QVERIFY(isHostKey("ssh-ed25519", m_oracle->blob('A')));
}

void KnownHostsTest::concurrentReaders()
{
    QByteArray content;
    for (int i = 0; i < 300; ++i)
        content += line(hashed("host" + QByteArray::number(i)), syntheticKey(i));
    const KnownHosts known = KnownHosts::load({writeFile(u"concurrent"_s, content)});
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            for (int i = t; i < 300; i += 4) {
                const LookupName name = LookupName::forHost(u"host%1"_s.arg(i), 22);
                const bool right = known.decide(name, syntheticKey(i)).trust == Trust::Trusted &&
                                   known.decide(name, syntheticKey(i + 1)).trust == Trust::Changed &&
                                   known.knownTypes(name).size() == 1;
                wrong += right ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

void KnownHostsTest::fiveThousandHashedLines()
{
    QByteArray content;
    for (int i = 0; i < 5000; ++i)
        content += line(hashed("host" + QByteArray::number(i)), syntheticKey(i));
    const QString file = writeFile(u"thousands"_s, content);
    QElapsedTimer timer;
    timer.start();
    const KnownHosts known = KnownHosts::load({file});
    const double load = double(timer.nsecsElapsed()) / 1e6;
    QCOMPARE(known.keyCount(), 5000);

    timer.restart();
    for (int i = 0; i < 5000; ++i)
        QCOMPARE(known.decide(LookupName::forHost(u"host%1"_s.arg(i), 22), syntheticKey(i)).trust, Trust::Trusted);
    const double hit = double(timer.nsecsElapsed()) / 1e3 / 5000;
    timer.restart();
    known.knownTypes(LookupName::forHost(u"nobody"_s, 22));
    const double first = double(timer.nsecsElapsed()) / 1e6;
    timer.restart();
    for (int i = 0; i < 50; ++i)
        QCOMPARE(known.decide(LookupName::forHost(u"other%1"_s.arg(i), 22), syntheticKey(-1)).trust, Trust::Unknown);
    const double miss = double(timer.nsecsElapsed()) / 1e6 / 50;
    qInfo("5,000 hashed lines: load %.1f ms, hit %.1f µs, first miss %.1f ms, further misses %.2f ms each", load, hit,
          first, miss);
}

ROLLCALL_TEST(tst_knownhosts, KnownHostsTest)

#include "tst_knownhosts.moc"
