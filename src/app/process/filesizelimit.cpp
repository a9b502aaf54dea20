// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/filesizelimit.h"

#include <csignal>

namespace rollcall::app {

void makeFileSizeLimitAnError()
{
    std::signal(SIGXFSZ, SIG_IGN);
}

} // namespace rollcall::app
