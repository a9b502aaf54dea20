// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/programs/program.h"

namespace rollcall::fleet {

qsizetype Program::write(const char*, qsizetype size)
{
    return size;
}

void Program::sendSignal(const QByteArray&) {}

void Program::resize(int, int) {}

void Program::wake()
{
    if (m_wake) {
        const auto wake = m_wake; // may be destroyed while it runs
        wake();
    }
}

} // namespace rollcall::fleet
