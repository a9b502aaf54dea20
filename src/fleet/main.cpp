// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/result.h"
#include "fleet/base/uv.h"
#include "fleet/cast/options.h"
#include "fleet/server/fleet.h"

#include <QStringList>

#include <libssh/libssh.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>

using namespace rollcall;
using namespace rollcall::fleet;

namespace {

constexpr std::uint64_t parentCheck = 500; // milliseconds
constexpr int badUsage = 2;

QStringList argumentList(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

int complain(const Error& error, int exitCode)
{
    QString text = error.subject;
    if (!error.detail.isEmpty())
        text += QStringLiteral(": ") + error.detail;
    std::fprintf(stderr, "rollcall-fleet: %s\n", qPrintable(text));
    return exitCode;
}

// A parent that died and was not yet waited for still answers kill(): a changed getppid() says more.
bool isGone(pid_t parent, bool isOurs)
{
    return isOurs ? getppid() != parent : kill(parent, 0) != 0;
}

void stopLoop(uv_signal_t* handle, int)
{
    uv_stop(handle->loop);
}

int serve(const FleetOptions& options)
{
    uv_loop_t loop;
    uv_loop_init(&loop);
    uv_signal_t terminate{};
    uv_signal_t interrupt{};
    uv_signal_init(&loop, &terminate);
    uv_signal_init(&loop, &interrupt);
    uv_signal_start(&terminate, stopLoop, SIGTERM);
    uv_signal_start(&interrupt, stopLoop, SIGINT);

    auto fleet = std::make_unique<Fleet>(&loop, options);
    int exitCode = 0;
    if (const Status status = fleet->prepare(); !status) {
        exitCode = complain(status.error(), 1);
    } else {
        const auto parent = static_cast<pid_t>(options.parentPid);
        const bool isOurs = getppid() == parent;
        Timer watch(&loop, [&loop, parent, isOurs] {
            if (isGone(parent, isOurs))
                uv_stop(&loop);
        });
        if (parent > 0)
            watch.start(parentCheck, parentCheck);
        std::printf("ready %s\n", qPrintable(options.dir));
        std::fflush(stdout);
        uv_run(&loop, UV_RUN_DEFAULT);
    }
    fleet.reset();
    for (uv_signal_t* handle : {&terminate, &interrupt})
        uv_close(reinterpret_cast<uv_handle_t*>(handle), nullptr);
    uv_run(&loop, UV_RUN_DEFAULT);
    uv_loop_close(&loop);
    return exitCode;
}

} // namespace

int main(int argc, char** argv)
{
    const auto parsed = parseOptions(argumentList(argc, argv));
    if (!parsed)
        return complain(parsed.error(), badUsage);
    if (!parsed->printAndLeave.isEmpty()) {
        std::fputs(qPrintable(parsed->printAndLeave), stdout);
        return 0;
    }
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGCHLD, SIG_IGN); // login processes are nobody's to wait for
    ssh_init();
    const int exitCode = serve(parsed->options);
    ssh_finalize();
    return exitCode;
}
