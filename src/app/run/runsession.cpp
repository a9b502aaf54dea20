// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/runsession.h"

#include "app/run/answerkeeper.h"
#include "app/run/feed.h"
#include "app/run/waitinghosts.h"
#include "app/run/workclock.h"
#include "engine/engine.h"
#include "history/store/recorder.h"
#include "history/store/storedrun.h"

#include <QMetaObject>
#include <QSet>

#include <utility>

namespace rollcall::app {

struct RunSession::Private
{
    RunSpecPtr spec;
    std::shared_ptr<history::Recorder> recorder;
    std::shared_ptr<history::StoredRun> results;
    std::shared_ptr<Feed> feed;
    std::shared_ptr<engine::Run> run;
    std::unique_ptr<AnswerKeeper> keeper;
    bool cancelling = false;
    bool over = false;

    WorkClock clock;
    QSet<quint64> asked; // and not answered yet
    WaitingHosts waiting;

    /// From now on it waits, or goes on.
    void lookAtClock()
    {
        const bool busy = results->phases().at(static_cast<std::size_t>(HostPhase::Running)) > 0;
        clock.look(spec->elapsed(), over || (!asked.isEmpty() && !busy));
    }

    QStringList ended(const history::RunChange& change) const
    {
        QStringList names;
        for (const HostIndex host : change.hosts) {
            if (results->host(host).phase == HostPhase::Done)
                names.append(spec->hosts.at(host).name);
        }
        return names;
    }

    bool finish()
    {
        if (std::exchange(over, true))
            return false;
        lookAtClock();
        return true;
    }
};

namespace {

/// Called in the loops' threads, under the feed's lock: the keeper lives, and only posting happens there.
Feed::Receiver receiverFor(AnswerKeeper* keeper)
{
    const auto post = [keeper](auto call) { QMetaObject::invokeMethod(keeper, std::move(call), Qt::QueuedConnection); };
    return {[keeper, post](Question&& question) {
                const auto shared = std::make_shared<Question>(std::move(question));
                post([keeper, shared] { keeper->ask(shared); });
            },
            [keeper, post](quint64 id) { post([keeper, id] { keeper->withdraw(id); }); },
            [keeper, post](quint64 id, int count, const QString& host) {
                post([keeper, id, count, host] { keeper->waits(id, count, host); });
            },
            [keeper, post](const Error& error) { post([keeper, error] { Q_EMIT keeper->failed(error); }); },
            [keeper, post](quint64 id) { post([keeper, id] { keeper->proved(id); }); },
            [keeper, post](quint64 id, const Machine& machine) {
                post([keeper, id, machine] { keeper->provedOn(id, machine); });
            }};
}

} // namespace

RunSession::RunSession() : d(std::make_unique<Private>()) {}

RunSession::~RunSession()
{
    if (!d->feed)
        return;
    d->feed->detach();
    if (d->run && !d->run->isOver())
        d->run->cancel(Reason::CancelledByQuit);
}

std::unique_ptr<RunSession> RunSession::start(engine::Engine& engine, std::shared_ptr<history::Recorder> recorder,
                                              RunSpecPtr spec)
{
    std::unique_ptr<RunSession> session(new RunSession);
    RunSession* const self = session.get();
    Private& d = *session->d;
    d.spec = spec;
    d.waiting = WaitingHosts(*spec);
    d.recorder = std::move(recorder);
    d.results = d.recorder->run();
    connect(d.recorder.get(), &history::Recorder::stored, self, [self](const history::RunChange& change) {
        if (!self->d->over)
            self->d->lookAtClock();
        self->hostsEnded(self->d->ended(change));
        Q_EMIT self->changed(change);
        if (change.ended && self->d->finish())
            Q_EMIT self->finished();
    });
    connect(d.recorder.get(), &history::Recorder::failed, self, &RunSession::storeFailed);
    d.keeper = std::make_unique<AnswerKeeper>(spec, [&d](Answer&& answer) { d.run->answer(std::move(answer)); });
    connect(d.keeper.get(), &AnswerKeeper::asked, self, [self](const std::shared_ptr<Question>& question) {
        self->d->asked.insert(question->id);
        self->d->waiting.add(question);
        self->d->lookAtClock();
        Q_EMIT self->questionAsked(question);
    });
    connect(d.keeper.get(), &AnswerKeeper::withdrawn, self, [self](quint64 id) {
        self->closeQuestion(id);
        Q_EMIT self->questionWithdrawn(id);
    });
    connect(d.keeper.get(), &AnswerKeeper::changed, self, &RunSession::questionChanged);
    connect(d.keeper.get(), &AnswerKeeper::keepingEnded, self, &RunSession::keepingEnded);
    connect(d.keeper.get(), &AnswerKeeper::failed, self, &RunSession::notKept);
    d.feed = std::make_shared<Feed>(d.recorder, receiverFor(d.keeper.get()));
    d.run = engine.start(std::move(spec), d.feed, d.feed.get());
    return session;
}

RunSpecPtr RunSession::spec() const
{
    return d->spec;
}

std::shared_ptr<history::StoredRun> RunSession::results() const
{
    return d->results;
}

bool RunSession::isOver() const
{
    return d->over;
}

bool RunSession::isCancelling() const
{
    return d->cancelling && !d->over;
}

void RunSession::cancel(Reason reason)
{
    d->cancelling = true;
    d->run->cancel(reason);
}

void RunSession::cancelHost(HostIndex host)
{
    d->run->cancelHost(host);
}

qint64 RunSession::worked() const
{
    return d->clock.worked(d->spec->elapsed());
}

/// Who has ended needs no answers.
void RunSession::hostsEnded(const QStringList& hosts)
{
    const WaitingHosts::Change change = d->waiting.ended(hosts);
    for (const quint64 id : change.over) {
        Answer nobody; // is left to whom it would matter
        nobody.id = id;
        nobody.declined = true;
        d->keeper->withdraw(id);
        d->run->answer(std::move(nobody));
    }
    for (const quint64 id : change.changed)
        Q_EMIT questionChanged(id);
}

void RunSession::closeQuestion(quint64 id)
{
    d->waiting.remove(id);
    if (d->asked.remove(id) && !d->over)
        d->lookAtClock();
}

void RunSession::answer(Answer&& answer)
{
    closeQuestion(answer.id);
    d->keeper->answer(std::move(answer));
}

void RunSession::useKeyring(Keyring& keyring, const IdentityBindings& identities)
{
    d->keeper->use(keyring, identities);
}

bool RunSession::isKeeping() const
{
    return d->keeper->isKeeping();
}

} // namespace rollcall::app
