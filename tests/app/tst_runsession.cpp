// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet.h"
#include "app/preflight.h"
#include "app/runsession.h"
#include "app/surroundings.h"
#include "app/workspace.h"
#include "engine/engine.h"
#include "history/store.h"
#include "support/paths.h"
#include "support/testmain.h"

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
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, 30'000);
        m_workspace = std::make_unique<Workspace>(Paths::below(m_folder.path()));
        m_workspace->openNow({m_fleet->folder()});
    }

    void cleanupTestCase()
    {
        m_workspace.reset();
        m_fleet.reset();
    }

    void resultsAreStoredWhenItSaysSo()
    {
        const auto session = start(u"@*"_s, {u"echo hello"_s});
        QSignalSpy finished(session.get(), &RunSession::finished);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
        QVERIFY(session->isOver());
        const auto results = session->results();
        QCOMPARE(results->summary().state, RunState::Finished);
        QCOMPARE(results->summary().outcomes[0], 4);
        QCOMPARE(results->output(3, Stream::Output, 0, 100), QByteArray("hello\n"));
        QCOMPARE((*m_workspace->store())->runCount(), 1);
    }

    void nothingIsKeptWhenNotAsked()
    {
        const int before = (*m_workspace->store())->runCount();
        const auto session = start(u"@*"_s, {u"true"_s}, false);
        QSignalSpy finished(session.get(), &RunSession::finished);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
        QCOMPARE((*m_workspace->store())->runCount(), before);
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
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
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
        QTRY_VERIFY_WITH_TIMEOUT(session->results()->task(0).started, 30'000);
        session->cancel();
        QVERIFY(session->isCancelling());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
        QCOMPARE(session->results()->summary().state, RunState::Cancelled);
        QVERIFY(!session->isCancelling());
    }

    void leavingASessionEndsItsRun()
    {
        std::shared_ptr<history::StoredRun> results;
        {
            const auto session = start(u"@*"_s, {u"sleep 100"_s});
            results = session->results();
            QTRY_VERIFY_WITH_TIMEOUT(results->task(0).started, 30'000);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!results->isLive(), 30'000);
        QCOMPARE(results->summary().state, RunState::Cancelled);
    }

    void questionsComeUpAndAnswersGoDown()
    {
        Preflight preflight = prepare(*m_workspace->surroundings(), u"@*"_s);
        auto login = std::make_shared<LoginSpec>();
        login->publicKey = false;
        for (HostSpec& host : preflight.hosts)
            host.login = login;
        const auto run = buildRun(preflight, Composition::fromCommands({u"true"_s}), RunOptions());
        QVERIFY(run.ok());
        auto session = RunSession::start(m_workspace->engine(), **m_workspace->store(), *run);
        QVERIFY(session.ok());
        QSignalSpy finished(session->get(), &RunSession::finished);
        int questions = 0;
        connect(session->get(), &RunSession::questionAsked, this,
                [&](const std::shared_ptr<Question>& question) {
                    ++questions;
                    Answer answer;
                    answer.id = question->id;
                    answer.texts.push_back(Secret(QByteArray(questions == 1 ? "wrong" : "let me in")));
                    (*session)->answer(std::move(answer));
                });
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
        QCOMPARE(questions, 2); // the wrong one was tried on one host only
        QCOMPARE((*session)->results()->summary().outcomes[0], 4);
    }

private:
    std::unique_ptr<RunSession> start(const QString& target, const QStringList& commands, bool keep = true)
    {
        const Preflight preflight = prepare(*m_workspace->surroundings(), target);
        RunOptions options;
        options.batch = true;
        const auto run = buildRun(preflight, Composition::fromCommands(commands), options);
        if (!run)
            qFatal("%s", qPrintable(errorText(run.error())));
        auto session = RunSession::start(m_workspace->engine(), **m_workspace->store(), *run, keep);
        if (!session)
            qFatal("%s", qPrintable(errorText(session.error())));
        return std::move(*session);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<DemoFleet> m_fleet;
    std::unique_ptr<Workspace> m_workspace;
};

ROLLCALL_TEST(tst_runsession, RunSessionTest)
#include "tst_runsession.moc"
