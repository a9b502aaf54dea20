// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/demofleet.h"
#include "core/base/privatefiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTimer>

#include <chrono>
#include <utility>

namespace rollcall::app {

using namespace Qt::StringLiterals;

struct DemoFleet::Private
{
    QString folder;
    QString program;
    QStringList extra;
    int hosts = 0; // 0: the fleet's own default
    std::unique_ptr<QProcess> process = std::make_unique<QProcess>();
    bool ready = false;
    bool stopping = false;
    QByteArray output;
};

static QString defaultProgram()
{
    const QString name = u"rollcall-fleet"_s;
    const QString beside = QCoreApplication::applicationDirPath() + u'/' + name;
    return QFileInfo(beside).isExecutable() ? beside : QStandardPaths::findExecutable(name);
}

DemoFleet::DemoFleet(QString folder, QObject* parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->folder = std::move(folder);
    d->program = defaultProgram();
    d->process->setStandardInputFile(QProcess::nullDevice());
    connect(d->process.get(), &QProcess::readyReadStandardOutput, this, [this] {
        d->output += d->process->readAllStandardOutput();
        const bool said = d->output.startsWith("ready ") || d->output.contains("\nready ");
        d->output = d->output.right(4096);
        if (said && !std::exchange(d->ready, true))
            Q_EMIT started();
    });
    connect(d->process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT failed({ErrorKind::FileMissing, {}, d->process->errorString(), d->program});
    });
    connect(d->process.get(), &QProcess::finished, this, [this] {
        const bool wasReady = std::exchange(d->ready, false);
        if (wasReady || d->stopping)
            Q_EMIT stopped();
        else
            Q_EMIT failed({ErrorKind::BadValue,
                           d->program,
                           QString::fromUtf8(d->process->readAllStandardError().right(2000)).trimmed(),
                           {}});
    });
}

/// It has been told to end, and does so by itself where its parent is gone. A QProcess that goes before it would wait.
static void leave(std::unique_ptr<QProcess> process)
{
    static auto* const left = new QSet<QProcess*>; // those that the program's end finds are not taken down
    QProcess* const ending = process.release();
    left->insert(ending);
    QObject::connect(ending, &QProcess::finished, ending, [ending] {
        left->remove(ending);
        ending->deleteLater();
    });
    QTimer::singleShot(std::chrono::seconds(1), ending, &QProcess::kill);
}

DemoFleet::~DemoFleet()
{
    d->process->disconnect(this);
    if (d->process->state() == QProcess::NotRunning)
        return;
    d->process->terminate();
    leave(std::move(d->process));
}

void DemoFleet::setProgram(const QString& program)
{
    d->program = program;
}

void DemoFleet::setHosts(int hosts)
{
    d->hosts = hosts;
}

void DemoFleet::setExtraArguments(const QStringList& arguments)
{
    d->extra = arguments;
}

bool DemoFleet::isAvailable() const
{
    return !d->program.isEmpty() && QFileInfo(d->program).isExecutable();
}

bool DemoFleet::isRunning() const
{
    return d->ready;
}

QString DemoFleet::folder() const
{
    return d->folder;
}

void DemoFleet::start()
{
    if (d->process->state() != QProcess::NotRunning)
        return;
    if (!isAvailable()) {
        Q_EMIT failed({ErrorKind::FileMissing, {}, {}, u"rollcall-fleet"_s});
        return;
    }
    (void)makePrivateFolder(d->folder);
    QStringList arguments{u"--dir"_s, d->folder, u"--parent-pid"_s,
                          QString::number(QCoreApplication::applicationPid())};
    if (d->hosts > 0)
        arguments << u"--hosts"_s << QString::number(d->hosts);
    d->stopping = false;
    d->ready = false;
    d->output.clear();
    d->process->start(d->program, arguments + d->extra);
}

void DemoFleet::stop()
{
    d->stopping = true;
    d->process->terminate();
}

} // namespace rollcall::app
