// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/questions/refusals.h"

#include <algorithm>

namespace rollcall::ssh {

namespace {

template <typename Each> int distinct(const Each& each)
{
    QList<Machine> machines;
    each([&](const Machine& machine) {
        if (!machines.contains(machine))
            machines << machine;
    });
    return static_cast<int>(machines.size());
}

} // namespace

void Refusals::note(const Machine& machine, const std::vector<Secret>& texts)
{
    One one{machine, {}};
    for (const Secret& text : texts)
        one.texts.push_back(text.clone());
    m_all.push_back(std::move(one));
}

int Refusals::by(const Machine& machine) const
{
    return static_cast<int>(
        std::count_if(m_all.begin(), m_all.end(), [&](const One& one) { return one.machine == machine; }));
}

int Refusals::machines() const
{
    return distinct([this](const auto& add) {
        for (const One& one : m_all)
            add(one.machine);
    });
}

int Refusals::machines(const std::vector<Secret>& texts) const
{
    return distinct([&](const auto& add) {
        for (const One& one : m_all) {
            if (one.texts == texts)
                add(one.machine);
        }
    });
}

bool Refusals::has(const Machine& machine, const std::vector<Secret>& texts) const
{
    return std::any_of(m_all.begin(), m_all.end(),
                       [&](const One& one) { return one.machine == machine && one.texts == texts; });
}

} // namespace rollcall::ssh
