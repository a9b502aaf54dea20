// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/startoptions.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

struct StartOptionsText
{
    Q_DECLARE_TR_FUNCTIONS(StartOptionsText)
};

} // namespace

StartOptions StartOptions::parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(StartOptionsText::tr("Ask every host at once over SSH and read the answers."));
    const QCommandLineOption help({u"h"_s, u"help"_s}, StartOptionsText::tr("Show this help."));
    const QCommandLineOption version({u"v"_s, u"version"_s}, StartOptionsText::tr("Show the version."));
    const QCommandLineOption demo(u"demo"_s, StartOptionsText::tr("Open the library of a running rollcall-fleet."),
                                  StartOptionsText::tr("folder"));
    const QCommandLineOption library(
        u"library"_s, StartOptionsText::tr("Open this library too, until it is closed; may be given again."),
        StartOptionsText::tr("folder"));
    const QCommandLineOption run(u"run"_s, StartOptionsText::tr("With --demo: press Run at once."));
    const QCommandLineOption shot(
        u"shot"_s,
        StartOptionsText::tr("Save a picture of the window and quit; with --run, when the run has finished."),
        StartOptionsText::tr("file.png"));
    QCommandLineOption palette(u"palette"_s, QString(), u"light|dark"_s);
    palette.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({help, version, demo, library, run, shot, palette});

    StartOptions options;
    if (!parser.parse(arguments)) {
        options.message = parser.errorText();
        options.exitCode = 2;
    } else if (parser.isSet(help)) {
        options.message = parser.helpText();
        options.exitCode = 0;
    } else if (parser.isSet(version)) {
        options.message = u"rollcall %1"_s.arg(QCoreApplication::applicationVersion());
        options.exitCode = 0;
    } else if (!parser.positionalArguments().isEmpty()) {
        options.message =
            StartOptionsText::tr("Unexpected argument: %1").arg(parser.positionalArguments().constFirst());
        options.exitCode = 2;
    } else if (parser.isSet(run) && !parser.isSet(demo)) {
        options.message = StartOptionsText::tr("--run needs --demo.");
        options.exitCode = 2;
    } else if (parser.isSet(shot) && parser.value(shot).isEmpty()) {
        options.message = StartOptionsText::tr("--shot needs the name of a file.");
        options.exitCode = 2;
    }
    if (parser.isSet(demo))
        options.demoDir = QDir(parser.value(demo)).absolutePath();
    for (const QString& folder : parser.values(library))
        options.libraries.append(QDir(folder).absolutePath());
    options.run = parser.isSet(run);
    options.shotFile = parser.value(shot);
    options.palette = parser.value(palette);
    return options;
}

} // namespace rollcall::gui
