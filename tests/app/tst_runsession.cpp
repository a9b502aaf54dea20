// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/identities.h"
#include "app/person/keyring.h"
#include "app/prepare/preflight.h"
#include "app/prepare/surroundings.h"
#include "app/run/questiontext.h"
#include "app/run/runsession.h"
#include "app/workspace/demofleet.h"
#include "app/workspace/workspace.h"
#include "engine/engine.h"
#include "fakekeyring.h"
#include "history/store/store.h"
#include "opendemo.h"
#include "startrun.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QFile>
#include <QMap>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;
using namespace rollcall::test;

/// A run as the front ends see it, on the demo fleet.
class RunSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_fleet = std::make_unique<DemoFleet>(m_folder.filePath(u"demo"_s));
        m_fleet->setProgram(programPath(u"rollcall-fleet"_s));
        QVERIFY(m_fleet->isAvailable());
        m_fleet->setHosts(4);
        m_fleet->setExtraArguments({u"--instant"_s, u"--password"_s, u"let me in"_s});
        QSignalSpy started(m_fleet.get(), &DemoFleet::started);
        m_fleet->start();
        QTRY_COMPARE(started.size(), 1);
        m_workspace = std::make_unique<Workspace>(Paths::below(m_folder.path()));
        m_workspace->openNow();
        QVERIFY(openDemo(*m_workspace, m_fleet->folder()));
    }

    void cleanupTestCase()
    {
        m_workspace.reset();
        m_fleet.reset();
    }

    void resultsAreStoredWhenItSaysSo()
    {
        const int before = (*m_workspace->history().openNow())->runCount();
        const auto session = start(u"@*"_s, {u"echo hello"_s});
        QSignalSpy finished(session.get(), &RunSession::finished);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(session->isOver());
        const auto results = session->results();
        QCOMPARE(results->summary().state, RunState::Finished);
        QCOMPARE(results->summary().outcomes[0], 4);
        QCOMPARE(results->output(3, Stream::Output, 0, 100), QByteArray("hello\n"));
        QCOMPARE((*m_workspace->history().openNow())->runCount(), before + 1);
    }

    void nothingIsKeptWhenNotAsked()
    {
        const int before = (*m_workspace->history().openNow())->runCount();
        const auto session = start(u"@*"_s, {u"true"_s}, false);
        QSignalSpy finished(session.get(), &RunSession::finished);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE((*m_workspace->history().openNow())->runCount(), before);
    }

    /// RLIMIT_FSIZE stands for the full disk.
    void everyTaskHasItsOutcomeWhenTheDiskIsFull()
    {
        ::signal(SIGXFSZ, SIG_IGN);
        struct rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto session = start(u"@*"_s, {u"seq 300000"_s});
        struct rlimit small = before;
        small.rlim_cur = 200'000;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto release = qScopeGuard([&] { ::setrlimit(RLIMIT_FSIZE, &before); });
        QSignalSpy failed(session.get(), &RunSession::storeFailed);
        QSignalSpy finished(session.get(), &RunSession::finished);
        const auto results = session->results();
        int open = 0; // when it says that it is finished
        connect(session.get(), &RunSession::finished, this, [&] {
            for (TaskIndex task = 0; task < 4; ++task)
                open += results->task(task).ended ? 0 : 1;
        });
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(open, 0);
        QCOMPARE(failed.size(), 1);
        QVERIFY(!results->isLive());
        QCOMPARE(results->summary().state, RunState::Finished);
        QVERIFY(results->summary().incomplete);
        for (TaskIndex task = 0; task < 4; ++task) {
            QCOMPARE(results->task(task).verdict.reason, Reason::LocalDiskFull);
            QVERIFY(!verdictSentence(results->task(task).verdict).contains(u"()"_s));
        }
    }

    void cancellingIsSeen()
    {
        const auto session = start(u"@*"_s, {u"sleep 100"_s});
        QSignalSpy finished(session.get(), &RunSession::finished);
        QTRY_VERIFY(session->results()->task(0).started);
        session->cancel();
        QVERIFY(session->isCancelling());
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(session->results()->summary().state, RunState::Cancelled);
        QVERIFY(!session->isCancelling());
    }

    void leavingASessionEndsItsRun()
    {
        std::shared_ptr<history::StoredRun> results;
        {
            const auto session = start(u"@*"_s, {u"sleep 100"_s});
            results = session->results();
            QTRY_VERIFY(results->task(0).started);
        }
        QTRY_VERIFY(!results->isLive());
        QCOMPARE(results->summary().state, RunState::Cancelled);
    }

    /// Each run would accept whatever is there anew: that is told, once, though nobody is asked anything.
    void acceptedKeysThatCannotBeSavedAreTold()
    {
        Preflight preflight = prepare(*m_workspace->libraries().surroundings(), {.target = u"@*"_s});
        auto trust = std::make_shared<TrustSpec>();
        trust->userFiles = {u"/proc/none/known_hosts"_s};
        trust->policy = HostKeyPolicy::AcceptNew;
        for (HostSpec& host : preflight.hosts)
            host.trust = trust;
        RunRequest request{.target = u"@*"_s, .composition = Composition::fromCommands({u"true"_s})};
        request.options.batch = true;
        const auto run = buildRun(preflight, request);
        QVERIFY(run.ok());
        const auto session = test::startRun(*m_workspace, *run, false);
        QList<Error> told;
        connect(session.get(), &RunSession::notKept, this, [&](const Error& error) { told.append(error); });
        QSignalSpy finished(session.get(), &RunSession::finished);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(session->results()->summary().outcomes[0], 4);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told[0].kind, ErrorKind::KeysNotSaved);
        QVERIFY(errorText(told[0]).contains(u"/proc/none/known_hosts"_s));
    }

    /// What is kept so is asked for once, and goes to no machine that it has not been right on; the keyring has none
    /// of it.
    void whatIsKeptUntilTheProgramQuitsIsNotAskedForAgain()
    {
        FakeKeyring::Store store;
        Keyring keyring(nullptr, std::make_unique<FakeKeyring>(store, KeyringBackend::Problem::None));
        QList<Question> asked;
        const auto keep = [&](const Question& question, Answer& answer) {
            asked.append(question);
            answer.keep = true;
            answer.accepted = QList<bool>(question.machines.size(), false);
            answer.texts.push_back(Secret(QByteArray("let me in")));
        };
        QCOMPARE(okOf(keyring, u"web-01,web-02"_s, keep), 2);
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked[0].canKeep && !asked[0].canRemember);
        QCOMPARE(asked[0].getters.size(), 2);
        QCOMPARE(gettersText(asked[0]), u"web-[01-02]"_s);
        QCOMPARE(okOf(keyring, u"web-01,web-02"_s, keep), 2);
        QCOMPARE(asked.size(), 1);
        QVERIFY(store.isEmpty());
        QCOMPARE(okOf(keyring, u"web-[01-02],web-04"_s, keep), 2);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[1].kind, QuestionKind::NewMachines);
        QCOMPARE(asked[1].machines.size(), 1);
        QCOMPARE(asked[1].machines[0].name, u"web-04"_s);
        keyring.setMemoryLasts(std::chrono::milliseconds(1)); // unused for longer
        QTRY_VERIFY(!keyring.remembers({SecretKey::Kind::Password, u"ops"_s}));
        QCOMPARE(okOf(keyring, u"web-01"_s, keep), 1);
        QCOMPARE(asked.size(), 3);
        QCOMPARE(asked[2].kind, QuestionKind::Password);
    }

    void aOneTimeCodeIsKeptNowhere()
    {
        FakeKeyring::Store store;
        Keyring keyring(nullptr, std::make_unique<FakeKeyring>(store, KeyringBackend::Problem::None));
        QList<Question> asked;
        const auto code = [&](const Question& question, Answer& answer) {
            asked.append(question);
            answer.keep = answer.remember = answer.oneTime = true;
            answer.texts.push_back(Secret(QByteArray("let me in")));
        };
        QCOMPARE(okOf(keyring, u"web-01,web-02"_s, code), 2);
        QCOMPARE(asked.size(), 2);
        QVERIFY(!asked[0].onlyHere && asked[1].onlyHere);
        QVERIFY(asked[1].getters.isEmpty() && !asked[1].canKeep && !asked[1].canRemember);
        QVERIFY(!keyring.remembers({SecretKey::Kind::Password, u"ops"_s}));
        QVERIFY(store.isEmpty());
    }

    void questionsComeUpAndAnswersGoDown()
    {
        Preflight preflight = prepare(*m_workspace->libraries().surroundings(), {.target = u"@*"_s});
        auto login = std::make_shared<LoginSpec>();
        login->publicKey = false;
        for (HostSpec& host : preflight.hosts)
            host.login = login;
        const auto run = buildRun(preflight, {.composition = Composition::fromCommands({u"true"_s})});
        QVERIFY(run.ok());
        const auto session = test::startRun(*m_workspace, *run);
        QSignalSpy finished(session.get(), &RunSession::finished);
        int questions = 0;
        connect(session.get(), &RunSession::questionAsked, this, [&](const std::shared_ptr<Question>& question) {
            ++questions;
            Answer answer;
            answer.id = question->id;
            answer.texts.push_back(Secret(QByteArray(questions == 1 ? "wrong" : "let me in")));
            session->answer(std::move(answer));
        });
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(questions, 2); // the wrong one was tried on one host only
        QCOMPARE(session->results()->summary().outcomes[0], 4);
    }

    void aKeptPasswordIsUsed()
    {
        FakeKeyring::Store store{{u"password/deploy"_s, "let me in"}};
        const QString names = m_folder.filePath(u"used.ini"_s);
        const Asked asked = runWithPasswords(store, {}, KeyringBackend::Problem::None, {u"@*"_s, u"deploy"_s, names});
        QVERIFY(asked.problems.isEmpty());
        QCOMPARE(asked.ok, 4);
        QCOMPARE(asked.machines.size(), 1); // nothing is known yet of where it is right
        QCOMPARE(asked.machines.constFirst().size(), 4);
        const Asked second = runWithPasswords(store, {}, KeyringBackend::Problem::None, {u"@*"_s, u"deploy"_s, names});
        QVERIFY(second.problems.isEmpty() && second.machines.isEmpty());
        QCOMPARE(second.ok, 4);
    }

    void machinesThatWereProvedOnAreListedAndGoWithTheSecret()
    {
        const QString names = m_folder.filePath(u"proved.ini"_s);
        FakeKeyring::Store store;
        Keyring keyring(nullptr, std::make_unique<FakeKeyring>(store, KeyringBackend::Problem::None), names);
        Keyring other(nullptr, std::make_unique<FakeKeyring>(store, KeyringBackend::Problem::None), names);
        const SecretKey key{SecretKey::Kind::Password, u"a/b=c %20"_s};
        const Machine one{u"web-01, \"ü\""_s, u"10.0.0.1:22"_s, u"SHA256:a+/b="_s};
        const Machine two{u"web-02"_s, u"[::1]:22"_s, u"SHA256:A+/b="_s};
        keyring.addProvedOn(key, {one});
        other.addProvedOn(key, {two});                                                     // does not lose the first
        QVERIFY(keyring.provedOn(key).contains(one) && other.provedOn(key).contains(two)); // before the disk has them
        QTRY_COMPARE(keyring.provedOn(key).size(), 2);
        QTRY_COMPARE(other.provedOn(key).size(), 2);
        const Machine copy{u"web-03"_s, u"10.0.0.3:22"_s, one.fingerprint}; // of the first one's disk
        const Machine renamed{u"www"_s, one.address, one.fingerprint};
        keyring.addProvedOn(key, {copy, renamed});
        QTRY_COMPARE(other.provedOn(key).size(), 3);
        QVERIFY(other.provedOn(key).contains(copy) && other.provedOn(key).contains(renamed));
        QVERIFY(keyring.kept().isEmpty()); // not to be taken for a secret
        QVERIFY(keyring.provedOn({SecretKey::Kind::Password, u"a"_s}).isEmpty());
        bool removed = false;
        keyring.remove(key, this, [&](const Status& status) { removed = status.ok(); });
        QTRY_VERIFY(removed);
        QTRY_VERIFY(other.provedOn(key).isEmpty());
    }

    void aTypedPasswordIsKeptOnceItIsProved()
    {
        FakeKeyring::Store store;
        const Asked asked = runWithPasswords(store, {{"wrong", true}, {"let me in", true}});
        QCOMPARE(asked.problems, QStringList({u"-"_s, u"-"_s}));
        QCOMPARE(asked.ok, 4);
        QTRY_COMPARE(store.value(u"password/deploy"_s), "let me in");
        QCOMPARE(store.size(), 1);
        FakeKeyring::Store none;
        QCOMPARE(runWithPasswords(none, {{"wrong", true}, {"let me in", false}}).ok, 4);
        QVERIFY(none.isEmpty()); // not asked to, and the wrong one has not slipped in
    }

    void thePasswordOfOneHostIsKeptForThatHostAlone()
    {
        const QString names = m_folder.filePath(u"keyring.ini"_s);
        FakeKeyring::Store store;
        const Asked all =
            runWithPasswords(store, {{"let me in", true}}, KeyringBackend::Problem::None, {u"@*"_s, {}, names});
        QCOMPARE(all.ok, 0); // several hosts share the question: declined below, as it cannot be kept
        QVERIFY(store.isEmpty());
        const Asked first =
            runWithPasswords(store, {{"let me in", true}}, KeyringBackend::Problem::None, {u"web-01"_s, {}, names});
        QCOMPARE(first.problems, QStringList{u"-"_s});
        QTRY_COMPARE(store.size(), 1);
        const QString kept = store.firstKey();
        QVERIFY2(kept.startsWith(u"password/admin@127.0.0.1:"_s), qPrintable(kept));
        const Asked second = runWithPasswords(store, {}, KeyringBackend::Problem::None, {u"web-01"_s, {}, names});
        QCOMPARE(second.problems, QStringList()); // not asked
        QCOMPARE(second.ok, 1);
        QCOMPARE(runWithPasswords(store, {}, KeyringBackend::Problem::None, {u"web-01,web-02"_s, {}, names}).ok,
                 0); // no other host gets it
        Keyring keyring(nullptr, std::make_unique<FakeKeyring>(store, KeyringBackend::Problem::None), names);
        QCOMPARE(keyring.kept(), QList<SecretKey>{*SecretKey::fromText(kept)});
        bool removed = false;
        keyring.remove(keyring.kept().constFirst(), this, [&](const Status& status) { removed = status.ok(); });
        QTRY_VERIFY(removed);
        QVERIFY(keyring.kept().isEmpty() && store.isEmpty());
        QCOMPARE(runWithPasswords(store, {}, KeyringBackend::Problem::None, {u"web-01"_s, {}, names}).problems,
                 QStringList{u"-"_s});
    }

    void namesAreListedAndNothingElse()
    {
        const QString names = m_folder.filePath(u"names.ini"_s);
        FakeKeyring::Store store;
        Keyring keyring(nullptr, std::make_unique<FakeKeyring>(store, KeyringBackend::Problem::None), names);
        Keyring other(nullptr, std::make_unique<FakeKeyring>(store, KeyringBackend::Problem::None), names);
        const QList<SecretKey> keys{{SecretKey::Kind::Passphrase, u"/home/me//.ssh/id=1 [ü]"_s},
                                    {SecretKey::Kind::Password, u"deploy"_s},
                                    {SecretKey::Kind::Password, u"root@[::1]:2222"_s}};
        int done = 0;
        for (const SecretKey& key : keys)
            (done % 2 == 0 ? keyring : other).write(key, Secret(QByteArray("s3cret")), this, [&](const Status&) {
                ++done;
            });
        QTRY_COMPARE(done, 3);
        QCOMPARE(keyring.kept(), keys);
        QCOMPARE(other.kept(), keys);
        QFile file(names);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("s3cret"));
        Keyring absent(nullptr, std::make_unique<FakeKeyring>(store, KeyringBackend::Problem::Absent), names);
        absent.write({SecretKey::Kind::Password, u"nobody"_s}, Secret(QByteArray("x")), this,
                     [&](const Status&) { ++done; });
        QTRY_COMPARE(done, 4);
        QCOMPARE(absent.kept(), keys); // it is not there
    }

    void aKeptPasswordThatIsRefusedIsAskedAnewAndReplaced()
    {
        FakeKeyring::Store store{{u"password/deploy"_s, "stale"}};
        const Asked asked = runWithPasswords(store, {{"let me in", true}});
        QCOMPARE(asked.problems, QStringList({errorText({ErrorKind::KeptSecretRefused, {}, {}, {}})})); // no loop
        QCOMPARE(asked.ok, 4);
        QTRY_COMPARE(store.value(u"password/deploy"_s), "let me in");
    }

    void aKeyringThatFailsIsSaidAndTheRunGoesOn_data()
    {
        QTest::addColumn<int>("problem");
        QTest::addColumn<int>("kind");
        QTest::newRow("absent") << int(KeyringBackend::Problem::Absent) << int(ErrorKind::KeyringUnavailable);
        QTest::newRow("locked") << int(KeyringBackend::Problem::Locked) << int(ErrorKind::KeyringLocked);
        QTest::newRow("dismissed") << int(KeyringBackend::Problem::Dismissed) << int(ErrorKind::KeyringDismissed);
        QTest::newRow("hung") << int(KeyringBackend::Problem::Silent) << int(ErrorKind::KeyringSilent);
    }

    void aKeyringThatFailsIsSaidAndTheRunGoesOn()
    {
        QFETCH(int, problem);
        QFETCH(int, kind);
        FakeKeyring::Store store{{u"password/deploy"_s, "let me in"}};
        const Asked asked =
            runWithPasswords(store, {{"let me in", true}}, static_cast<KeyringBackend::Problem>(problem));
        QCOMPARE(asked.problems, QStringList({errorText({static_cast<ErrorKind>(kind), {}, {}, {}})}));
        QCOMPARE(asked.ok, 4);
        QCOMPARE(asked.failures, QList<int>({kind})); // that it could not be kept, once
    }

private:
    struct Typed
    {
        QByteArray text;
        bool remember;
    };
    struct Asked
    {
        QStringList problems; // what each question said of the keyring, "-" for nothing
        QList<int> failures;
        int ok = 0;
        QList<QStringList> machines; // of each question whether new ones get it, which is answered by yes
    };

    struct Who
    {
        QString target;
        QString identity;
        QString namesFile;
    };

    Asked runWithPasswords(FakeKeyring::Store& store, QList<Typed> typed,
                           KeyringBackend::Problem problem = KeyringBackend::Problem::None,
                           const Who& who = {u"@*"_s, u"deploy"_s, {}})
    {
        Keyring keyring(nullptr, std::make_unique<FakeKeyring>(store, problem), who.namesFile);
        keyring.setTimeout(std::chrono::milliseconds(200));
        IdentityBindings identities;
        IdentityBinding binding;
        binding.name = u"deploy"_s;
        binding.password = PasswordSource::Keyring;
        identities.set(binding);
        Preflight preflight = prepare(*m_workspace->libraries().surroundings(), {.target = who.target});
        auto login = std::make_shared<LoginSpec>();
        login->publicKey = false;
        login->identity = who.identity;
        for (HostSpec& host : preflight.hosts)
            host.login = login;
        const auto run = buildRun(preflight, {.composition = Composition::fromCommands({u"true"_s})});
        if (!run)
            qFatal("%s", qPrintable(errorText(run.error())));
        auto session = test::startRun(*m_workspace, *run, false);
        session->useKeyring(keyring, identities);
        Asked asked;
        QSignalSpy finished(session.get(), &RunSession::finished);
        connect(session.get(), &RunSession::notKept, this,
                [&](const Error& error) { asked.failures.append(static_cast<int>(error.kind)); });
        connect(session.get(), &RunSession::questionAsked, this, [&](const std::shared_ptr<Question>& question) {
            if (question->kind == QuestionKind::NewMachines) {
                Answer answer;
                answer.id = question->id;
                answer.accepted = QList<bool>(question->machines.size(), true);
                asked.machines.append(QStringList());
                for (const Machine& machine : question->machines)
                    asked.machines.last().append(machine.name);
                return session->answer(std::move(answer));
            }
            asked.problems.append(question->keyringProblem ? errorText(*question->keyringProblem) : u"-"_s);
            Answer answer;
            answer.id = question->id;
            answer.declined = typed.isEmpty() || !question->canRemember;
            if (!answer.declined) {
                const Typed next = typed.takeFirst();
                answer.remember = next.remember;
                answer.texts.push_back(Secret(QByteArray(next.text)));
            }
            session->answer(std::move(answer));
        });
        [&] { QTRY_COMPARE(finished.size(), 1); }();
        [&] { QTRY_VERIFY(!session->isKeeping()); }();
        if (problem != KeyringBackend::Problem::None)
            [&] { QTRY_VERIFY(!asked.failures.isEmpty()); }();
        asked.ok = session->results()->summary().outcomes[0];
        session.reset();
        [&] { QTRY_VERIFY(!keyring.isSaving()); }(); // the next one reads it
        return asked;
    }

    /// With passwords alone, by an identity that the keyring is not to be used for; how many hosts went well.
    int okOf(Keyring& keyring, const QString& target, const std::function<void(const Question&, Answer&)>& rule)
    {
        Preflight preflight = prepare(*m_workspace->libraries().surroundings(), {.target = target});
        auto login = std::make_shared<LoginSpec>();
        login->publicKey = false;
        login->identity = u"ops"_s;
        for (HostSpec& host : preflight.hosts) {
            host.login = login;
            host.group.clear();
        }
        const auto run = buildRun(preflight, {.composition = Composition::fromCommands({u"true"_s})});
        if (!run)
            qFatal("%s", qPrintable(errorText(run.error())));
        const auto session = test::startRun(*m_workspace, *run, false);
        session->useKeyring(keyring, {});
        QSignalSpy finished(session.get(), &RunSession::finished);
        connect(session.get(), &RunSession::questionAsked, this, [&](const std::shared_ptr<Question>& question) {
            Answer answer;
            answer.id = question->id;
            rule(*question, answer);
            session->answer(std::move(answer));
        });
        [&] { QTRY_COMPARE(finished.size(), 1); }();
        return session->results()->summary().outcomes[0];
    }

    std::unique_ptr<RunSession> start(const QString& target, const QStringList& commands, bool keep = true)
    {
        RunRequest request{.target = target, .composition = Composition::fromCommands(commands)};
        request.options.batch = true;
        const auto run = buildRun(prepare(*m_workspace->libraries().surroundings(), request), request);
        if (!run)
            qFatal("%s", qPrintable(errorText(run.error())));
        return test::startRun(*m_workspace, *run, keep);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<DemoFleet> m_fleet;
    std::unique_ptr<Workspace> m_workspace;
};

ROLLCALL_TEST(tst_runsession, RunSessionTest)
#include "tst_runsession.moc"
