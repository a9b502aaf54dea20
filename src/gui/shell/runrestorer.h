// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/run/history.h"
#include "core/base/result.h"
#include "history/store/storedrun.h"

#include <QObject>
#include <QStringList>

namespace rollcall::models {
class RunOpener;
}

// Opens the runs that a tab had when it was left, in a worker, one after the other, the newest first: it is what one
// wants to see. What cannot be opened is no longer in history. GUI thread; its end waits for nobody.
namespace rollcall::gui {

class RunRestorer : public QObject
{
    Q_OBJECT

public:
    RunRestorer(app::History& history, QObject* parent);

    void restore(const QStringList& ids);              // the oldest first; of many the newest few
    const QStringList& left() const { return m_left; } // still to come back

Q_SIGNALS:
    void restored(const rollcall::history::StoredRunPtr& run);

private:
    void begin(const Result<app::History::StorePtr>& store);
    void next();

    app::History& m_history;
    models::RunOpener* m_opener = nullptr;
    QStringList m_left;
};

} // namespace rollcall::gui
