// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/question.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

class QuestionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostKeysSayWhatTheyWouldBeKeptAs_data();
    void hostKeysSayWhatTheyWouldBeKeptAs();
};

void QuestionTest::hostKeysSayWhatTheyWouldBeKeptAs_data()
{
    QTest::addColumn<QString>("lookup");
    QTest::addColumn<QStringList>("way");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("text");
    QTest::newRow("its name") << u"web1"_s << QStringList() << QString() << QString();
    QTest::newRow("its address") << u"192.0.2.1"_s << QStringList() << QString() << QString();
    QTest::newRow("with a port") << u"[web1]:2222"_s << QStringList() << QString() << QString();
    QTest::newRow("its address, with a port") << u"[192.0.2.1]:2222"_s << QStringList() << QString() << QString();
    QTest::newRow("another name") << u"bank.example"_s << QStringList() << QString() << u"kept as bank.example"_s;
    QTest::newRow("another name, with a port")
        << u"[bank.example]:22004"_s << QStringList() << QString() << u"kept as [bank.example]:22004"_s;
    QTest::newRow("a jump host") << u"web1"_s << QStringList{u"root@gate:22"_s} << QString()
                                 << u"through root@gate:22"_s;
    QTest::newRow("all of it") << u"bank.example"_s << QStringList{u"a@b:22"_s, u"c@d:22"_s} << u"by an authority"_s
                               << u"by an authority · through a@b:22, c@d:22 · kept as bank.example"_s;
}

void QuestionTest::hostKeysSayWhatTheyWouldBeKeptAs()
{
    QFETCH(const QString, lookup);
    QFETCH(const QStringList, way);
    QFETCH(const QString, note);
    QFETCH(const QString, text);
    HostKeyCandidate key;
    key.host = u"web1"_s;
    key.address = u"192.0.2.1"_s;
    key.lookup = lookup;
    key.way = way;
    key.note = Detail(note);
    QCOMPARE(noteText(key), text);
    key.blocked = Reason::HostKeyChanged; // nothing will be kept of it
    QVERIFY(!noteText(key).contains(u"kept"_s));
}

ROLLCALL_TEST(tst_question, QuestionTest)
#include "tst_question.moc"
