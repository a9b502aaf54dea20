// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/drafts.h"
#include "gui/shell/draftkeeper.h"
#include "support/testmain.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::gui::DraftKeeper;

// The drafts of the tabs on their way to the disk, without tabs.
class DraftKeeperTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    app::Drafts m_now;
    std::unique_ptr<DraftKeeper> m_keeper;

    QString file() const { return m_folder.filePath(u"drafts.json"_s); }
    void type(const QString& title)
    {
        app::Draft draft;
        draft.title = title;
        m_now.tabs = {draft};
    }

private Q_SLOTS:
    void init()
    {
        QFile::remove(file());
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
};

ROLLCALL_TEST(tst_draftkeeper, DraftKeeperTest)
#include "tst_draftkeeper.moc"
