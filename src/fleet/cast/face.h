// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

// What a host of the fleet looks like from a shell: system, kernel, load, disk, services. Repeatable from
// the fleet's seed and the host's place. The small programs in front of PATH read it from the environment;
// the instant answers use it directly. Values; any thread.
namespace rollcall::fleet {

enum class System { Debian, Ubuntu, Rocky };

struct Face
{
    System system = System::Debian;
    QString kernel;
    int cores = 2;
    int memory = 4096; // MiB
    int memoryUsed = 1024;
    QString load; // "0.12 0.20 0.18"
    int uptimeDays = 10;
    int disk = 40;     // GiB
    int diskUsed = 30; // percent
    QStringList services;
    QString failedService; // empty: none
};

/// The oddities (a full disk, a failed service, an old kernel) are the fleet's to hand out.
Face makeFace(quint64 seed, int index, const QString& role);

QString systemTag(System system);    // "debian"
QByteArray osRelease(System system); // the text of /etc/os-release
QString usualKernel(System system);
QString laggingKernel(System system);

/// NAME=value lines for the small programs.
QList<QByteArray> faceEnvironment(const Face& face);

} // namespace rollcall::fleet
