// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "models/results/changesmodel.h"
#include "support/fakesource.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <memory>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::models;
using namespace rollcall::test;

/// What has changed since an earlier run, as rows.
class ChangesModelTest : public QObject
{
    Q_OBJECT

private:
    using Kind = ChangesModel::Kind;

    static std::shared_ptr<FakeSource> run(const QByteArrayList& outputs, const QStringList& commands = {u"x"_s})
    {
        auto made = std::make_shared<FakeSource>(static_cast<int>(outputs.size() / commands.size()), commands);
        for (qsizetype task = 0; task < outputs.size(); ++task) {
            if (!outputs[task].isNull())
                made->end(static_cast<TaskIndex>(task), outputs[task]);
        }
        return made;
    }
    static QList<TaskIndex> allOf(const ResultSource& run)
    {
        QList<TaskIndex> tasks(run.spec()->taskCount());
        std::iota(tasks.begin(), tasks.end(), 0);
        return tasks;
    }
    static QStringList drawn(const ChangesModel& model)
    {
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row) {
            QStringList cells;
            for (const int column :
                 {ChangesModel::Change, ChangesModel::Count, ChangesModel::Hosts, ChangesModel::Says})
                cells.append(model.index(row, column).data().toString());
            rows.append(cells.join(u" | "_s));
        }
        return rows;
    }
    static void compare(ChangesModel& model, const ResultSourcePtr& before, const ResultSourcePtr& now)
    {
        model.setRuns(before, now);
        model.setTasks(allOf(*now));
        QTRY_VERIFY(!model.isBusy());
    }

private Q_SLOTS:
    void whatHasChangedStandsOnTop()
    {
        const auto before = run({"up\n1\n", "up\n1\n", "up\n2\n", "gone\n"});
        const auto now = run({"up\n1\n", "up\n7\n", "up\n2\n", "x\n", "new\n"});
        before->edit().hosts[3].name = u"old"_s;
        ChangesModel model;
        QAbstractItemModelTester tester(&model, failOnError);
        compare(model, before, now);
        const QStringList hosts{now->spec()->hosts[1].name, now->spec()->hosts[3].name};
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(drawn(model)[0], u"changed | 1 | %1 | 7"_s.arg(hosts[0]));
        QVERIFY(drawn(model)[1].startsWith(u"not in the earlier run | 1 | %1 | x"_s.arg(hosts[1])));
        QVERIFY(drawn(model)[2].startsWith(u"not in the earlier run | 1 | "_s) && drawn(model)[2].endsWith(u"new"_s));
        QCOMPARE(drawn(model)[3], u"only in the earlier run | 1 | old | "_s);
        QVERIFY(drawn(model)[4].startsWith(u"unchanged | 2 | "_s));
        QCOMPARE(model.tasksAt(model.index(0, 0)), QList<TaskIndex>{1});
        QVERIFY(model.tasksAt(model.index(3, 0)).isEmpty()); // this run has none of them
        QCOMPARE(model.earlier(1), std::optional<TaskIndex>(1));
        QVERIFY(!model.earlier(4));
        QCOMPARE(changesSentence(model),
                 u"1 changed, 2 not in the earlier run, 1 only in the earlier run, 2 unchanged"_s);
    }

    void anotherEndIsAChange()
    {
        const auto before = run({"a\n"});
        const auto now = run({QByteArray()});
        now->end(0, "a\n", {}, 3);
        ChangesModel model;
        compare(model, before, now);
        QCOMPARE(model.countOf(Kind::Changed), 1);
        const QModelIndex says = model.index(0, ChangesModel::Says);
        QVERIFY2(says.data().toString().contains(u'3') && says.data().toString().contains(u"then"_s),
                 qPrintable(says.data().toString()));
        QVERIFY(says.data(ChangesModel::QuietRole).toBool());
    }

    void masksLeaveOutWhatAlwaysChanges()
    {
        const auto before = run({"at 10:20:30 up\n", "at 10:20:30 up\n"});
        const auto now = run({"at 11:20:31 up\n", "at 11:20:31 down\n"});
        ChangesModel model;
        model.setMasks(MaskSet::usual());
        compare(model, before, now);
        QCOMPARE(model.countOf(Kind::Changed), 1);
        QCOMPARE(model.index(0, ChangesModel::Says).data().toString(), u"at 11:20:31 down"_s);
        model.setMasks({});
        QTRY_COMPARE(model.countOf(Kind::Changed), 2);
    }

    void whatIsOutIsNotCompared()
    {
        const auto before = run({"a\n", "b\n"});
        const auto now = run({"a\n", QByteArray()});
        now->setState(RunState::Running);
        ChangesModel model;
        compare(model, before, now);
        QCOMPARE(model.rowCount(), 1);
        now->end(1, "c\n");
        model.refresh();
        QTRY_COMPARE(model.countOf(Kind::Changed), 1);
        model.setTasks({0}); // as a filter lets through
        QTRY_COMPARE(model.countOf(Kind::Changed), 0);
        QCOMPARE(model.countOf(Kind::Same), 1);
    }

    void stepByStep()
    {
        const auto before = run({"a\n", "b\n", "a\n", "b\n"}, {u"x"_s, u"y"_s});
        const auto now = run({"a\n", "b\n", "c\n", "c\n"}, {u"x"_s, u"y"_s});
        ChangesModel model;
        QAbstractItemModelTester tester(&model, failOnError);
        compare(model, before, now);
        QCOMPARE(model.countOf(Kind::Changed), 2);
        QCOMPARE(model.rowCount(), 4); // each step has its own
        for (int row = 0; row < 2; ++row)
            QVERIFY(!model.index(row, ChangesModel::Step).data().toString().isEmpty());
    }

    void manyThousands()
    {
        constexpr int hosts = 3000;
        QByteArrayList then(hosts);
        QByteArrayList is(hosts);
        for (int i = 0; i < hosts; ++i) {
            then[i] = QByteArray::number(i) + "\n";
            is[i] = QByteArray::number(i % 2 == 0 ? i : i + hosts) + "\n";
        }
        ChangesModel model;
        compare(model, run(then), run(is));
        QCOMPARE(model.countOf(Kind::Same), hosts / 2);
        QCOMPARE(model.rowCount(), hosts / 2 + 1);
    }
};

ROLLCALL_TEST(tst_changesmodel, ChangesModelTest)
#include "tst_changesmodel.moc"
