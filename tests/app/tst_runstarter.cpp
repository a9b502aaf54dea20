// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/runsession.h"
#include "app/workspace/workspace.h"
#include "core/base/error.h"
#include "core/run/hostspec.h"
#include "core/run/runspec.h"
#include "history/store/store.h"
#include "history/store/storedrun.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

// A run begins where nobody waits for a disk, and what stands in its way is told.
class RunStarterTest : public QObject
{
    Q_OBJECT

private:
    struct Begun
    {
        bool told = false;
        std::unique_ptr<RunSession> session;
        Error error; // where there is none
    };

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;

    QString runsFolder() const { return m_workspace->person().paths().historyDir() + u"/runs"_s; }
    QStringList runs() const { return QDir(runsFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot); }

    /// On one host, which nothing listens on.
    static RunSpecPtr spec()
    {
        auto spec = std::make_shared<RunSpec>();
        spec->id = newRunId();
        HostSpec host;
        host.name = host.address = u"127.0.0.1"_s;
        host.port = 1;
        host.login = std::make_shared<LoginSpec>();
        host.trust = std::make_shared<TrustSpec>();
        host.algorithms = std::make_shared<AlgorithmSpec>();
        spec->hosts.append(host);
        Step step;
        step.work = u"true"_s;
        spec->steps = {step};
        return spec;
    }

    void start(const RunSpecPtr& spec, bool keep, QObject* context, Begun& begun)
    {
        m_workspace->runs().start(spec, keep, context, [&begun](Result<std::unique_ptr<RunSession>> session) {
            begun.told = true;
            if (session)
                begun.session = std::move(*session);
            else
                begun.error = session.error();
        });
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = std::make_unique<Workspace>(Paths::below(m_folder->path()));
        m_workspace->openNow();
    }

    void cleanup() { m_workspace.reset(); }

    void itBeginsWhenItsFolderIsThere_data()
    {
        QTest::addColumn<bool>("open");
        QTest::addColumn<bool>("keep");
        QTest::newRow("history is still to be opened") << false << true;
        QTest::newRow("history is open") << true << true;
        QTest::newRow("not kept") << false << false;
    }

    void itBeginsWhenItsFolderIsThere()
    {
        QFETCH(const bool, open);
        QFETCH(const bool, keep);
        if (open)
            QVERIFY(m_workspace->history().openNow().ok());
        const RunSpecPtr run = spec();
        Begun begun;
        start(run, keep, this, begun);
        QVERIFY(!begun.told); // whoever asked was not kept waiting
        QTRY_VERIFY(begun.told);
        QVERIFY(begun.session != nullptr);
        RunSession& session = *begun.session;
        QCOMPARE(runs(), keep ? QStringList{run->id} : QStringList());
        QSignalSpy finished(&session, &RunSession::finished);
        QTRY_VERIFY(session.isOver());
        QCOMPARE(session.results()->summary().state, RunState::Finished);
        QCOMPARE(outcomeOf(session.results()->task(0).verdict.reason), Outcome::Unreachable);
    }

    /// A file where the folder of all runs should be.
    void whatStandsInItsWayIsTold()
    {
        QVERIFY(m_workspace->history().openNow().ok());
        QVERIFY(QDir(runsFolder()).removeRecursively());
        QFile obstacle(runsFolder());
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        Begun begun;
        start(spec(), true, this, begun);
        QTRY_VERIFY(begun.told);
        QVERIFY(begun.session == nullptr);
        QCOMPARE(begun.error.file, runsFolder());
        Begun unkept;
        start(spec(), false, this, unkept);
        QTRY_VERIFY(unkept.told);
        QVERIFY(unkept.session != nullptr);
    }

    /// What was made for it is let go, and says that it was interrupted.
    void nothingBeginsForWhoeverIsGone()
    {
        const Result<History::StorePtr> store = m_workspace->history().openNow();
        QVERIFY(store.ok());
        auto context = std::make_unique<QObject>();
        const RunSpecPtr run = spec();
        Begun begun;
        start(run, true, context.get(), begun);
        context.reset();
        const auto state = [&] {
            const QList<RunSummary> all = (*store)->runs();
            return all.size() == 1 ? all.constFirst().state : RunState::Running;
        };
        QTRY_COMPARE(state(), RunState::Interrupted);
        QVERIFY(!begun.told);
    }
};

ROLLCALL_TEST(tst_runstarter, RunStarterTest)
#include "tst_runstarter.moc"
