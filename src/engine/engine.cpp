// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"

#include "core/base/error.h"
#include "core/run/hostspec.h"
#include "engine/descriptors.h"
#include "engine/enginecore.h"
#include "engine/lane.h"
#include "engine/runstate.h"
#include "ssh/session/runservices.h"

#include <QThread>

#include <algorithm>

namespace rollcall::engine {

// The shared state, under the name that the contract gives it.
struct Run::Private : RunState
{
};

Run::Run() : d(std::make_shared<Private>()) {}

Run::~Run() = default;

RunSpecPtr Run::spec() const
{
    return d->spec;
}

void Run::cancel(Reason reason)
{
    d->stop(reason);
}

void Run::cancelHost(HostIndex host)
{
    d->stopHost(host);
}

void Run::answer(Answer&& answer)
{
    d->services.answer(std::move(answer));
}

bool Run::isOver() const
{
    return d->over;
}

struct Engine::Private
{
    std::shared_ptr<EngineCore> core;
};

Engine::Engine(EngineOptions options) : d(std::make_unique<Private>())
{
    const int loops = options.loops > 0 ? options.loops : std::max(QThread::idealThreadCount(), 2);
    const int budget = descriptorBudget();
    d->core =
        std::make_shared<EngineCore>(loops, options.sessionCap > 0 ? std::min(options.sessionCap, budget) : budget);
    d->core->runLoops();
}

Engine::~Engine()
{
    d->core->stop();
}

int Engine::sessionCap() const
{
    return d->core->sessionCap;
}

std::shared_ptr<Run> Engine::start(RunSpecPtr spec, std::shared_ptr<EventSink> sink, QuestionSink* questions)
{
    const std::shared_ptr<Run> run(new Run);
    RunState& state = *run->d;
    state.batch = spec->options.batch || !questions;
    const auto warn = [kept = sink, questions](const Error& error) { // also where nobody can be asked
        if (questions)
            questions->warned(error);
    };
    state.services = ssh::servicesForRun(spec->id, state.batch ? nullptr : questions, d->core->executors, warn);
    state.core = d->core;
    state.sink = std::move(sink);
    for (const Step& step : spec->steps)
        state.rules.emplace_back(step);
    for (size_t i = 0; i < d->core->loops.size(); ++i)
        state.lanes.push_back(std::make_unique<Lane>(state, *d->core->loops[i], static_cast<int>(i)));
    std::vector<quint8> costs;
    costs.reserve(static_cast<size_t>(spec->hosts.size()));
    for (const HostSpec& host : spec->hosts)
        costs.push_back(static_cast<quint8>(descriptorCost(host)));
    state.undelivered = static_cast<int>(costs.size());
    const int window = std::clamp(spec->options.fanOut, 1, RunOptions::maximumFanOut);
    state.spec = std::move(spec);
    d->core->add(run->d, window, std::move(costs));
    if (state.undelivered == 0)
        state.postTo(0, [](Lane& lane) { lane.run().delivered(0); });
    else
        d->core->pump();
    return run;
}

} // namespace rollcall::engine
