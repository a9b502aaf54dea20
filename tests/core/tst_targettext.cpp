// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/targettext.h"
#include "directory.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::test;

class TargetTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsByTicks_data();
    void editsByTicks();
    void everyTickSequenceIsExact();
    void quotesNames();
    void cutsPieces();
};

void TargetTextTest::editsByTicks_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("edit");
    QTest::addColumn<QString>("expected");

    QTest::newRow("first") << u""_s << u"+web01"_s << u"web01"_s;
    QTest::newRow("second") << u"web01"_s << u"+@db"_s << u"web01,@db"_s;
    QTest::newRow("there already") << u"@web"_s << u"+web01"_s << u"@web"_s;
    QTest::newRow("exception") << u"@web"_s << u"-web03"_s << u"@web!web03"_s;
    QTest::newRow("exception taken back") << u"@web!web03"_s << u"+web03"_s << u"@web"_s;
    QTest::newRow("second exception") << u"@web!web03"_s << u"-web04"_s << u"@web!web03!web04"_s;
    QTest::newRow("one of two taken back") << u"@web!web03!web04"_s << u"+web03"_s << u"@web!web04"_s;
    QTest::newRow("whole group again") << u"@web!web03!web04"_s << u"+@web"_s << u"@web"_s;
    QTest::newRow("whole group away") << u"@web!web03,@db"_s << u"-@web"_s << u"@db"_s;
    QTest::newRow("exception falls with its group") << u"@db,@web!web03"_s << u"-@web"_s << u"@db"_s;
    QTest::newRow("plain host away") << u"web01,web02"_s << u"-web01"_s << u"web02"_s;
    QTest::newRow("last host away") << u"web01"_s << u"-web01"_s << u""_s;
    QTest::newRow("group in place of its hosts") << u"web01,web02,db-1"_s << u"+@web"_s << u"db-1,@web"_s;
    QTest::newRow("out of a range") << u"web[01-03]"_s << u"-web02"_s << u"web[01-03]!web02"_s;
    QTest::newRow("named and in a group") << u"@web,web03"_s << u"-web03"_s << u"@web!web03"_s;
    QTest::newRow("not there") << u"@db"_s << u"-web03"_s << u"@db"_s;
    QTest::newRow("outside an intersection") << u"@web&@rack1"_s << u"+web02"_s << u"@web&@rack1,web02"_s;
    QTest::newRow("odd name") << u"@web"_s << u"+\"odd name, really!\""_s << u"@web,\"odd name, really!\""_s;
    QTest::newRow("unreadable stays") << u"@web,nonsense"_s << u"-web03"_s << u"@web,nonsense"_s;
}

void TargetTextTest::editsByTicks()
{
    QFETCH(QString, expression);
    QFETCH(QString, edit);
    const QString word = edit.mid(1);
    const Directory directory = fleet();
    QTEST(edit[0] == u'+' ? addToTarget(expression, word, directory) : removeFromTarget(expression, word, directory),
          "expected");
}

// Whatever is clicked in whatever order, the text says exactly the ticked hosts.
void TargetTextTest::everyTickSequenceIsExact()
{
    const Directory directory = fleet();
    const QStringList words{u"web01"_s, u"web02"_s, u"web03"_s, u"db-1"_s, u"@web"_s, u"@db"_s, u"@\"all of it\""_s};
    quint32 state = 12345;
    QString expression;
    QSet<QString> ticked;
    for (int i = 0; i < 300; ++i) {
        state = state * 1664525u + 1013904223u;
        const QString word = words[(state >> 8) % static_cast<quint32>(words.size())];
        const QStringList hosts = resolveTarget(word, directory).names();
        const bool all = std::all_of(hosts.begin(), hosts.end(), [&](const QString& h) { return ticked.contains(h); });
        expression = all ? removeFromTarget(expression, word, directory) : addToTarget(expression, word, directory);
        for (const QString& host : hosts) {
            if (all)
                ticked.remove(host);
            else
                ticked.insert(host);
        }
        const TargetResolution now = resolveTarget(expression, directory);
        QVERIFY2(now.ok(), qPrintable(expression));
        const QStringList names = now.names();
        QCOMPARE(QSet<QString>(names.begin(), names.end()), ticked);
        QVERIFY2(expression.size() < 150, qPrintable(expression)); // it does not pile up
    }
}

void TargetTextTest::quotesNames()
{
    QCOMPARE(targetWord(u"web-01.example.org"_s), u"web-01.example.org"_s);
    QCOMPARE(targetWord(u"root@web:22"_s), u"\"root@web:22\""_s);
    QCOMPARE(targetWord(u"2001:db8::1"_s), u"2001:db8::1"_s);
    QCOMPARE(targetWord(u"a b"_s), u"\"a b\""_s);
    QCOMPARE(targetWord(u"a\"b\\"_s), u"\"a\\\"b\\\\\""_s);
    QCOMPARE(targetWord(u"web[1]"_s), u"\"web[1]\""_s);
    QCOMPARE(groupWord(u"web"_s), u"@web"_s);
    QCOMPARE(groupWord(u"web & db"_s, u"my lib"_s), u"@\"my lib\":\"web & db\""_s);
    for (const QString& name :
         {u"a\"b\\"_s, u"x,y"_s, u"*"_s, u"=x"_s, u"@x"_s, u"a!b&c^d"_s, u"[1-3]"_s, u"a:b"_s, u""_s}) {
        if (name.isEmpty())
            continue;
        Directory directory;
        directory.addHost(u"mine"_s, name);
        directory.addHost(u"mine"_s, u"other"_s);
        directory.addGroup(u"mine"_s, name, {u"other"_s});
        QCOMPARE(resolveTarget(targetWord(name), directory).names(), QStringList{name});
        QCOMPARE(resolveTarget(groupWord(name), directory).names(), QStringList{u"other"_s});
        QCOMPARE(resolveTarget(groupWord(name, u"mine"_s), directory).names(), QStringList{u"other"_s});
    }
}

void TargetTextTest::cutsPieces()
{
    const QList<TargetPiece> pieces = targetPieces(u"@web !web[01,02], \"a b\"&x"_s);
    QCOMPARE(pieces.size(), 4);
    QCOMPARE(pieces[1].text, u"web[01,02]"_s);
    QVERIFY(pieces[1].op == TargetOperator::Remove && pieces[1].position == 6 && pieces[1].length == 10);
    QVERIFY(pieces[2].op == TargetOperator::Add && pieces[3].op == TargetOperator::Intersect);
}

ROLLCALL_TEST(tst_targettext, TargetTextTest)
#include "tst_targettext.moc"
