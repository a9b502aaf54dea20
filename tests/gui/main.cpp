// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/main.h"
#include "gui/shell/application.h"

#include <QApplication>
#include <QLocale>
#include <QStringLiteral>

namespace {

class TestApplication : public QApplication
{
public:
    TestApplication(int& argc, char** argv) : QApplication(argc, argv)
    {
        rollcall::gui::prepareApplication();
        rollcall::gui::useLanguage(QLocale::c());
        setStyle(QStringLiteral("fusion"));
    }
};

} // namespace

ROLLCALL_TEST_MAIN(TestApplication)
