// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "support/oldhistory.h"
#include "support/testmain.h"

#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::history;
using namespace rollcall::test;

// A history that an older version wrote: opened, and read where nothing can be written.
class OldHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(unpackOldHistory(m_folder->path()));
    }

    void opens();
    void opensForReadingAlone();

private:
    QString history() const { return m_folder->filePath(u"history"_s); }
    void check(Store& store) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void OldHistoryTest::check(Store& store) const
{
    const QList<RunSummary> runs = store.runs();
    QCOMPARE(runs.size(), oldRunCount);
    QStringList said;
    for (const RunSummary& run : runs) {
        auto opened = store.open(run.id);
        QVERIFY2(opened.ok(), qPrintable(run.title));
        const RunSummary summary = (*opened)->summary();
        QCOMPARE(summary.outcomes, run.outcomes);
        QCOMPARE(summary.state, run.state);
        const RunSpecPtr spec = (*opened)->spec();
        said.append(u"%1 %2: %3 %4 %5 [%6]"_s.arg(int(run.state))
                        .arg(run.title.section(u';', 0, 0))
                        .arg(run.outcomes[size_t(Outcome::Ok)])
                        .arg(run.outcomes[size_t(Outcome::Failed)])
                        .arg(run.tasks())
                        .arg(QString::fromUtf8(whole(**opened, 0)).trimmed().section(u"load"_s, 0, 0).left(9)));
        QCOMPARE(spec->hosts.first().user, u"admin"_s);
        QVERIFY(spec->hosts.first().address == "127.0.0.1"_L1);
        QVERIFY(!(*opened)->log(0).isEmpty());
    }
    const QStringList expected{
        u"3 echo working: 0 0 2 [working]"_s,   u"2 echo begun: 0 0 2 [begun]"_s,
        u"1 echo $TERM: 1 0 1 [xterm]"_s,   u"1 echo through: 1 0 1 [through]"_s,
        u"1 Uptime and load: 2 0 2 [07:39:02 ]"_s, u"1 echo first: 3 3 9 [first]"_s,
        u"1 echo $GREETING: 1 0 1 [hello]"_s,   u"1 wc -c: 3 0 3 [33]"_s,
        u"1 echo out: 0 3 3 [out]"_s,           u"1 uptime: 3 0 3 [07:39:02 ]"_s};
    QCOMPARE(said, expected);
}

void OldHistoryTest::opens()
{
    for (int i = 0; i < 2; ++i) {
        auto store = Store::open(history(), {});
        QVERIFY(store.ok());
        QVERIFY(!(*store)->readOnlyBecause());
        check(**store);
        auto environment = (*store)->open((*store)->runs()[6].id);
        QCOMPARE((*environment)->spec()->options.environment.first().second, u"hello"_s);
        auto jump = (*store)->open((*store)->runs()[3].id);
        QCOMPARE((*jump)->spec()->hosts.first().jump->port, quint16(42200));
        auto failed = (*store)->open((*store)->runs()[8].id);
        QCOMPARE(whole(**failed, 0, Stream::Error), "err\n");
    }
    auto store = Store::open(history(), {});
    QVERIFY((*store)->record(sampleSpec(1)).ok());
    QVERIFY((*store)->remove((*store)->runs().last().id).ok());
}

void OldHistoryTest::opensForReadingAlone()
{
    const QTemporaryDir folder;
    const QByteArray path = QFile::encodeName(folder.path());
    if (::mount("tmpfs", path.constData(), "tmpfs", 0, "size=16m") != 0)
        QSKIP("needs the right to mount a small file system");
    const auto unmount = qScopeGuard([&] { ::umount2(path.constData(), MNT_DETACH); });
    QVERIFY(unpackOldHistory(folder.path()));
    QCOMPARE(::mount("tmpfs", path.constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=16m"), 0);
    auto store = Store::open(folder.filePath(u"history"_s), {});
    QVERIFY(store.ok());
    QVERIFY((*store)->readOnlyBecause());
    check(**store);
}

ROLLCALL_TEST(tst_oldhistory, OldHistoryTest)
#include "tst_oldhistory.moc"
