// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coredumps.h"
#include "gui/application.h"

#include <QApplication>

int main(int argc, char** argv)
{
    rollcall::app::forbidCoreDumps();
    // The icons lie in a static library: nothing else would pull them in.
    Q_INIT_RESOURCE(icons);
    QApplication application(argc, argv);
    return rollcall::gui::runApplication();
}
