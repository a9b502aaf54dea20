// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mutations.h"

#include "history/segments/speccodec.h"
#include "samples.h"
#include "support/oldhistory.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <csignal>

namespace rollcall::test {

using namespace Qt::StringLiterals;

namespace {

using Random = std::mt19937;

qsizetype below(Random& random, qsizetype limit)
{
    return limit > 0 ? static_cast<qsizetype>(random() % static_cast<quint32>(limit)) : 0;
}

void mutate(QByteArray& bytes, Random& random)
{
    const qsizetype changes = 1 + below(random, 6);
    for (qsizetype i = 0; i < changes && !bytes.isEmpty(); ++i) {
        const qsizetype at = below(random, bytes.size());
        switch (random() % 8) {
        case 0:
            bytes.truncate(at);
            break;
        case 1:
            bytes.remove(at, 1 + below(random, 16));
            break;
        case 2:
            bytes.insert(at, QByteArray(1 + below(random, 16), static_cast<char>(random())));
            break;
        case 3:
            bytes.replace(at, std::min<qsizetype>(4, bytes.size() - at), QByteArray(4, '\xff'));
            break;
        default:
            bytes[at] = static_cast<char>(random());
        }
    }
}

void copyFolder(const QString& from, const QString& to)
{
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString target = to + file.sliced(from.size());
        QDir().mkpath(QFileInfo(target).path());
        QFile::copy(file, target);
    }
}

void mutateOneFile(const QString& folder, Random& random)
{
    QStringList files;
    for (const auto pattern : {"*.segment"_L1, "*.sqlite*"_L1}) {
        QDirIterator found(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
        QStringList some;
        while (found.hasNext())
            some.append(found.next());
        some.sort();
        // As often the one database as one of the many segments.
        files.append(pattern.startsWith("*.se"_L1) ? some : some + some + some);
    }
    QFile file(files.at(below(random, files.size())));
    if (!file.open(QIODevice::ReadWrite))
        return;
    QByteArray bytes = file.readAll();
    mutate(bytes, random);
    file.resize(0);
    file.seek(0);
    file.write(bytes);
}

} // namespace

bool makeOriginals(const QString& folder)
{
    if (!unpackOldHistory(folder + u"/old"_s))
        return false;
    {
        auto store = history::Store::open(folder + u"/new/history"_s, {});
        if (!store || !recordFinished(**store, 300) || recordFailures(**store).isEmpty())
            return false;
    }
    QProcess victim;
    if (!startVictim(victim, folder + u"/new/history"_s, newRunId()))
        return false;
    ::kill(pid_t(victim.processId()), SIGKILL);
    return victim.waitForFinished();
}

void readAll(const ResultSource& run)
{
    const StoredSpecPtr spec = run.spec();
    (void)history::encodeSpec(*spec);
    (void)run.summary();
    const auto tasks = static_cast<TaskIndex>(std::min(spec->taskCount(), 1000));
    for (TaskIndex task = 0; task < tasks; ++task) {
        (void)whole(run, task);
        (void)whole(run, task, Stream::Error);
        (void)run.chunks(task);
        (void)verdictSentence(run.task(task).verdict);
        if (spec->stepOf(task) == 0) {
            (void)run.host(spec->hostOf(task));
            (void)run.log(spec->hostOf(task));
        }
    }
}

void readMutated(const QString& originals, const QString& folder, quint32 number)
{
    Random random(number);
    const QTemporaryDir copy(folder + u"/XXXXXX"_s);
    copyFolder(originals + (number % 2 == 0 ? u"/old/history"_s : u"/new/history"_s), copy.path());
    mutateOneFile(copy.path(), random);
    auto store = history::Store::open(copy.path(), {});
    if (!store)
        return;
    for (int round = 0; round < 2; ++round) {
        for (const RunSummary& summary : (*store)->runs()) {
            (void)summary.tasks();
            if (auto run = (*store)->open(summary.id))
                readAll(**run);
        }
    }
}

} // namespace rollcall::test
