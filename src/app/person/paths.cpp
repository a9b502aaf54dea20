// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/paths.h"

#include <QDir>

namespace rollcall::app {

using namespace Qt::StringLiterals;

// The specification: unset, empty or relative means the default.
static QString baseDir(const char* variable, const QString& fallback)
{
    const QString value = qEnvironmentVariable(variable);
    const QString base = QDir::isAbsolutePath(value) ? value : QDir::homePath() + u'/' + fallback;
    return QDir::cleanPath(base) + u"/rollcall"_s;
}

Paths Paths::forThisUser()
{
    return {baseDir("XDG_CONFIG_HOME", u".config"_s), baseDir("XDG_DATA_HOME", u".local/share"_s),
            baseDir("XDG_STATE_HOME", u".local/state"_s)};
}

Paths Paths::below(const QString& root)
{
    return {root + u"/config"_s, root + u"/data"_s, root + u"/state"_s};
}

} // namespace rollcall::app
