// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/resultsource.h"

#include <QComboBox>
#include <QString>

#include <memory>

namespace rollcall::app {
class History;
}
namespace rollcall::history {
class Store;
}
namespace rollcall::models {
class EarlierRuns;
}

// Which earlier run of the same commands one is compared with: the newest on the same target, until another one is
// chosen. GUI thread.
namespace rollcall::gui {

class EarlierRunBox : public QComboBox
{
    Q_OBJECT

public:
    explicit EarlierRunBox(QWidget* parent = nullptr);

    void setHistory(app::History& history); // once
    void look(const ResultSourcePtr& run);  // for those that it may be compared with; null: empty
    bool isBusy() const;

Q_SIGNALS:
    void opened(const rollcall::ResultSourcePtr& run);
    void none(const QString& why); // a sentence

private:
    void open(int index);

    app::History* m_history = nullptr;
    std::shared_ptr<history::Store> m_store; // null: not open yet
    models::EarlierRuns* m_runs;
    ResultSourcePtr m_run;
    bool m_waits = false; // for the history
};

/// Of a run, as the box has it.
QString timeOf(const RunSummary& run);

} // namespace rollcall::gui
