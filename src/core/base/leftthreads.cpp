// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/leftthreads.h"

#include "core/base/error.h"

#include <QDeadlineTimer>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <iterator>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace rollcall {

namespace {

using Ended = std::function<bool(std::chrono::milliseconds)>;
using std::chrono::steady_clock;

struct LeftThreads
{
    std::mutex mutex; // guards threads
    std::vector<Ended> threads;
    std::mutex asking; // one at a time
};

LeftThreads& leftThreads()
{
    static auto* const all = new LeftThreads; // never taken down itself
    return *all;
}

} // namespace

void startLeftThread(std::function<void()> work)
{
    struct Left
    {
        std::thread thread;
        std::future<void> end;
    };
    std::packaged_task<void()> task([work = std::move(work)]() mutable { std::exchange(work, nullptr)(); });
    const auto left = std::make_shared<Left>();
    left->end = task.get_future();
    left->thread = std::thread(std::move(task));
    leaveThread([left](std::chrono::milliseconds patience) {
        if (left->end.wait_for(patience) != std::future_status::ready)
            return false;
        left->thread.join();
        return true;
    });
}

Status tryLeftThread(std::function<void()> work)
{
    try {
        startLeftThread(std::move(work));
        return {};
    } catch (const std::system_error& error) {
        return Error{ErrorKind::NoThread, {}, QString::fromLocal8Bit(error.what()), {}, 0};
    }
}

void leaveThread(std::function<bool(std::chrono::milliseconds)> ended)
{
    {
        LeftThreads& all = leftThreads();
        const std::scoped_lock lock(all.mutex);
        all.threads.push_back(std::move(ended));
    }
    waitForLeftThreads({}); // those before it are not collected for ever
}

void leaveThread(QThread* thread)
{
    leaveThread([thread](std::chrono::milliseconds patience) {
        if (!thread->wait(QDeadlineTimer(patience)))
            return false;
        delete thread;
        return true;
    });
}

bool waitForLeftThreads(std::chrono::milliseconds patience)
{
    const auto deadline = steady_clock::now() + patience;
    LeftThreads& all = leftThreads();
    std::unique_lock asking(all.asking, std::defer_lock);
    if (patience.count() > 0)
        asking.lock();
    else if (!asking.try_lock())
        return false;
    std::vector<Ended> threads;
    {
        const std::scoped_lock lock(all.mutex);
        threads.swap(all.threads);
    }
    std::erase_if(threads, [deadline](const Ended& ended) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - steady_clock::now());
        return ended(std::max(left, std::chrono::milliseconds(0)));
    });
    const std::scoped_lock lock(all.mutex);
    std::move(threads.begin(), threads.end(), std::back_inserter(all.threads));
    return all.threads.empty();
}

int endProgram(int exitCode, std::chrono::milliseconds patience)
{
    if (waitForLeftThreads(patience))
        return exitCode;
    std::fflush(nullptr);
    std::_Exit(exitCode);
}

} // namespace rollcall
