// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestTimeout = 7LL * 24 * 3600 * 1000; // ms

int number(const QSettings& file, const QString& key, int fallback, int least, int most)
{
    bool ok = false;
    const int value = file.value(key).toInt(&ok);
    return ok && value >= least && value <= most ? value : fallback;
}

Milliseconds duration(const QSettings& file, const QString& key, Milliseconds fallback, qint64 least)
{
    bool ok = false;
    const qint64 value = file.value(key).toLongLong(&ok);
    return ok && value >= least && value <= longestTimeout ? Milliseconds(value) : fallback;
}

QString policyName(HostKeyPolicy policy)
{
    switch (policy) {
    case HostKeyPolicy::Strict:
        return u"strict"_s;
    case HostKeyPolicy::Ask:
        return u"ask"_s;
    case HostKeyPolicy::AcceptNew:
        return u"accept-new"_s;
    }
    return u"ask"_s;
}

HostKeyPolicy policyFromName(const QString& name)
{
    if (name == "strict"_L1)
        return HostKeyPolicy::Strict;
    return name == "accept-new"_L1 ? HostKeyPolicy::AcceptNew : HostKeyPolicy::Ask;
}

} // namespace

Settings Settings::load(const QString& path)
{
    Settings settings;
    const QSettings file(path, QSettings::IniFormat);
    RunOptions& run = settings.run;
    run.fanOut = number(file, u"run/fanOut"_s, run.fanOut, 1, RunOptions::maximumFanOut);
    run.connectTimeout = duration(file, u"run/connectTimeout"_s, run.connectTimeout, 1);
    run.loginTimeout = duration(file, u"run/loginTimeout"_s, run.loginTimeout, 1);
    run.commandTimeout = duration(file, u"run/commandTimeout"_s, run.commandTimeout, 0);
    bool ok = false;
    const qint64 limit = file.value(u"run/outputLimit"_s).toLongLong(&ok);
    if (ok && limit >= 0)
        run.outputLimit = limit;
    run.hostKeys = policyFromName(file.value(u"run/hostKeys"_s).toString());
    run.pty = file.value(u"run/pty"_s, run.pty).toBool();
    run.stopHostOnFailure = file.value(u"run/stopHostOnFailure"_s, run.stopHostOnFailure).toBool();
    settings.useSshConfig = file.value(u"useSshConfig"_s, settings.useSshConfig).toBool();
    settings.keepHistory = file.value(u"keepHistory"_s, settings.keepHistory).toBool();
    settings.libraries = file.value(u"libraries"_s).toStringList();
    settings.demoOpened = file.value(u"demoOpened"_s, settings.demoOpened).toBool();
    return settings;
}

Status Settings::save(const QString& path) const
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSettings file(path, QSettings::IniFormat);
    if (file.value(u"version"_s, version).toInt() > version)
        return Error{ErrorKind::FileTooNew, {}, {}, path};
    file.setValue(u"version"_s, version);
    file.setValue(u"run/fanOut"_s, run.fanOut);
    file.setValue(u"run/connectTimeout"_s, static_cast<qint64>(run.connectTimeout.count()));
    file.setValue(u"run/loginTimeout"_s, static_cast<qint64>(run.loginTimeout.count()));
    file.setValue(u"run/commandTimeout"_s, static_cast<qint64>(run.commandTimeout.count()));
    file.setValue(u"run/outputLimit"_s, run.outputLimit);
    file.setValue(u"run/hostKeys"_s, policyName(run.hostKeys));
    file.setValue(u"run/pty"_s, run.pty);
    file.setValue(u"run/stopHostOnFailure"_s, run.stopHostOnFailure);
    file.setValue(u"useSshConfig"_s, useSshConfig);
    file.setValue(u"keepHistory"_s, keepHistory);
    file.setValue(u"libraries"_s, libraries);
    file.setValue(u"demoOpened"_s, demoOpened);
    file.sync(); // QSettings replaces the file atomically
    if (file.status() != QSettings::NoError)
        return Error{ErrorKind::FileUnwritable, {}, {}, path};
    return {};
}

} // namespace rollcall::app
