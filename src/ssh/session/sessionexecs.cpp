// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/sessioncore.h"

#include "core/verdict/phrase.h"

#include <algorithm>

// The end of a session: commands on channels, until it is closed or lost.
namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRefusals = 6;
constexpr Milliseconds afterRefusal{50}; // times the number of refusals so far
constexpr Milliseconds longestAnswer{5'000}; // to the question whether the server is still there

} // namespace

void Session::Private::exec(int number, ExecRequest&& request)
{
    if (state != State::Ready) {
        const Reason reason = ending.reason == Reason::None ? Reason::LinkLost : ending.reason;
        return listener.execEnded(facade, number, verdictOf(reason));
    }
    auto task = std::make_unique<Task>();
    task->number = number;
    task->timeout = request.timeout;
    task->request = std::move(request);
    task->request.environment.removeIf(
        [this](const auto& variable) { return refusedVariables.contains(variable.first); });
    task->channel = std::make_unique<ExecChannel>(*link, std::move(task->request));
    task->channel->setReading(wantsReading);
    watchOpening(*task);
    tasks.push_back(std::move(task));
    updateReading();
    serve();
}

void Session::Private::forward(const QString& target, quint16 port, Tunnel::Opened&& opened)
{
    if (state != State::Ready)
        return opened(-1, {});
    tunnels.push_back(std::make_unique<Tunnel>(loop, *link, target, port, std::move(opened), [this] { serve(); }));
    serve();
}

// Listeners call back from inside (the next exec from execEnded): they only note that there is more to do.
void Session::Private::serve()
{
    serveAgain = true;
    if (serving || state != State::Ready)
        return;
    serving = true;
    while (serveAgain && state == State::Ready) {
        serveAgain = false;
        serveOnce();
    }
    serving = false;
    if (state != State::Ready)
        return;
    if (closing && tasks.empty() && tunnels.empty())
        return finish({}, true);
    updateReading();
}

void Session::Private::serveOnce()
{
    for (size_t i = 0; i < tasks.size() && state == State::Ready; ++i) {
        if (tasks[i]->channel)
            serveTask(*tasks[i]);
    }
    if (state != State::Ready)
        return;
    const size_t before = tasks.size();
    std::erase_if(tasks, [](const auto& task) { return task->number < 0; });
    if (tasks.size() != before)
        openNext();
    for (const auto& tunnel : tunnels)
        tunnel->advance();
    std::erase_if(tunnels, [](const auto& tunnel) { return tunnel->isOver(); });
    serveAgain = serveAgain || std::any_of(tunnels.begin(), tunnels.end(), [](const auto& tunnel) { return tunnel->hasNews(); });
    if (link->isOpen())
        return;
    if (closing && tasks.empty())
        return finish({});
    broke(&Private::linkBroke);
}

void Session::Private::serveTask(Task& task)
{
    task.channel->advance();
    for (const QString& name : task.channel->takeRefusedVariables()) {
        log(u"the server does not take the environment variable %1 (AcceptEnv)"_s.arg(name));
        refusedVariables << name;
    }
    if (task.channel->isOpened() && !task.started) {
        task.started = hadChannel = true;
        if (task.timeout.count() > 0) {
            task.timer = std::make_unique<Loop::Timer>(loop, [this, number = task.number, limit = task.timeout] {
                cancel(number, Reason::CommandTimeout, afterSeconds(limit));
            });
            task.timer->start(task.timeout);
        }
        log(u"channel opened for command %1"_s.arg(task.number + 1));
        listener.execStarted(facade, task.number);
    }
    if (task.channel->state() == ExecChannel::State::Running)
        task.opening.reset();
    emitOutput(task);
    if (state != State::Ready || !task.channel) // the listener has ended it
        return;
    if (task.channel->limitReached() && !task.cancellation)
        beginCancel(task, Reason::OutputLimit, task.channel->limitText());
    if (task.cancellation) {
        task.cancellation->advance();
        if (task.cancellation->isOver())
            taskOver(task);
        return;
    }
    if (task.channel->state() == ExecChannel::State::Refused || (task.channel->state() == ExecChannel::State::Over && isSettled(task)))
        taskOver(task);
}

// A channel that closes without an exit status may be a command's end, or the first sign of a connection's: some
// servers close their channels before they say goodbye. What the server answers after it tells.
bool Session::Private::isSettled(Task& task)
{
    if (task.channel->hasExit())
        return true;
    if (!link->isOpen())
        return false; // lost, all of it
    if (task.heardBefore)
        return link->packetsReceived() > *task.heardBefore || task.unanswered;
    log(u"the channel has closed without an exit status: is the server still there?"_s);
    task.timer = std::make_unique<Loop::Timer>(loop, [this, &task] {
        task.unanswered = true;
        serve();
    });
    task.timer->start(longestAnswer);
    link->setReading(true);
    task.heardBefore = link->packetsReceived();
    link->ping();
    serveAgain = true; // the answer may have come meanwhile: then nothing else would wake us
    return false;
}

void Session::Private::emitOutput(Task& task)
{
    if (!task.channel)
        return;
    for (const Stream stream : {Stream::Output, Stream::Error}) {
        QByteArray bytes = task.channel->takeOutput(stream);
        if (!bytes.isEmpty())
            listener.output(facade, task.number, stream, std::move(bytes));
    }
}

void Session::Private::taskOver(Task& task)
{
    if (task.cancellation) {
        Verdict verdict = task.channel->verdict();
        verdict.reason = task.cancelReason;
        verdict.remote = task.cancellation->remote();
        verdict.detail = task.cancelDetail;
        if (!task.cancellation->note().isEmpty())
            log(u"ended by us: "_s + task.cancellation->note());
        return endTask(task, verdict);
    }
    if (task.channel->state() == ExecChannel::State::Over)
        return endTask(task, task.channel->verdict());
    const bool others = std::any_of(tasks.begin(), tasks.end(), [&](const auto& other) {
        return other.get() != &task && other->number >= 0 && other->channel && other->channel->isOpened();
    });
    if (others && task.channel->mayWorkLater()) { // MaxSessions: when another one has ended
        log(u"the server opens no further channel now; waiting for another command to end"_s);
        return putOff(task);
    }
    // sshd forgets a channel a moment after both sides have closed it: the next one may come too early.
    if (hadChannel && task.channel->mayWorkLater() && task.refusals < mostRefusals) {
        ++task.refusals;
        putOff(task);
        task.timer = std::make_unique<Loop::Timer>(loop, [this] {
            openNext();
            serve();
        });
        return task.timer->start(afterRefusal * task.refusals);
    }
    endTask(task, verdictOf(Reason::ChannelRefused, task.channel->problem()));
}

// A server may confirm the channel, or not even that, and then say nothing for ever, while it answers keepalives.
void Session::Private::watchOpening(Task& task)
{
    task.opening = std::make_unique<Loop::Timer>(loop, [this, number = task.number] {
        const auto found = std::find_if(tasks.begin(), tasks.end(), [&](const auto& one) { return one->number == number; });
        if (found == tasks.end() || state != State::Ready || (*found)->cancellation)
            return;
        Verdict verdict = verdictOf(Reason::ChannelRefused, afterSeconds(options.loginTimeout));
        verdict.remote = (*found)->channel && (*found)->channel->isOpened() ? RemoteState::Unknown : RemoteState::NotStarted;
        endTask(**found, verdict);
        serve();
    });
    task.opening->start(options.loginTimeout);
}

void Session::Private::putOff(Task& task)
{
    task.opening.reset();
    task.request = task.channel->takeRequest();
    task.channel.reset();
}

void Session::Private::openNext()
{
    if (state != State::Ready)
        return;
    for (const auto& task : tasks) {
        if (task->channel || task->number < 0)
            continue;
        task->channel = std::make_unique<ExecChannel>(*link, std::move(task->request));
        task->channel->setReading(wantsReading);
        watchOpening(*task);
        serveAgain = true;
        return;
    }
}

// The task stays where it is until serveOnce() has gone through all of them.
void Session::Private::endTask(Task& task, const Verdict& verdict)
{
    const int number = std::exchange(task.number, -1);
    const QString how = !verdict.signal.isEmpty() ? u"signal "_s + verdict.signal
        : verdict.exitCode                        ? u"exit code "_s + exitCodeText(verdict.exitCode)
                                                  : reasonName(verdict.reason);
    log(u"command %1 over: %2"_s.arg(number + 1).arg(how));
    task.timer.reset();
    task.opening.reset();
    task.cancellation.reset();
    task.channel.reset();
    link->settle();
    listener.execEnded(facade, number, verdict);
}

void Session::Private::cancel(int number, Reason reason, const Detail& detail)
{
    const auto found = std::find_if(tasks.begin(), tasks.end(), [&](const auto& task) { return task->number == number; });
    if (found == tasks.end() || state == State::Ended || (*found)->cancellation)
        return;
    if (state != State::Ready) // on the way there once more: nothing has been run
        return abort(reason);
    beginCancel(**found, reason, detail);
    serve();
}

void Session::Private::beginCancel(Task& task, Reason reason, const Detail& detail)
{
    task.cancelReason = reason;
    task.cancelDetail = detail;
    if (!task.channel || !task.channel->isOpened()) { // still waits to be opened
        return endTask(task, verdictOf(reason, detail));
    }
    task.timer.reset();
    task.opening.reset();
    task.channel->setReading(true);
    const bool alone = std::none_of(tasks.begin(), tasks.end(), [&](const auto& other) {
        return other.get() != &task && other->number >= 0 && other->channel && !other->cancellation;
    });
    log(u"ending the command"_s);
    task.cancellation = std::make_unique<Cancellation>(loop, *link, *task.channel, alone, [this] { serve(); });
    serveAgain = true;
}

void Session::Private::setReading(bool reading)
{
    if (wantsReading == reading)
        return;
    wantsReading = reading;
    if (state != State::Ready)
        return;
    for (const auto& task : tasks) {
        if (task->channel && !task->cancellation)
            task->channel->setReading(reading);
    }
    serve();
}

// The socket is read as long as somebody takes what comes, or something is being waited for. While nobody
// does, what the host sends stays in the kernel, and the window on the way stands still.
void Session::Private::updateReading()
{
    if (!link)
        return;
    const bool needed = wantsReading || std::any_of(tasks.begin(), tasks.end(), [](const auto& task) {
        return task->cancellation || (task->channel && task->channel->state() != ExecChannel::State::Running);
    });
    link->setReading(needed);
}

void Session::Private::keepalive()
{
    timer->start(host->keepalive);
    if (!wantsReading)
        return; // silence is our own doing
    const qint64 received = link->bytesReceived();
    if (received != heard) {
        heard = received;
        unanswered = 0;
        return;
    }
    if (unanswered >= std::max(1, host->keepaliveCount))
        return linkLost(Reason::KeepaliveUnanswered, phrase(Phrase::Keepalives, {QString::number(unanswered)}));
    ++unanswered;
    log(u"sending a keepalive"_s);
    link->ping();
    serve();
}

void Session::Private::linkBroke()
{
    linkLost(Reason::LinkLost, link->error());
}

void Session::Private::linkLost(Reason reason, const Detail& detail)
{
    finish(verdictOf(reason, detail));
}

} // namespace rollcall::ssh
