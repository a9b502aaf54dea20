// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/run/question.h"

#include <vector>

// Which machine has refused which answer, so that the same one is not sent there again, nor to a third machine once two
// have refused it. The answers are wiped with it. Values only. Pure; any thread.
namespace rollcall::ssh {

class Refusals
{
public:
    static constexpr int mostMachines = 2; // that an answer is refused by before it is tried on no other

    void note(const Machine& machine, const std::vector<Secret>& texts);

    int by(const Machine& machine) const;                 // how often, whatever it was
    int machines() const;                                 // how many have refused something
    int machines(const std::vector<Secret>& texts) const; // and exactly this
    bool has(const Machine& machine, const std::vector<Secret>& texts) const;
    bool isHopeless(const std::vector<Secret>& texts) const { return machines(texts) >= mostMachines; }

private:
    struct One
    {
        Machine machine;
        std::vector<Secret> texts;
    };

    std::vector<One> m_all;
};

/// What has become of the answers to one question.
struct Trials
{
    int right = 0; // machines that have taken the last one
    int inRow = 0; // refusals since one did
    Refusals refusals;
    QString refusedBy; // the last that did
};

} // namespace rollcall::ssh
