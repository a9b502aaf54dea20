// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <memory>
#include <stop_token>
#include <type_traits>
#include <utility>

// The one way in which an object of the GUI thread has something done by other threads: a disk may be slow, and the GUI
// thread never waits for one.
//
// - run(): results come home in the order in which they were made, in the thread that made the Jobs.
// - runNewest(): as the user types. The newest wins: what was asked for before is told to stop, what has not begun
//   never does, and of what comes late nothing comes home.
// - The destructor waits for nobody: the jobs are told to stop, or left to finish, and keep what they work with until
//   they have looked; what they still give is dropped. So they own what they touch, by value or shared.
namespace rollcall::app {

class Jobs
{
public:
    enum class Leaving {
        Drop,   // what is under way is told to stop, what has not begun never does
        Finish, // all of it is done, unheard: for files that are to be written
    };

    explicit Jobs(const QString& name, int threads = 1, Leaving leaving = Leaving::Drop);
    ~Jobs();
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    /// `work(token)` in a worker, then `done(result)` at home. What `done` holds may be let go in the worker.
    template <typename Work, typename Done> void run(Work work, Done done)
    {
        start([work = std::move(work), done = std::move(done)](const std::stop_token& stop) mutable -> Home {
            using Outcome = std::invoke_result_t<Work&, const std::stop_token&>;
            const auto outcome = std::make_shared<Outcome>(work(stop));
            return [outcome, done = std::move(done)]() mutable { done(std::move(*outcome)); };
        });
    }

    /// The same in place of all that was asked for up to now.
    template <typename Work, typename Done> void runNewest(Work work, Done done)
    {
        cancel();
        run(std::move(work), std::move(done));
    }

    using Home = std::function<void()>;
    using Poster = std::function<void(Home message)>;
    /// For jobs, from any thread: the message is called at home unless the job has been cancelled.
    Poster poster() const;

    /// Nobody wants what was asked for up to now: it is told to stop, and none of it comes home.
    void cancel();
    bool isBusy() const { return m_open > 0; } // something that is wanted has not come home

private:
    using Job = std::function<Home(const std::stop_token&)>;
    struct Shared;

    void start(Job job);

    const Leaving m_leaving;
    std::shared_ptr<Shared> m_shared;
    std::stop_source m_stop;
    quint64 m_generation = 0; // of what is wanted
    int m_open = 0;
};

} // namespace rollcall::app
