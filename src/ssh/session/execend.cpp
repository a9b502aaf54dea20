// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/execend.h"

#include "core/verdict/phrase.h"

namespace rollcall::ssh {

Verdict ExecEnd::verdict() const
{
    Verdict verdict;
    verdict.remote = RemoteState::Ended;
    verdict.exitCode = status;
    verdict.signal = signal;
    if (!signal.isEmpty())
        verdict.reason = Reason::Signal;
    else if (!status)
        verdict.reason = Reason::NoExitStatus;
    else if (status != 0U)
        verdict.reason = Reason::ExitCode;
    if (!isKnown())
        verdict.detail = phrase(Phrase::NoExitCode);
    return verdict;
}

Verdict ExecEnd::lost(Verdict ending) const
{
    if (!isKnown())
        return ending;
    ending.exitCode = status;
    ending.signal = signal;
    ending.remote = RemoteState::Ended;
    ending.detail = ending.detail.with(signal.isEmpty() ? phrase(Phrase::HadEnded, {exitCodeText(status)})
                                                        : phrase(Phrase::HadEndedBySignal, {signalWord(signal)}));
    return ending;
}

} // namespace rollcall::ssh
