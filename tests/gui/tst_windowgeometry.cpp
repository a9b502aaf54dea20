// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/inifile.h"
#include "gui/shell/windowgeometry.h"
#include "support/testmain.h"

#include <QAction>
#include <QFile>
#include <QMainWindow>
#include <QScreen>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <memory>

using namespace Qt::StringLiterals;
using rollcall::gui::WindowGeometry;

namespace {

/// As much of a window as has a layout to keep.
struct Window
{
    explicit Window(const QString& file) : kept(file)
    {
        main->addWidget(side);
        main->addWidget(new QWidget);
        side->addWidget(new QWidget);
        side->addWidget(new QWidget);
        frame.setCentralWidget(main);
        frame.resize(800, 600);
        panels.setCheckable(true);
        QObject::connect(&panels, &QAction::toggled, side, &QWidget::setVisible);
        panels.setChecked(true);
        geometry = std::make_unique<WindowGeometry>(kept, WindowGeometry::Parts{&frame, main, side, &panels});
    }

    rollcall::app::IniFile kept;
    QMainWindow frame;
    QSplitter* main = new QSplitter;
    QSplitter* side = new QSplitter(Qt::Vertical);
    QAction panels;
    std::unique_ptr<WindowGeometry> geometry;
};

} // namespace

// How the window was laid out comes back.
class WindowGeometryTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString file() const { return m_folder.filePath(u"window.ini"_s); }

private Q_SLOTS:
    void init() { QFile::remove(file()); }

    void theFirstSizeIsWithinTheScreen_data()
    {
        QTest::addColumn<QSize>("screen");
        QTest::addColumn<bool>("hasRoom");
        QTest::newRow("1600x1000 at 200 %") << QSize(800, 500) << false;
        QTest::newRow("1600x1000 at 150 %") << QSize(1066, 666) << false;
        QTest::newRow("1024x700") << QSize(1024, 700) << false;
        QTest::newRow("1366x768") << QSize(1366, 768) << false;
        QTest::newRow("3840x2160") << QSize(3840, 2160) << true;
    }

    void theFirstSizeIsWithinTheScreen()
    {
        QFETCH(QSize, screen);
        QFETCH(bool, hasRoom);
        const QSize wanted(1240, 820);
        const QSize size = WindowGeometry::firstSize(wanted, screen);
        QVERIFY(size.width() <= screen.width() && size.height() < screen.height());
        QCOMPARE(size == wanted, hasRoom);
    }

    void withoutAFileTheWindowFitsTheScreen()
    {
        Window window(file());
        window.frame.resize(20'000, 20'000);
        window.geometry->restore();
        const QSize screen = window.frame.screen()->availableGeometry().size();
        QVERIFY(window.frame.width() <= screen.width() && window.frame.height() < screen.height());
    }

    void withoutAFileThePanelsAreThere()
    {
        Window window(file());
        window.geometry->restore();
        QVERIFY(window.panels.isChecked());
    }

    void hiddenPanelsStayHidden()
    {
        Window before(file());
        before.panels.setChecked(false);
        before.geometry->save(nullptr);
        QTRY_VERIFY(!before.kept.isSaving());
        Window after(file());
        after.geometry->restore();
        QVERIFY(!after.panels.isChecked());
        QVERIFY(!after.side->isVisibleTo(&after.frame));
    }

    void sizesComeBack()
    {
        Window before(file());
        before.frame.resize(640, 480);
        before.frame.show();
        before.main->setSizes({200, 440});
        before.geometry->save(nullptr);
        QTRY_VERIFY(!before.kept.isSaving());
        Window after(file());
        after.geometry->restore();
        after.frame.show();
        QCOMPARE(after.frame.size(), QSize(640, 480));
        QCOMPARE(after.main->sizes(), before.main->sizes());
    }
};

ROLLCALL_TEST(tst_windowgeometry, WindowGeometryTest)
#include "tst_windowgeometry.moc"
