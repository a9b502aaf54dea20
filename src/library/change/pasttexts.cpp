// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/change/pasttexts.h"

#include <algorithm>

namespace rollcall::library {

void PastTexts::remember(const Change& change, const QList<File>& files)
{
    Entry entry{change, files, 0};
    for (const File& file : files)
        entry.bytes += file.before ? file.before->size() : 0;
    m_bytes += entry.bytes;
    m_entries.push_back(std::move(entry));
    while (m_bytes > mostBytes) {
        m_bytes -= m_entries.front().bytes;
        m_entries.pop_front();
    }
}

const QList<PastTexts::File>* PastTexts::takenBackBy(const Change& change) const
{
    const Change made = change.reversed();
    const auto found =
        std::find_if(m_entries.rbegin(), m_entries.rend(), [&](const Entry& entry) { return entry.change == made; });
    return found == m_entries.rend() ? nullptr : &found->files;
}

} // namespace rollcall::library
