// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/execoutput.h"

#include "core/base/text.h"

#include <QLocale>

#include <algorithm>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

void ExecOutput::awaited(const char* data, qint64 size)
{
    m_held.append(data, size);
    const qsizetype at = m_held.indexOf(m_mark);
    const qsizetype behind = at < 0 ? m_held.size() : at + m_mark.size();
    const qsizetype ready = at < 0 ? m_held.size() - std::min(m_held.size(), m_mark.size() - 1) : at;
    add(Stream::Output, m_held.constData(), ready);
    if (at < 0) {
        m_held.remove(0, ready);
        return;
    }
    add(Stream::Output, m_held.constData() + behind, m_held.size() - behind);
    m_held.clear();
    m_mark.clear();
}

void ExecOutput::finish()
{
    add(Stream::Output, m_held.constData(), m_held.size());
    m_held.clear();
    m_mark.clear();
}

QString ExecOutput::limitText() const
{
    // Is kept; as exact as it was said.
    return m_limit % 1024 == 0 ? sizeText(m_limit, QLocale::c()) : u"%1 bytes"_s.arg(m_limit);
}

} // namespace rollcall::ssh
