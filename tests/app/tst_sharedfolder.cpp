// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/preflight.h"
#include "app/prepare/surroundings.h"
#include "app/run/runsession.h"
#include "app/workspace/workspace.h"
#include "engine/engine.h"
#include "history/store/store.h"
#include "startrun.h"
#include "support/sshd.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;
using namespace rollcall::test;

/// What a teammate's folder makes a run send, counted at real servers.
class SharedFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_gate = std::make_unique<SshdFixture>();
        m_other = std::make_unique<SshdFixture>(
            QMap<QString, QString>{{u"PasswordAuthentication"_s, u"yes"_s}, {u"AcceptEnv"_s, u"TOKEN"_s}});
        QVERIFY2(m_gate->start(), qPrintable(m_gate->error()));
        QVERIFY2(m_other->start(), qPrintable(m_other->error()));
    }

    void neitherKnownHostsNorIdentitiesBesideALibraryHold_data()
    {
        QTest::addColumn<QByteArray>("way");
        QTest::addColumn<QString>("library");
        const QByteArray jump = "    jump: gate\n";
        QTest::newRow("behind a jump host") << jump << u"team/library"_s;
        QTest::newRow("behind a jump host, the folder above") << jump << u"team"_s;
        QTest::newRow("directly") << QByteArray() << u"team/library"_s;
        QTest::newRow("directly, the folder above") << QByteArray() << u"team"_s;
    }

    /// The folder says that its server's key is known, and which of the user's keys to log in with there.
    void neitherKnownHostsNorIdentitiesBesideALibraryHold()
    {
        QFETCH(QByteArray, way);
        QFETCH(QString, library);
        writeTeam(way);
        Workspace workspace(Paths::below(m_folder->path()));
        workspace.openNow({m_folder->filePath(library)});
        const Verdict verdict = runOn(workspace);
        QCOMPARE(outcomeOf(verdict.reason), Outcome::Untrusted);
        QCOMPARE(verdict.reason, Reason::HostKeyUnknown);
        // It was reached, and nothing but the key exchange took place there.
        QTRY_VERIFY2(m_other->log().contains("preauth"), m_other->log().constData());
        QVERIFY2(!wasSentAnything(), m_other->log().constData());
        QCOMPARE(m_gate->logCount("Accepted publickey"), way.isEmpty() ? 0 : 1);
    }

    void notEvenAsTheDemoBehindAJumpHost()
    {
        writeTeam("    jump: gate\n");
        Workspace workspace(Paths::below(m_folder->path()));
        workspace.openNow();
        QSignalSpy opened(&workspace.libraries(), &Libraries::changed);
        workspace.libraries().openDemo(m_folder->filePath(u"team"_s), this, [](const Result<library::Library*>&) {});
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(outcomeOf(runOn(workspace).reason), Outcome::Untrusted);
        QCOMPARE(m_gate->logCount("Accepted publickey"), 1); // the demo's own, and directly reached
        QTRY_VERIFY2(m_other->log().contains("preauth"), m_other->log().constData());
        QVERIFY2(!wasSentAnything(), m_other->log().constData());
    }

    /// As where somebody else has put one in the way.
    void notEvenAsTheDemoWhereOthersMayLook()
    {
        writeTeam({});
        QVERIFY(QFile::setPermissions(m_folder->filePath(u"team"_s), ownerAlone | QFile::ReadGroup | QFile::ExeGroup));
        Workspace workspace(Paths::below(m_folder->path()));
        workspace.openNow();
        QSignalSpy opened(&workspace.libraries(), &Libraries::changed);
        workspace.libraries().openDemo(m_folder->filePath(u"team"_s), this, [](const Result<library::Library*>&) {});
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(outcomeOf(runOn(workspace).reason), Outcome::Untrusted);
        QVERIFY2(!wasSentAnything(), m_other->log().constData());
    }

    /// A group of theirs holds the person's own host and names a jump host.
    void theirGroupsDoNotSayHowOwnHostsAreReached()
    {
        writeTeam({});
        const QByteArray gate =
            "version: 1\nhosts:\n  gate:\n    address: 127.0.0.1\n    port: " + QByteArray::number(m_gate->port()) +
            '\n';
        write(u"team/library/hosts.yaml"_s, gate);
        write(u"team/library/groups/zz.yaml"_s,
              "version: 1\nname: zz\nmembers: [\"@own:*\"]\naccess: {jump: gate, port: 1}\n");
        write(u"own/rollcall.yaml"_s, "version: 1\nname: own\n");
        write(u"own/hosts.yaml"_s, "version: 1\nhosts:\n  prod:\n    address: 127.0.0.1\n");
        write(u"own/groups/mine.yaml"_s,
              "version: 1\nname: mine\nmembers: [prod]\naccess: {port: " + QByteArray::number(m_other->port()) + "}\n");
        write(u"home/.ssh/known_hosts"_s, m_gate->knownHostsLine() + '\n' + m_other->knownHostsLine() + '\n');
        write(u"home/.ssh/config"_s, "Host *\n  IdentityFile " + m_other->clientKey().toUtf8() + '\n');
        Workspace workspace(Paths::below(m_folder->path()));
        workspace.openNow({m_folder->filePath(u"own"_s), m_folder->filePath(u"team/library"_s)});
        const auto before = m_gate->logCount("Connection from");
        for (const QString& target : {u"prod"_s, u"@mine"_s, u"@zz"_s}) {
            const Verdict verdict = runOn(workspace, target);
            QVERIFY2(outcomeOf(verdict.reason) == Outcome::Ok, qPrintable(target + u": "_s + verdictSentence(verdict)));
        }
        QCOMPARE(m_gate->logCount("Connection from"), before); // nobody came
    }

    void whatABlockSetsIsSentToItsMachineAlone_data()
    {
        QTest::addColumn<QByteArray>("block");
        QTest::addColumn<QByteArray>("says");
        QTest::addColumn<bool>("sent");
        const QByteArray set = "  SetEnv TOKEN=secret\n";
        QTest::newRow("address and port")
            << "Host prod\n" + set << QByteArray("{address: 127.0.0.1, port: PORT}") << false;
        QTest::newRow("port") << "Host prod\n  HostName 127.0.0.1\n" + set << QByteArray("{port: PORT}") << false;
        QTest::newRow("jump host") << "Host prod\n  HostName 127.0.0.1\n  Port PORT\n" + set
                                   << QByteArray("{jump: gate}") << false;
        QTest::newRow("the same machine") << "Host prod\n  HostName 127.0.0.1\n  Port PORT\n" + set
                                          << QByteArray("{address: 127.0.0.1, port: PORT}") << true;
        QTest::newRow("every machine") << "Host *\n" + set << QByteArray("{address: 127.0.0.1, port: PORT}") << true;
    }

    void whatABlockSetsIsSentToItsMachineAlone()
    {
        QFETCH(QByteArray, block);
        QFETCH(QByteArray, says);
        QFETCH(bool, sent);
        const QByteArray port = QByteArray::number(m_other->port());
        write(u"home/.ssh/known_hosts"_s, m_gate->knownHostsLine() + '\n' + m_other->knownHostsLine() + '\n');
        write(u"home/.ssh/config"_s, block.replace("PORT", port) + "Host *\n  IdentityFile " +
                                         m_other->clientKey().toUtf8() + "\n  IdentityFile " +
                                         m_gate->clientKey().toUtf8() + '\n');
        write(u"team/library/hosts.yaml"_s,
              "version: 1\nhosts:\n  gate: {address: 127.0.0.1, port: " + QByteArray::number(m_gate->port()) +
                  "}\n  prod: " + says.replace("PORT", port) + '\n');
        Workspace workspace(Paths::below(m_folder->path()));
        workspace.openNow({m_folder->filePath(u"team/library"_s)});
        const Verdict verdict = runOn(workspace, u"@library:prod"_s, u"test \"$TOKEN\" != secret"_s);
        QVERIFY2(outcomeOf(verdict.reason) == (sent ? Outcome::Failed : Outcome::Ok),
                 qPrintable(verdictSentence(verdict)));
        QCOMPARE(m_other->logCount("Accepted publickey"), 1);
    }

    void asTheDemoItLetsIn()
    {
        writeTeam({});
        Workspace workspace(Paths::below(m_folder->path()));
        workspace.openNow();
        QSignalSpy opened(&workspace.libraries(), &Libraries::changed);
        workspace.libraries().openDemo(m_folder->filePath(u"team"_s), this, [](const Result<library::Library*>&) {});
        QTRY_COMPARE(opened.size(), 1);
        const Verdict verdict = runOn(workspace);
        QVERIFY2(outcomeOf(verdict.reason) == Outcome::Ok, qPrintable(verdictSentence(verdict)));
        QVERIFY(wasSentAnything());
    }

private:
    static constexpr QFile::Permissions ownerAlone = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

    bool wasSentAnything() const
    {
        const QByteArray log = m_other->log();
        for (const char* sent : {"Accepted", "Failed", "Postponed", "authenticating user"}) {
            if (log.contains(sent))
                return true;
        }
        return false;
    }

    void write(const QString& name, const QByteArray& text)
    {
        const QString path = m_folder->filePath(name);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    void writeTeam(const QByteArray& way)
    {
        write(u"home/.ssh/known_hosts"_s, m_gate->knownHostsLine() + '\n');
        write(u"home/.ssh/config"_s, "Host *\n  IdentityFile " + m_gate->clientKey().toUtf8() + '\n');
        write(u"team/known_hosts"_s, m_other->knownHostsLine() + '\n' + m_gate->knownHostsLine() + '\n');
        write(u"team/identities.yaml"_s, "version: 1\nidentities:\n  ops:\n    keys: [" +
                                             m_other->clientKey().toUtf8() + "]\n  gate:\n    keys: [" +
                                             m_gate->clientKey().toUtf8() + "]\n");
        QVERIFY(QFile::setPermissions(m_folder->filePath(u"team"_s), ownerAlone)); // as the fleet makes it
        write(u"team/library/hosts.yaml"_s,
              "version: 1\nhosts:\n  gate:\n    address: 127.0.0.1\n    port: " + QByteArray::number(m_gate->port()) +
                  "\n    identity: gate\n  prod:\n    address: 127.0.0.1\n    port: " +
                  QByteArray::number(m_other->port()) + '\n' + way + "    identity: ops\n");
    }

    /// With a home of the test's own, and --host-keys strict.
    Verdict runOn(Workspace& workspace, const QString& target = u"prod"_s, const QString& command = u"true"_s)
    {
        openssh::ConfigSources sources = openssh::ConfigSources::forThisUser();
        sources.homeDir = m_folder->filePath(u"home"_s);
        sources.userFile = m_folder->filePath(u"home/.ssh/config"_s);
        sources.systemFile.clear();
        Surroundings surroundings = *workspace.libraries().surroundings();
        surroundings.sshConfig = openssh::SshConfig::load(sources);
        surroundings.agentSocket.clear();
        RunRequest request{.target = target, .composition = Composition::fromCommands({command})};
        request.overrides.user = m_other->user();
        request.overrides.hostKeys = HostKeyPolicy::Strict;
        request.options.batch = true;
        const auto run = buildRun(prepare(surroundings, request), request);
        if (!run)
            qFatal("%s", qPrintable(errorText(run.error())));
        const auto session = test::startRun(workspace, *run);
        QSignalSpy finished(session.get(), &RunSession::finished);
        [&] { QTRY_COMPARE(finished.size(), 1); }();
        return session->results()->task(0).verdict;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SshdFixture> m_gate;
    std::unique_ptr<SshdFixture> m_other;
};

ROLLCALL_TEST(tst_sharedfolder, SharedFolderTest)
#include "tst_sharedfolder.moc"
