// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/earlierrunbox.h"

#include "app/run/history.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "models/history/earlierruns.h"

#include <QDateTime>
#include <QList>
#include <QLocale>
#include <QSignalBlocker>

namespace rollcall::gui {

QString timeOf(const RunSummary& run)
{
    return QLocale().toString(run.started.toLocalTime(), QLocale::ShortFormat);
}

EarlierRunBox::EarlierRunBox(QWidget* parent) : QComboBox(parent), m_runs(new models::EarlierRuns(this))
{
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    setEnabled(false);
    connect(this, &QComboBox::activated, this, &EarlierRunBox::open);
    connect(m_runs, &models::EarlierRuns::found, this, [this](const QList<RunSummary>& runs) {
        const QSignalBlocker blocker(this);
        clear();
        for (const RunSummary& run : runs)
            addItem(displayLine(tr("%1, on %2", "when, on which hosts").arg(timeOf(run), run.target)), run.id);
        setEnabled(!runs.isEmpty());
    });
    connect(m_runs, &models::EarlierRuns::failed, this, [this](const Error& error) { Q_EMIT none(errorText(error)); });
    connect(m_runs, &models::EarlierRuns::opened, this, [this](const ResultSourcePtr& run) {
        if (run == nullptr) {
            Q_EMIT none(tr("There is no earlier run of these commands.\nRun them again another day: what has changed "
                           "will stand here."));
            return;
        }
        setCurrentIndex(findData(run->summary().id));
        Q_EMIT opened(run);
    });
}

void EarlierRunBox::setHistory(app::History& history)
{
    m_history = &history;
}

void EarlierRunBox::look(const ResultSourcePtr& run)
{
    m_runs->cancel();
    m_run = run;
    clear();
    setEnabled(false);
    m_waits = run != nullptr && m_history != nullptr;
    if (!m_waits)
        return;
    m_history->whenOpen(this, [this, run](const Result<app::History::StorePtr>& store) {
        if (run != m_run)
            return;
        m_waits = false;
        if (store) {
            m_store = *store;
            m_runs->find(m_store, run);
        } else {
            Q_EMIT none(errorText(store.error()));
        }
    });
}

bool EarlierRunBox::isBusy() const
{
    return m_waits || m_runs->isBusy();
}

void EarlierRunBox::open(int index)
{
    if (m_store != nullptr && index >= 0)
        m_runs->open(m_store, itemData(index).toString());
}

} // namespace rollcall::gui
