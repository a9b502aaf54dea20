// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/programs/hostileprogram.h"

#include <algorithm>
#include <cstring>

namespace rollcall::fleet {

namespace {

QByteArray bytes(const char* text, std::size_t size)
{
    return QByteArray(text, static_cast<qsizetype>(size - 1));
}

QByteArray invalidUtf8()
{
    // Stray continuation, cut sequence, overlong slash, surrogate, above U+10FFFF, Latin-1.
    static constexpr char text[] = "good line\n\x80 stray\n\xe2\x82 cut\n\xc0\xaf overlong\n\xed\xa0\x80 surrogate\n"
                                   "\xf5\x90\x80\x80 too high\ncaf\xe9 latin-1\n\xff\xfe\n";
    return bytes(text, sizeof text);
}

QByteArray escapes()
{
    // Title, clear, cursor home, alternate screen, device status, clipboard, hyperlink, colours, bidi, a cell
    // that a spreadsheet would run, and an endless sequence at the end.
    static constexpr char text[] = "\x1b]0;owned\x07\x1b[2J\x1b[H\x1b[?1049h\x1b[6n\x1b[c\x1b]52;c;cm0gLXJmIH4K\x07"
                                   "\x1b]8;;http://127.0.0.1/\x1b\\link\x1b]8;;\x1b\\\n\x1b[31mred\x1b[0m "
                                   "\x1b[1;38;5;208morange\x1b[0m\n"
                                   "safe\rEVIL\nover\b\b\b\bwritten\n\xe2\x80\xae"
                                   "txt.exe\n=cmd|'/c calc'!A1\n\x9b"
                                   "31mC1\n\x1b[9999999999";
    return bytes(text, sizeof text);
}

QByteArray nuls()
{
    static constexpr char text[] = "before\0after\n\0\0\0\n\x01\x02\x03\x0b\x0c\x0e\x1f\x7f end\n";
    return bytes(text, sizeof text);
}

} // namespace

HostileProgram::HostileProgram(Hostile mode) : m_exitCode(mode == Hostile::HugeExitStatus ? 0x10000 : 0)
{
    switch (mode) {
    case Hostile::InvalidUtf8:
        m_text = invalidUtf8();
        break;
    case Hostile::Escapes:
        m_text = escapes();
        break;
    case Hostile::Nul:
        m_text = nuls();
        break;
    case Hostile::LongLine:
        m_text = QByteArray("0123456789abcdef").repeated(1024);
        m_limit = longLine;
        return;
    case Hostile::Flood:
        m_text = QByteArray("The quick brown fox jumps over the lazy dog, again and again and again.\n").repeated(400);
        m_ends = false;
        return;
    case Hostile::Disconnect:
    case Hostile::CloseDisconnect:
    case Hostile::HugeExitStatus:
    case Hostile::NoExitStatus:
    case Hostile::WrongPacket:
    case Hostile::ExitThenGone:
        m_text = "the last line\n";
        break;
    default: // OutputStall, the only one left of those that fake their output
        m_text = QByteArray("line of output that comes through\n").repeated(20) + "and then the line breaks o";
        m_ends = false;
        break;
    }
    m_limit = m_text.size();
}

qsizetype HostileProgram::read(Stream stream, char* buffer, qsizetype room)
{
    if (stream == Stream::Error || m_ending)
        return 0;
    const qsizetype start = m_said % m_text.size();
    qsizetype size = std::min(room, m_text.size() - start);
    if (m_limit >= 0)
        size = std::min<qsizetype>(size, m_limit - m_said);
    std::memcpy(buffer, m_text.constData() + start, static_cast<size_t>(size));
    m_said += size;
    if (m_ends && m_said >= m_limit)
        m_ending = Ending{m_exitCode, {}};
    return size;
}

void HostileProgram::sendSignal(const QByteArray& name)
{
    if (!m_ending)
        m_ending = Ending{0, name};
}

} // namespace rollcall::fleet
