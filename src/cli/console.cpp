// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include <QCoreApplication>

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

Console::Console() : m_outIsTerminal(::isatty(STDOUT_FILENO)), m_errIsTerminal(::isatty(STDERR_FILENO)) {}

void Console::writeTo(int descriptor, const QByteArray& bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t count =
            ::write(descriptor, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (count >= 0) {
            done += count;
        } else if (errno == EAGAIN) {
            pollfd waiting{descriptor, POLLOUT, 0};
            ::poll(&waiting, 1, -1);
        } else if (errno != EINTR) {
            m_outIsBroken = m_outIsBroken || descriptor == STDOUT_FILENO;
            return;
        }
    }
}

void Console::out(const QString& text)
{
    outBytes((text + u'\n').toLocal8Bit());
}

void Console::outBytes(const QByteArray& bytes)
{
    if (m_outIsTerminal)
        hideStatusLine();
    writeTo(STDOUT_FILENO, bytes);
    if (m_outIsTerminal && bytes.endsWith('\n'))
        showStatusLine();
}

void Console::err(const QString& text)
{
    errBytes((text + u'\n').toLocal8Bit());
}

void Console::errBytes(const QByteArray& bytes)
{
    hideStatusLine();
    writeTo(STDERR_FILENO, bytes);
    showStatusLine();
}

int Console::fail(const Error& error)
{
    err(u"rollcall-cli: "_s + errorText(error));
    return BadUsage;
}

void Console::setStatusLine(const QString& line)
{
    if (!m_errIsTerminal)
        return;
    hideStatusLine();
    m_statusLine = line.toLocal8Bit();
    showStatusLine();
}

void Console::hideStatusLine()
{
    if (std::exchange(m_statusShown, false))
        writeTo(STDERR_FILENO, "\r\x1b[K");
}

void Console::showStatusLine()
{
    if (m_statusLine.isEmpty() || m_statusShown)
        return;
    writeTo(STDERR_FILENO, m_statusLine);
    m_statusShown = true;
}

} // namespace rollcall::cli
