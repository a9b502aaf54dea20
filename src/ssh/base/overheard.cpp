// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/overheard.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <cstdlib>

namespace rollcall::ssh {

namespace {

constexpr QByteArrayView askedFor("Creating a channel ");
constexpr QByteArrayView refused("Channel opening failure: channel ");

quint32 numberAfter(QByteArrayView words, QByteArrayView start)
{
    return static_cast<quint32>(std::strtoul(words.data() + start.size(), nullptr, 10));
}

// "function: words". Words of the server stand in some of them, but never in front.
void hear(int, const char*, const char* line, void* data)
{
    auto* overheard = static_cast<Overheard*>(data);
    const QByteArrayView all(line);
    const qsizetype end = all.indexOf(": ");
    if (!overheard || end < 0)
        return;
    const QByteArrayView words = all.sliced(end + 2); // ends with a null, as the line does
    if (words.startsWith("Received SSH_REQUEST_FAILURE") || words.startsWith("Received SSH_REQUEST_SUCCESS"))
        ++overheard->replies;
    else if (words.startsWith(askedFor))
        overheard->asked = numberAfter(words, askedFor);
    else if (words.startsWith(refused))
        overheard->refusals.insert(numberAfter(words, refused), words.toByteArray());
}

} // namespace

Listening::Listening(Overheard* overheard)
    : m_before(static_cast<Overheard*>(ssh_get_log_userdata())), m_changed(overheard != m_before)
{
    if (m_changed)
        set(overheard);
}

Listening::~Listening()
{
    if (m_changed)
        set(m_before);
}

// What libssh notes as a session's error is told on the highest level alone.
void Listening::set(Overheard* overheard)
{
    ssh_set_log_callback(hear);
    ssh_set_log_userdata(overheard);
    ssh_set_log_level(overheard ? SSH_LOG_TRACE : SSH_LOG_NOLOG);
}

} // namespace rollcall::ssh
