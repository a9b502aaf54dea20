// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/history.h"

#include "history/store/store.h"

#include <chrono>
#include <utility>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::seconds patience(5); // with a disk that takes what runs have said
}

History::History(QString folder, QObject* parent) : QObject(parent), m_folder(std::move(folder)), m_jobs(u"history"_s)
{
}

History::~History()
{
    for (const StorePtr& store : {m_store, m_private}) {
        if (store)
            (void)store->finish(patience); // a worker may have it, and hang
    }
}

LoadState History::state() const
{
    if (m_store)
        return {LoadState::Stage::Ready, m_error};
    return m_error ? LoadState{LoadState::Stage::Failed, m_error} : LoadState();
}

void History::open()
{
    if (!m_store && !std::exchange(m_opening, true))
        start();
}

void History::start()
{
    m_jobs.run(
        [open = m_store, folder = m_folder](const std::stop_token&) -> Attempt {
            if (open && !open->mayBeWritableNow())
                return {};
            return history::Store::open(folder, history::StoreOptions{});
        },
        [this](Attempt attempt) {
            if (attempt)
                adopt(std::move(*attempt));
            tell();
        });
}

void History::whenOpen(QObject* context, Opened done)
{
    if (m_store && !m_store->readOnlyBecause())
        return done(m_store);
    m_wanted.push_back({context, std::move(done)});
    if (!std::exchange(m_opening, true))
        start();
}

void History::whenOpenForRun(bool keepHistory, QObject* context, Opened done)
{
    if (keepHistory || m_store)
        return whenOpen(context, std::move(done));
    if (!m_private)
        m_private = history::Store::withoutHistory();
    done(m_private);
}

Result<History::StorePtr> History::openNow()
{
    if (!m_store || (m_store->readOnlyBecause() && m_store->mayBeWritableNow()))
        adopt(history::Store::open(m_folder, history::StoreOptions{}));
    return adopted();
}

void History::tell()
{
    m_opening = false;
    const Result<StorePtr> store = adopted();
    for (const Wanted& wanted : std::exchange(m_wanted, {})) {
        if (wanted.context)
            wanted.done(store);
    }
}

Result<History::StorePtr> History::adopted() const
{
    return m_store ? Result<StorePtr>(m_store) : Result<StorePtr>(*m_error);
}

void History::adopt(Result<std::unique_ptr<history::Store>> opened)
{
    const LoadState before = state();
    const std::optional<Error> error = opened ? (*opened)->readOnlyBecause() : std::optional(opened.error());
    if (!m_store || !error) { // else no better than the one that there is
        if (m_store)
            m_readOnly.push_back(std::move(m_store));
        if (opened)
            m_store = std::move(*opened);
    }
    m_error = error;
    if (state() != before)
        Q_EMIT stateChanged();
}

} // namespace rollcall::app
