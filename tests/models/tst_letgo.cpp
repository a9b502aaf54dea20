// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/store/store.h"
#include "models/history/historymodel.h"
#include "models/history/runopener.h"
#include "models/results/outputindex.h"
#include "models/results/outputsearch.h"
#include "support/gatedsource.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::models;
using namespace rollcall::test;

// A model goes while the disk has not answered its worker: it does not wait, and the answer is dropped.
class LetGoTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Gate> m_gate;
    std::shared_ptr<GatedSource> m_source;

private Q_SLOTS:
    void init()
    {
        m_gate = std::make_unique<Gate>();
        m_source = std::make_shared<GatedSource>(*m_gate, GatedSource::Output);
    }

    void cleanup()
    {
        m_gate->open();
        QTRY_COMPARE(m_source.use_count(), 1L); // all workers have let go
        QCoreApplication::processEvents();
        m_source.reset();
    }

    void theIndexOfAnOutput()
    {
        auto index = std::make_unique<OutputIndex>();
        index->setTask(m_source, 0);
        QTRY_VERIFY(m_gate->isHeld());
        index.reset();
        QVERIFY(m_gate->isHeld());
    }

    void anIndexThatIsGivenSomethingElse()
    {
        OutputIndex index;
        QSignalSpy grew(&index, &OutputIndex::grew);
        index.setTask(m_source, 0);
        QTRY_VERIFY(m_gate->isHeld());
        index.clear();
        QVERIFY(index.isSettled());
        m_gate->open();
        QTRY_COMPARE(m_source.use_count(), 1L);
        QCoreApplication::processEvents();
        QCOMPARE(grew.size(), 0);
        QCOMPARE(index.lineCount(), 0);
    }

    void theSearch()
    {
        const auto pattern = analysis::Pattern::compile(u"one"_s, {});
        QVERIFY(pattern.ok());
        auto search = std::make_unique<OutputSearch>();
        search->start(m_source, {0}, *pattern);
        QTRY_VERIFY(m_gate->isHeld());
        search.reset();
        QVERIFY(m_gate->isHeld());
    }

    /// What works with the store has its share of it: nobody needs to live longer than the workers.
    void theStoreStaysAsLongAsItIsRead()
    {
        const QTemporaryDir folder;
        auto opened = history::Store::open(folder.path(), {});
        QVERIFY(opened.ok());
        std::shared_ptr<history::Store> store = std::move(*opened);
        const std::weak_ptr<history::Store> watched = store;
        HistoryModel model;
        RunOpener opener(store);
        QSignalSpy loaded(&model, &HistoryModel::loaded);
        QSignalSpy failed(&opener, &RunOpener::failed);
        model.setStore(store);
        opener.open(u"nothing"_s);
        store.reset();
        QVERIFY(!watched.expired());
        QTRY_COMPARE(loaded.size(), 1);
        QTRY_COMPARE(failed.size(), 1);
    }
};

ROLLCALL_TEST(tst_letgo, LetGoTest)
#include "tst_letgo.moc"
