// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/store/store.h"

#include <QString>

#include <random>

// Histories whose files were changed behind Rollcall's back: byte by byte, cut, made longer. What is read of
// them is not looked at; it must come to an end. The test's thread.
namespace rollcall::test {

/// The old history and a new one, of which every mutation takes a copy.
bool makeOriginals(const QString& folder);
/// Changes a copy of one of them below `folder`, opens it and reads everything; the number names the mutation.
void readMutated(const QString& originals, const QString& folder, quint32 number);
/// Everything that can be read of a run: its spec, its records, output and logs.
void readAll(const ResultSource& run);

} // namespace rollcall::test
