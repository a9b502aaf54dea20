// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/run/snippet.h"
#include "core/run/successcheck.h"
#include "support/testmain.h"

#include <QString>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

// What may stand in a rule of success.
class SuccessCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExitCodeIsANumberOrNone()
    {
        SuccessRule rule{{}, {}, {}};
        QVERIFY(allowExitCode(u"0"_s, rule) && allowExitCode(u"4294967295"_s, rule)); // the protocol's last
        QCOMPARE(rule.exitCodes, (QList<quint32>{0, 4'294'967'295}));
        QVERIFY(!rule.noExitStatus);
        for (const QString& text : {u""_s, u"-1"_s, u"2x"_s, u"0x1"_s, u"1.5"_s, u"4294967296"_s, u"ok"_s, u"None"_s})
            QVERIFY2(!allowExitCode(text, rule), qPrintable(text));
        QVERIFY(allowExitCode(u"none"_s, rule));
        QVERIFY(rule.noExitStatus);
        QCOMPARE(allowedExitCodes(rule), (QStringList{u"0"_s, u"4294967295"_s, u"none"_s}));
        QCOMPARE(allowedExitCodes({}), QStringList{u"0"_s});
    }

    void aPatternIsARegularExpression()
    {
        QVERIFY(checkPatterns(SuccessRule()).ok());
        QVERIFY(checkPatterns({{0}, u"^up"_s, u"fail|error"_s}).ok());
        for (const SuccessRule& rule : {SuccessRule{{0}, u"(up"_s, {}}, SuccessRule{{0}, u"up"_s, u"(up"_s}}) {
            const Status status = checkPatterns(rule);
            QVERIFY(!status.ok());
            QCOMPARE(status.error().kind, ErrorKind::BadValue);
            QCOMPARE(status.error().subject, u"(up"_s);
            QVERIFY(!status.error().detail.isEmpty());
        }
    }
};

ROLLCALL_TEST(tst_successcheck, SuccessCheckTest)
#include "tst_successcheck.moc"
