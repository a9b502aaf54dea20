// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

// Room in a run's folder that is set aside as a file for the day the disk is full: it then becomes a segment file, in
// which a run can still say how it ended. In a run without a folder there is none. One thread at a time.
namespace rollcall::history {

class Reserve
{
public:
    explicit Reserve(const QString& folder) : m_folder(folder) {}

    /// So many bytes; DiskFull where there is no room now.
    Status setAside(qint64 size) const;
    /// The descriptor of what it was, at `path` from now on; -1 where there is none.
    int openAs(const QString& path) const;
    void remove() const;

private:
    QString path() const;

    QString m_folder;
};

} // namespace rollcall::history
