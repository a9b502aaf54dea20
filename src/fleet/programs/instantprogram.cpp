// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/programs/instantprogram.h"

#include "fleet/cast/roster.h"

#include <algorithm>
#include <cstring>

namespace rollcall::fleet {

namespace {

bool readsItsInput(const QByteArray& command)
{
    static const QByteArrayList shells{"", "sh", "bash", "/bin/sh", "sh -s", "bash -s", "/bin/sh -s"};
    return shells.contains(command.trimmed());
}

} // namespace

InstantProgram::InstantProgram(uv_loop_t* loop, const ProgramRequest& request)
    : m_loop(loop), m_host(request.host), m_name(request.host.name.toUtf8()),
      m_readsInput(readsItsInput(request.command))
{
    if (!m_readsInput)
        begin(request.command);
}

void InstantProgram::begin(const QByteArray& command)
{
    m_script = readInstantScript(command, m_host);
    settle();
}

void InstantProgram::settle()
{
    if (m_script.parts.empty() && m_cut.isEmpty() && !m_ending)
        m_ending = Ending{m_script.exitCode, {}};
}

qsizetype InstantProgram::read(Stream stream, char* buffer, qsizetype room)
{
    if (m_ending || m_sleep || m_script.parts.empty())
        return 0;
    InstantPart& part = m_script.parts.front();
    if (part.kind == InstantPart::Kind::Sleep) {
        waitFor(part);
        return 0;
    }
    if ((part.kind == InstantPart::Kind::ErrorText) != (stream == Stream::Error))
        return 0;
    const qsizetype size = readPart(part, buffer, room);
    const qint64 whole = part.kind == InstantPart::Kind::Text || part.kind == InstantPart::Kind::ErrorText
                             ? part.text.size()
                             : part.count;
    if (part.given >= whole && m_cut.isEmpty())
        m_script.parts.pop_front();
    settle();
    return size;
}

qsizetype InstantProgram::readPart(InstantPart& part, char* buffer, qsizetype room)
{
    if (part.kind == InstantPart::Kind::Text || part.kind == InstantPart::Kind::ErrorText) {
        const qsizetype size = std::min<qsizetype>(room, part.text.size() - part.given);
        std::memcpy(buffer, part.text.constData() + part.given, static_cast<size_t>(size));
        part.given += size;
        return size;
    }
    qsizetype filled = 0;
    while (filled < room && (!m_cut.isEmpty() || part.given < part.count)) {
        if (m_cut.isEmpty()) {
            ++part.given;
            m_cut = part.kind == InstantPart::Kind::Numbers ? QByteArray::number(part.given) + '\n'
                                                            : instantLogLine(m_name, part.given);
        }
        const qsizetype size = std::min(room - filled, m_cut.size());
        std::memcpy(buffer + filled, m_cut.constData(), static_cast<size_t>(size));
        m_cut.remove(0, size);
        filled += size;
    }
    return filled;
}

void InstantProgram::waitFor(InstantPart& part)
{
    m_sleep = std::make_unique<Timer>(m_loop, [this] {
        m_sleep.reset();
        m_script.parts.pop_front();
        settle();
        wake();
    });
    m_sleep->start(static_cast<std::uint64_t>(std::max<qint64>(part.count, 0)));
}

qsizetype InstantProgram::write(const char* data, qsizetype size)
{
    if (m_readsInput && m_typed.size() < largestScript)
        m_typed.append(data, size);
    return size;
}

void InstantProgram::closeInput()
{
    if (std::exchange(m_readsInput, false))
        begin(m_typed);
}

void InstantProgram::sendSignal(const QByteArray& name)
{
    if (m_ending)
        return;
    m_sleep.reset();
    m_ending = Ending{0, name};
}

} // namespace rollcall::fleet
