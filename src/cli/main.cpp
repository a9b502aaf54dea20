// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/coredumps.h"
#include "app/process/filesizelimit.h"
#include "app/process/lastwords.h"
#include "cli/base/console.h"
#include "cli/verbs/commands.h"
#include "core/base/leftthreads.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

int main(int argc, char** argv)
{
    rollcall::cli::holdStandardStreams();
    rollcall::app::endInWords("rollcall-cli");
    rollcall::app::forbidCoreDumps();
    rollcall::app::makeFileSizeLimitAnError();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("rollcall"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ROLLCALL_VERSION));
    QTranslator english; // its plurals, in every language that has no translation
    QTranslator translator;
    const auto install = [](QTranslator& each, const QLocale& locale) {
        if (each.load(locale, QStringLiteral("rollcall"), QStringLiteral("_"), QStringLiteral(":/i18n")))
            QCoreApplication::installTranslator(&each);
    };
    install(english, QLocale(QLocale::English));
    install(translator, QLocale());
    return rollcall::endProgram(rollcall::cli::main(QCoreApplication::arguments().mid(1)));
}
