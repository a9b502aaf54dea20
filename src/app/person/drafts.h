// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/encoding.h"
#include "core/base/result.h"
#include "core/run/runrequest.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

// The composer tabs as they were left, so that a restart or a crash loses no typed word: one JSON file,
// replaced atomically, readable by its owner only. What may not be stored (core/run/runfields.h) is not in it. Values;
// load() and save() do blocking I/O on a small file.
namespace rollcall::app {

struct Draft
{
    QString title;
    RunRequest request;
    bool edited = false;                // differs from the snippet it came from
    QString snippet;                    // the one that it follows unless its steps were edited; "" for none
    QString library;                    // the folder of that one's library; "" for the first that has it
    QString began;                      // which of its steps the tab began with, as the tab tells them apart
    QStringList runIds;                 // the tab's revisions, oldest first
    std::optional<Encoding> encoding{}; // in which its outputs are read; nothing: as each host's

    bool operator==(const Draft&) const = default;
};

struct ClosedDraft
{
    Draft draft;
    int index = 0; // where its tab was

    bool operator==(const ClosedDraft&) const = default;
};

struct Drafts
{
    QList<Draft> tabs;
    int current = 0;
    QList<ClosedDraft> closed{}; // of tabs that can be brought back, the one that was closed last at the end

    bool operator==(const Drafts&) const = default;

    /// A missing file gives no tabs; a broken one is set aside as "drafts.json.broken" (.2, …) and reported.
    static Result<Drafts> load(const QString& file);
    Status save(const QString& file) const;
};

} // namespace rollcall::app
