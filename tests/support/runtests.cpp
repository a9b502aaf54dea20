// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runtests.h"

#include "core/base/leftthreads.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace rollcall::test {

std::map<std::string, Factory>& registry();

void isolateEnvironment()
{
    static const QTemporaryDir home;
    const auto set = [](const char* name, const QString& value) { qputenv(name, value.toLocal8Bit()); };
    set("HOME", home.path());
    set("XDG_CONFIG_HOME", home.filePath(QStringLiteral("config")));
    set("XDG_DATA_HOME", home.filePath(QStringLiteral("data")));
    set("XDG_STATE_HOME", home.filePath(QStringLiteral("state")));
    set("XDG_CACHE_HOME", home.filePath(QStringLiteral("cache")));
    qunsetenv("SSH_AUTH_SOCK");
    set("LC_ALL", QStringLiteral("C.UTF-8"));
    qunsetenv("LANGUAGE");
}

int runTests(int argc, char** argv)
{
    std::vector<char*> rest{argv[0]};
    std::string wanted;
    for (int i = 1; i < argc; ++i) {
        if (i == 1 && argv[i][0] != '-')
            wanted = argv[i];
        else
            rest.push_back(argv[i]);
    }
    int failures = 0;
    int ran = 0;
    for (const auto& [name, factory] : registry()) {
        if (!wanted.empty() && wanted != name)
            continue;
        ++ran;
        const auto test = factory();
        failures += QTest::qExec(test.get(), static_cast<int>(rest.size()), rest.data());
    }
    if (ran == 0) {
        std::fprintf(stderr, "no test named %s\n", wanted.c_str());
        return 1;
    }
    return endProgram(failures == 0 ? 0 : 1, std::chrono::seconds(10));
}

} // namespace rollcall::test
