// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/exportdialog.h"
#include "gui/outputfinder.h"
#include "support/gatedsource.h"
#include "support/testmain.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::gui;
using rollcall::test::Gate;
using rollcall::test::GatedSource;

// The window while a disk does not answer: nothing of it waits, and what comes late is dropped. Gates force the order.
class LetGoTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Gate> m_gate;
    std::shared_ptr<GatedSource> m_source;

    void hold(int reads) { m_source = std::make_shared<GatedSource>(*m_gate, reads); }

private Q_SLOTS:
    void init() { m_gate = std::make_unique<Gate>(); }

    void cleanup()
    {
        m_gate->open();
        if (m_source != nullptr)
            QTRY_COMPARE(m_source.use_count(), 1L); // all workers have let go
        QCoreApplication::processEvents();
        m_source.reset();
    }

    void theFinder()
    {
        hold(GatedSource::Output);
        auto finder = std::make_unique<OutputFinder>();
        finder->start(m_source, 0, QRegularExpression(u"one"_s));
        QTRY_VERIFY(m_gate->isHeld());
        finder.reset();
        QVERIFY(m_gate->isHeld());
    }

    void theExport()
    {
        hold(GatedSource::Output);
        auto dialog = std::make_unique<ExportDialog>(m_source, ExportDialog::Rows{{0}, {}, {}});
        QTRY_VERIFY(m_gate->isHeld());
        dialog.reset();
        QVERIFY(m_gate->isHeld());
    }
};

ROLLCALL_TEST(tst_letgo, LetGoTest)
#include "tst_letgo.moc"
