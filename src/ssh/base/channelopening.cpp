// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/channelopening.h"

namespace rollcall::ssh {

ChannelOpening::ChannelOpening(Link& link) : m_link(link)
{
    m_link.overheard().asked.reset();
    ++m_link.overheard().openings;
}

ChannelOpening::~ChannelOpening()
{
    if (m_number)
        m_link.overheard().refusals.remove(*m_number);
    --m_link.overheard().openings;
}

// The first call asks.
void ChannelOpening::note()
{
    if (!m_number)
        m_number = std::exchange(m_link.overheard().asked, std::nullopt);
}

QString ChannelOpening::problem() const
{
    const QByteArray words = m_number ? m_link.overheard().refusals.value(*m_number) : QByteArray();
    return words.isEmpty() ? m_link.error() : safeText(words);
}

} // namespace rollcall::ssh
