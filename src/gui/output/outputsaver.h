// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"

#include <QObject>
#include <QString>
#include <QWidget>

// Saves the output of a task: asks for the file, writes it in a worker, says how that ended. One after the other; the
// end waits for nobody. GUI thread.
namespace rollcall::gui {

class OutputSaver : public QObject
{
    Q_OBJECT

public:
    explicit OutputSaver(QWidget* parent); // the dialog's, too

    void save(const ResultSourcePtr& source, TaskIndex task);

Q_SIGNALS:
    void message(const QString& text);

private:
    void write(const ResultSourcePtr& source, TaskIndex task, const QString& file);

    QWidget* const m_window;
    app::Jobs m_jobs;
};

} // namespace rollcall::gui
