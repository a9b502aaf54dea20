// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/encoding.h"
#include "core/result/resultsource.h"
#include "core/run/hostspec.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"
#include "core/verdict/outcome.h"
#include "gui/look/commands.h"
#include "gui/output/changesview.h"
#include "gui/results/resultsviews.h"
#include "interchange/export/rowtext.h"

#include <QList>
#include <QPoint>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QMenu;
namespace Ui {
class ResultsPage;
}
namespace rollcall::app {
class History;
class IniFile;
} // namespace rollcall::app
namespace rollcall {
class RunQuery;
}
namespace rollcall::history {
class StoredRun;
struct RunChange;
} // namespace rollcall::history
namespace rollcall::models {
class ResultsModel;
class ResultsProxy;
} // namespace rollcall::models

// The results of one run, alive or past: progress, a chip per outcome, filters, the table and the output pane
// below. It reads everything from the store; apply() says what has become readable. GUI thread.
namespace rollcall::gui {

struct AgainAction;
class Syntax;

class ResultsPage : public QWidget
{
    Q_OBJECT

public:
    struct Totals
    {
        int tasks = 0;
        int ok = 0;
        bool ended = false; // finished as it should, not interrupted or cancelled
    };

    explicit ResultsPage(Syntax& syntax, QWidget* parent = nullptr);
    ~ResultsPage() override;

    /// Of a run that was made here: what its clocks say, in milliseconds. Null: it is past, and the store knows.
    struct Clock
    {
        std::function<qint64()> worked;
        std::function<qint64()> sinceStart;
    };

    void setRun(const std::shared_ptr<history::StoredRun>& run, const Clock& clock = {});
    void apply(const history::RunChange& change);
    void runEnded();
    void setStopping(bool stopping);
    void setTabRunning(bool running); // this run or another one of its tab is under way
    void setRevisions(const QStringList& labels, int current);
    void setCurrentRevision(int index);
    /// Some run could not be stored whole: looks whether it is the one shown.
    void lookForFailure();

    Givens given() const; // what there is for commands to act on
    bool hasRun() const;
    bool isSettled() const;
    StoredSpecPtr spec() const;
    Totals totals() const;
    QString summarySentence() const;
    QList<HostIndex> selectedHosts() const;
    QList<HostIndex> queriedHosts(const RunQuery& query) const;
    void setHistory(app::History& history); // once: what runs are compared with
    ChangesView* changes() const;
    std::optional<Encoding> encoding() const; // in which outputs are read; nothing: as each host's
    void setEncoding(std::optional<Encoding> encoding);
    bool isGrouped() const;
    void setGrouped(bool grouped); // by reason
    ResultsViews::View view() const;
    void show(ResultsViews::View view);

    void focusTable();
    void focusFilter();
    void focusOutput();
    void find();
    void findNext(bool forward);
    void exportResults();
    void saveOutput();
    void copyHostNames(); // one a line
    void copyRows(interchange::RowFormat format);
    void useSelectionAsTarget();
    void saveSelectionAsGroup();
    void saveState(app::IniFile& settings) const;
    void restoreState(app::IniFile& settings); // which stays

Q_SIGNALS:
    void stopRequested();
    void stopHostsRequested(const QList<rollcall::HostIndex>& hosts);
    void runAgainRequested(const QList<rollcall::HostIndex>& hosts);
    void targetRequested(const QList<rollcall::RunHost>& hosts); // for a new tab
    void groupRequested(const QList<rollcall::RunHost>& hosts);
    void revisionChosen(int index);
    void selectionChanged();
    void groupedChanged(bool grouped);
    void encodingChosen();
    void message(const QString& text);

private:
    void connectParts();
    void keepRoom();
    void updateStatus();
    void updateHits();
    void updateNoMatch();
    void showSelection();
    void showMenu(const QPoint& position);
    void addReasonActions(QMenu* menu);
    void fillChipMenu(QMenu* menu, Outcome outcome);
    void fillRunAgainMenu(QMenu* menu);
    void addAgainActions(QMenu* menu, const QList<AgainAction>& actions);
    QSet<Reason> selectedReasons() const;
    void showEmptyPage();
    QList<TaskIndex> selectedTasks() const;
    QStringList namesOf(const QList<HostIndex>& hosts) const;
    QList<RunHost> selectedRunHosts() const;

    std::unique_ptr<Ui::ResultsPage> m_ui;
    models::ResultsModel* m_model;
    models::ResultsProxy* m_proxy;
    std::shared_ptr<const history::StoredRun> m_run; // null: none
    ResultSourcePtr m_source;                        // the same
    Clock m_clock;
    QTimer m_tick; // while the run goes
    bool m_stopping = false;
    bool m_tabRunning = false;
};

} // namespace rollcall::gui
