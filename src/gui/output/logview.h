// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"

#include <QPlainTextEdit>
#include <QWidget>

// The connection log of one host, read in a worker; the newest that was asked for is shown, where the reader had
// scrolled to. GUI thread.
namespace rollcall::gui {

class LogView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit LogView(QWidget* parent = nullptr);

    void showLog(const ResultSourcePtr& source, HostIndex host);
    void showNone();

private:
    app::Jobs m_jobs;
};

} // namespace rollcall::gui
