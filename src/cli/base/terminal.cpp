// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/base/terminal.h"

#include <QSocketNotifier>

#include <fcntl.h>
#include <string.h> // explicit_bzero
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace rollcall::cli {

Terminal::Terminal(QObject* parent) : QObject(parent)
{
    m_descriptor = ::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (m_descriptor < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    m_notifier->setEnabled(false);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Terminal::lineCame);
}

Terminal::~Terminal()
{
    restore();
    wipe(m_line);
    m_notifier.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void Terminal::write(const QString& text)
{
    const QByteArray bytes = text.toLocal8Bit();
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t count = ::write(m_descriptor, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (count < 0 && errno != EINTR)
            return;
        done += std::max<ssize_t>(count, 0);
    }
}

void Terminal::ask(const QString& prompt, bool echo, GotLine got, TypedBefore before)
{
    m_got = std::move(got);
    if (!echo && ::tcgetattr(m_descriptor, &m_saved) == 0) {
        termios silent = m_saved;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHOE | ECHOK);
        silent.c_lflag |= ECHONL;
        silent.c_cc[VEOL] = otherReturn;
        m_silent = ::tcsetattr(m_descriptor, TCSAFLUSH, &silent) == 0; // drops it as well
    } else if (before == TypedBefore::Dropped) {
        dropTyped();
    }
    write(prompt);
    m_notifier->setEnabled(true);
}

/// Not in the background: what is typed then is the shell's, and whoever takes it from there is stopped.
void Terminal::dropTyped()
{
    if (::tcgetpgrp(m_descriptor) == ::getpgrp())
        ::tcflush(m_descriptor, TCIFLUSH);
}

void Terminal::lineCame()
{
    char buffer[1024];
    const ssize_t count = ::read(m_descriptor, buffer, sizeof buffer); // the terminal gives whole lines
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    const bool ended = count <= 0;
    m_line.append(buffer, std::max<ssize_t>(count, 0));
    explicit_bzero(buffer, sizeof buffer);
    const bool otherwise = m_silent && m_line.endsWith(otherReturn);
    if (!ended && !otherwise && !m_line.endsWith('\n'))
        return;
    if (otherwise)
        write(QStringLiteral("\n"));
    while (m_line.endsWith('\n') || m_line.endsWith('\r'))
        m_line.chop(1);
    const GotLine got = std::exchange(m_got, {});
    restore();
    Secret line(std::move(m_line));
    m_line = {};
    if (got)
        got(std::move(line), ended);
}

void Terminal::stopReading()
{
    if (!isReading())
        return;
    m_got = {};
    wipe(m_line);
    restore();
    write(QStringLiteral("\n"));
}

void Terminal::restore()
{
    if (m_notifier)
        m_notifier->setEnabled(false);
    if (std::exchange(m_silent, false))
        ::tcsetattr(m_descriptor, TCSADRAIN, &m_saved);
}

int Terminal::columns() const
{
    return terminalColumns(m_descriptor);
}

int terminalColumns(int descriptor)
{
    constexpr int usual = 80;
    winsize size{};
    const bool isKnown = descriptor >= 0 && ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return isKnown ? size.ws_col : usual;
}

} // namespace rollcall::cli
