// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

// The translation context of the program's sentences that no class of its own says.
namespace rollcall::cli {

class Cli
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

} // namespace rollcall::cli
