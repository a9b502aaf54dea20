// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/runspec.h"

#include <QUuid>

namespace rollcall {

namespace {

/// Nothing where these words leave it to the step's kind.
std::optional<AfterFailure> saidBy(std::optional<OnFailure> word, DecidedBy by)
{
    if (!word || *word == OnFailure::ByKind)
        return std::nullopt;
    return AfterFailure{*word == OnFailure::Stop, by};
}

} // namespace

// Going past files that did not arrive, or a reboot, takes the step's own word. What is said of a whole snippet, or for
// all runs, means its scripts; what somebody says for this run beats what scripts say of themselves.
AfterFailure afterFailure(const StepTemplate& step, OnFailure defaults, std::optional<OnFailure> snippet,
                          std::optional<OnFailure> user)
{
    const auto own = saidBy(step.onFailure, DecidedBy::Step);
    const auto outright = saidBy(user, DecidedBy::User);
    const bool mayBePassed = isScript(step.work) || std::holds_alternative<PullStep>(step.work);
    if (outright && (outright->stopsHost || mayBePassed))
        return *outright;
    if (own || !isScript(step.work))
        return own.value_or(AfterFailure());
    const auto all = user      ? std::nullopt // by kind, whatever holds else
                     : snippet ? saidBy(snippet, DecidedBy::Snippet)
                               : saidBy(defaults, DecidedBy::User);
    return all.value_or(AfterFailure());
}

QString newRunId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

void RunSpec::begin()
{
    created = QDateTime::currentDateTimeUtc();
    began = std::chrono::steady_clock::now();
}

qint64 RunSpec::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count();
}

} // namespace rollcall
