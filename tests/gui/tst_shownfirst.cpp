// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/fixture.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "history/store/store.h"
#include "history/store/storedrun.h"
#include "library/change/change.h"
#include "library/live/library.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using test::find;

/// What others change in the files of a library is told before it runs: what the user was shown is what runs.
class ShownFirstTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qputenv("ROLLCALL_SSH_HOME", QFile::encodeName(m_home.path()));
        m_fixture = std::make_unique<test::Fixture>();
        for (const char* name : {"web-1", "web-2", "web-3"})
            addHost(QLatin1String(name));
        m_fixture->addGroup(u"web"_s, {u"web-1"_s, u"web-2"_s});
        Snippet snippet;
        snippet.name = u"Space"_s;
        snippet.steps = {{{}, u"echo used {{var.disk}}"_s}};
        m_fixture->addSnippet(snippet);
        QVERIFY(personal()->flush().ok());
        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        m_window->begin();
        m_window->show();
        composer()->setTarget(u"@web"_s);
        composer()->loadSnippet(*m_fixture->snippet(u"Space"_s), personal()->path());
        QTRY_VERIFY(isResolved());
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
        qunsetenv("ROLLCALL_SSH_HOME");
    }

    void anotherCommand()
    {
        run();
        QVERIFY(hasRun(1));
        QVERIFY(composer()->isFolded());
        change(u"snippets"_s, "echo used", "echo gone");
        QTRY_VERIFY(m_fixture->snippet(u"Space"_s)->steps[0].script().contains(u"gone"_s));
        run();
        QMessageBox* box = question();
        QVERIFY(box != nullptr);
        QVERIFY2(box->informativeText().contains(u"echo gone"_s), qPrintable(box->informativeText()));
        QVERIFY2(box->informativeText().contains(u"echo used"_s), qPrintable(box->informativeText()));
        QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
        answer(false);
        QCOMPARE(tab()->runs().count(), 1);
        run();
        QVERIFY(question() != nullptr);
        answer(true);
        QVERIFY(hasRun(2));
        QVERIFY2(lastCommand().contains(u"echo used"_s), qPrintable(lastCommand()));
        run(); // it has been told
        QVERIFY(hasRun(3));
    }

    void theOpenComposerKeepsWhatItShows()
    {
        auto* const editor = find<QPlainTextEdit>(composer(), "commandEditor");
        auto* const note = find<QLabel>(composer(), "snippetNote");
        auto* const show = find<QToolButton>(composer(), "showChangesButton");
        auto* const take = find<QToolButton>(composer(), "takeTodayButton");
        QVERIFY(!show->isVisible() && !take->isVisible());
        const RunRequest before = composer()->request();
        change(u"snippets"_s, "echo used", "echo gone");
        QTRY_VERIFY(take->isVisible());
        QVERIFY(show->isVisible() && note->isVisible());
        QVERIFY2(note->text().contains(u"“Space” was changed"_s), qPrintable(note->text()));
        QCOMPARE(editor->toPlainText(), u"echo used {{var.disk}}"_s);
        QCOMPARE(composer()->request(), before);

        QTest::mouseClick(show, Qt::LeftButton);
        QWidget* const changes = test::waitForTopLevel(u"changedSnippetDialog"_s);
        QVERIFY(changes != nullptr);
        QVERIFY(find<QPlainTextEdit>(changes, "heldView")->toPlainText().contains(u"echo used"_s));
        QVERIFY(find<QPlainTextEdit>(changes, "todayView")->toPlainText().contains(u"echo gone"_s));
        QTest::keyClick(changes, Qt::Key_Escape);
        QCOMPARE(editor->toPlainText(), u"echo used {{var.disk}}"_s);

        QTest::mouseClick(take, Qt::LeftButton);
        QCOMPARE(find<QPlainTextEdit>(composer(), "commandEditor")->toPlainText(), u"echo gone {{var.disk}}"_s);
        QVERIFY(!note->isVisible() && !take->isVisible());
        run();
        QVERIFY(hasRun(1)); // what is seen need not be asked about
        QVERIFY2(lastCommand().contains(u"echo gone"_s), qPrintable(lastCommand()));
    }

    /// Whatever it is that makes another run of it.
    void otherHosts_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("told");
        const QString hosts = u"hosts.yaml"_s;
        QTest::newRow("another address")
            << hosts << QByteArray("127.0.0.2") << QByteArray("127.0.0.9")
            << u"web-2 is reached as admin@127.0.0.9:1 now; then it was admin@127.0.0.2:1."_s;
        QTest::newRow("another user") << hosts << QByteArray("user: admin") << QByteArray("user: root")
                                      << u"web-1 is reached as root@127.0.0.1:1 now"_s;
        QTest::newRow("another command") << hosts << QByteArray("disk: sda") << QByteArray("disk: sda; reboot")
                                         << u"The command for web-1 is another now: echo used "_s;
        QTest::newRow("one more") << u"groups"_s << QByteArray("- web-2") << QByteArray("- web-2\n  - web-3")
                                  << u"web-3 is new: admin@127.0.0.3:1."_s;
        QTest::newRow("one less") << u"groups"_s << QByteArray("  - web-2\n") << QByteArray()
                                  << u"web-2 is not among the hosts any more."_s;
        QTest::newRow("another way") << u"groups"_s << QByteArray("members:")
                                     << QByteArray("access:\n  jump: web-3\nmembers:")
                                     << u"The way to web-1 is another now: admin@127.0.0.3:1. Then: directly."_s;
    }

    void otherHosts()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, told);
        QSignalSpy news(&m_fixture->workspace().libraries(), &app::Libraries::surroundingsChanged);
        change(file, before, after);
        QTRY_VERIFY(!news.isEmpty());
        QTRY_VERIFY(isResolved());
        run();
        QMessageBox* const box = question();
        QVERIFY(box != nullptr);
        QVERIFY2(box->informativeText().contains(told), qPrintable(box->informativeText()));
        answer(false);
        QCOMPARE(tab()->runs().count(), 0);
        // An edit of the target does not let it through.
        composer()->setTarget(u"@web, web-3"_s);
        composer()->setTarget(u"@web"_s);
        QTRY_VERIFY(isResolved());
        run();
        const bool isAboutHosts = file == u"hosts.yaml"_s || told.contains(u"way"_s);
        QCOMPARE(question() != nullptr, isAboutHosts); // which hosts a target holds is seen as it is typed
        if (isAboutHosts)
            answer(true);
        QVERIFY(hasRun(1));
        run();
        QVERIFY(question() == nullptr);
        QVERIFY(hasRun(2));
    }

    /// What is typed and taken back shows nobody what others have changed.
    void aSlipInTheTarget()
    {
        run();
        QVERIFY(hasRun(1));
        change(u"hosts.yaml"_s, "disk: sda", "disk: sda; reboot");
        QTRY_COMPARE(personal()->host(u"web-1"_s)->variables.value(u"disk"_s), u"sda; reboot"_s);
        composer()->setFolded(false);
        auto* const target = find<QLineEdit>(composer(), "targetEdit");
        QTest::keyClicks(target, u"x"_s);
        QTRY_VERIFY(composer()->launch()->isResolved());
        QVERIFY(!composer()->launch()->preflight().ok());
        QTest::keyClick(target, Qt::Key_Backspace);
        QTRY_VERIFY(isResolved());
        run();
        QVERIFY(question() != nullptr);
        QVERIFY2(question()->informativeText().contains(u"sda; reboot"_s), qPrintable(question()->informativeText()));
        answer(false);
        QCOMPARE(tab()->runs().count(), 1);
    }

    /// Nor does a host that was taken out and typed again.
    void aHostThatIsTypedAgain()
    {
        composer()->setTarget(u"web-1, web-2"_s);
        QTRY_VERIFY(isResolved());
        run();
        QVERIFY(hasRun(1));
        QSignalSpy news(&m_fixture->workspace().libraries(), &app::Libraries::surroundingsChanged);
        change(u"hosts.yaml"_s, "127.0.0.2", "127.0.0.9");
        QTRY_VERIFY(!news.isEmpty());
        composer()->setFolded(false);
        auto* const target = find<QLineEdit>(composer(), "targetEdit");
        for (int i = 0; i < 7; ++i)
            QTest::keyClick(target, Qt::Key_Backspace);
        QCOMPARE(target->text(), u"web-1"_s);
        QTRY_COMPARE(composer()->launch()->preflight().hosts.size(), 1);
        QTest::keyClicks(target, u", web-2"_s);
        QTRY_COMPARE(composer()->launch()->preflight().hosts.size(), 2);
        QTRY_VERIFY(isResolved());
        run();
        QVERIFY(question() != nullptr);
        QVERIFY2(question()->informativeText().contains(u"web-2 is reached as admin@127.0.0.9:1 now"_s),
                 qPrintable(question()->informativeText()));
        answer(true);
        QVERIFY(hasRun(2));
        run();
        QVERIFY(question() == nullptr);
        QVERIFY(hasRun(3));
    }

    /// What the user does to it meanwhile is no news.
    void aHostThatOneEditsAndTypesAgain()
    {
        composer()->setTarget(u"web-1, web-2"_s);
        QTRY_VERIFY(isResolved());
        run();
        QVERIFY(hasRun(1));
        composer()->setTarget(u"web-1"_s);
        QTRY_COMPARE(composer()->launch()->preflight().hosts.size(), 1);
        QTRY_VERIFY(isResolved());
        const Host before = *personal()->host(u"web-2"_s);
        Host after = before;
        after.address = u"127.0.0.9"_s;
        QVERIFY(personal()->apply(library::Change::of(library::Edit<Host>{before, after})).ok());
        QTRY_VERIFY(isResolved());
        composer()->setTarget(u"web-1, web-2"_s);
        QTRY_COMPARE(composer()->launch()->preflight().hosts.size(), 2);
        QTRY_VERIFY(isResolved());
        run();
        QVERIFY(question() == nullptr);
        QVERIFY(hasRun(2));
    }

    /// A command that was altered and put back is the snippet's again, of which others have made something else.
    void aSlipInTheCommand()
    {
        auto* const take = find<QToolButton>(composer(), "takeTodayButton");
        change(u"snippets"_s, "echo used", "echo gone");
        QTRY_VERIFY(take->isVisible());
        auto* const editor = find<QPlainTextEdit>(composer(), "commandEditor");
        QTest::keyClick(editor, Qt::Key_X);
        QVERIFY(!take->isVisible());
        QTest::keyClick(editor, Qt::Key_Backspace);
        QCOMPARE(editor->toPlainText(), u"echo used {{var.disk}}"_s);
        QVERIFY(take->isVisible());
        Snippet other;
        other.name = u"Other"_s;
        other.steps = {{{}, u"id"_s}};
        QVERIFY(personal()->apply(library::Change::add(other)).ok()); // an edit of one's own brings nothing along
        QCOMPARE(editor->toPlainText(), u"echo used {{var.disk}}"_s);
        run();
        QVERIFY(question() != nullptr);
        answer(false);
        QCOMPARE(tab()->runs().count(), 0);
    }

    void anEditOfOnesOwnIsNoNews()
    {
        run();
        QVERIFY(hasRun(1));
        const Group before = *personal()->group(u"web"_s);
        Group after = before;
        after.members.append(u"web-3"_s);
        QVERIFY(personal()->apply(library::Change::of(library::Edit<Group>{before, after})).ok());
        QTRY_COMPARE(composer()->launch()->preflight().hosts.size(), 3);
        run();
        QVERIFY(question() == nullptr);
        QVERIFY(hasRun(2));
    }

    /// After a restart the tab shows what ran then.
    void whatATabCameBackWith()
    {
        run();
        QVERIFY(hasRun(1));
        const app::Draft draft = tab()->draft();
        change(u"hosts.yaml"_s, "127.0.0.2", "127.0.0.9");
        QTRY_COMPARE(personal()->host(u"web-2"_s)->address, u"127.0.0.9"_s);
        gui::RunTab* const restored = find<gui::RunTabs>(m_window.get(), "tabs")->addRunTab();
        restored->setDraft(draft);
        QTRY_COMPARE(restored->runs().count(), 1);
        QTRY_VERIFY(isResolved());
        run();
        QMessageBox* const box = question();
        QVERIFY(box != nullptr);
        QVERIFY2(box->informativeText().contains(u"admin@127.0.0.9:1"_s), qPrintable(box->informativeText()));
        answer(false);
        QCOMPARE(restored->runs().count(), 1);
    }

    /// Who looks at the list of hosts has seen them.
    void theListOfHostsShowsThem()
    {
        QSignalSpy news(&m_fixture->workspace().libraries(), &app::Libraries::surroundingsChanged);
        change(u"hosts.yaml"_s, "127.0.0.2", "127.0.0.9");
        QTRY_VERIFY(!news.isEmpty());
        QTRY_VERIFY(isResolved());
        QTest::mouseClick(find<QToolButton>(composer(), "hostCountButton"), Qt::LeftButton);
        QWidget* const list = test::waitForTopLevel(u"HostListDialog"_s);
        QVERIFY(list != nullptr);
        QTest::keyClick(list, Qt::Key_Escape);
        run();
        QVERIFY(question() == nullptr);
        QVERIFY(hasRun(1));
    }

private:
    library::Library* personal() { return m_fixture->workspace().libraries().set().personal(); }
    gui::RunTab* tab() { return find<gui::RunTabs>(m_window.get(), "tabs")->current(); }
    gui::Composer* composer() { return tab()->composer(); }
    bool isResolved() { return composer()->launch()->isResolved() && composer()->launch()->preflight().ok(); }

    /// At a port that nobody listens on: it ends at once.
    void addHost(const QString& name)
    {
        Host host;
        host.name = name;
        host.address = u"127.0.0."_s + name.last(1);
        host.access.port = quint16(1);
        host.access.user = u"admin"_s;
        host.variables = {{u"disk"_s, u"sda"_s}};
        QVERIFY(personal()->apply(library::Change::add(host)).ok());
    }

    /// As another program does: once in the file, or in the one file of the folder.
    void change(const QString& what, const QByteArray& before, const QByteArray& after)
    {
        QString path = personal()->path() + u'/' + what;
        if (QFileInfo(path).isDir())
            path += u'/' + QDir(path).entryList(QDir::Files).value(0);
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        QByteArray text = file.readAll();
        file.close();
        const qsizetype place = text.indexOf(before);
        QVERIFY2(place >= 0, text.constData());
        text.replace(place, before.size(), after);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    void run() { composer()->launch()->run(); }
    QMessageBox* question() { return tab()->findChild<QMessageBox*>(u"differencesBox"_s); }

    void answer(bool yes)
    {
        const QPointer<QMessageBox> box = question();
        if (yes)
            QTest::mouseClick(find<QPushButton>(box, "runNowButton"), Qt::LeftButton);
        else
            QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(box.isNull());
    }

    bool hasRun(int runs)
    {
        return QTest::qWaitFor([&] { return tab()->runs().count() == runs && !tab()->runs().isRunning(); }, 30'000);
    }

    QString lastCommand()
    {
        return tab()->runs().results(tab()->runs().count() - 1)->spec()->steps.constFirst().command();
    }

    QTemporaryDir m_home;
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::MainWindow> m_window;
};

ROLLCALL_TEST(tst_shownfirst, ShownFirstTest)
#include "tst_shownfirst.moc"
