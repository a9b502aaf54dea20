// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runsession.h"

#include "app/feed.h"
#include "app/identities.h"
#include "app/keyring.h"
#include "engine/engine.h"
#include "history/store.h"

#include <QMetaObject>

namespace rollcall::app {

struct RunSession::Private
{
    RunSpecPtr spec;
    std::shared_ptr<history::Recorder> recorder;
    std::shared_ptr<history::StoredRun> results;
    std::shared_ptr<Feed> feed;
    std::shared_ptr<engine::Run> run;
    Keyring* keyring = nullptr;
    IdentityBindings identities;
    bool cancelling = false;
    bool over = false;

    bool finish() { return !std::exchange(over, true); }
    bool isKept(const Question& question) const;
};

RunSession::RunSession() : d(std::make_unique<Private>()) {}

RunSession::~RunSession()
{
    if (!d->feed)
        return;
    d->feed->detach();
    if (d->run && !d->run->isOver())
        d->run->cancel(Reason::CancelledByUser);
}

Result<std::unique_ptr<RunSession>> RunSession::start(engine::Engine& engine, history::Store& store,
                                                      RunSpecPtr spec, bool keepHistory)
{
    Result<std::shared_ptr<history::Recorder>> recorder = store.record(spec, keepHistory);
    if (!recorder)
        return recorder.error();
    std::unique_ptr<RunSession> session(new RunSession);
    RunSession* const self = session.get();
    Private& d = *session->d;
    d.spec = spec;
    d.recorder = *recorder;
    d.results = d.recorder->run();
    connect(d.recorder.get(), &history::Recorder::stored, self, [self](const history::RunChange& change) {
        Q_EMIT self->changed(change);
        if (change.ended && self->d->finish())
            Q_EMIT self->finished();
    });
    connect(d.recorder.get(), &history::Recorder::failed, self, &RunSession::storeFailed);
    // Called in the loops' threads, under the feed's lock: `self` lives, and only posting happens there.
    d.feed = std::make_shared<Feed>(
        d.recorder, Feed::Receiver{[self](Question&& question) {
                                       auto shared = std::make_shared<Question>(std::move(question));
                                       QMetaObject::invokeMethod(
                                           self, [self, shared] { self->questionCame(shared); },
                                           Qt::QueuedConnection);
                                   },
                                   [self](quint64 id) {
                                       QMetaObject::invokeMethod(
                                           self, [self, id] { Q_EMIT self->questionWithdrawn(id); },
                                           Qt::QueuedConnection);
                                   }});
    d.run = engine.start(std::move(spec), d.feed, d.feed.get());
    return Result<std::unique_ptr<RunSession>>(std::move(session));
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

void RunSession::cancel()
{
    d->cancelling = true;
    d->run->cancel(Reason::CancelledByUser);
}

void RunSession::cancelHost(HostIndex host)
{
    d->run->cancelHost(host);
}

void RunSession::answer(Answer&& answer)
{
    d->run->answer(std::move(answer));
}

void RunSession::useKeyring(Keyring& keyring, const IdentityBindings& identities)
{
    d->keyring = &keyring;
    d->identities = identities;
}

bool RunSession::Private::isKept(const Question& question) const
{
    const bool oneSecret = question.kind == QuestionKind::Password ||
                           (question.kind == QuestionKind::KeyboardInteractive &&
                            question.prompts.size() == 1 && !question.prompts.constFirst().echo);
    const IdentityBinding* const binding = identities.find(question.identity);
    return keyring && oneSecret && !question.refusedBefore && binding &&
           binding->password == PasswordSource::Keyring;
}

void RunSession::questionCame(std::shared_ptr<Question> question)
{
    if (!d->isKept(*question)) {
        Q_EMIT questionAsked(question);
        return;
    }
    const SecretKey key{SecretKey::Kind::Password, question->identity};
    d->keyring->read(key, this, [this, question](Result<std::optional<Secret>> found) {
        if (!found || !found->has_value()) {
            Q_EMIT questionAsked(question); // nothing there, or no keyring: ask
            return;
        }
        Answer reply;
        reply.id = question->id;
        reply.texts.push_back(std::move(**found));
        answer(std::move(reply));
    });
}

} // namespace rollcall::app
