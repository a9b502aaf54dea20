// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fixture.h"
#include "gui/questions/hostkeysdialog.h"
#include "gui/questions/hostkeysmodel.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QStringList>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::test::find;

// The sheet of host keys by keyboard, sorted, and what it says beside a key.
class HostKeysSheetTest : public QObject
{
    Q_OBJECT

private:
    static std::shared_ptr<Question> keys(quint64 id, int count)
    {
        auto question = std::make_shared<Question>();
        question->id = id;
        question->kind = QuestionKind::HostKeys;
        for (int i = 0; i < count; ++i)
            question->keys.append({u"web-%1"_s.arg(i),
                                   u"web-%1"_s.arg(i),
                                   u"127.0.0.1"_s,
                                   u"ssh-ed25519"_s,
                                   u"SHA256:abc%1"_s.arg(i),
                                   {},
                                   u"/k"_s,
                                   {},
                                   Reason::None,
                                   {},
                                   {}});
        return question;
    }

private Q_SLOTS:
    void keysAreTickedSortedAndToldApart()
    {
        const std::shared_ptr<Question> question = keys(7, 3);
        question->keys[0].host = question->keys[0].lookup = u"web-12"_s;
        question->keys[1].host = u"web-2"_s;
        question->keys[1].lookup = u"[127.0.0.1]:2202"_s;
        question->keys[2].host = u"web-1"_s;
        question->keys[2].way = QStringList{u"root@gate:22"_s};
        question->keys[2].fingerprint = question->keys[0].fingerprint;
        gui::HostKeysDialog dialog(question);
        dialog.show();
        auto* const table = find<QTableView>(&dialog, "table");
        const auto column = [&](int number) {
            QStringList cells;
            for (int row = 0; row < 3; ++row)
                cells.append(table->model()->index(row, number).data().toString());
            return cells;
        };
        QCOMPARE(column(gui::HostKeysModel::Host), QStringList({u"web-1"_s, u"web-2"_s, u"web-12"_s}));
        QCOMPARE(column(gui::HostKeysModel::Address),
                 QStringList({u"127.0.0.1"_s, u"127.0.0.1:2202"_s, u"127.0.0.1"_s}));
        QCOMPARE(column(gui::HostKeysModel::Note),
                 QStringList({u"through root@gate:22 · kept as web-2 · 1 other here shows the same key"_s, QString(),
                              u"1 other here shows the same key"_s}));

        table->setFocus();
        table->selectRow(0);
        table->selectionModel()->select(table->model()->index(2, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(find<QPushButton>(&dialog, "acceptButton")->text(), u"Trust 2 hosts"_s);
        table->sortByColumn(gui::HostKeysModel::Host, Qt::DescendingOrder);
        QCOMPARE(column(gui::HostKeysModel::Host), QStringList({u"web-12"_s, u"web-2"_s, u"web-1"_s}));
        QVERIFY(!table->tabKeyNavigation());
        find<QPushButton>(&dialog, "acceptButton")->click();
        QCOMPARE(dialog.answers().front().accepted, QList<bool>({true, false, true})); // by their place in the question
    }

    void sortedQuestionsAreWithdrawnWhole()
    {
        gui::HostKeysModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const quint64 id : {1, 2})
            model.add(keys(id, 3));
        model.sort(gui::HostKeysModel::Host, Qt::DescendingOrder);
        model.tickAll(true);
        model.remove(1);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.ticked(), 3);
        QCOMPARE(model.ticked(2), 3);
    }
};

ROLLCALL_TEST(tst_hostkeyssheet, HostKeysSheetTest)
#include "tst_hostkeyssheet.moc"
