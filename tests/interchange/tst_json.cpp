// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/encoding.h"
#include "interchange/export/folderexport.h"
#include "interchange/export/htmlexport.h"
#include "interchange/export/jsonexport.h"
#include "interchange/formats/formats.h"
#include "support/fakesource.h"
#include "support/testmain.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::interchange;
using namespace rollcall::test;

/// JSON, JSON Lines, the web page and the folder of outputs.
class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDocumentHoldsRunAndTasks()
    {
        FakeSource source(2, {u"uptime"_s});
        source.end(0, "up \"3\"\n\x01", "w\n");
        source.end(1, "", "no\n", 3);
        source.setAttempt(1, 2);
        source.edit().hosts[1].sameLogin = {u"web-2 (team)"_s, u"\"x\""_s};
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(writeJson(source, allTasks(source), buffer));
        QJsonParseError error{};
        const QJsonObject root = QJsonDocument::fromJson(buffer.data(), &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(root[u"run"_s][u"hosts"_s].toInt(), 2);
        QCOMPARE(root[u"run"_s][u"outcomes"_s][u"failed"_s].toInt(), 1);
        const QJsonArray tasks = root[u"tasks"_s].toArray();
        QCOMPARE(tasks.size(), 2);
        QCOMPARE(tasks[0][u"stdout"_s].toString(), u"up \"3\"\n\u0001"_s);
        QCOMPARE(tasks[0][u"stderr"_s].toString(), u"w\n"_s);
        QCOMPARE(tasks[0][u"exit_code"_s].toInt(-1), 0);
        QVERIFY(tasks[0][u"signal"_s].isNull());
        QCOMPARE(tasks[0][u"started_at"_s].toString(), u"2026-01-01T12:00:00.123Z"_s);
        QCOMPARE(tasks[0][u"host_phases"_s].toObject(), (QJsonObject{{u"running"_s, u"2026-01-01T12:00:00.373Z"_s}}));
        QCOMPARE(tasks[1][u"outcome"_s].toString(), u"failed"_s);
        QCOMPARE(tasks[0][u"attempt"_s].toInt(), 1);
        QCOMPARE(tasks[1][u"attempt"_s].toInt(), 2);
        QCOMPARE(tasks[1][u"same_login"_s].toArray(), (QJsonArray{u"web-2 (team)"_s, u"\"x\""_s}));
        QVERIFY(!tasks[0].toObject().contains(u"same_login"_s));
        QVERIFY(!tasks[0].toObject().contains(u"stdout_base64"_s));
    }

    void bytesThatAreNotTextComeAlong()
    {
        const QByteArray bytes("a\xFF\xFE"
                               "b\xF0\x9F",
                               6);
        FakeSource source(1, {u"cat"_s});
        source.end(0, bytes);
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(writeJsonLines(source, allTasks(source), buffer));
        QCOMPARE(buffer.data().count('\n'), 1);
        const QJsonObject task = QJsonDocument::fromJson(buffer.data()).object();
        QVERIFY(task[u"stdout"_s].toString().contains(QChar::ReplacementCharacter));
        QCOMPARE(QByteArray::fromBase64(task[u"stdout_base64"_s].toString().toLatin1()), bytes);
    }

    void nothingInTheFileFoolsWhoLooksAtIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("bidi override") << u"a\u202Eb"_s << QByteArray("a\\u202eb");
        QTest::newRow("isolate") << u"\u2066x\u2069"_s << QByteArray("\\u2066x\\u2069");
        QTest::newRow("line separator") << u"a\u2028\u2029b"_s << QByteArray("a\\u2028\\u2029b");
        QTest::newRow("8-bit control") << u"\u009B31m"_s << QByteArray("\\u009b31m");
        QTest::newRow("escape, delete") << u"\u001B[31m\u007F"_s << QByteArray("\\u001b[31m\\u007f");
        QTest::newRow("mark") << u"\uFEFFx"_s << QByteArray("\\ufeffx");
        QTest::newRow("tag") << QString::fromUcs4(U"\U000E0041") << QByteArray("\\udb40\\udc41");
        for (const QString& plain : {u"grün €"_s, u"数据"_s, QString::fromUcs4(U"\U0001F600"), u"a\u200Db"_s})
            QTest::newRow(qPrintable(plain)) << plain << plain.toUtf8();
    }

    void nothingInTheFileFoolsWhoLooksAtIt()
    {
        QFETCH(QString, text);
        FakeSource source(1, {u"cat"_s});
        source.edit().hosts[0].name = text;
        source.end(0, text.toUtf8());
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        QVERIFY(writeJsonLines(source, {0}, buffer));
        QFETCH(QByteArray, written);
        QVERIFY2(buffer.data().contains(QByteArray("\"host\":\"" + written + '"')), buffer.data().constData());
        QVERIFY2(buffer.data().contains(QByteArray("\"stdout\":\"" + written + '"')), buffer.data().constData());
        const QJsonObject task = QJsonDocument::fromJson(buffer.data()).object();
        QCOMPARE(task[u"stdout"_s].toString(), text);
        QCOMPARE(task[u"host"_s].toString(), text);
    }

    void textsAreDecodedAndOtherBytesComeAlong()
    {
        FakeSource source(3, {u"cat"_s});
        source.edit().hosts[0].encoding = encodingFromName(u"ISO-8859-1").value();
        source.edit().hosts[1].encoding = encodingFromName(u"UTF-16LE").value();
        const QByteArray wide("a\0\xFC\0", 4);
        source.end(0, "gr\xFC\xDF\n", "gr\xC3\xBC\n");
        source.end(1, wide, QByteArray("\xFC", 1));
        source.end(2, "gr\xC3\xBC\n");
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(writeJson(source, allTasks(source), buffer));
        const QJsonArray tasks = QJsonDocument::fromJson(buffer.data()).object()[u"tasks"_s].toArray();
        QCOMPARE(tasks[0][u"stdout"_s].toString(), u"grüß\n"_s);
        QCOMPARE(tasks[0][u"stdout_base64"_s].toString().toLatin1(), QByteArray("gr\xFC\xDF\n").toBase64());
        QCOMPARE(tasks[0][u"stderr"_s].toString(), u"grü\n"_s);
        QVERIFY(!tasks[0].toObject().contains(u"stderr_base64"_s));
        QCOMPARE(tasks[1][u"stdout"_s].toString(), u"aü"_s);
        QCOMPARE(tasks[1][u"stdout_base64"_s].toString().toLatin1(), wide.toBase64());
        QCOMPARE(tasks[1][u"stderr"_s].toString(), u"\uFFFD"_s);
        QVERIFY(tasks[1].toObject().contains(u"stderr_base64"_s));
        QVERIFY(!tasks[2].toObject().contains(u"stdout_base64"_s));
    }

    void thePageIsDecoded()
    {
        FakeSource source(1, {u"cat"_s});
        source.edit().hosts[0].encoding = encodingFromName(u"windows-1252").value();
        source.end(0, "5 \x80\n", "gr\xFC\xDF\n");
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(writeHtml(source, allTasks(source), buffer));
        const QString page = QString::fromUtf8(buffer.data());
        QVERIFY(page.contains(u"5 €\n"_s) && page.contains(u"grüß\n"_s));
        QVERIFY(!page.contains(QChar::ReplacementCharacter));
    }

    void thePageEscapesWhatHostsSay()
    {
        FakeSource source(2, {u"cat"_s});
        source.end(0, "<script>alert(1)</script>\x1b[31m");
        source.end(1, "<script>alert(1)</script>\x1b[31m");
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"page.html"_s);
        QVERIFY(exportResults(Format::Html, source, allTasks(source), path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray page = file.readAll();
        QVERIFY(!page.contains("<script"));
        QVERIFY(!page.contains('\x1b') && !page.contains("31m")); // nor what is left of a sequence
        QVERIFY(page.contains("web-[01-02] (2)"));                // told once
        QCOMPARE(page.count("&lt;script&gt;alert"), 1 + 2);       // and as the first line of each
    }

    void theFolderHoldsTheBytes()
    {
        FakeSource source(2, {u"cat"_s, u"id"_s});
        source.edit().hosts[0].name = u"../../etc/passwd"_s;
        source.edit().hosts[1].name = u".._.._etc_passwd"_s;
        const QByteArray bytes("a\xFF\0b", 4);
        source.end(0, bytes, "error");
        source.end(1, "");
        source.end(2, "two");
        source.end(3, "");
        const QTemporaryDir folder;
        QVERIFY(exportFolder(source, allTasks(source), folder.path()));
        const QStringList files = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
        QCOMPARE(files.size(), 3);
        QFile file(folder.filePath(fileNameOf(u"../../etc/passwd"_s) + u".1.out"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
    }
};

ROLLCALL_TEST(tst_json, JsonTest)
#include "tst_json.moc"
