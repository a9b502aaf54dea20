// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "library/change.h"

#include <QByteArray>
#include <QList>
#include <QString>

// Carries a change out on the files of a library. Blocking; for the library's own thread and for tests.
namespace rollcall::library {

/// One file before and after, as SHA-256 of its bytes; empty where it was or is not there.
struct Touched
{
    QString file; // relative
    QByteArray before;
    QByteArray after;
};

/// Every file's new text is made and checked before the first one is replaced; a file that was changed in
/// between is a FileConflict.
Result<QList<Touched>> saveChange(const QString& path, const Change& change);

} // namespace rollcall::library
