// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/drafts.h"
#include "gui/shell/draftkeeper.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::gui::DraftKeeper;

// The drafts of the tabs on their way to the disk, without tabs.
class DraftKeeperTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    app::Drafts m_now;
    std::unique_ptr<DraftKeeper> m_keeper;

    QString file() const { return m_folder->filePath(u"drafts.json"_s); }
    static app::Drafts draftsOf(const QStringList& titles)
    {
        app::Drafts drafts;
        for (const QString& title : titles) {
            app::Draft draft;
            draft.title = title;
            drafts.tabs.append(draft);
        }
        return drafts;
    }
    void type(const QString& title) { m_now = draftsOf({title}); }
    std::unique_ptr<DraftKeeper> window(const QStringList& titles) const
    {
        auto keeper = std::make_unique<DraftKeeper>([titles] { return draftsOf(titles); }, nullptr);
        keeper->setFile(file());
        return keeper;
    }
    static QStringList titles(const Result<app::Drafts>& drafts)
    {
        QStringList titles;
        for (const app::Draft& draft : drafts ? drafts->tabs : QList<app::Draft>())
            titles.append(draft.title);
        return titles;
    }
    static bool saves(DraftKeeper& keeper)
    {
        keeper.saveNow();
        return QTest::qWaitFor([&] { return !keeper.isSaving(); }, rollcall::test::patience);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_now = {};
        m_keeper = std::make_unique<DraftKeeper>([this] { return m_now; }, nullptr);
        m_keeper->setFile(file());
        QVERIFY(m_keeper->load().ok());
    }

    void whatWasNotReadIsNotWritten()
    {
        const QByteArray newer = "{\"version\":3,\"tabs\":[]}";
        QFile kept(file());
        QVERIFY(kept.open(QIODevice::WriteOnly) && kept.write(newer) > 0);
        kept.close();
        m_keeper.reset();
        DraftKeeper keeper([this] { return m_now; }, nullptr);
        keeper.setFile(file());
        const auto unchanged = [&] {
            type(u"uptime"_s);
            keeper.saveNow();
            keeper.touch();
            return !keeper.isSaving() && kept.open(QIODevice::ReadOnly) && kept.readAll() == newer;
        };
        QVERIFY(unchanged()); // before it was read
        kept.close();
        QCOMPARE(keeper.load().error().kind, ErrorKind::FileTooNew);
        QVERIFY(unchanged());
    }

    void aChangeIsSavedByItself()
    {
        QSignalSpy saved(m_keeper.get(), &DraftKeeper::saved);
        type(u"uptime"_s);
        m_keeper->touch();
        m_keeper->touch();
        type(u"uptime -p"_s); // as they stand when they are saved
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(!m_keeper->isSaving());
        QCOMPARE(m_keeper->load()->tabs, m_now.tabs);
    }

    void ofTwoTheNewerIsKept()
    {
        QSignalSpy saved(m_keeper.get(), &DraftKeeper::saved);
        type(u"one"_s);
        m_keeper->saveNow();
        type(u"two"_s);
        m_keeper->saveNow();
        QVERIFY(m_keeper->isSaving());
        QTRY_VERIFY(!m_keeper->isSaving());
        QCOMPARE(saved.count(), 1);
        QCOMPARE(m_keeper->load()->tabs.constFirst().title, u"two"_s);
    }

    void whatHasBegunIsWrittenAtTheEnd()
    {
        type(u"last words"_s);
        m_keeper->saveNow();
        m_keeper.reset();
        QTRY_VERIFY(app::Drafts::load(file()).ok() && !app::Drafts::load(file())->tabs.isEmpty());
        QCOMPARE(app::Drafts::load(file())->tabs.constFirst().title, u"last words"_s);
    }

    void twoWindowsKeepEachTheirOwn()
    {
        type(u"first"_s);
        const auto second = window({u"second"_s});
        QVERIFY(second->load().ok());
        QVERIFY(saves(*m_keeper) && saves(*second) && saves(*m_keeper));
        QCOMPARE(titles(app::Drafts::load(m_keeper->file())), QStringList{u"first"_s});
        QCOMPARE(titles(app::Drafts::load(second->file())), QStringList{u"second"_s});
    }

    void whatAWindowHasLeftIsTakenOver()
    {
        type(u"first"_s);
        auto second = window({u"second"_s});
        auto third = window({u"third"_s});
        QVERIFY(second->load().ok() && third->load().ok());
        QVERIFY(saves(*m_keeper) && saves(*second) && saves(*third));
        const QString thirds = third->file();
        m_keeper.reset();
        third.reset();

        const auto next = window({u"first"_s, u"third"_s});
        QCOMPARE(titles(next->load()), (QStringList{u"first"_s, u"third"_s})); // the second window is still open
        QVERIFY(QFile::exists(thirds));                                        // until they are saved in ours
        next->drop();
        QTRY_VERIFY(!QFile::exists(thirds)); // which begins by itself
        QCOMPARE(titles(app::Drafts::load(file())), (QStringList{u"first"_s, u"third"_s}));
        QCOMPARE(titles(app::Drafts::load(second->file())), QStringList{u"second"_s});
    }

    /// One's own closed tabs are the newest.
    void soAreTheTabsThatWereClosedInIt()
    {
        m_now.closed = {{draftsOf({u"mine"_s}).tabs.constFirst(), 2}};
        auto second = std::make_unique<DraftKeeper>(
            [] {
                app::Drafts drafts;
                drafts.closed = {{draftsOf({u"theirs"_s}).tabs.constFirst(), 1}};
                return drafts;
            },
            nullptr);
        second->setFile(file());
        QVERIFY(second->load().ok());
        QVERIFY(saves(*m_keeper) && saves(*second));
        m_keeper.reset();
        second.reset();
        const Result<app::Drafts> read = window({})->load();
        QVERIFY(read.ok());
        QCOMPARE(read->closed.size(), 2);
        QCOMPARE(read->closed[0].draft.title, u"theirs"_s);
        QCOMPARE(read->closed[1].draft.title, u"mine"_s);
        QCOMPARE(read->closed[1].index, 2);
    }

    void whatCannotBeReadOfAnotherWindowStays()
    {
        const QByteArray newer = "{\"version\":3,\"tabs\":[]}";
        QFile left(m_folder->filePath(u"drafts.2.json"_s));
        QVERIFY(left.open(QIODevice::WriteOnly) && left.write(newer) > 0);
        left.close();
        m_keeper.reset();
        const auto next = window({u"mine"_s});
        QVERIFY(next->load().ok());
        QVERIFY(saves(*next));
        QVERIFY(left.open(QIODevice::ReadOnly));
        QCOMPARE(left.readAll(), newer);
    }

    void thatTheyCannotBeSavedIsTold()
    {
        QSignalSpy saved(m_keeper.get(), &DraftKeeper::saved);
        QVERIFY(QDir().mkdir(file())); // nothing can be put in the place of a folder
        m_keeper->saveNow();
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(!saved.first().first().value<Status>());
        QVERIFY(QDir().rmdir(file()));
        QVERIFY(saves(*m_keeper));
        QVERIFY(saved.last().first().value<Status>().ok());
    }

    /// It is the first to write where nothing is yet, as the locks stand there.
    void theirFolderIsTheOwnersAloneWhateverTheUmask()
    {
        const QString folder = m_folder->filePath(u"state"_s);
        DraftKeeper keeper([this] { return m_now; }, nullptr);
        keeper.setFile(folder + u"/drafts.json"_s);
        const mode_t before = ::umask(0);
        const bool loaded = keeper.load().ok();
        ::umask(before);
        QVERIFY(loaded);
        QVERIFY(!(QFileInfo(folder).permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther |
                                                     QFile::WriteOther | QFile::ExeGroup | QFile::ExeOther)));
    }

    void damagedOnesArePutAsideEachByItself()
    {
        m_keeper.reset();
        for (const QByteArray& damaged : {QByteArray("{one"), QByteArray("{two")}) {
            QFile broken(file());
            QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write(damaged) > 0);
            broken.close();
            QCOMPARE(app::Drafts::load(file()).error().kind, ErrorKind::FileSyntax);
        }
        QVERIFY(QFile::exists(file() + u".broken"_s) && QFile::exists(file() + u".broken.2"_s));
    }
};

ROLLCALL_TEST(tst_draftkeeper, DraftKeeperTest)
#include "tst_draftkeeper.moc"
