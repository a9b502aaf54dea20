// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "app/run/servernotice.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"

#include <QLabel>
#include <QWidget>

#include <map>
#include <vector>

// Above the results of a run whose logins wait for somebody to visit a page or to do something else: who waits, what
// the server says, as its words, and the page's address. One at a time, with all hosts that wait for the same; no
// question tells of them. Logs are read in a worker. GUI thread.
namespace rollcall::gui {

class AddressRow;

class PagesBar : public QWidget
{
    Q_OBJECT

public:
    explicit PagesBar(QWidget* parent = nullptr);

    void setRun(const ResultSourcePtr& run); // null: none that is under way
    void look(const std::vector<HostIndex>& hosts);

private:
    void show(const std::map<HostIndex, app::PersonWanted>& found);
    void update();

    QLabel* m_who;
    QLabel* m_words;
    AddressRow* m_address;
    ResultSourcePtr m_run;
    std::map<HostIndex, app::PersonWanted> m_wanted; // by hosts that wait
    app::Jobs m_jobs;
};

} // namespace rollcall::gui
