// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/workspace.h"
#include "core/base/error.h"
#include "core/targets/host.h"
#include "gui/fixture.h"
#include "gui/library/libraryeditor.h"
#include "gui/shell/mainwindow.h"
#include "library/live/library.h"
#include "support/needs.h"
#include "support/testmain.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QTest>
#include <QUndoStack>

#include <memory>

#include <sys/mount.h>

using namespace Qt::StringLiterals;
using namespace rollcall;
using test::find;

// Editing a library that cannot be written, or that somebody else edits at the same time: it is said, and what
// was typed is not lost.
class LibraryEditsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::MainWindow> m_window;

    library::Library* personal() { return m_fixture->workspace().libraries().set().personal(); }
    gui::LibraryEditor* editor() { return m_window->libraryEditor(); }

    /// The library's folder on a mount of its own, that can be made read-only (permissions do not bind root).
    bool mountLibrary()
    {
        const QString path = personal()->path();
        return ::mount(qPrintable(path), qPrintable(path), nullptr, MS_BIND, nullptr) == 0;
    }
    bool setReadOnly(bool readOnly)
    {
        unsigned long flags = MS_BIND | MS_REMOUNT;
        if (readOnly)
            flags |= MS_RDONLY;
        return ::mount(nullptr, qPrintable(personal()->path()), nullptr, flags, nullptr) == 0;
    }

    QDialog* editHost(const QString& name)
    {
        editor()->editHost(personal(), name);
        return qobject_cast<QDialog*>(test::waitForTopLevel(u"HostDialog"_s));
    }
    static void save(QDialog* dialog)
    {
        QTest::mouseClick(find<QDialogButtonBox>(dialog, "buttonBox")->button(QDialogButtonBox::Ok), Qt::LeftButton);
    }
    QByteArray hostsFile()
    {
        QFile file(personal()->path() + u"/hosts.yaml"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// As another program would: in the file's place.
    void someoneElseWrites(const QByteArray& before, const QByteArray& after)
    {
        QByteArray text = hostsFile();
        QVERIFY2(text.contains(before), text.constData());
        text.replace(before, after);
        const QString path = personal()->path() + u"/hosts.yaml"_s;
        QFile file(path + u".new"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        QVERIFY(::rename(qPrintable(file.fileName()), qPrintable(path)) == 0);
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::Fixture>();
        m_fixture->addExamples();
        QVERIFY(personal()->flush().ok());
        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        m_window->begin();
        m_window->show();
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
    }

    void aJumpHostIsNotDeleted()
    {
        QDialog* dialog = editHost(u"web-01"_s);
        find<QLineEdit>(dialog, "jumpEdit")->setText(u"me@db-1:22"_s);
        save(dialog);
        editor()->remove(personal(), {u"db-1"_s}, {});
        QWidget* const box = test::waitForTopLevel(u"errorBox"_s);
        QVERIFY(box != nullptr);
        QVERIFY2(box->property("text").toString().contains(u"it is the jump host of web-01"_s),
                 qPrintable(box->property("text").toString()));
        box->close();
        QVERIFY(personal()->host(u"db-1"_s) != nullptr);
        editor()->remove(personal(), {u"web-02"_s}, {});
        QCOMPARE(personal()->group(u"web"_s)->members, QStringList{u"web-01,web-03"_s});
        editor()->edits().undoStack()->undo();
        QCOMPARE(personal()->group(u"web"_s)->members, QStringList{u"web-[01-03]"_s});
    }

    /// The same as on the command line: what would leave a group on which nothing can be run is not written.
    void whatWouldCloseAGroupIsRefused()
    {
        Group group;
        group.name = u"fresh"_s;
        group.members = QStringList{u"web-01"_s, u"@nosuch"_s};
        const Status unknown = editor()->edits().apply(personal(), library::Change::add(group), u"Add"_s);
        QVERIFY(!unknown.ok());
        QVERIFY2(errorText(unknown.error()).contains(u"nosuch"_s), qPrintable(errorText(unknown.error())));
        QVERIFY(personal()->group(u"fresh"_s) == nullptr);
        group.members = QStringList{u"db-*"_s};
        QVERIFY(editor()->edits().apply(personal(), library::Change::add(group), u"Add"_s).ok());
        const QList<Host> hosts = personal()->hosts();
        QStringList all;
        for (const Host& host : hosts) {
            if (host.name.startsWith(u"db-"_s))
                all.append(host.name);
        }
        QVERIFY(!all.isEmpty());
        editor()->remove(personal(), all, {});
        QWidget* const box = test::waitForTopLevel(u"errorBox"_s);
        QVERIFY(box != nullptr);
        QVERIFY2(box->property("text").toString().contains(u"“fresh” any more"_s),
                 qPrintable(box->property("text").toString()));
        box->close();
        QCOMPARE(personal()->hosts(), hosts);
        QCOMPARE(editor()->edits().undoStack()->count(), 1);
    }

    void namesCanBeSaid()
    {
        QDialog* dialog = editHost(u"web-01"_s);
        find<QLineEdit>(dialog, "nameEdit")->setText(u"root@web:22"_s);
        save(dialog);
        QVERIFY(dialog->isVisible());
        const QLabel* const error = find<QLabel>(dialog, "errorLabel");
        QVERIFY2(error->text().contains(u"cannot be used as a name"_s), qPrintable(error->text()));
        dialog->reject();
    }

    void nothingIsEditedBeforeItIsRead_data()
    {
        QTest::addColumn<QString>("action");
        for (const QString& action : {u"actionNewHost"_s, u"actionNewGroup"_s, u"actionImportSshConfig"_s})
            QTest::newRow(qPrintable(action)) << action;
    }

    void nothingIsEditedBeforeItIsRead()
    {
        QFETCH(const QString, action);
        app::Workspace unread(app::Paths::below(m_fixture->path(u"unread"_s))); // as on a share that takes its time
        gui::MainWindow window(unread);
        window.show();
        QVERIFY(unread.libraries().set().personal() == nullptr);
        const QLabel* const hint = find<QLabel>(window.findChild<QWidget*>(u"hostsPanel"_s), "hintLabel");
        QVERIFY2(hint->text().contains(u"being read"_s), qPrintable(hint->text()));
        window.findChild<QAction*>(action)->trigger();
        QWidget* const box = test::waitForTopLevel(u"errorBox"_s);
        QVERIFY(box != nullptr);
        QVERIFY2(box->property("text").toString().contains(u"still being read"_s),
                 qPrintable(box->property("text").toString()));
        box->close();
        gui::LibraryEditor* const editor = window.libraryEditor();
        editor->saveSnippet({}, &window, [](const Snippet&, const QString&) {});
        editor->editHost(nullptr, u"a"_s);
        editor->editGroup(nullptr, u"a"_s);
        editor->editSnippet(nullptr, u"a"_s);
        editor->remove(nullptr, {u"a"_s}, {});
        editor->removeSnippet(nullptr, u"a"_s);
        editor->addToGroup(nullptr, {u"a"_s}, u"g"_s);
        editor->removeFromGroup(nullptr, {u"a"_s}, u"g"_s);
        QVERIFY(!editor->edits().apply(nullptr, library::Change::add(Host()), {}));
        window.begin();
        QTRY_VERIFY(!unread.libraries().state().isLoading());
        QTRY_VERIFY(!hint->text().contains(u"being read"_s));
    }

    void aReadOnlyLibraryKeepsTheDialogOpen()
    {
        ROLLCALL_NEEDS(mountLibrary(), "the right to mount");
        const auto unmount = qScopeGuard([path = personal()->path()] { ::umount2(qPrintable(path), MNT_DETACH); });
        QVERIFY(setReadOnly(true));
        personal()->reload();
        QTRY_VERIFY(!personal()->isWritable());
        QDialog* const dialog = editHost(u"web-01"_s);
        QVERIFY(dialog != nullptr);
        find<QLineEdit>(dialog, "addressEdit")->setText(u"10.9.8.7"_s);
        save(dialog);
        auto* const error = find<QLabel>(dialog, "errorLabel");
        QTRY_VERIFY(error->isVisible());
        QVERIFY2(error->text().contains(personal()->path()), qPrintable(error->text()));
        QVERIFY(error->text().contains(u"read-only"_s));
        QVERIFY(dialog->isVisible());
        QCOMPARE(find<QLineEdit>(dialog, "addressEdit")->text(), u"10.9.8.7"_s);
        QCOMPARE(personal()->host(u"web-01"_s)->address, u"127.0.0.1"_s);

        QVERIFY(setReadOnly(false));
        personal()->reload();
        QTRY_VERIFY(personal()->isWritable());
        save(dialog);
        QTRY_COMPARE(personal()->host(u"web-01"_s)->address, u"10.9.8.7"_s);
        QVERIFY(personal()->flush().ok());
        QVERIFY(hostsFile().contains("10.9.8.7"));
    }

    /// Nobody has noticed yet when the dialog is closed: the message offers the change again.
    void aLibraryThatBecameReadOnlyOffersTheChangeAgain()
    {
        ROLLCALL_NEEDS(mountLibrary(), "the right to mount");
        const auto unmount = qScopeGuard([path = personal()->path()] { ::umount2(qPrintable(path), MNT_DETACH); });
        QVERIFY(personal()->isWritable());
        QVERIFY(setReadOnly(true));
        const QByteArray before = hostsFile();
        QDialog* const dialog = editHost(u"web-01"_s);
        QVERIFY(dialog != nullptr);
        find<QLineEdit>(dialog, "addressEdit")->setText(u"10.9.8.7"_s);
        save(dialog);
        for (int round = 0; round < 2; ++round) { // the first try again is too early
            auto* const box = qobject_cast<QMessageBox*>(test::waitForTopLevel(u"errorBox"_s));
            QVERIFY(box != nullptr);
            QVERIFY2(box->text().contains(personal()->path()), qPrintable(box->text()));
            QTRY_COMPARE(personal()->host(u"web-01"_s)->address, u"127.0.0.1"_s); // as the file says
            QCOMPARE(hostsFile(), before);
            QTRY_COMPARE(editor()->edits().undoStack()->count(), 0); // nothing was written: nothing to undo
            if (round == 1) {
                QVERIFY(setReadOnly(false));
                personal()->reload();
                QTRY_VERIFY(personal()->isWritable());
            }
            find<QPushButton>(box, "againButton")->click();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        QTRY_VERIFY(hostsFile().contains("10.9.8.7"));
        QCOMPARE(personal()->host(u"web-01"_s)->address, u"10.9.8.7"_s);
        QCOMPARE(editor()->edits().undoStack()->undoText(), u"Edit host web-01"_s);
        editor()->edits().undoStack()->undo();
        QTRY_VERIFY(!hostsFile().contains("10.9.8.7"));
    }

    /// The other change is known already when Save is pressed.
    void aConflictKeepsTheDialogOpenAndSavingAgainOverwrites()
    {
        QDialog* const dialog = editHost(u"web-01"_s);
        QVERIFY(dialog != nullptr);
        find<QLineEdit>(dialog, "addressEdit")->setText(u"10.9.8.7"_s);
        someoneElseWrites("web-01:\n    address: 127.0.0.1", "web-01:\n    address: 192.0.2.1");
        QTRY_COMPARE_WITH_TIMEOUT(personal()->host(u"web-01"_s)->address, u"192.0.2.1"_s, 15'000);
        save(dialog);
        auto* const error = find<QLabel>(dialog, "errorLabel");
        QTRY_VERIFY(error->isVisible());
        QVERIFY2(error->text().contains(u"somebody else"_s), qPrintable(error->text()));
        QVERIFY(error->text().contains(u"Saving again"_s));
        QVERIFY2(error->text().contains(u"hosts.yaml"_s), qPrintable(error->text()));
        QVERIFY(dialog->isVisible());
        QCOMPARE(find<QLineEdit>(dialog, "addressEdit")->text(), u"10.9.8.7"_s);
        QVERIFY(hostsFile().contains("192.0.2.1")); // nothing overwritten yet
        save(dialog);
        QTRY_COMPARE(personal()->host(u"web-01"_s)->address, u"10.9.8.7"_s);
        QVERIFY(personal()->flush().ok());
        QVERIFY(hostsFile().contains("10.9.8.7"));
        QVERIFY(!hostsFile().contains("192.0.2.1"));
    }

    /// Between the press on Save and the writing: nothing is overwritten, and one click writes it all the same.
    void aConflictOnDiskOffersToOverwrite()
    {
        const Host before = *personal()->host(u"web-01"_s);
        Host after = before;
        after.address = u"10.9.8.7"_s;
        someoneElseWrites("web-01:\n    address: 127.0.0.1", "web-01:\n    address: 192.0.2.1");
        QVERIFY(editor()
                    ->edits()
                    .apply(personal(), library::Change::of(library::Edit<Host>{before, after}), u"Edit"_s)
                    .ok());
        auto* const box = qobject_cast<QMessageBox*>(test::waitForTopLevel(u"errorBox"_s));
        QVERIFY(box != nullptr);
        QVERIFY2(box->text().contains(u"hosts.yaml"_s), qPrintable(box->text()));
        QTRY_COMPARE(personal()->host(u"web-01"_s)->address, u"192.0.2.1"_s);
        QVERIFY(hostsFile().contains("192.0.2.1"));
        find<QPushButton>(box, "overwriteButton")->click();
        QTRY_VERIFY(hostsFile().contains("10.9.8.7"));
        QCOMPARE(personal()->host(u"web-01"_s)->address, u"10.9.8.7"_s);
        QCOMPARE(editor()->edits().undoStack()->count(), 1);
        editor()->edits().undoStack()->undo(); // what the others wrote comes back
        QTRY_VERIFY(hostsFile().contains("192.0.2.1"));
    }

    /// What the box says can be done, can be done there.
    void anUndoOverSomebodyElsesChangeIsAChoice()
    {
        const Host before = *personal()->host(u"web-01"_s);
        Host after = before;
        after.address = u"10.9.8.7"_s;
        const auto edit = library::Change::of(library::Edit<Host>{before, after});
        QVERIFY(editor()->edits().apply(personal(), edit, u"Edit"_s).ok());
        QVERIFY(personal()->flush().ok());
        someoneElseWrites("10.9.8.7", "192.0.2.1");
        QTRY_COMPARE(personal()->host(u"web-01"_s)->address, u"192.0.2.1"_s);
        QUndoStack* const steps = editor()->edits().undoStack();
        steps->undo();
        auto* const box = qobject_cast<QMessageBox*>(test::waitForTopLevel(u"errorBox"_s));
        QVERIFY(box != nullptr);
        QVERIFY2(box->text().contains(u"somebody else"_s), qPrintable(box->text()));
        QCOMPARE(personal()->host(u"web-01"_s)->address, u"192.0.2.1"_s);
        find<QPushButton>(box, "overwriteButton")->click();
        QTRY_VERIFY(hostsFile().contains("address: 127.0.0.1"));
        QVERIFY(!hostsFile().contains("192.0.2.1"));
        steps->undo(); // and that can be taken back
        QTRY_VERIFY(hostsFile().contains("192.0.2.1"));
    }

    void aGroupAllowsOldAlgorithms()
    {
        editor()->editGroup(personal(), u"web"_s);
        auto* dialog = qobject_cast<QDialog*>(test::waitForTopLevel(u"GroupDialog"_s));
        QVERIFY(dialog != nullptr);
        auto* box = find<QCheckBox>(dialog, "legacyBox");
        QVERIFY(!box->isChecked());
        QVERIFY(!box->toolTip().isEmpty());
        box->click();
        save(dialog);
        QTRY_COMPARE(personal()->group(u"web"_s)->access.legacyAlgorithms, std::optional(true));
        QVERIFY(personal()->flush().ok());
        editor()->edits().undoStack()->undo();
        QTRY_VERIFY(!personal()->group(u"web"_s)->access.legacyAlgorithms);
        editor()->edits().undoStack()->redo();
        QTRY_COMPARE(personal()->group(u"web"_s)->access.legacyAlgorithms, std::optional(true));

        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        editor()->editGroup(personal(), u"web"_s);
        dialog = qobject_cast<QDialog*>(test::waitForTopLevel(u"GroupDialog"_s));
        QVERIFY(dialog != nullptr);
        box = find<QCheckBox>(dialog, "legacyBox");
        QVERIFY(box->isChecked());
        box->click();
        save(dialog);
        QTRY_VERIFY(!personal()->group(u"web"_s)->access.legacyAlgorithms);
    }

    /// As in a list of hosts that is pasted: what stands behind a host may be its password.
    void aWordBehindAHostIsAskedAbout()
    {
        editor()->newGroup(personal());
        auto* const dialog = qobject_cast<QDialog*>(test::waitForTopLevel(u"GroupDialog"_s));
        QVERIFY(dialog != nullptr);
        find<QLineEdit>(dialog, "nameEdit")->setText(u"fresh"_s);
        auto* const members = find<QPlainTextEdit>(dialog, "membersEdit");
        QTest::keyClicks(members, u"web-01 web-02"_s); // are there
        QTest::keyClick(members, Qt::Key_Return);
        QTest::keyClicks(members, u"192.0.2.1,secret"_s);
        const auto question = [dialog] { return dialog->findChild<QMessageBox*>(u"newHostsBox"_s); };
        save(dialog);
        QVERIFY(question() != nullptr);
        QVERIFY2(question()->text().contains(u"secret"_s) && !question()->text().contains(u"192.0.2.1"_s) &&
                     !question()->text().contains(u"web-02"_s),
                 qPrintable(question()->text()));
        QCOMPARE(question()->defaultButton(), question()->button(QMessageBox::Cancel));
        QTest::keyClick(question(), Qt::Key_Return);
        QTRY_VERIFY(question() == nullptr);
        QVERIFY(dialog->isVisible());
        QVERIFY(personal()->group(u"fresh"_s) == nullptr && personal()->host(u"secret"_s) == nullptr);
        find<QCheckBox>(dialog, "createHostsBox")->setChecked(false); // then it makes no host
        find<QCheckBox>(dialog, "createHostsBox")->setChecked(true);
        save(dialog);
        QVERIFY(question() != nullptr);
        QTest::mouseClick(find<QPushButton>(question(), "addHostsButton"), Qt::LeftButton); // it is one
        QTRY_VERIFY(personal()->host(u"secret"_s) != nullptr);
        QVERIFY(personal()->group(u"fresh"_s) != nullptr);
    }

    void membersOnALineEachAreNotAskedAbout()
    {
        editor()->newGroup(personal());
        auto* const dialog = qobject_cast<QDialog*>(test::waitForTopLevel(u"GroupDialog"_s));
        QVERIFY(dialog != nullptr);
        find<QLineEdit>(dialog, "nameEdit")->setText(u"fresh"_s);
        find<QPlainTextEdit>(dialog, "membersEdit")->setPlainText(u"new-[1-3]\nnew-4!new-2\nweb-01, @db"_s);
        save(dialog);
        QVERIFY(dialog->findChild<QMessageBox*>(u"newHostsBox"_s) == nullptr);
        QTRY_VERIFY(personal()->group(u"fresh"_s) != nullptr);
        QVERIFY(personal()->host(u"new-3"_s) != nullptr);
    }

    void aHostSaysItselfWhetherItAllowsOldAlgorithms()
    {
        const auto choose = [this](int before, int choice) {
            QDialog* const dialog = editHost(u"web-01"_s);
            QVERIFY(dialog != nullptr);
            auto* const box = find<QComboBox>(dialog, "legacyBox");
            QCOMPARE(box->count(), 3);
            QCOMPARE(box->currentIndex(), before);
            box->setCurrentIndex(choice);
            save(dialog);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        };
        QVERIFY(!personal()->host(u"web-01"_s)->access.legacyAlgorithms);
        choose(0, 1);
        QTRY_COMPARE(personal()->host(u"web-01"_s)->access.legacyAlgorithms, std::optional(true));
        choose(1, 2);
        QTRY_COMPARE(personal()->host(u"web-01"_s)->access.legacyAlgorithms, std::optional(false));
        QVERIFY(personal()->flush().ok());
        QVERIFY2(hostsFile().contains("    legacy-algorithms: no\n"), hostsFile().constData());
        editor()->edits().undoStack()->undo();
        QTRY_COMPARE(personal()->host(u"web-01"_s)->access.legacyAlgorithms, std::optional(true));
        choose(1, 0);
        QTRY_VERIFY(!personal()->host(u"web-01"_s)->access.legacyAlgorithms);
        QVERIFY(personal()->flush().ok());
        QVERIFY(!hostsFile().contains("legacy-algorithms"));
    }

    void hostsAndGroupsSayTheEncodingOfTheirOutputs()
    {
        const auto choose = [this](QDialog* dialog, const QString& before, const QString& name) {
            QVERIFY(dialog != nullptr);
            auto* const box = find<QComboBox>(dialog, "encodingBox");
            QCOMPARE(box->currentText(), before);
            box->setCurrentIndex(box->findText(name));
            save(dialog);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        };
        const auto editGroup = [this] {
            editor()->editGroup(personal(), u"web"_s);
            return qobject_cast<QDialog*>(test::waitForTopLevel(u"GroupDialog"_s));
        };
        choose(editHost(u"web-01"_s), u"not said"_s, u"ISO-8859-1"_s);
        QTRY_COMPARE(personal()->host(u"web-01"_s)->access.encoding, encodingFromName(u"ISO-8859-1"));
        choose(editGroup(), u"not said"_s, u"UTF-8"_s);
        QTRY_COMPARE(personal()->group(u"web"_s)->access.encoding, std::optional(Encoding::Utf8));
        QVERIFY(personal()->flush().ok());
        QVERIFY2(hostsFile().contains("    encoding: ISO-8859-1\n"), hostsFile().constData());
        choose(editHost(u"web-01"_s), u"ISO-8859-1"_s, u"not said"_s);
        QTRY_VERIFY(!personal()->host(u"web-01"_s)->access.encoding);
        choose(editGroup(), u"UTF-8"_s, u"not said"_s);
        QTRY_VERIFY(!personal()->group(u"web"_s)->access.encoding);
    }

    /// Edits that say the same as the one that failed, and were written, stay steps of undo.
    void aFailedEditTakesOnlyItsOwnStepAway()
    {
        const Host before = *personal()->host(u"web-01"_s);
        Host after = before;
        after.address = u"10.9.8.7"_s;
        const auto there = library::Change::of(library::Edit<Host>{before, after});
        QVERIFY(editor()->edits().apply(personal(), there, u"There"_s).ok());
        QVERIFY(editor()->edits().apply(personal(), there.reversed(), u"Back"_s).ok());
        QVERIFY(personal()->flush().ok());
        someoneElseWrites("web-01:\n    address: 127.0.0.1", "web-01:\n    address: 192.0.2.1");
        QVERIFY(editor()->edits().apply(personal(), there, u"There again"_s).ok());
        QVERIFY(test::waitForTopLevel(u"errorBox"_s) != nullptr);
        QCOMPARE(editor()->edits().undoStack()->count(), 2);
        QCOMPARE(editor()->edits().undoStack()->undoText(), u"Back"_s);
    }
};

ROLLCALL_TEST(tst_libraryedits, LibraryEditsTest)
#include "tst_libraryedits.moc"
