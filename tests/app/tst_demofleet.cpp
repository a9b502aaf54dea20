// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/demofleet.h"
#include "support/testmain.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <signal.h>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

// The demo fleet as a child that does not want to end.
class DemoFleetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsToldToEndAndNotWaitedFor()
    {
        const QTemporaryDir folder;
        const QString pidFile = folder.filePath(u"pid"_s);
        QFile program(folder.filePath(u"fleet"_s));
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.write("#!/bin/sh\ntrap '' TERM\necho $$ >'" + pidFile.toUtf8() +
                      "'\necho ready 1\nwhile :; do sleep 0.1; done\n");
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        program.close();
        auto fleet = std::make_unique<DemoFleet>(folder.filePath(u"demo"_s));
        fleet->setProgram(program.fileName());
        QSignalSpy started(fleet.get(), &DemoFleet::started);
        fleet->start();
        QTRY_COMPARE(started.size(), 1);
        QFile written(pidFile);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const auto pid = static_cast<pid_t>(written.readAll().trimmed().toInt());
        QVERIFY(pid > 0);
        fleet.reset();
        QCOMPARE(::kill(pid, 0), 0); // whoever waits for it ends it in the end
        QTRY_VERIFY(::kill(pid, 0) != 0);
    }
};

ROLLCALL_TEST(tst_demofleet, DemoFleetTest)
#include "tst_demofleet.moc"
