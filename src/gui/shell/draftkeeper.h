// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "app/person/draftplace.h"
#include "app/person/drafts.h"
#include "core/base/result.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>

// Keeps the drafts of the tabs in their file: a moment after each change, in a worker, the newest alone where several
// come together. What has begun to be written is written to its end. Nothing is written before the file has been read,
// nor where it could not be: it would be lost. Another window has a file of its own (app::DraftPlace). GUI thread.
namespace rollcall::gui {

class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    /// `drafts`: as they stand.
    DraftKeeper(std::function<app::Drafts()> drafts, QObject* parent);

    void setFile(const QString& file) { m_file = file; }
    QString file() const { return m_place ? m_place->file() : m_file; } // this window's
    /// At the start, with what windows have left that are gone; see app::Drafts.
    Result<app::Drafts> load();
    void touch();   // they have changed
    void saveNow(); // begins to; saved() follows
    void drop();    // what has changed of late is in the file already
    bool isSaving() const { return m_jobs.isBusy(); }

Q_SIGNALS:
    void saved(const rollcall::Status& status);

private:
    const std::function<app::Drafts()> m_drafts;
    QString m_file;
    std::shared_ptr<app::DraftPlace> m_place; // null before the drafts have been read
    bool m_isRead = false;                    // and may be written
    QTimer m_moment;
    app::Jobs m_jobs;
};

} // namespace rollcall::gui
