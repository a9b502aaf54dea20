// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/drafts.h"
#include "gui/compose/composedcommand.h"
#include "gui/compose/composer.h"
#include "gui/fixture.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "support/testmain.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::test::find;

// What somebody else made of a snippet is not lost when one saves what one has made of it.
class SavedOverTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::MainWindow> m_window;

    library::Library* personal() { return m_fixture->workspace().libraries().set().personal(); }
    gui::RunTabs* tabs() { return find<gui::RunTabs>(m_window.get(), "tabs"); }
    gui::Composer* composer() { return tabs()->current()->composer(); }
    QPlainTextEdit* editor() { return find<QPlainTextEdit>(composer(), "commandEditor"); }
    QString saved(const QString& name) { return m_fixture->snippet(name)->steps.constFirst().script(); }
    void save() { m_window->findChild<QAction*>(u"actionSaveSnippet"_s)->trigger(); }

    void openWindow()
    {
        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        m_window->begin();
        m_window->show();
    }

    /// As another program would: in the file's place.
    void someoneElseWrites(const QByteArray& before, const QByteArray& after)
    {
        const QDir folder(personal()->path() + u"/snippets"_s);
        const QString path = folder.filePath(folder.entryList({u"space*.yaml"_s}).value(0));
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        QByteArray text = file.readAll();
        QVERIFY2(text.contains(before), text.constData());
        text.replace(before, after);
        QFile fresh(path + u".new"_s);
        QVERIFY(fresh.open(QIODevice::WriteOnly));
        fresh.write(text);
        fresh.close();
        QVERIFY(::rename(qPrintable(fresh.fileName()), qPrintable(path)) == 0);
        QTRY_VERIFY(saved(u"Space"_s).contains(QString::fromLatin1(after)));
    }

    QWidget* asked() { return test::waitForTopLevel(u"snippetChangedBox"_s); }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::Fixture>();
        Snippet snippet;
        snippet.name = u"Space"_s;
        snippet.steps = {{{}, u"df -h /"_s}};
        m_fixture->addSnippet(snippet);
        QVERIFY(personal()->flush().ok());
        openWindow();
        composer()->loadSnippet(*m_fixture->snippet(u"Space"_s), personal()->path());
        editor()->moveCursor(QTextCursor::End);
        test::type(editor(), u"mine"_s);
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
    }

    void itIsAskedAboutAndNothingIsLost()
    {
        auto* const note = find<QLabel>(composer(), "snippetNote");
        QVERIFY(note->text().isEmpty());
        someoneElseWrites("df -h", "df -i");
        QTRY_VERIFY(note->text().contains(u"was changed meanwhile"_s));
        QVERIFY(find<QToolButton>(composer(), "showChangesButton")->isVisible());
        QVERIFY(!find<QToolButton>(composer(), "takeTodayButton")->isVisible());
        test::type(editor(), u"!"_s);
        QVERIFY(note->text().contains(u"was changed meanwhile"_s)); // still

        save();
        QPointer<QWidget> box = asked();
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_Escape);
        QTRY_VERIFY(box.isNull());
        QCOMPARE(saved(u"Space"_s), u"df -i /"_s);
        QCOMPARE(editor()->toPlainText(), u"df -h /mine!"_s);

        save(); // to look at theirs changes nothing
        box = asked();
        QVERIFY(box);
        QTest::mouseClick(find<QPushButton>(box, "lookButton"), Qt::LeftButton);
        const QPointer<QWidget> both = test::waitForTopLevel(u"changedSnippetDialog"_s);
        QVERIFY(both);
        QVERIFY(find<QPlainTextEdit>(both, "todayView")->toPlainText().contains(u"df -i"_s));
        QTest::keyClick(both, Qt::Key_Escape);
        QTRY_VERIFY(both.isNull() && box.isNull());
        QCOMPARE(editor()->toPlainText(), u"df -h /mine!"_s);

        save(); // a name of its own keeps both
        box = asked();
        QVERIFY(box);
        QTest::mouseClick(find<QPushButton>(box, "newSnippetButton"), Qt::LeftButton);
        QWidget* const dialog = test::waitForTopLevel(u"SnippetDialog"_s);
        QVERIFY(dialog != nullptr);
        find<QLineEdit>(dialog, "nameEdit")->setText(u"Mine"_s);
        QTest::keyClick(find<QLineEdit>(dialog, "nameEdit"), Qt::Key_Return);
        QTRY_VERIFY(m_fixture->snippet(u"Mine"_s) != nullptr);
        QCOMPARE(saved(u"Mine"_s), u"df -h /mine!"_s);
        QCOMPARE(saved(u"Space"_s), u"df -i /"_s);
        QVERIFY(note->text().isEmpty());
    }

    void whoKnowsMayOverwrite()
    {
        someoneElseWrites("df -h", "df -i");
        save();
        QPointer<QWidget> box = asked();
        QVERIFY(box);
        QTest::mouseClick(find<QPushButton>(box, "overwriteButton"), Qt::LeftButton);
        QTRY_COMPARE(saved(u"Space"_s), u"df -h /mine"_s);
        QVERIFY(!composer()->command().isAltered());
        QTRY_VERIFY(box.isNull());
        test::type(editor(), u"2"_s);
        save(); // one's own is no news
        QTRY_COMPARE(saved(u"Space"_s), u"df -h /mine2"_s);
        QVERIFY(QApplication::activeModalWidget() == nullptr);
    }

    /// While Rollcall was not running.
    void aDraftKnowsWhatItBeganWith()
    {
        const app::Draft draft = tabs()->current()->draft();
        m_window.reset();
        someoneElseWrites("df -h", "df -i");
        openWindow();
        tabs()->current()->setDraft(draft);
        QTRY_VERIFY(find<QLabel>(composer(), "snippetNote")->text().contains(u"was changed meanwhile"_s));
        save();
        QWidget* const box = asked();
        QVERIFY(box != nullptr);
        QTest::keyClick(box, Qt::Key_Escape);
        QCOMPARE(saved(u"Space"_s), u"df -i /"_s);
        QCOMPARE(editor()->toPlainText(), u"df -h /mine"_s);
    }

    void aDraftOfASnippetThatIsAsItWasIsSaved()
    {
        const app::Draft draft = tabs()->current()->draft();
        m_window.reset();
        openWindow();
        tabs()->current()->setDraft(draft);
        QVERIFY(find<QLabel>(composer(), "snippetNote")->text().isEmpty());
        save();
        QTRY_COMPARE(saved(u"Space"_s), u"df -h /mine"_s);
        QVERIFY(QApplication::activeModalWidget() == nullptr);
    }

    /// In two tabs of one window.
    void theOtherTabHasSavedIt()
    {
        gui::RunTab* const first = tabs()->current();
        gui::RunTab* const second = tabs()->addRunTab();
        second->composer()->loadSnippet(*m_fixture->snippet(u"Space"_s), personal()->path());
        test::type(editor(), u"theirs "_s);
        save();
        QTRY_VERIFY(saved(u"Space"_s).contains(u"theirs"_s));
        tabs()->setCurrentIndex(tabs()->indexOf(first));
        save();
        QWidget* const box = asked();
        QVERIFY(box != nullptr);
        QTest::keyClick(box, Qt::Key_Escape);
        QVERIFY(saved(u"Space"_s).contains(u"theirs"_s));
    }
};

ROLLCALL_TEST(tst_savedover, SavedOverTest)
#include "tst_savedover.moc"
