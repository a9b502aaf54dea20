// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "openssh/config/configfiles.h"
#include "openssh/config/configkeywords.h"
#include "openssh/config/configsources.h"
#include "openssh/config/hostsettings.h"
#include "openssh/config/sshconfig.h"

#include <QHash>

// Goes through the lines of all files for one host as OpenSSH does, first value wins, twice if a Match says
// "final". What comes out is still text; makeHostSettings() expands and reads it. Pure; any thread.
namespace rollcall::openssh {

struct Setting
{
    QStringList values;
    QString file; // where it was said first
    int line = 0;
};

struct RawSettings
{
    QString alias;
    QString host; // after HostName, lower case
    QHash<Keyword, Setting> set;
    QList<Error> unsupported;
    QHash<QString, QString> keyPlaces; // IdentityFile as written: "FILE:LINE"

    QString text(Keyword keyword) const; // the first value, or an empty text
};

RawSettings resolveRaw(const ConfigFiles& files, const QString& alias, const Overrides& overrides);

HostSettings makeHostSettings(RawSettings raw, const ConfigSources& sources);

} // namespace rollcall::openssh
