// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/prepare/surroundings.h"
#include "app/workspace/sshconfigs.h"
#include "core/base/error.h"
#include "library/files/libraryplace.h"
#include "library/schema/librarydata.h"

#include <QStringList>

#include <optional>

// The libraries and what belongs to them, read in one go: for a worker, or for a program without a window.
// Pure apart from the files; any thread.
namespace rollcall::app {

struct LoadRequest
{
    QString personal; // empty: none
    bool createPersonal = true;
    QStringList folders;
    QString saves; // Paths::savesDir()
    bool useSshConfig = true;
};

struct LoadedLibrary
{
    library::LibraryData data;
    std::optional<LibraryCompanion> companion; // of a demo fleet alone
};

struct Loaded
{
    QList<LoadedLibrary> libraries;
    ReadConfigs configs;
    QList<Error> problems; // beside those that each library keeps itself
};

/// Absolute; a demo fleet's folder stands for the library in it.
QString libraryFolder(const QString& folder);
LoadedLibrary loadOne(const library::LibraryPlace& folder);
/// The library of the demo fleet in that folder, and what lets in there.
LoadedLibrary loadDemo(const library::LibraryPlace& fleet, QList<Error>& problems);
Loaded load(const LoadRequest& request);

} // namespace rollcall::app
