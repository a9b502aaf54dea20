// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "liverun.h"
#include "models/results/answersmodel.h"
#include "support/fakesource.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSet>
#include <QTest>

#include <memory>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::models;
using namespace rollcall::test;

/// The answers of a run as rows, which keep their places while it goes.
class AnswersModelTest : public QObject
{
    Q_OBJECT

private:
    static QList<TaskIndex> allOf(const ResultSource& run)
    {
        QList<TaskIndex> tasks(run.spec()->taskCount());
        std::iota(tasks.begin(), tasks.end(), 0);
        return tasks;
    }
    /// "2 web-[1-2] | Ok | a" each, its texts below it.
    static QString draw(const AnswersModel& model, const QModelIndex& parent = {})
    {
        QStringList lines;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const auto cell = [&](int column) { return model.index(row, column, parent).data().toString(); };
            lines.append((parent.isValid() ? u"  "_s : QString()) + cell(AnswersModel::Count) + u' ' +
                         cell(AnswersModel::Hosts) + u" | "_s + cell(AnswersModel::End) + u" | "_s +
                         cell(AnswersModel::Says));
            if (const QString below = draw(model, model.index(row, 0, parent)); !below.isEmpty())
                lines.append(below);
        }
        return lines.join(u'\n');
    }
    static std::shared_ptr<FakeSource> underWay(int hosts)
    {
        auto run = std::make_shared<FakeSource>(hosts, QStringList{u"x"_s});
        run->setState(RunState::Running);
        return run;
    }

private Q_SLOTS:
    void aRun()
    {
        const auto run = std::make_shared<FakeSource>(6, QStringList{u"x"_s});
        for (const TaskIndex task : {0U, 1U, 2U})
            run->end(task, "up\n");
        run->end(3, "down\n");
        run->end(4, "");
        Verdict refused;
        refused.reason = Reason::Refused;
        run->end(5, refused);
        AnswersModel model;
        QAbstractItemModelTester tester(&model, failOnError);
        model.setSource(run);
        model.setTasks(allOf(*run));
        QTRY_COMPARE(model.rowCount(), 4);
        const auto at = [&](int row, int role) { return model.index(row, 0).data(role); };
        QCOMPARE(static_cast<Reason>(at(0, AnswersModel::ReasonRole).toInt()), Reason::Refused);
        QVERIFY(model.index(0, AnswersModel::Says).data().toString().startsWith(u"The host answered"_s));
        QVERIFY(model.index(0, AnswersModel::Says).data(AnswersModel::QuietRole).toBool());
        QCOMPARE(model.index(1, AnswersModel::Says).data().toString(), u"down"_s);
        QCOMPARE(model.index(2, AnswersModel::Says).data().toString(), u"no output"_s);
        QCOMPARE(model.index(3, AnswersModel::Says).data().toString(), u"up"_s);
        QVERIFY(at(3, AnswersModel::CommonRole).toBool());
        QCOMPARE(at(3, AnswersModel::ShareRole).toDouble(), 0.5);
        QCOMPARE(model.tasksAt(model.index(3, 2)), (QList<TaskIndex>{0, 1, 2}));
        QCOMPARE(model.indexOf(1).row(), 3);
        QVERIFY(!model.indexOf(77).isValid());
        model.setTasks({3, 4});
        QTRY_COMPARE(model.rowCount(), 2);
        model.setSource(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void entriesKeepTheirPlacesUntilTheEnd()
    {
        const auto run = underWay(6);
        AnswersModel model;
        QAbstractItemModelTester tester(&model, failOnError);
        model.setSource(run);
        model.setTasks(allOf(*run));
        run->end(0, "a\n");
        run->end(1, "a\n");
        model.refresh({});
        QTRY_COMPARE(model.rowCount(), 2);
        const QPersistentModelIndex first(model.index(0, 0));
        QCOMPARE(model.tasksAt(first), (QList<TaskIndex>{0, 1}));
        QVERIFY(model.isSorted());
        run->end(2, "b\n", {}, 1); // a failure: it belongs at the top
        run->end(3, "c\n");
        model.refresh({});
        QTRY_COMPARE(model.rowCount(), 4);
        QCOMPARE(first.row(), 0);
        QVERIFY(!model.isSorted());
        model.sortNow();
        QTRY_VERIFY(model.isSorted());
        QCOMPARE(first.row(), 2); // the failure, the rare one, and this
        QCOMPARE(model.tasksAt(first), (QList<TaskIndex>{0, 1}));
        QCOMPARE(model.tasksAt(model.index(0, 0)), QList<TaskIndex>{2});
        run->end(4, "d\n");
        run->end(5, "d\n");
        run->setState(RunState::Finished);
        model.refresh({});
        QTRY_COMPARE(model.index(1, AnswersModel::Says).data().toString(), u"c"_s);
        QTRY_COMPARE(model.rowCount(), 4); // nobody is out any more
        QVERIFY(model.isSorted());
    }

    void aMaskedEntryOpensIntoItsTexts()
    {
        const auto run = std::make_shared<FakeSource>(4, QStringList{u"x"_s});
        run->end(0, "at 10:00:01\n");
        run->end(1, "at 10:00:02\n");
        run->end(2, "at 10:00:01\n");
        run->end(3, "never\n");
        AnswersModel model;
        QAbstractItemModelTester tester(&model, failOnError);
        QVERIFY(model.setMasks(MaskSet::usual()).ok());
        model.setSource(run);
        model.setTasks(allOf(*run));
        QTRY_COMPARE(model.rowCount(), 2);
        const QModelIndex masked = model.index(1, 0);
        QCOMPARE(masked.data().toString(), u"≈ 3"_s);
        QVERIFY(masked.data(AnswersModel::SeveralRole).toBool());
        QVERIFY(masked.data(Qt::ToolTipRole).toString().contains(u"2 different text"_s));
        QCOMPARE(model.rowCount(masked), 2);
        const QModelIndex text = model.index(1, 0, masked);
        QCOMPARE(text.parent(), masked);
        QCOMPARE(model.tasksAt(text), QList<TaskIndex>{1});
        QCOMPARE(text.siblingAtColumn(AnswersModel::Says).data().toString(), u"at 10:00:02"_s);
        QVERIFY(model.setMasks({}).ok());
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(model.rowCount(model.index(2, 0)), 0);
        // A pattern that is none changes nothing.
        const Status wrong = model.setMasks({{}, {u"("_s}});
        QVERIFY(!wrong.ok());
        QCOMPARE(wrong.error().kind, ErrorKind::BadValue);
        QVERIFY(model.masks().isEmpty());
    }

    void textsComeAndGo()
    {
        const auto run = underWay(5);
        AnswersModel model;
        QAbstractItemModelTester tester(&model, failOnError);
        QVERIFY(model.setMasks(MaskSet::usual()).ok());
        model.setSource(run);
        model.setTasks(allOf(*run));
        run->end(0, "at 10:00:01\n");
        run->end(1, "at 10:00:02\n");
        model.refresh({});
        QTRY_COMPARE(model.rowCount(model.index(0, 0)), 2);
        const QPersistentModelIndex second(model.index(1, 0, model.index(0, 0)));
        run->end(2, "at 10:00:03\n");
        model.refresh({});
        QTRY_COMPARE(model.rowCount(model.index(0, 0)), 3);
        QVERIFY(second.isValid());
        model.setTasks({0, 1, 4});
        QTRY_COMPARE(model.rowCount(model.index(0, 0)), 2);
        model.setTasks({0, 4});
        QTRY_COMPARE(model.rowCount(model.index(0, 0)), 0);
        QVERIFY(!second.isValid());
    }

    /// Any order of news: what is shown is what a new model shows, and every place is told of.
    void anyNews()
    {
        quint32 random = 1;
        const auto next = [&random](quint32 below) {
            random = random * 1103515245 + 12345;
            return (random >> 16) % below;
        };
        const auto run = underWay(40);
        AnswersModel model;
        QAbstractItemModelTester tester(&model, failOnError);
        QVERIFY(model.setMasks(MaskSet::usual()).ok());
        model.setSource(run);
        QList<TaskIndex> tasks = allOf(*run);
        model.setTasks(tasks);
        for (int round = 0; round < 20; ++round) {
            const auto task = static_cast<TaskIndex>(next(40));
            run->end(task, "at 10:00:0" + QByteArray::number(next(3)) + ' ' + QByteArray::number(next(4)) + '\n', {},
                     next(8) == 0 ? 1 : 0);
            if (next(3) == 0)
                model.setTasks(tasks = allOf(*run).mid(next(5), 20 + next(20)));
            if (next(6) == 0)
                model.sortNow();
            model.refresh({task});
            QTRY_VERIFY(!model.isBusy());
            QSet<TaskIndex> shown;
            for (int row = 0; row < model.rowCount(); ++row) {
                for (const TaskIndex one : model.tasksAt(model.index(row, 0)))
                    shown.insert(one);
            }
            QCOMPARE(shown, QSet<TaskIndex>(tasks.begin(), tasks.end()));
        }
        run->setState(RunState::Finished);
        model.sortNow();
        QTRY_VERIFY(!model.isBusy());
        AnswersModel other;
        QVERIFY(other.setMasks(MaskSet::usual()).ok());
        other.setSource(run);
        other.setTasks(tasks);
        QTRY_VERIFY(!other.isBusy());
        QCOMPARE(draw(model), draw(other));
    }

    void manyThatGoAtOnce()
    {
        const auto run = std::make_shared<FakeSource>(2000, QStringList{u"x"_s});
        for (TaskIndex task = 0; task < 2000; ++task)
            run->end(task, QByteArray::number(task));
        AnswersModel model;
        QAbstractItemModelTester tester(&model, failOnError);
        model.setSource(run);
        model.setTasks(allOf(*run));
        QTRY_COMPARE(model.rowCount(), 2000);
        model.setTasks({7, 8});
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, AnswersModel::Says).data().toString(), u"7"_s);
    }
};

ROLLCALL_TEST(tst_answersmodel, AnswersModelTest)
#include "tst_answersmodel.moc"
