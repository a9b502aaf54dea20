// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/servernotice.h"
#include "core/run/loglines.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

/// What a connection log says of pages that a server sends people to.
class ServerNoticeTest : public QObject
{
    Q_OBJECT

private:
    static QString said(const QString& words, const QString& jump = {})
    {
        return u"12:00:01.123  "_s + (jump.isEmpty() ? QString() : QString(jump + u": "_s)) + serverSays + words;
    }
    static QString waits() { return u"12:00:02.123  "_s + personIsWaitedFor; }

private Q_SLOTS:
    void addresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        QTest::newRow("none") << u"Password: ftp://x"_s << QString();
        QTest::newRow("plain") << u"visit https://login.example.test/a/1"_s << u"https://login.example.test/a/1"_s;
        QTest::newRow("in a sentence") << u"Go to <https://a.test/b?c=1&d=2>, then come back."_s
                                       << u"https://a.test/b?c=1&d=2"_s;
        QTest::newRow("at the end") << u"(see HTTP://a.test/b)."_s << u"HTTP://a.test/b"_s;
        QTest::newRow("the first") << u"http://b.test or https://a.test"_s << u"http://b.test"_s;
        QTest::newRow("over lines") << u"Open\nhttps://a.test/x\nand type ABC"_s << u"https://a.test/x"_s;
        QTest::newRow("what cannot be seen") << u"https://a\u202E.test/"_s << u"https://a\uFFFD.test/"_s;
    }
    void addresses()
    {
        QFETCH(QString, text);
        QTEST(pageAddressIn(text), "address");
    }

    void whoSaysSo()
    {
        const QList<ServerNotice> notices =
            serverNotices({u"12:00:00.000  connected"_s, said(u"a: b"_s), said(u"hello"_s, u"gate"_s)}, u"web-1"_s);
        QCOMPARE(notices.size(), 2);
        QCOMPARE(notices[0].name, u"web-1"_s);
        QCOMPARE(notices[0].words, u"a: b"_s);
        QCOMPARE(notices[1].name, u"gate"_s);
        QCOMPARE(notices[1].words, u"hello"_s);
    }

    void somebodyIsWantedOnlyWhereTheLogSaysSo()
    {
        QStringList log{said(u"To log in, visit"_s), said(u"https://a.test/1"_s)};
        QVERIFY(!personWanted(log, u"web-1"_s)); // any banner may name a page
        log.append(waits());
        const auto wanted = personWanted(log, u"web-1"_s);
        QVERIFY(wanted.has_value());
        QCOMPARE(wanted->name, u"web-1"_s);
        QCOMPARE(wanted->words, u"To log in, visit\nhttps://a.test/1"_s);
        QCOMPARE(wanted->address, u"https://a.test/1"_s);
        log = QStringList{said(u"visit https://a.test/2"_s, u"gate"_s), waits()};
        QCOMPARE(personWanted(log, u"web-1"_s)->name, u"gate"_s);
        QVERIFY(!personWanted({waits()}, u"web-1"_s));
        const auto push = personWanted({said(u"A push was sent."_s), waits()}, u"web-1"_s);
        QCOMPARE(push->words, u"A push was sent."_s);
        QCOMPARE(push->address, QString());
    }
};

ROLLCALL_TEST(tst_servernotice, ServerNoticeTest)
#include "tst_servernotice.moc"
