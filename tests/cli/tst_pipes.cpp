// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/clirunner.h"
#include "support/oldhistory.h"
#include "support/testmain.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

/// Whoever reads standard output has had enough, as "head -1": what else was asked for is done all the same.
class PipesTest : public QObject
{
    Q_OBJECT

private:
    CliRunner m_cli;

private Q_SLOTS:
    void initTestCase() { QVERIFY(unpackOldHistory(m_cli.home() + u"/state/rollcall"_s)); }

    void aReaderThatHasGoneEndsNoVerb_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("file");
        QTest::newRow("help") << QStringList{u"--help"_s} << QString();
        QTest::newRow("list") << QStringList{u"history"_s, u"list"_s} << QString();
        QTest::newRow("show, and a file")
            << QStringList{u"history"_s, u"show"_s, u"ID"_s, u"--csv"_s, u"all.csv"_s} << u"all.csv"_s;
        QTest::newRow("show folded, and a page")
            << QStringList{u"history"_s, u"show"_s, u"ID"_s, u"--fold"_s, u"--html"_s, u"all.html"_s} << u"all.html"_s;
    }

    void aReaderThatHasGoneEndsNoVerb()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, file);
        const QByteArray id = m_cli.run({u"history"_s, u"list"_s}).out.split('\n').value(1).left(8);
        QCOMPARE(id.size(), 8);
        words.replaceInStrings(u"ID"_s, QString::fromLatin1(id));
        QProcess process;
        QProcess reader;
        process.setStandardOutputProcess(&reader);
        reader.start(u"true"_s, QStringList());
        QVERIFY(reader.waitForFinished());
        m_cli.start(process, words);
        QVERIFY(process.waitForFinished());
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit, said.constData());
        QVERIFY2(!said.contains("rollcall-cli: "), said.constData()); // no complaint; what that run was told is said
        if (!file.isEmpty())
            QVERIFY(m_cli.read(file).count('\n') > 1);
    }
};

ROLLCALL_TEST(tst_pipes, PipesTest)
#include "tst_pipes.moc"
