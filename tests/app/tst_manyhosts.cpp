// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: slow
#include "app/prepare/preflight.h"
#include "app/prepare/surroundings.h"
#include "app/run/runsession.h"
#include "app/workspace/demofleet.h"
#include "app/workspace/workspace.h"
#include "engine/engine.h"
#include "history/store/store.h"
#include "opendemo.h"
#include "startrun.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;
using namespace rollcall::test;

/// 10,000 hosts of the demo fleet in one recorded run, and fleets that misbehave.
class ManyHostsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenThousandHosts()
    {
        QTemporaryDir folder;
        DemoFleet fleet(folder.filePath(u"demo"_s));
        const auto workspace = open(fleet, folder, 10'000, {u"--instant"_s, u"--addresses"_s});
        QVERIFY(workspace);
        OptionOverrides options;
        options.fanOut = 256;
        options.connectTimeout = std::chrono::seconds(60);
        options.loginTimeout = std::chrono::seconds(60);
        QElapsedTimer clock;
        clock.start();
        const auto session = start(*workspace, u"@*"_s, u"hostname"_s, options);
        QSignalSpy finished(session.get(), &RunSession::finished);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 280'000);
        const auto results = session->results();
        QCOMPARE(results->summary().outcomes[static_cast<size_t>(Outcome::Ok)], 10'000);
        const RunSpecPtr spec = session->spec();
        for (HostIndex host = 0; host < 10'000; host += 97)
            QCOMPARE(results->output(host, Stream::Output, 0, 100).trimmed(), spec->hosts[host].name.toUtf8());
        qInfo("10,000 hosts in %.1f s, peak memory %lld MB", double(clock.elapsed()) / 1000, peakMemory() / 1024);
    }

    void hostileHostsHarmNobody_data()
    {
        QTest::addColumn<QString>("mode");
        for (const QString& mode : hostileModes())
            QTest::newRow(qPrintable(mode)) << mode;
    }

    void hostileHostsHarmNobody()
    {
        QFETCH(QString, mode);
        QTemporaryDir folder;
        DemoFleet fleet(folder.filePath(u"demo"_s));
        const auto workspace = open(
            fleet, folder, 6, {u"--instant"_s, u"--trouble"_s, u"off"_s, u"--hostile-host"_s, u"web-01="_s + mode});
        QVERIFY(workspace);
        OptionOverrides options;
        options.connectTimeout = std::chrono::seconds(3);
        options.loginTimeout = std::chrono::seconds(3);
        options.commandTimeout = std::chrono::seconds(3);
        options.outputLimit = 4 << 20;
        const auto session = start(*workspace, u"@*"_s, u"hostname"_s, options);
        QSignalSpy finished(session.get(), &RunSession::finished);
        QTRY_COMPARE(finished.size(), 1);
        const auto results = session->results();
        for (HostIndex host = 0; host < 6; ++host) {
            if (session->spec()->hosts[host].name != "web-01"_L1)
                QCOMPARE(results->task(host).outcome(), Outcome::Ok);
            QVERIFY(results->task(host).ended);
        }
    }

private:
    static QStringList hostileModes()
    {
        QProcess help;
        help.start(programPath(u"rollcall-fleet"_s), {u"--help"_s});
        help.waitForFinished();
        const QString text = QString::fromUtf8(help.readAll());
        return text.section(u"Hostile modes:"_s, 1).simplified().split(u", "_s);
    }

    static std::unique_ptr<Workspace> open(DemoFleet& fleet, const QTemporaryDir& folder, int hosts,
                                           const QStringList& arguments)
    {
        fleet.setProgram(programPath(u"rollcall-fleet"_s));
        fleet.setHosts(hosts);
        fleet.setExtraArguments(arguments);
        QSignalSpy started(&fleet, &DemoFleet::started);
        QSignalSpy failed(&fleet, &DemoFleet::failed);
        fleet.start();
        if (!QTest::qWaitFor([&] { return started.size() + failed.size() > 0; }, 120'000) || started.isEmpty())
            return nullptr;
        auto workspace = std::make_unique<Workspace>(Paths::below(folder.path()));
        workspace->openNow();
        return openDemo(*workspace, fleet.folder()) ? std::move(workspace) : nullptr;
    }

    static std::unique_ptr<RunSession> start(Workspace& workspace, const QString& target, const QString& command,
                                             OptionOverrides options)
    {
        options.batch = true;
        const RunRequest request{target, {}, Composition::fromCommands({command}), options};
        const auto run = buildRun(prepare(*workspace.libraries().surroundings(), request), request);
        if (!run)
            qFatal("%s", qPrintable(errorText(run.error())));
        return test::startRun(workspace, *run);
    }

    static qint64 peakMemory() // KiB
    {
        QFile status(u"/proc/self/status"_s);
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray text = status.readAll();
        const qsizetype at = text.indexOf("VmHWM:");
        return text.mid(at + 6, 20).trimmed().split(' ').constFirst().toLongLong();
    }
};

ROLLCALL_TEST(tst_manyhosts, ManyHostsTest)
#include "tst_manyhosts.moc"
