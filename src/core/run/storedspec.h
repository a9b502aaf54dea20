// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "core/run/runoptions.h"
#include "core/run/runrequest.h"
#include "core/run/runspec.h"
#include "core/run/snippet.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <type_traits>

// What is kept of a run's spec, to be shown, searched and exported. It cannot be started: it lacks what a login needs,
// and what it says of the way to a host may not hold any more. Running again begins at the request. Immutable once
// made, shared between threads.
namespace rollcall {

/// How a host was reached and logged in to.
struct StoredAccess
{
    QString identity;
    QStringList way;        // see wayTo()
    bool isWayKnown = true; // false for runs that were kept before it was
    bool legacyAlgorithms = false;
    QString source;       // the address that is connected from; "" for any
    QString hostKeyAlias; // by which its key is looked up
    HostKeyPolicy hostKeys = HostKeyPolicy::Ask;
    QStringList sentNames; // of the variables that ssh_config has sent to it, but for those of the caller's language
    bool terminal = false; // whether ssh_config asks for one

    bool operator==(const StoredAccess&) const = default;
};

struct StoredHost : RunHost, StoredAccess
{
    bool operator==(const StoredHost&) const = default;
};

struct StoredStep
{
    QString title;
    StepWork work;
    QString interpreter;
    SuccessRule success;
    qint64 inputSize = 0;   // of its standard input, which is kept nowhere
    QByteArray inputDigest; // SHA-256; empty where there was none
    std::optional<Become> become;
    AfterFailure afterFailure;
    std::optional<Milliseconds> timeout;
    Effect effect = Effect::Changes;
    bool repeatable = false;

    bool operator==(const StoredStep&) const = default;

    QString command() const { return workText(work); }
};

/// What is kept of a host.
StoredHost storedHost(const HostSpec& host);

/// Keeps of a standard input what may be kept. Zeros stand for one that was taken out of a file: its digest is not
/// known.
void setInput(StoredStep& step, const QByteArray& input);

struct StoredSpec : RunPlan<StoredHost, StoredStep>
{
    std::optional<RunRequest> request; // nothing for runs that were kept before it was

    bool operator==(const StoredSpec&) const = default;

    StoredSpec() = default;
    explicit StoredSpec(const RunSpec& run);
};

using StoredSpecPtr = std::shared_ptr<const StoredSpec>;

static_assert(!std::is_constructible_v<RunSpec, const StoredSpec&> && !std::is_convertible_v<StoredSpecPtr, RunSpecPtr>,
              "what is read from history cannot be started");

} // namespace rollcall
