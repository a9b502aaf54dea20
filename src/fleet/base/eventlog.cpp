// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/base/eventlog.h"

#include "core/base/error.h"
#include "core/base/privatefiles.h"

#include <fcntl.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdio>
#include <ctime>

namespace rollcall::fleet {

namespace {

constexpr qsizetype longestEvent = 1'000;

QByteArray timeText()
{
    timeval now{};
    gettimeofday(&now, nullptr);
    tm parts{};
    gmtime_r(&now.tv_sec, &parts);
    char text[32];
    const std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
    std::snprintf(text + size, sizeof text - size, ".%03dZ", static_cast<int>(now.tv_usec / 1'000));
    return text;
}

} // namespace

EventLog::~EventLog()
{
    if (m_file >= 0)
        ::close(m_file);
}

Status EventLog::open(const QString& path)
{
    m_file = openPrivateFile(path, O_WRONLY | O_TRUNC | O_APPEND);
    if (m_file < 0)
        return Error{ErrorKind::FileUnwritable, path, qt_error_string(errno), path, 0};
    return {};
}

void EventLog::write(const QString& host, const QByteArray& event)
{
    QByteArray safe = event.left(longestEvent);
    for (char& character : safe) {
        if (static_cast<unsigned char>(character) < ' ')
            character = ' ';
    }
    const QByteArray line = timeText() + ' ' + host.toUtf8() + ' ' + safe + '\n';
    // A full disk must not stop the fleet: a line that cannot be written is lost.
    [[maybe_unused]] const ssize_t written = ::write(m_file, line.constData(), static_cast<size_t>(line.size()));
}

} // namespace rollcall::fleet
