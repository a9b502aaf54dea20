// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runoptions.h"

#include <QLatin1String>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

// A saved command or script: what to run, with which parameters, and what counts as success. Plain values;
// any thread. Placeholders in scripts are {{name}} or {{name:default}} (core/run/placeholder.h).
namespace rollcall {

struct Parameter
{
    QString name;
    QString label; // what the form shows; the name where empty
    QString defaultValue;
    QString description;
    QStringList choices; // empty: free text

    bool operator==(const Parameter&) const = default;
};

/// Files of this workstation to each host.
struct PushStep
{
    QStringList sources; // files and folders
    QString destination; // a folder of the host where it ends in "/" or there are several, else the new name
    QString mode;        // "0644"; "": as it is here
    QString owner;       // "user", "user:group", ":group"; "": whoever logs in
    bool keepTimes = true;

    bool operator==(const PushStep&) const = default;
};

/// Files of each host into a folder of its own below `destination`.
struct PullStep
{
    QStringList sources;
    QString destination; // a folder of this workstation
    bool keepTimes = true;

    bool operator==(const PullStep&) const = default;
};

/// Reboots, and waits for the host to be back.
struct RebootStep
{
    static constexpr Milliseconds usualWithin{600'000};

    Milliseconds within = usualWithin; // then it has not come back
    QString command;                   // what reboots it; "": what its system has

    bool operator==(const RebootStep&) const = default;
};

/// What a step does: a script's text, as it was written or with its parameters filled in, or something else.
using StepWork = std::variant<QString, PushStep, PullStep, RebootStep>;

inline bool isScript(const StepWork& work)
{
    return work.index() == 0;
}

/// The script's text; "" of another kind.
QString scriptOf(const StepWork& work);
/// As one says it in a word: "script", "push"…
QLatin1String kindOf(const StepWork& work);
/// To be shown: the script's text, else a line as "push a.conf b.conf -> /etc/app/".
QString workText(const StepWork& work);
/// Every text in which placeholders may stand.
QStringList textsOf(const StepWork& work);

enum class BecomeMethod : quint8 { Sudo, Doas, Su };

/// As whom a step runs on the host, where that is not who logs in.
struct Become
{
    BecomeMethod method = BecomeMethod::Sudo;
    QString user; // "": root

    bool operator==(const Become&) const = default;
};

enum class Effect : quint8 { Reads, Changes, Dangerous };

/// What is not said here comes from the snippet.
struct StepTemplate
{
    QString title{};
    StepWork work{};
    QString interpreter{};
    std::optional<Become> become{};
    OnFailure onFailure = OnFailure::ByKind;
    std::optional<Milliseconds> timeout{}; // 0: none
    Effect effect = Effect::Changes;
    bool repeatable = false; // doing it twice is as doing it once

    bool operator==(const StepTemplate&) const = default;

    QString script() const { return scriptOf(work); }
    bool isBlank() const { return isScript(work) && script().trimmed().isEmpty(); }
};

struct SuccessRule
{
    QList<quint32> exitCodes{0};
    QString mustMatch; // regular expression over standard output; empty: no rule
    QString mustNotMatch;
    bool noExitStatus = false; // is fine too

    bool operator==(const SuccessRule&) const = default;
};

struct Snippet
{
    QString name; // unique in its library
    QString description;
    QString folder; // "Storage/Disks"
    QStringList tags;
    QString interpreter; // empty: the login shell takes the text as its command line; else "bash", "python3"…
    QList<Parameter> parameters;
    QList<StepTemplate> steps;
    SuccessRule success;
    OptionOverrides options;

    bool operator==(const Snippet&) const = default;
};

} // namespace rollcall
