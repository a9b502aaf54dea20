// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/loglines.h"
#include "core/run/question.h"
#include "core/targets/foldednames.h"
#include "gui/fixture.h"
#include "gui/questions/pagesbar.h"
#include "gui/questions/promptdialog.h"
#include "support/fakesource.h"
#include "support/testmain.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using test::find;

namespace {

/// Whose logins wait, or not.
class WaitingSource : public test::FakeSource
{
public:
    WaitingSource() : FakeSource(3, {u"true"_s}) {}

    HostRecord host(HostIndex host) const override
    {
        HostRecord record;
        record.phase = phases.value(host, HostPhase::Running);
        return record;
    }
    QStringList log(HostIndex host) const override { return logs.value(host); }

    void wait(HostIndex host, const QString& words)
    {
        phases[host] = HostPhase::Asking;
        logs[host] = {u"12:00:01.123  "_s + serverSays + words, u"12:00:02.123  "_s + personIsWaitedFor};
    }

    QMap<HostIndex, HostPhase> phases;
    QMap<HostIndex, QStringList> logs;
};

} // namespace

/// Pages that servers send people to during a login.
class PagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoWaitsIsSaidAsLongAsTheyDo()
    {
        const auto run = std::make_shared<WaitingSource>();
        const auto name = [&](int host) { return run->spec()->hosts.at(host).name; };
        QWidget window;
        gui::PagesBar bar(&window);
        window.show();
        bar.setRun(run);
        bar.look({0, 1, 2});
        QVERIFY(!bar.isVisible());
        run->wait(1, u"<b>visit</b> https://a.test/1"_s);
        bar.look({1});
        QTRY_VERIFY(bar.isVisible());
        auto* const who = find<QLabel>(&bar, "pageWhoLabel");
        QVERIFY2(who->text().startsWith(name(1) + u": "_s), qPrintable(who->text()));
        QVERIFY(who->text().endsWith(u"The server says:"_s));
        auto* const words = find<QLabel>(&bar, "pageWordsLabel");
        QCOMPARE(words->text(), u"<b>visit</b> https://a.test/1"_s);
        QCOMPARE(words->textFormat(), Qt::PlainText);
        auto* const address = find<QLineEdit>(&bar, "addressEdit");
        QCOMPARE(address->text(), u"https://a.test/1"_s);
        QVERIFY(address->isReadOnly());
        QGuiApplication::clipboard()->clear();
        find<QPushButton>(&bar, "copyAddressButton")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"https://a.test/1"_s);
        run->wait(2, u"<b>visit</b> https://b.test/2"_s);
        bar.look({2});
        run->phases[1] = HostPhase::Running;
        bar.look({1});
        QTRY_COMPARE(address->text(), u"https://b.test/2"_s); // the next one
        run->phases[2] = HostPhase::Done;
        bar.look({2});
        QVERIFY(!bar.isVisible());
    }

    /// It is done elsewhere: on a phone, say.
    void aPushIsNoPage()
    {
        const auto run = std::make_shared<WaitingSource>();
        for (const HostIndex host : {0, 2})
            run->wait(host, u"A push was sent."_s);
        run->wait(1, u"visit https://a.test/1"_s);
        QWidget window;
        gui::PagesBar bar(&window);
        window.show();
        bar.setRun(run);
        QTRY_VERIFY(bar.isVisible());
        const QString both = foldNames({run->spec()->hosts.at(0).name, run->spec()->hosts.at(2).name});
        QCOMPARE(find<QLabel>(&bar, "pageWhoLabel")->text(),
                 QString(both + u": the login waits for somebody to do what the server says. The server says:"_s));
        QCOMPARE(find<QLabel>(&bar, "pageWordsLabel")->text(), u"A push was sent."_s);
        QVERIFY(!find<QLineEdit>(&bar, "addressEdit")->isVisible());
    }

    /// A host that asks for a password after any banner waits for no page.
    void aQuestionIsNoPage()
    {
        const auto run = std::make_shared<WaitingSource>();
        run->wait(0, u"<b>visit</b> https://a.test/policy"_s);
        run->logs[0].removeLast();
        run->wait(1, u"<b>visit</b> https://a.test/1"_s);
        QWidget window;
        gui::PagesBar bar(&window);
        window.show();
        bar.setRun(run);
        QTRY_VERIFY(bar.isVisible());
        QCOMPARE(find<QLineEdit>(&bar, "addressEdit")->text(), u"https://a.test/1"_s);
        bar.setRun(nullptr);
        QVERIFY(!bar.isVisible());
    }

    void aQuestionThatNamesAPage()
    {
        const auto question = std::make_shared<Question>();
        question->id = 1;
        question->kind = QuestionKind::KeyboardInteractive;
        question->host = u"web-1"_s;
        question->user = u"root"_s;
        question->onlyHere = true;
        question->instruction = u"<a href=\"x\">Visit</a> https://a.test/1, then press Return."_s;
        question->prompts = {{u"Done:"_s, true}};
        gui::PromptDialog dialog(question);
        dialog.show();
        auto* const words = find<QLabel>(&dialog, "instructionLabel");
        QCOMPARE(words->text(), QString(u"The server says:\n"_s + question->instruction));
        QCOMPARE(words->textFormat(), Qt::PlainText);
        QVERIFY(!words->openExternalLinks());
        QVERIFY(words->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
        QVERIFY(find<QLabel>(&dialog, "headlineLabel")->text().contains(u"web-1"_s));
        QVERIFY(find<QPushButton>(&dialog, "copyAddressButton")->isVisible());
        QTest::mouseClick(find<QPushButton>(&dialog, "copyAddressButton"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"https://a.test/1"_s);
        QVERIFY(dialog.isVisible());
        question->instruction = u"Type the code."_s;
        dialog.refresh();
        QVERIFY(!find<QPushButton>(&dialog, "copyAddressButton")->isVisible());
    }
};

ROLLCALL_TEST(tst_pages, PagesTest)
#include "tst_pages.moc"
