// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

// Past runs as they are named on the command line. Reads the history's index; main thread.
namespace rollcall::history {
class Store;
}

namespace rollcall::cli {

/// The id of the run whose id begins so; without a beginning the newest run's. UnknownRun, or BadValue where several
/// begin so.
Result<QString> findRun(const history::Store& store, const QString& beginning);

} // namespace rollcall::cli
