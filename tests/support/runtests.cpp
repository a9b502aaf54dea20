// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runtests.h"

#include "core/base/leftthreads.h"
#include "support/testmain.h"
#include "support/testorder.h"

#include <QByteArray>
#include <QObject>
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

namespace {

const char* const alone = "-alone";

int runInOrder(QObject& test, std::vector<char*> arguments, quint32 seed)
{
    QByteArrayList order;
    if (arguments.size() == 1) { // nobody asks for anything else
        order = shuffled(testFunctions(*test.metaObject()), seed);
        for (QByteArray& function : order)
            arguments.push_back(function.data());
        std::printf("ROLLCALL_SHUFFLE=%u brings this order again\n", seed);
        std::fflush(stdout);
    }
    return QTest::qExec(&test, static_cast<int>(arguments.size()), arguments.data());
}

} // namespace

int runTests(int argc, char** argv)
{
    std::vector<char*> rest{argv[0]};
    std::string wanted;
    bool each = false;
    for (int i = 1; i < argc; ++i) {
        if (i == 1 && argv[i][0] != '-')
            wanted = argv[i];
        else if (argv[i] == std::string(alone))
            each = true;
        else
            rest.push_back(argv[i]);
    }
    const quint32 seed = orderSeed();
    int failures = 0;
    int ran = 0;
    for (const auto& [name, factory] : registry()) {
        if (!wanted.empty() && wanted != name)
            continue;
        ++ran;
        const auto test = factory();
        failures +=
            each ? runEachAlone(name.c_str(), testFunctions(*test->metaObject())) : runInOrder(*test, rest, seed);
    }
    if (ran == 0) {
        std::fprintf(stderr, "no test named %s\n", wanted.c_str());
        return 1;
    }
    return endProgram(failures == 0 ? 0 : 1, std::chrono::seconds(10));
}

} // namespace rollcall::test
