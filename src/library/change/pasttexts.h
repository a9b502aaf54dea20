// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/change/change.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <deque>
#include <optional>

// What the files of a library said before changes were saved: what takes a change back gives them back byte for byte,
// with comments, ids, places and their own names. Of so many changes as fit into some megabytes. One thread.
namespace rollcall::library {

class PastTexts
{
public:
    static constexpr qsizetype mostBytes = 16LL * 1024 * 1024;

    struct File
    {
        QString file;                     // relative
        std::optional<QByteArray> before; // its bytes; nothing: it was not there
        QByteArray after;                 // SHA-256 of what the change made of it; empty: it was removed
    };

    void remember(const Change& change, const QList<File>& files);
    /// Of the newest change that this one takes back; null where it is not known.
    const QList<File>* takenBackBy(const Change& change) const;

private:
    struct Entry
    {
        Change change;
        QList<File> files;
        qsizetype bytes = 0;
    };

    std::deque<Entry> m_entries; // the oldest first
    qsizetype m_bytes = 0;
};

} // namespace rollcall::library
