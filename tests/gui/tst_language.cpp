// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/outcome.h"
#include "gui/compose/hostlistdialog.h"
#include "gui/fixture.h"
#include "gui/shell/application.h"
#include "gui/shell/mainwindow.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QIODevice>
#include <QLocale>
#include <QMenu>
#include <QString>
#include <QStringList>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace rollcall;

// English has its plurals, German is there and whole.
class LanguageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() // another language stays installed
    {
        for (QTranslator* translator : QCoreApplication::instance()->findChildren<QTranslator*>())
            delete translator;
        gui::useLanguage(QLocale::c());
    }

    void englishPlurals()
    {
        app::Preflight flight;
        flight.hosts.resize(1);
        QCOMPARE(gui::HostListDialog(flight).windowTitle(), u"1 host"_s);
        flight.hosts.resize(2);
        QCOMPARE(gui::HostListDialog(flight).windowTitle(), u"2 hosts"_s);
    }

    void germanHasEverySentenceOfTheWindow()
    {
        QFile file(test::sourcePath(u"translations/rollcall_de.ts"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString context;
        QString source;
        QStringList missing;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            if (xml.name() == u"name")
                context = xml.readElementText();
            else if (xml.name() == u"source")
                source = xml.readElementText();
            else if (xml.name() == u"translation" && xml.attributes().value(u"type"_s) == u"unfinished")
                missing.append(context + u": "_s + source);
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        missing.removeIf(
            [](const QString& entry) { return entry.startsWith(u"Cli:"_s) || entry.startsWith(u"rollcall::cli"_s); });
        QCOMPARE(missing, QStringList());
    }

    void germanIsShown()
    {
        QVERIFY(gui::useLanguage(QLocale(QLocale::German)));
        test::Fixture fixture;
        fixture.addExamples();
        gui::MainWindow window(fixture.workspace());
        QCOMPARE(window.findChild<QMenu*>(u"menuFile"_s)->title(), u"&Datei"_s);
        QCOMPARE(outcomeLabel(Outcome::TimedOut), u"Zeit abgelaufen"_s);
    }

    void cleanupTestCase() { init(); } // other classes of this program expect English
};

ROLLCALL_TEST(tst_language, LanguageTest)
#include "tst_language.moc"
