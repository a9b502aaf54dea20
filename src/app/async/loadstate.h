// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <optional>

// How far something is that a worker reads, for whoever shows it or tells why it is not there. A value.
namespace rollcall::app {

struct LoadState
{
    enum class Stage {
        Loading, // nobody knows yet what is there
        Ready,
        Failed, // all of it, or so much that what is there does not tell what there is
    };

    Stage stage = Stage::Loading;
    std::optional<Error> error; // Failed: why; Ready: what it lacks, such as that it can only be read

    bool operator==(const LoadState&) const = default;

    bool isLoading() const { return stage == Stage::Loading; }
    bool hasFailed() const { return stage == Stage::Failed; }
};

} // namespace rollcall::app
