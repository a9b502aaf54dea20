// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/runstarter.h"

#include "app/person/person.h"
#include "app/run/runsession.h"
#include "engine/engine.h"
#include "history/store/recorder.h"
#include "history/store/store.h"

#include <QPointer>

#include <utility>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {
constexpr int atOnce = 4; // one whose disk hangs does not hold up one that is not kept
}

RunStarter::RunStarter(Person& person, History& history, QObject* parent)
    : QObject(parent), m_person(person), m_history(history), m_jobs(u"run begins"_s, atOnce)
{
}

RunStarter::~RunStarter() = default;

engine::Engine& RunStarter::engine()
{
    if (!m_engine)
        m_engine = std::make_unique<engine::Engine>();
    return *m_engine;
}

void RunStarter::start(const RunSpecPtr& spec, bool keepHistory, QObject* context, Started done)
{
    m_history.whenOpenForRun(
        keepHistory, context,
        [this, spec, keepHistory, context, done = std::move(done)](const Result<History::StorePtr>& store) {
            if (store)
                record(*store, spec, keepHistory, context, done);
            else
                done(store.error());
        });
}

void RunStarter::record(const History::StorePtr& store, const RunSpecPtr& spec, bool keepHistory, QObject* context,
                        Started done)
{
    using Recorder = Result<std::shared_ptr<history::Recorder>>;
    m_jobs.run([store, spec, keepHistory](const std::stop_token&) { return store->record(spec, keepHistory); },
               [this, spec, alive = QPointer<QObject>(context), done = std::move(done)](const Recorder& recorder) {
                   if (!alive)
                       return;
                   if (!recorder)
                       return done(recorder.error());
                   auto session = RunSession::start(engine(), *recorder, spec);
                   session->useKeyring(m_person.keyring(), m_person.identities());
                   done(std::move(session));
               });
}

} // namespace rollcall::app
