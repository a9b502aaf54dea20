// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/keyring.h"
#include "app/prepare/preflight.h"
#include "app/prepare/surroundings.h"
#include "app/workspace/workspace.h"
#include "history/store/store.h"
#include "library/files/folder.h"
#include "library/files/journal.h"
#include "library/files/ownsaves.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "opendemo.h"
#include "support/silentfile.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;
using rollcall::test::openDemo;

namespace {

Result<library::Library*> open(Workspace& workspace, const QString& folder)
{
    std::optional<Result<library::Library*>> opened;
    workspace.libraries().open(folder, &workspace.libraries(), [&opened](const auto& library) { opened = library; });
    static_cast<void>(QTest::qWaitFor([&opened] { return opened.has_value(); }, test::patience));
    return opened.value_or(Error{});
}

} // namespace

/// The workspace with files of its own, and the keyring where there is none.
class WorkspaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_paths = Paths::below(m_folder->path());
    }

    /// A share that hangs: the library's file does not answer.
    void itEndsWhileItsFilesAreStillBeingRead()
    {
        QVERIFY(QDir().mkpath(m_paths.personalLibrary()));
        test::SilentFile hosts(m_paths.personalLibrary() + u"/hosts.yaml"_s);
        auto workspace = std::make_unique<Workspace>(m_paths);
        QSignalSpy ready(&workspace->libraries(), &Libraries::ready);
        workspace->open();
        QTRY_VERIFY(hosts.isHolding());
        workspace.reset();
        QVERIFY(hosts.isHolding());
        hosts.release();
        QCoreApplication::processEvents();
        QCOMPARE(ready.size(), 0);
    }

    /// Killed between two files, with or without a window; whoever shares the folder gets the files as they are.
    void aSaveOfMineThatWasCutOffIsFinished_data()
    {
        QTest::addColumn<bool>("window");
        QTest::addColumn<bool>("mine");
        QTest::newRow("window") << true << true;
        QTest::newRow("command line") << false << true;
        QTest::newRow("window, of somebody else") << true << false;
        QTest::newRow("command line, of somebody else") << false << false;
    }
    void aSaveOfMineThatWasCutOffIsFinished()
    {
        QFETCH(const bool, window);
        QFETCH(const bool, mine);
        const QString folder = m_folder->filePath(u"shared"_s);
        const QString left = folder + u'/' + library::Journal::fileName();
        makeLibrary(u"shared"_s, "old");
        const QByteArray journal =
            library::Journal(
                {{u"hosts.yaml"_s, library::Folder::stamp(bytes(u"shared/hosts.yaml"_s)), "hosts: {new: {}}\n"}})
                .bytes();
        write(u"shared/"_s + library::Journal::fileName(), journal);
        if (mine)
            QVERIFY(library::OwnSaves(m_paths.savesDir()).note(folder, journal).ok());
        Workspace workspace(m_paths);
        const library::Library* shared = nullptr;
        if (window) {
            workspace.openNow();
            const Result<library::Library*> opened = open(workspace, folder);
            QVERIFY(opened.ok());
            shared = *opened;
        } else {
            workspace.openNow({folder});
            shared = workspace.libraries().set().libraries().value(0);
        }
        QVERIFY(shared != nullptr);
        QVERIFY(shared->host(mine ? u"new"_s : u"old"_s) != nullptr);
        QTRY_COMPARE(QFile::exists(left), !mine);
        QCOMPARE(bytes(u"shared/hosts.yaml"_s).contains("new"), mine);
        QCOMPARE(shared->errors().size(), mine ? 0 : 1);
    }

    void historyIsOpenedByAWorker()
    {
        Workspace workspace(m_paths);
        workspace.openNow();
        QList<History::StorePtr> stores;
        const auto take = [&stores](const Result<History::StorePtr>& store) {
            stores.append(store ? *store : nullptr);
        };
        auto gone = std::make_unique<QObject>();
        workspace.history().whenOpen(this, take);
        workspace.history().whenOpen(gone.get(), take);
        workspace.history().whenOpen(this, take);
        QCOMPARE(stores.size(), 0); // whoever asked was not kept waiting
        gone.reset();
        QTRY_COMPARE(stores.size(), 2);
        QVERIFY(stores[0] != nullptr);
        QCOMPARE(stores[0], stores[1]); // opened once
        workspace.history().whenOpen(this, take);
        QCOMPARE(stores.size(), 3); // it is open: at once
        QCOMPARE(stores[2], stores[0]);
    }

    void whatComesOfTheHistoryAfterItsEndIsDropped()
    {
        auto workspace = std::make_unique<Workspace>(m_paths);
        workspace->openNow();
        bool told = false;
        workspace->history().whenOpen(this, [&told](const auto&) { told = true; });
        workspace.reset();
        QVERIFY(!QTest::qWaitFor([&told] { return told; }, 200));
    }

    void aHistoryThatCannotBeOpenedMayBeTriedAgain()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_paths.historyDir()).path()));
        QFile obstacle(m_paths.historyDir());
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        Workspace workspace(m_paths);
        workspace.openNow();
        std::optional<bool> opened;
        const auto note = [&opened](const Result<History::StorePtr>& store) { opened = store.ok(); };
        workspace.history().whenOpen(this, note);
        QTRY_VERIFY(opened.has_value());
        QVERIFY(!*opened);
        QCOMPARE(workspace.problems().all().size(), 1);
        QVERIFY(obstacle.remove());
        opened.reset();
        workspace.history().whenOpen(this, note);
        QTRY_VERIFY(opened.has_value());
        QVERIFY(*opened);
        QVERIFY(workspace.problems().all().isEmpty());
    }

    void aFirstStartMakesThePersonalLibrary()
    {
        Workspace workspace(m_paths);
        QSignalSpy ready(&workspace.libraries(), &Libraries::ready);
        workspace.open();
        QVERIFY(workspace.libraries().state().isLoading());
        QVERIFY(!workspace.libraries().set().personal());
        QTRY_COMPARE(ready.size(), 1);
        QVERIFY(workspace.libraries().set().personal());
        QVERIFY(workspace.libraries().set().personal()->isWritable());
        QVERIFY(workspace.history().openNow().ok());
    }

    void aTerminalProgramMakesNothing()
    {
        Workspace workspace(m_paths);
        workspace.openNow();
        QVERIFY(!workspace.libraries().state().isLoading());
        QVERIFY(!QDir(m_paths.personalLibrary()).exists());
        QVERIFY(!QFile::exists(m_paths.settingsFile()));
    }

    void aLibraryComesToNobodyWhoIsGone()
    {
        makeLibrary(u"shared"_s, "web-01");
        Workspace workspace(m_paths);
        workspace.openNow();
        bool called = false;
        auto asking = std::make_unique<QObject>();
        workspace.libraries().open(m_folder->filePath(u"shared"_s), asking.get(),
                                   [&called](const Result<library::Library*>&) { called = true; });
        asking.reset();
        QTRY_COMPARE(workspace.libraries().set().libraries().size(), 1);
        QVERIFY(!called);
    }

    void aNewLibraryIsMadeByAWorker()
    {
        Workspace workspace(m_paths);
        workspace.openNow();
        std::optional<Result<library::Library*>> made;
        const auto make = [&](const QString& folder) {
            made.reset();
            workspace.libraries().create(folder, this,
                                         [&made](const Result<library::Library*>& library) { made = library; });
            QVERIFY(!made.has_value());
            QTRY_VERIFY(made.has_value());
        };
        make(m_folder->filePath(u"team"_s));
        QVERIFY(made->ok());
        QCOMPARE((**made)->name(), u"team"_s);
        QVERIFY((**made)->isWritable());
        QCOMPARE(workspace.person().settings().libraries, QStringList{m_folder->filePath(u"team"_s)});
        write(u"obstacle"_s, "");
        make(m_folder->filePath(u"obstacle/team"_s));
        QVERIFY(!made->ok());
        QCOMPARE(made->error().kind, ErrorKind::FileUnwritable);
        QCOMPARE(workspace.libraries().set().libraries().size(), 1);
    }

    void sharedLibrariesAreRemembered()
    {
        makeLibrary(u"shared"_s, "web-01");
        {
            Workspace workspace(m_paths);
            workspace.openNow();
            QSignalSpy changed(&workspace.libraries(), &Libraries::surroundingsChanged);
            const auto opened = open(workspace, m_folder->filePath(u"shared"_s));
            QVERIFY(opened.ok());
            QVERIFY(!changed.isEmpty());
            QCOMPARE(*open(workspace, m_folder->filePath(u"shared/"_s)), *opened);
            QCOMPARE(prepare(*workspace.libraries().surroundings(), {.target = u"web-01"_s}).hosts.size(), 1);
            const qsizetype problems = workspace.problems().all().size();
            QCOMPARE(open(workspace, u"/nowhere"_s).error().kind, ErrorKind::FileMissing);
            QCOMPARE(workspace.problems().all().size(), problems);
            QCOMPARE(workspace.libraries().set().libraries().size(), 1);
        }
        Workspace workspace(m_paths);
        workspace.openNow();
        QCOMPARE(prepare(*workspace.libraries().surroundings(), {.target = u"web-01"_s}).hosts.size(), 1);
    }

    void editsAreSeenAtOnce()
    {
        makeLibrary(u"shared"_s, "web-01");
        Workspace workspace(m_paths);
        workspace.openNow({m_folder->filePath(u"shared"_s)});
        QVERIFY(!prepare(*workspace.libraries().surroundings(), {.target = u"web-02"_s}).ok());
        Host host;
        host.name = u"web-02"_s;
        QSignalSpy changed(&workspace.libraries(), &Libraries::surroundingsChanged);
        QVERIFY(workspace.libraries().set().libraries().constFirst()->apply(library::Change::add(host)));
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(prepare(*workspace.libraries().surroundings(), {.target = u"web-02"_s}).ok());
        Snippet snippet;
        snippet.name = u"Uptime"_s;
        snippet.steps = {{{}, u"uptime"_s}};
        QVERIFY(workspace.libraries().surroundings()->snippets.constFirst().isEmpty());
        QVERIFY(workspace.libraries().set().libraries().constFirst()->apply(library::Change::add(snippet)));
        QTRY_COMPARE(workspace.libraries().surroundings()->snippets.constFirst(), QList<Snippet>{snippet});
    }

    void theDemoFleetsFolderBringsItsWayIn()
    {
        makeFleet();
        Workspace workspace(m_paths);
        workspace.openNow();
        QVERIFY(openDemo(workspace, m_folder->filePath(u"fleet"_s)));
        QVERIFY(workspace.person().settings().libraries.isEmpty()); // its hosts are gone with the fleet
        const Preflight result = prepare(*workspace.libraries().surroundings(), {.target = u"demo-01"_s});
        QVERIFY(result.ok());
        QVERIFY(result.warnings.isEmpty());
        QCOMPARE(result.hosts[0].login->keyFiles, QStringList{m_folder->filePath(u"fleet/key"_s)});
        QCOMPARE(result.hosts[0].trust->userFiles, QStringList{m_folder->filePath(u"fleet/known_hosts"_s)});
    }

    void noOtherLibraryBringsKeysOrTrust_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<bool>("atStart");
        for (const QString& folder : {u"fleet"_s, u"fleet/library"_s}) {
            QTest::addRow("%s, at the start", qPrintable(folder)) << folder << true;
            QTest::addRow("%s, later", qPrintable(folder)) << folder << false;
        }
    }

    void noOtherLibraryBringsKeysOrTrust()
    {
        QFETCH(QString, folder);
        QFETCH(bool, atStart);
        makeFleet();
        Workspace workspace(m_paths);
        workspace.openNow(atStart ? QStringList{m_folder->filePath(folder)} : QStringList());
        QVERIFY(open(workspace, m_folder->filePath(folder)));
        const Preflight result = prepare(*workspace.libraries().surroundings(), {.target = u"demo-01"_s});
        QVERIFY(result.ok());
        QVERIFY(!workspace.person().identities().find(u"fleet"_s));
        QCOMPARE(result.warnings.size(), 1);
        QCOMPARE(result.warnings.constFirst().kind, ErrorKind::UnknownIdentity);
        QVERIFY(!result.hosts[0].login->keyFiles.contains(m_folder->filePath(u"fleet/key"_s)));
        QVERIFY(!result.hosts[0].trust->userFiles.contains(m_folder->filePath(u"fleet/known_hosts"_s)));
    }

    /// It was one of the libraries first: from an older version, whose settings remembered it.
    void aLibraryBecomesTheDemoWhenThatIsAskedFor()
    {
        makeFleet();
        Workspace workspace(m_paths);
        workspace.openNow();
        QVERIFY(open(workspace, m_folder->filePath(u"fleet"_s)));
        QCOMPARE(workspace.person().settings().libraries.size(), 1);
        QVERIFY(openDemo(workspace, m_folder->filePath(u"fleet"_s)));
        QCOMPARE(workspace.libraries().set().libraries().size(), 1);
        QVERIFY(workspace.person().settings().libraries.isEmpty());
        const Preflight result = prepare(*workspace.libraries().surroundings(), {.target = u"demo-01"_s});
        QCOMPARE(result.hosts[0].trust->userFiles, QStringList{m_folder->filePath(u"fleet/known_hosts"_s)});
    }

    void whatIsBrokenIsToldAndKept()
    {
        QDir().mkpath(m_paths.configDir);
        write(u"config/identities.yaml"_s, "version: 1\nidentities: [broken\n");
        makeLibrary(u"shared"_s, "web-01");
        write(u"shared/groups/bad.yaml"_s, "version: 1\nmembers: [\n");
        Workspace workspace(m_paths);
        workspace.openNow({m_folder->filePath(u"shared"_s), m_folder->filePath(u"absent"_s)});
        QStringList files;
        for (const Error& error : workspace.problems().all())
            files.append(QFileInfo(error.file).fileName());
        QVERIFY2(files.contains(u"identities.yaml"_s) && files.contains(u"bad.yaml"_s) && files.contains(u"absent"_s),
                 qPrintable(files.join(u' ')));
        QVERIFY(!workspace.person().setIdentity({u"a"_s, {}, {}, true, PasswordSource::Ask}));
        QVERIFY(prepare(*workspace.libraries().surroundings(), {.target = u"web-01"_s}).ok());
    }

    void identitiesAreKept()
    {
        Workspace workspace(m_paths);
        workspace.openNow();
        QVERIFY(workspace.person().setIdentity({u"ops"_s, u"root"_s, {}, true, PasswordSource::Ask}));
        Workspace again(m_paths);
        again.openNow();
        QVERIFY(again.person().identities().find(u"ops"_s));
        QVERIFY(again.person().removeIdentity(u"ops"_s));
        QVERIFY(!again.person().identities().find(u"ops"_s));
    }

    void aKeyringThatIsNotThereIsAnError()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        Keyring keyring;
        keyring.setTimeout(std::chrono::seconds(3));
        const SecretKey key{SecretKey::Kind::Password, u"ops"_s};
        int answers = 0;
        keyring.read(key, this, [&](Result<std::optional<Secret>> found) {
            ++answers;
            QVERIFY(!found.ok());
            QCOMPARE(found.error().kind, ErrorKind::KeyringUnavailable);
        });
        QTRY_COMPARE(answers, 1);
        keyring.remember(key, Secret(QByteArray("typed")));
        keyring.read(key, this, [&](Result<std::optional<Secret>> found) {
            ++answers;
            QVERIFY(found.ok() && found->has_value());
            QCOMPARE(QByteArray((*found)->data()), QByteArray("typed"));
        });
        QTRY_COMPARE(answers, 2);
        {
            QObject gone;
            keyring.read(key, &gone, [&](Result<std::optional<Secret>>) { ++answers; });
        }
        QCoreApplication::processEvents();
        QCOMPARE(answers, 2);
    }

private:
    void makeFleet()
    {
        makeLibrary(u"fleet/library"_s, "demo-01:\n    address: 127.0.0.1\n    identity: fleet");
        write(u"fleet/known_hosts"_s, "");
        QVERIFY(QFile::setPermissions(m_folder->filePath(u"fleet"_s),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)); // as the fleet makes it
        write(u"fleet/identities.yaml"_s, "version: 1\nidentities:\n  fleet:\n    keys: [key]\n    agent: false\n");
    }

    void write(const QString& name, const QByteArray& text)
    {
        const QString path = m_folder->filePath(name);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    QByteArray bytes(const QString& name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void makeLibrary(const QString& folder, const QByteArray& host)
    {
        write(folder + u"/hosts.yaml"_s, "version: 1\nhosts:\n  " + host + (host.contains(':') ? "\n" : ": {}\n"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    Paths m_paths;
};

ROLLCALL_TEST(tst_workspace, WorkspaceTest)
#include "tst_workspace.moc"
