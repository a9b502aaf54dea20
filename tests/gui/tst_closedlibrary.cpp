// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/workspace.h"
#include "gui/fixture.h"
#include "gui/library/libraryeditor.h"
#include "gui/shell/mainwindow.h"
#include "library/files/folderlock.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "support/testmain.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QUndoStack>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::test::find;

// A shared library is closed while something of the window still has to do with it: a dialog, a step of undo, the
// offer to try again. It is said, and nothing is written anywhere else.
class ClosedLibraryTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::MainWindow> m_window;
    QPointer<library::Library> m_shared;

    gui::LibraryEditor* editor() { return m_window->libraryEditor(); }
    QString folder() const { return m_fixture->path(u"team"_s); }
    QByteArray file(const QString& name) const
    {
        QFile in(folder() + u'/' + name);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    bool openShared()
    {
        m_fixture->workspace().libraries().open(
            folder(), this, [this](const Result<library::Library*>& opened) { m_shared = opened ? *opened : nullptr; });
        return QTest::qWaitFor([this] { return !m_shared.isNull(); }, test::patience);
    }
    /// All that it holds is on the disk before.
    void closeShared()
    {
        QVERIFY(m_shared->flush().ok());
        m_fixture->workspace().libraries().close(m_shared);
        QVERIFY(m_shared.isNull());
    }
    static void save(QWidget* dialog)
    {
        auto* const buttons = find<QDialogButtonBox>(dialog, "buttonBox");
        QPushButton* const ok = buttons->button(QDialogButtonBox::Ok);
        QTest::mouseClick(ok != nullptr ? ok : buttons->button(QDialogButtonBox::Save), Qt::LeftButton);
    }
    void saysThatItIsClosed(QWidget* dialog)
    {
        auto* const error = find<QLabel>(dialog, "errorLabel");
        QTRY_VERIFY(error->isVisible());
        QVERIFY2(error->text().contains(u"“team” is no longer open"_s), qPrintable(error->text()));
        QVERIFY(dialog->isVisible());
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::Fixture>();
        QVERIFY(library::createLibrary(folder(), u"team"_s).ok());
        QVERIFY(openShared());
        Host host;
        host.name = u"web-01"_s;
        host.address = u"192.0.2.1"_s;
        Group group;
        group.name = u"web"_s;
        group.members = {u"web-01"_s};
        Snippet snippet;
        snippet.name = u"Uptime"_s;
        snippet.steps = {{QString(), u"uptime"_s}};
        library::Change change = library::Change::add(host);
        change.groups = library::Change::add(group).groups;
        change.snippets = library::Change::add(snippet).snippets;
        QVERIFY(m_shared->apply(change).ok());
        m_window = std::make_unique<gui::MainWindow>(m_fixture->workspace());
        m_window->begin();
        m_window->show();
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
    }

    void aHostThatIsEdited()
    {
        editor()->editHost(m_shared.data(), u"web-01"_s);
        QWidget* const dialog = test::waitForTopLevel(u"HostDialog"_s);
        QVERIFY(dialog);
        find<QLineEdit>(dialog, "addressEdit")->setText(u"192.0.2.9"_s);
        closeShared();
        save(dialog);
        saysThatItIsClosed(dialog);
        QVERIFY(!file(u"hosts.yaml"_s).contains("192.0.2.9"));
    }

    void aGroupThatIsEdited()
    {
        editor()->editGroup(m_shared.data(), u"web"_s);
        QWidget* const dialog = test::waitForTopLevel(u"GroupDialog"_s);
        QVERIFY(dialog);
        closeShared();
        save(dialog);
        saysThatItIsClosed(dialog);
    }

    void aSnippetThatIsEdited()
    {
        editor()->editSnippet(m_shared.data(), u"Uptime"_s);
        QWidget* const dialog = test::waitForTopLevel(u"SnippetDialog"_s);
        QVERIFY(dialog);
        find<QLineEdit>(dialog, "nameEdit")->setText(u"Load"_s);
        closeShared();
        save(dialog);
        saysThatItIsClosed(dialog);
    }

    /// The list of libraries in the dialog has another one in that place by then.
    void aHostThatIsNewInIt()
    {
        QVERIFY(library::createLibrary(m_fixture->path(u"other"_s), u"other"_s).ok());
        library::Library* other = nullptr;
        m_fixture->workspace().libraries().open(
            m_fixture->path(u"other"_s), this,
            [&](const Result<library::Library*>& opened) { other = opened ? *opened : nullptr; });
        QTRY_VERIFY(other != nullptr);
        editor()->newHost(m_shared.data());
        QWidget* const dialog = test::waitForTopLevel(u"HostDialog"_s);
        QVERIFY(dialog);
        find<QLineEdit>(dialog, "nameEdit")->setText(u"new-01"_s);
        closeShared();
        save(dialog);
        saysThatItIsClosed(dialog);
        QVERIFY(other->host(u"new-01"_s) == nullptr);
        QVERIFY(m_fixture->workspace().libraries().set().personal()->host(u"new-01"_s) == nullptr);
    }

    void aStepOfUndo()
    {
        editor()->remove(m_shared.data(), {u"web-01"_s}, {});
        QVERIFY(m_shared->host(u"web-01"_s) == nullptr);
        closeShared();
        editor()->edits().undoStack()->undo();
        auto* const box = qobject_cast<QMessageBox*>(test::waitForTopLevel(u"errorBox"_s));
        QVERIFY(box);
        QVERIFY2(box->text().contains(u"“team” is no longer open"_s), qPrintable(box->text()));
        box->close();
        QTRY_VERIFY(!editor()->edits().undoStack()->canUndo());
    }

    /// It is closed while an edit is still on its way; the edit fails after that.
    void theOfferToTryAgain()
    {
        QVERIFY(m_shared->flush().ok());
        QVERIFY(QFile::remove(folder() + u"/hosts.yaml"_s));
        QVERIFY(QDir(folder()).mkpath(u"hosts.yaml"_s)); // what cannot be replaced
        Result<library::FolderLock> busy = library::FolderLock::take(folder());
        QVERIFY(busy.ok());
        Host host;
        host.name = u"late"_s;
        QVERIFY(editor()->edits().apply(m_shared.data(), library::Change::add(host), u"Add host late"_s).ok());
        m_fixture->workspace().libraries().close(m_shared);
        QCOMPARE(m_fixture->workspace().libraries().set().saving(), 1);
        busy = Error{};
        const QPointer<QMessageBox> box = qobject_cast<QMessageBox*>(test::waitForTopLevel(u"errorBox"_s));
        QVERIFY(box);
        QTRY_VERIFY(m_shared.isNull());
        auto* again = box->findChild<QPushButton*>(u"againButton"_s);
        if (again == nullptr)
            again = box->findChild<QPushButton*>(u"overwriteButton"_s);
        QVERIFY(again);
        again->click();
        QTRY_VERIFY(box.isNull()); // the next one may have its address
        auto* const said = qobject_cast<QMessageBox*>(test::waitForTopLevel(u"errorBox"_s));
        QVERIFY(said);
        QVERIFY2(said->text().contains(u"“team” is no longer open"_s), qPrintable(said->text()));
        said->close();
    }
};

ROLLCALL_TEST(tst_closedlibrary, ClosedLibraryTest)
#include "tst_closedlibrary.moc"
