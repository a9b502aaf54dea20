// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/base/consoledevice.h"

#include "cli/base/console.h"

namespace rollcall::cli {

ConsoleDevice::ConsoleDevice(Console& console) : m_console(console), m_heeded(console.writer().heeded())
{
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

qint64 ConsoleDevice::writeData(const char* data, qint64 size)
{
    m_console.outData(QByteArray(data, size));
    return isCut() ? -1 : size;
}

bool ConsoleDevice::isCut() const
{
    const bool isTerminal = m_console.outRows({}).has_value();
    return m_console.outTakesNoMore() || (isTerminal && m_console.writer().heeded() != m_heeded);
}

} // namespace rollcall::cli
