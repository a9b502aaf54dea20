// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/cast/roster.h"
#include "fleet/programs/instantscript.h"
#include "support/testmain.h"

#include <QTest>

using namespace rollcall::fleet;
using namespace Qt::StringLiterals;

class InstantScriptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void logLinesAreNumbered();
};

void InstantScriptTest::answers_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<int>("exitCode");

    const auto row = [](const char* command, const char* out, int exitCode, const char* error = "") {
        QTest::newRow(command) << QByteArray(command) << QByteArray(out) << QByteArray(error) << exitCode;
    };
    row("true", "", 0);
    row("false", "", 1);
    row("hostname", "web-01\n", 0);
    row("echo a  b", "a b\n", 0);
    row("echo 'a  b' \"c;d\"", "a  b c;d\n", 0);
    row("echo bad >&2", "", 0, "bad\n");
    row("exit 3", "", 3);
    row("exit 3; echo never", "", 3);
    row("echo a; echo b", "a\nb\n", 0);
    row("echo a\necho b\nexit 4\n", "a\nb\n", 4);
    row("false && echo no", "", 1);
    row("false || echo yes", "yes\n", 0);
    row("true && echo yes || echo no", "yes\n", 0);
    row("ls -l /", "instant: ls -l /\n", 0);
    row("", "", 0);
}

void InstantScriptTest::answers()
{
    QFETCH(QByteArray, command);
    FleetHost host;
    host.name = u"web-01"_s;
    const InstantScript script = readInstantScript(command, host);
    QByteArray out;
    QByteArray error;
    for (const InstantPart& part : script.parts)
        (part.kind == InstantPart::Kind::ErrorText ? error : out) += part.text;
    QTEST(out, "out");
    QTEST(error, "error");
    QTEST(script.exitCode, "exitCode");
}

void InstantScriptTest::logLinesAreNumbered()
{
    QCOMPARE(instantLogLine("db-02", 97), "2026-01-01T00:00:00.097Z db-02 app[1006]: ERROR 503 request "
                                          "00000097 upstream timed out in 179 ms\n");
}

ROLLCALL_TEST(tst_instantscript, InstantScriptTest)
#include "tst_instantscript.moc"
