// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "library/change/change.h"
#include "library/change/pasttexts.h"
#include "library/files/libraryplace.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>

// Carries a change out on the files of a library. Blocking; for the library's own thread and for tests.
namespace rollcall::library {

/// One file before and after, as SHA-256 of its bytes; empty where it was or is not there.
struct Touched
{
    QString file; // relative
    QByteArray before;
    QByteArray after;
};

/// All or nothing: every file's new text is made and checked before the first one is replaced, a file that was
/// changed in between is a FileConflict and nothing is written; of several files what is meant is written down
/// first, so that a program that is killed between two of them leaves a save that the same user's next one finishes.
/// Where somebody else's was cut off nothing is written: UnfinishedSave. `step` is called before each change on disk,
/// for tests that stop there. `past`: what takes back a change that was saved with it gives back the bytes of before,
/// where the files are as that change left them.
Result<QList<Touched>> saveChange(const LibraryPlace& place, const Change& change,
                                  const std::function<void()>& step = {}, PastTexts* past = nullptr);

/// Finishes a save of this user's that was cut off, if there is one.
Status finishSave(const LibraryPlace& place, const std::function<void()>& step = {});

} // namespace rollcall::library
