// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/identities.h"
#include "app/person/keyring.h"
#include "app/prepare/preflight.h"
#include "app/prepare/surroundings.h"
#include "app/run/runsession.h"
#include "app/workspace/workspace.h"
#include "engine/engine.h"
#include "fakekeyring.h"
#include "history/store/store.h"
#include "startrun.h"
#include "support/needs.h"
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

/// A password that is kept, and a machine that shows a host key which it is known to be right on, at another address:
/// who gets it unasked is counted at the servers, one of which is a copy of the other one.
class MovedMachinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoGetsAKeptPassword_data()
    {
        QTest::addColumn<bool>("shared"); // the library is other people's
        QTest::addColumn<bool>("stays");  // the known machine is in the run, too
        QTest::addColumn<bool>("gets");
        QTest::newRow("moved by the person") << false << false << true;
        QTest::newRow("moved by a teammate") << true << false << false;
        QTest::newRow("a copy of the person's") << false << true << false;
        QTest::newRow("a copy of a teammate's") << true << true << false;
    }

    void whoGetsAKeptPassword()
    {
        ROLLCALL_NEEDS(SshdFixture::mayAddUsers(), "to be root, in a root that is a mount of its own");
        QFETCH(bool, shared);
        QFETCH(bool, stays);
        QFETCH(bool, gets);
        const QMap<QString, QString> settings{{u"PasswordAuthentication"_s, u"yes"_s}};
        SshdFixture known(settings), other(settings);
        known.addUsers();
        other.addUsers();
        for (const QString& half : {QString(), u".pub"_s}) {
            QVERIFY(QFile::remove(other.hostKey() + half));
            QVERIFY(QFile::copy(known.hostKey() + half, other.hostKey() + half));
        }
        QVERIFY2(known.start(), qPrintable(known.error()));
        QVERIFY2(other.start(), qPrintable(other.error()));
        m_folder = std::make_unique<QTemporaryDir>();
        write(u"home/.ssh/known_hosts"_s, known.knownHostsLine() + '\n' + other.knownHostsLine() + '\n');
        FakeKeyring::Store store;
        Keyring keyring(nullptr, std::make_unique<FakeKeyring>(store, KeyringBackend::Problem::None));

        QCOMPARE(run(keyring, shared, {known.port()}), QList<QuestionKind>{QuestionKind::Password});
        QCOMPARE(known.logCount("Accepted password"), 1);
        const QList<quint16> ports = stays ? QList<quint16>{other.port(), known.port()} : QList<quint16>{other.port()};
        const QList<QuestionKind> asked = run(keyring, shared, ports);
        QCOMPARE(asked, gets ? QList<QuestionKind>() : QList<QuestionKind>{QuestionKind::NewMachines});
        QCOMPARE(other.logCount("Accepted password") + other.logCount("Failed password"), gets ? 1 : 0);
        QCOMPARE(known.logCount("Accepted password"), stays ? 2 : 1);
    }

private:
    void write(const QString& name, const QByteArray& text)
    {
        const QString path = m_folder->filePath(name);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    /// On web-1, web-2… of those ports; gives what was asked. New machines are left out.
    QList<QuestionKind> run(Keyring& keyring, bool shared, const QList<quint16>& ports)
    {
        QByteArray hosts = "version: 1\nhosts:\n";
        for (qsizetype i = 0; i < ports.size(); ++i)
            hosts += "  web-" + QByteArray::number(i + 1) +
                     ":\n    address: 127.0.0.1\n    port: " + QByteArray::number(ports[i]) + '\n';
        const Paths paths = Paths::below(m_folder->path());
        const QString library = shared ? m_folder->filePath(u"team"_s) : paths.personalLibrary();
        write(QDir(m_folder->path()).relativeFilePath(library) + u"/hosts.yaml"_s, hosts);
        Workspace workspace(paths);
        workspace.openNow(shared ? QStringList{library} : QStringList());
        Surroundings surroundings = *workspace.libraries().surroundings();
        openssh::ConfigSources sources = openssh::ConfigSources::forThisUser();
        sources.homeDir = m_folder->filePath(u"home"_s);
        sources.userFile.clear();
        sources.systemFile.clear();
        surroundings.sshConfig = openssh::SshConfig::load(sources);
        RunRequest request{.target = u"web-*"_s, .composition = Composition::fromCommands({u"true"_s})};
        request.overrides.user = u"alice"_s;
        request.overrides.hostKeys = HostKeyPolicy::Strict;
        Preflight preflight = prepare(surroundings, request);
        auto login = std::make_shared<LoginSpec>();
        login->publicKey = false;
        login->identity = u"ops"_s;
        for (HostSpec& host : preflight.hosts)
            host.login = login;
        const auto spec = buildRun(preflight, request);
        if (!spec)
            qFatal("%s", qPrintable(errorText(spec.error())));
        const auto session = test::startRun(workspace, *spec, false);
        session->useKeyring(keyring, {});
        QList<QuestionKind> asked;
        QSignalSpy finished(session.get(), &RunSession::finished);
        connect(session.get(), &RunSession::questionAsked, this, [&](const std::shared_ptr<Question>& question) {
            asked << question->kind;
            Answer answer;
            answer.id = question->id;
            answer.keep = true;
            answer.texts.push_back(Secret(QByteArray("right")));
            answer.accepted = QList<bool>(question->machines.size(), false);
            session->answer(std::move(answer));
        });
        [&] { QTRY_COMPARE(finished.size(), 1); }();
        return asked;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

ROLLCALL_TEST(tst_movedmachines, MovedMachinesTest)
#include "tst_movedmachines.moc"
