// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window under load, measured from inside: how late a 10 ms timer of the GUI thread comes, how long each
// part takes, how much memory the process had at most. The same window, workspace and store as `rollcall`,
// with a home of their own.
//
//   bench_window start --hosts 5000 [--folder DIR]      to a usable window with so many saved hosts
//   bench_window run --demo DIR [--command C] [--target T] [--fan-out N] [--shot FILE]
//                                                        one run on a running fleet: see gui-load beside this
#include "app/workspace/workspace.h"
#include "core/base/text.h"
#include "core/targets/targettext.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/results/resultspage.h"
#include "gui/shell/application.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/runtab.h"
#include "gui/shell/runtabs.h"
#include "heartbeat.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QLocale>
#include <QTemporaryDir>
#include <QTimer>
#include <QTreeView>

#include <cstdio>
#include <ctime>
#include <optional>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace rollcall;

namespace {

/// Milliseconds since the kernel started this process (proc(5): starttime, in clock ticks since boot).
double sinceProcessStart()
{
    QFile stat(u"/proc/self/stat"_s);
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = stat.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double ticks = fields.value(19).toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
    return (static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 - ticks) * 1000;
}

/// Turns the event loop until the condition holds.
template <typename Condition> bool waitFor(Condition condition, int seconds)
{
    QElapsedTimer clock;
    clock.start();
    while (!condition()) {
        if (clock.hasExpired(seconds * 1000LL))
            return false;
        QApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 5);
    }
    return true;
}

int fail(const char* what)
{
    std::fprintf(stderr, "bench_window: %s\n", what);
    return 1;
}

/// Hosts with addresses, tags and a variable, in groups of 100.
bool writeLibrary(const QString& folder, int hosts)
{
    QByteArray text = "version: 1\nhosts:\n";
    QDir().mkpath(folder + u"/groups"_s);
    for (int i = 0; i < hosts; ++i) {
        const QByteArray name = "web-" + QByteArray::number(i + 1).rightJustified(5, '0');
        text += "  " + name + ":\n    address: 10." + QByteArray::number(i >> 16) + '.' +
                QByteArray::number((i >> 8) & 255) + '.' + QByteArray::number(i & 255) + "\n    tags: [web, rack-" +
                QByteArray::number(i / 40) + "]\n    variables:\n      site: \"" + QByteArray::number(i % 7) + "\"\n";
    }
    for (int first = 0; first < hosts; first += 100) {
        const QByteArray range = QByteArray::number(first + 1).rightJustified(5, '0') + '-' +
                                 QByteArray::number(std::min(first + 100, hosts)).rightJustified(5, '0');
        QFile group(folder + u"/groups/rack-%1.yaml"_s.arg(first / 100));
        if (!group.open(QIODevice::WriteOnly) ||
            group.write("version: 1\nname: rack-" + QByteArray::number(first / 100) + "\nmembers:\n  - web-[" + range +
                        "]\n") < 0)
            return false;
    }
    QFile file(folder + u"/hosts.yaml"_s);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

int rowsBelow(const QAbstractItemModel& model, const QModelIndex& parent = {})
{
    int rows = model.rowCount(parent);
    for (int row = 0, count = rows; row < count; ++row)
        rows += rowsBelow(model, model.index(row, 0, parent));
    return rows;
}

int measureStart(const QString& root, int hosts)
{
    const app::Paths paths = app::Paths::below(root);
    if (!QFile::exists(paths.personalLibrary() + u"/hosts.yaml"_s)) {
        QDir().mkpath(paths.personalLibrary());
        if (!writeLibrary(paths.personalLibrary(), hosts))
            return fail("the library cannot be written");
        std::printf("library of %d hosts written; start again with the same --folder to measure\n", hosts);
        return 0;
    }
    const double begun = sinceProcessStart();
    gui::prepareApplication();
    gui::useLanguage(QLocale());
    app::Workspace workspace(paths);
    workspace.open();
    gui::MainWindow window(workspace);
    bench::Heartbeat heartbeat;
    window.begin();
    window.show();
    auto* tree = window.findChild<QWidget*>(u"hostsPanel"_s)->findChild<QTreeView*>(u"tree"_s);
    QApplication::processEvents();
    const double painted = sinceProcessStart();
    if (!waitFor([&] { return !workspace.libraries().state().isLoading() && tree->model()->rowCount() > 0; }, 60))
        return fail("the hosts never came");
    QApplication::processEvents();
    const double usable = sinceProcessStart();
    std::printf("main() after %.0f ms, window shown after %.0f ms, usable with %d rows after %.0f ms; %s; %s\n", begun,
                painted, rowsBelow(*tree->model()), usable, qPrintable(heartbeat.report()),
                qPrintable(bench::memoryReport()));
    return 0;
}

int measureRun(const QString& root, const QCommandLineParser& options)
{
    gui::prepareApplication();
    gui::useLanguage(QLocale());
    app::Workspace workspace(app::Paths::below(root));
    gui::MainWindow window(workspace);
    window.resize(1400, 900);
    window.begin();
    window.show();
    if (!waitFor([&] { return !workspace.libraries().state().isLoading(); }, 30))
        return fail("the workspace does not open");
    bench::Heartbeat heartbeat;
    heartbeat.restart();
    std::optional<Error> failure;
    bool opened = false;
    workspace.libraries().openDemo(options.value(u"demo"_s), &window, [&](const Result<library::Library*>& library) {
        opened = true;
        if (!library)
            failure = library.error();
    });
    if (!waitFor([&] { return opened; }, 60) || failure)
        return fail(failure ? qPrintable(errorText(*failure)) : "the library was not read");
    auto* tab = window.findChild<gui::RunTabs*>(u"tabs"_s)->current();
    app::Draft draft = tab->draft();
    draft.request.target = options.isSet(u"target"_s) ? options.value(u"target"_s) : groupWord(u"all"_s);
    draft.request.composition = Composition::fromCommands({options.value(u"command"_s)});
    draft.request.options.fanOut = options.value(u"fan-out"_s).toInt();
    const auto seconds = [&](const QString& name) {
        return Milliseconds(qRound64(options.value(name).toDouble() * 1000));
    };
    draft.request.options.connectTimeout = seconds(u"connect-timeout"_s);
    draft.request.options.loginTimeout = seconds(u"login-timeout"_s);
    draft.request.options.commandTimeout = seconds(u"timeout"_s);
    draft.request.options.outputLimit = options.value(u"output-limit"_s).toLongLong();
    draft.request.overrides.hostKeys = HostKeyPolicy::Strict;
    tab->setDraft(draft);
    if (!waitFor(
            [&] {
                return tab->composer()->launch()->isResolved() &&
                       !tab->composer()->launch()->preflight().hosts.isEmpty();
            },
            60))
        return fail("the target was not resolved");
    std::printf("opened %lld hosts; %s; %s\n",
                static_cast<long long>(tab->composer()->launch()->preflight().hosts.size()),
                qPrintable(heartbeat.report()), qPrintable(bench::memoryReport()));

    heartbeat.restart();
    QElapsedTimer clock;
    clock.start();
    bool finished = false;
    QString sentence;
    QObject::connect(tab, &gui::RunTab::finished, &window, [&](const QString& text) {
        finished = true;
        sentence = text;
    });
    tab->composer()->launch()->run(true); // the demo has production hosts: agreed
    if (!waitFor([&] { return finished; }, options.value(u"limit"_s).toInt()))
        return fail("the run did not end");
    const qint64 ended = clock.elapsed();
    const QString streaming = heartbeat.report();
    heartbeat.restart();
    if (!waitFor([&] { return tab->isSettled(); }, 60))
        return fail("the results did not settle");
    std::printf("run %.1f s, settled %.1f s later: %s\n  while it ran: %s\n  afterwards: %s\n  %s\n",
                static_cast<double>(ended) / 1000, static_cast<double>(clock.elapsed() - ended) / 1000,
                qPrintable(sentence), qPrintable(streaming), qPrintable(heartbeat.report()),
                qPrintable(bench::memoryReport()));
    if (options.isSet(u"shot"_s)) {
        QApplication::processEvents();
        if (!window.grab().save(options.value(u"shot"_s)))
            return fail("the picture cannot be saved");
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    QApplication application(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addPositionalArgument(u"what"_s, u"start or run"_s);
    options.addOptions({{u"hosts"_s, u"Saved hosts."_s, u"N"_s, u"5000"_s},
                        {u"folder"_s, u"A home that stays."_s, u"DIR"_s},
                        {u"demo"_s, u"What a running rollcall-fleet wrote."_s, u"DIR"_s},
                        {u"target"_s, u"Instead of all."_s, u"T"_s},
                        {u"command"_s, u"What to run."_s, u"C"_s, u"uptime"_s},
                        {u"fan-out"_s, u"Hosts at once."_s, u"N"_s, u"256"_s},
                        {u"connect-timeout"_s, u"Of each host."_s, u"SECONDS"_s, u"10"_s},
                        {u"login-timeout"_s, u"Of each host."_s, u"SECONDS"_s, u"30"_s},
                        {u"timeout"_s, u"Of each command; 0: none."_s, u"SECONDS"_s, u"0"_s},
                        {u"output-limit"_s, u"Of each host."_s, u"BYTES"_s, u"67108864"_s},
                        {u"limit"_s, u"Longest run."_s, u"SECONDS"_s, u"600"_s},
                        {u"shot"_s, u"A picture at the end."_s, u"FILE"_s}});
    options.process(application);
    const QTemporaryDir own;
    const QString root = options.isSet(u"folder"_s) ? options.value(u"folder"_s) : own.path();
    const QString what = options.positionalArguments().value(0);
    if (what == u"start")
        return measureStart(root, options.value(u"hosts"_s).toInt());
    if (what == u"run" && options.isSet(u"demo"_s))
        return measureRun(root, options);
    options.showHelp(2);
}
