// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/server/channelrequest.h"
#include "support/testmain.h"

#include <QTest>

using namespace rollcall::fleet;

// What a client may ask of a channel, and what not, before its program is there.
class ChannelRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneCommandOrShellIsTaken()
    {
        ChannelRequest request;
        QVERIFY(!request.isWaiting());
        QVERIFY(request.setCommand("uptime"));
        QVERIFY(request.isWaiting());
        QVERIFY(!request.setCommand("reboot"));
        QCOMPARE(request.takeCommand(), QByteArray("uptime"));
        QVERIFY(!request.isWaiting());
        QVERIFY(!request.setCommand({})); // it runs already
    }

    void aShellIsACommandWithoutWords()
    {
        ChannelRequest request;
        QVERIFY(request.setCommand({}));
        QVERIFY(request.isWaiting());
    }

    void aForwardTakesNone()
    {
        ChannelRequest request;
        QVERIFY(request.settle());
        QVERIFY(!request.setCommand("uptime"));
        QVERIFY(!request.isWaiting());
    }

    void variablesHaveNamesAndALimit()
    {
        ChannelRequest request;
        QVERIFY(!request.setVariable("", "x"));
        QVERIFY(!request.setVariable("A=B", "x"));
        QVERIFY(request.setVariable("LANG", "a=b"));
        QCOMPARE(request.environment(), QList<QByteArray>{"LANG=a=b"});
        int taken = 1;
        while (request.setVariable("X", ""))
            ++taken;
        QCOMPARE(taken, 64);
        QCOMPARE(request.environment().size(), 64);
    }
};

ROLLCALL_TEST(tst_channelrequest, ChannelRequestTest)

#include "tst_channelrequest.moc"
