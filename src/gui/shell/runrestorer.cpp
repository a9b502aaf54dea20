// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/runrestorer.h"

#include "models/history/runopener.h"

#include <algorithm>

namespace rollcall::gui {

namespace {
constexpr qsizetype mostRestored = 5; // older ones are in history
}

RunRestorer::RunRestorer(app::History& history, QObject* parent) : QObject(parent), m_history(history) {}

void RunRestorer::restore(const QStringList& ids)
{
    if (ids.isEmpty())
        return;
    m_left = ids.mid(std::max<qsizetype>(0, ids.size() - mostRestored));
    m_history.whenOpen(this, [this](const Result<app::History::StorePtr>& store) { begin(store); });
}

void RunRestorer::begin(const Result<app::History::StorePtr>& store)
{
    if (!store)
        return m_left.clear();
    m_opener = new models::RunOpener(*store, this);
    connect(m_opener, &models::RunOpener::opened, this, [this](const history::StoredRunPtr& run) {
        m_left.removeLast();
        Q_EMIT restored(run);
        next();
    });
    connect(m_opener, &models::RunOpener::failed, this, [this] {
        m_left.removeLast();
        next();
    });
    next();
}

void RunRestorer::next()
{
    if (m_left.isEmpty())
        m_opener->deleteLater();
    else
        m_opener->open(m_left.constLast());
}

} // namespace rollcall::gui
