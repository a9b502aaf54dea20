// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/execoutput.h"

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

QString ExecOutput::limitText() const
{
    constexpr qint64 megabyte = 1024LL * 1024;
    return m_limit < megabyte ? u"%1 bytes"_s.arg(m_limit)
                              : u"%1 MB"_s.arg(static_cast<double>(m_limit) / megabyte, 0, 'g', 4);
}

} // namespace rollcall::ssh
