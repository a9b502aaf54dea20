// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stoppedsave.h"

#include "library/change/savechange.h"
#include "library/edits/edits.h"
#include "support/testmain.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <cstdio>

#include <unistd.h>

namespace rollcall::test {

using namespace Qt::StringLiterals;

namespace {

QString option(Doing doing)
{
    return doing == Doing::Save ? u"--save-until"_s : u"--finish-until"_s;
}

} // namespace

std::optional<int> runStoppedSave(const QStringList& arguments)
{
    const QString what = arguments.value(1);
    if (arguments.size() != 5 || (what != option(Doing::Save) && what != option(Doing::Finish)))
        return std::nullopt;
    const library::LibraryPlace place(arguments[2], arguments[3]);
    int left = arguments[4].toInt();
    const auto step = [&left] {
        if (--left > 0)
            return;
        std::puts("stopped");
        std::fflush(stdout);
        while (true)
            ::pause();
    };
    if (what == option(Doing::Finish))
        return library::finishSave(place, step) ? 0 : 1;
    const Result<QList<library::Touched>> saved =
        library::saveChange(place, stoppedChange(library::loadLibrary(place)), step);
    return saved ? 0 : 1;
}

library::Names namesOf(const library::LibraryData& data)
{
    return {library::DirectorySnapshot({{data.name, &data}}, {}), data.name};
}

library::Change stoppedChange(const library::LibraryData& data)
{
    library::Change change = *library::renameHost(data, u"web1"_s, u"front1"_s, namesOf(data));
    for (library::Edit<Group>& edit : change.groups) {
        if (edit.before->name == u"g3")
            edit.after->name = u"other"_s;
    }
    return change;
}

bool killAtStep(Doing doing, const library::LibraryPlace& place, int step)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(),
                  {option(doing), place.path, place.saves, QString::number(step)});
    while (!process.canReadLine() && process.state() != QProcess::NotRunning)
        process.waitForReadyRead(patience);
    if (!process.canReadLine()) {
        if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
            qFatal("the save failed: %s", process.readAllStandardError().constData());
        return false;
    }
    process.kill();
    process.waitForFinished(patience);
    return true;
}

} // namespace rollcall::test
