// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/coredumps.h"
#include "app/process/filesizelimit.h"
#include "app/process/lastwords.h"
#include "core/base/leftthreads.h"
#include "gui/shell/application.h"

#include <QApplication>

int main(int argc, char** argv)
{
    rollcall::app::endInWords("rollcall");
    rollcall::app::forbidCoreDumps();
    rollcall::app::makeFileSizeLimitAnError();
    if (const auto exitCode = rollcall::gui::answerWithoutWindow(argc, argv))
        return *exitCode;
    QApplication application(argc, argv);
    return rollcall::endProgram(rollcall::gui::runApplication());
}
