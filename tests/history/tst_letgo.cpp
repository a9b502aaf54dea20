// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/leftthreads.h"
#include "core/run/runspec.h"
#include "history/database/database.h"
#include "history/store/store.h"
#include "samples.h"
#include "support/gate.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::history;
using namespace rollcall::test;
using namespace std::chrono_literals;

// The end of a history whose disk hangs: gates stand for it.
class LetGoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecorderThatHangsIsLeft()
    {
        const QTemporaryDir folder;
        Gate gate;
        auto opened = Store::open(folder.path(), {});
        QVERIFY(opened.ok());
        std::unique_ptr<Store> store = std::move(*opened);
        const RunSpecPtr spec = sampleSpec(1);
        auto recorded = store->record(spec);
        QVERIFY(recorded.ok());
        std::shared_ptr<Recorder> recorder = std::exchange(*recorded, nullptr);
        recorder->whenRoom([&gate] { gate.pass(); }); // in the recorder's thread
        QTRY_VERIFY(gate.isHeld());
        QVERIFY(!store->finish(100ms));
        recorder.reset();
        store.reset();
        QVERIFY(gate.isHeld());
        gate.open();
        QTRY_VERIFY(waitForLeftThreads(100ms));
        const auto again = Store::open(folder.path(), {});
        QVERIFY(again.ok());
        QCOMPARE((*again)->runs().size(), 1); // it was written after all
    }

    void aDatabaseThatHangsIsLeft()
    {
        const QTemporaryDir folder;
        Gate gate;
        auto opened = Database::open(folder.filePath(u"history.sqlite"_s));
        QVERIFY(opened.ok());
        std::shared_ptr<Database> database = std::exchange(*opened, nullptr);
        database->submit([&gate](QSqlDatabase&) {
            gate.pass();
            return Status();
        });
        QTRY_VERIFY(gate.isHeld());
        database.reset();
        QVERIFY(gate.isHeld());
        gate.open();
        QTRY_VERIFY(waitForLeftThreads(100ms));
    }
};

ROLLCALL_TEST(tst_letgo, LetGoTest)
#include "tst_letgo.moc"
