// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/config/configsources.h"

#include <QFile>

#include <pwd.h>
#include <unistd.h>
#include <vector>

namespace rollcall::openssh {

using namespace Qt::StringLiterals;

ConfigSources ConfigSources::forThisUser()
{
    ConfigSources sources;
    sources.environment = QProcessEnvironment::systemEnvironment();
    sources.userId = getuid();
    std::vector<char> buffer(16384);
    passwd entry = {};
    passwd* found = nullptr;
    if (getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found) {
        sources.homeDir = QFile::decodeName(found->pw_dir);
        sources.localUser = QString::fromLocal8Bit(found->pw_name);
    } else {
        sources.homeDir = sources.environment.value(u"HOME"_s);
        sources.localUser = sources.environment.value(u"USER"_s);
    }
    if (const QString home = sources.environment.value(u"ROLLCALL_SSH_HOME"_s); !home.isEmpty())
        sources.homeDir = home;
    sources.userFile = sources.homeDir + u"/.ssh/config"_s;
    sources.systemDir = u"/etc/ssh"_s;
    sources.systemFile = u"/etc/ssh/ssh_config"_s;
    char name[256] = {};
    if (gethostname(name, sizeof name - 1) == 0)
        sources.localHost = QString::fromLocal8Bit(name);
    return sources;
}

} // namespace rollcall::openssh
