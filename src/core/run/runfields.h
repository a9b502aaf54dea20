// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fields.h"
#include "core/run/composition.h"
#include "core/run/hostspec.h"
#include "core/run/runoptions.h"
#include "core/run/runrequest.h"
#include "core/run/runspec.h"
#include "core/run/snippet.h"
#include "core/run/storedspec.h"

#include <QByteArray>

#include <array>
#include <optional>
#include <type_traits>
#include <variant>

// The tables of what a run is asked for and of what is kept of it. See core/base/fields.h.
namespace rollcall {

inline constexpr qint64 longestTimeout = 7LL * 24 * 3600 * 1000; // ms
inline constexpr qint64 latestTime = 253'402'300'799'999;        // the end of the year 9999, ms

template <> struct NamesOf<HostKeyPolicy>
{
    static constexpr std::array names{"strict", "ask", "accept-new"};
    static constexpr HostKeyPolicy fallback = HostKeyPolicy::Strict; // what is not understood asks for the strictest
};

template <> struct NamesOf<OnFailure>
{
    static constexpr std::array names{"by-kind", "stop", "go-on"};
    static constexpr OnFailure fallback = OnFailure::Stop;
    /// "stopHostOnFailure", which was true unless somebody said otherwise
    static constexpr OnFailure ofFlag(bool stop, bool said)
    {
        return !stop ? OnFailure::GoOn : said ? OnFailure::Stop : OnFailure::ByKind;
    }
};

template <> struct FieldsOf<RunOptions>
{
    static constexpr auto table =
        std::tuple{field("fanOut", &RunOptions::fanOut)
                       .between(1, RunOptions::maximumFanOut)
                       .said("fan-out", InSettings | InSnippets | OnCommandLine),
                   field("connectTimeout", &RunOptions::connectTimeout)
                       .between(1, longestTimeout)
                       .said("connect-timeout", InSettings | InSnippets | OnCommandLine),
                   field("loginTimeout", &RunOptions::loginTimeout)
                       .between(1, longestTimeout)
                       .said("login-timeout", InSettings | OnCommandLine),
                   field("commandTimeout", &RunOptions::commandTimeout)
                       .between(0, longestTimeout)
                       .said("timeout", InSettings | InSnippets | OnCommandLine),
                   field("outputLimit", &RunOptions::outputLimit)
                       .between(0, std::numeric_limits<qint64>::max())
                       .said("output-limit", InSettings | InSnippets | OnCommandLine),
                   field("hostKeys", &RunOptions::hostKeys).said("host-keys", InSettings),
                   field("batch", &RunOptions::batch),
                   field("pty", &RunOptions::pty).said("pty", InSettings | InSnippets | OnCommandLine),
                   field("onFailure", &RunOptions::onFailure)
                       .formerly("stopHostOnFailure")
                       .said("on-failure", InSettings | InSnippets | OnCommandLine),
                   field("environment", &RunOptions::environment),
                   field("terminalWidth", &RunOptions::terminalWidth)
                       .between(RunOptions::minimumTerminalWidth, RunOptions::maximumTerminalWidth)
                       .said("width", InSnippets | OnCommandLine)};
};

/// What is said of an option has its name, places and limits.
template <std::size_t I, typename T> constexpr auto as(std::optional<T> OptionOverrides::*member)
{
    const auto& option = std::get<I>(FieldsOf<RunOptions>::table);
    static_assert(std::is_same_v<typename std::decay_t<decltype(option)>::Value, T>);
    return Field<OptionOverrides, std::optional<T>>{option.key,  member,        option.keep,  option.former,
                                                    option.word, option.places, option.least, option.most};
}

template <> struct FieldsOf<OptionOverrides>
{
    static constexpr auto table =
        std::tuple{as<0>(&OptionOverrides::fanOut),
                   as<1>(&OptionOverrides::connectTimeout),
                   as<2>(&OptionOverrides::loginTimeout),
                   as<3>(&OptionOverrides::commandTimeout),
                   as<4>(&OptionOverrides::outputLimit),
                   as<6>(&OptionOverrides::batch).kept(Keep::Never), // whoever runs it again can be asked, or not
                   as<7>(&OptionOverrides::pty),
                   as<8>(&OptionOverrides::onFailure),
                   as<9>(&OptionOverrides::environment),
                   as<10>(&OptionOverrides::terminalWidth)};
};

/// Calls visit(option, said) for each option and what may be said of it.
template <typename Visit> void forEachOption(Visit&& visit)
{
    forEachField<RunOptions>([&](const auto& option) {
        forEachField<OptionOverrides>([&](const auto& said) {
            using Said = std::optional<typename std::decay_t<decltype(option)>::Value>;
            if constexpr (std::is_same_v<Said, typename std::decay_t<decltype(said)>::Value>) {
                if (qstrcmp(option.key, said.key) == 0)
                    visit(option, said);
            }
        });
    });
}

/// Calls visit(said) for each option that a snippet may say, which people write by hand.
template <typename Visit> void forEachSnippetOption(Visit&& visit)
{
    forEachField<OptionOverrides>([&](const auto& said) {
        using Value = typename std::decay_t<decltype(said)>::Value::value_type;
        if constexpr (std::is_integral_v<Value> || std::is_enum_v<Value> || std::is_same_v<Value, Milliseconds>) {
            if ((said.places & InSnippets) != 0)
                visit(said);
        }
    });
}

template <> struct FieldsOf<TargetOverrides>
{
    static constexpr auto table = std::tuple{
        field("user", &TargetOverrides::user).said("user", OnCommandLine),
        field("port", &TargetOverrides::port).between(0, 65535).said("port", OnCommandLine),
        field("identityFile", &TargetOverrides::identityFile).said("identity", OnCommandLine),
        field("jump", &TargetOverrides::jump).said("jump", OnCommandLine),
        field("knownHosts", &TargetOverrides::knownHostsFile).said("known-hosts", OnCommandLine),
        field("hostKeys", &TargetOverrides::hostKeys).said("host-keys", OnCommandLine),
        field("legacyAlgorithms", &TargetOverrides::legacyAlgorithms).said("legacy-algorithms", OnCommandLine),
        field("encoding", &TargetOverrides::encoding).said("encoding", OnCommandLine)};
};

template <> struct FieldsOf<Parameter>
{
    static constexpr auto table = std::tuple{
        field("name", &Parameter::name), field("label", &Parameter::label), field("default", &Parameter::defaultValue),
        field("description", &Parameter::description), field("choices", &Parameter::choices)};
};

template <> struct NamesOf<BecomeMethod>
{
    static constexpr std::array names{"sudo", "doas", "su"};
    static constexpr BecomeMethod fallback = BecomeMethod::Sudo;
};

template <> struct NamesOf<Effect>
{
    static constexpr std::array names{"reads", "changes", "dangerous"};
    static constexpr Effect fallback = Effect::Dangerous;
};

template <> struct NamesOf<DecidedBy>
{
    static constexpr std::array names{"kind", "step", "snippet", "user"};
    static constexpr DecidedBy fallback = DecidedBy::Kind;
};

template <> struct KindsOf<StepWork>
{
    static constexpr std::array names{"script", "push", "pull", "reboot"};
    static_assert(names.size() == std::variant_size_v<StepWork>);
};

template <> struct FieldsOf<PushStep>
{
    static constexpr auto table =
        std::tuple{field("sources", &PushStep::sources).said("source", InSnippets),
                   field("destination", &PushStep::destination).said("destination", InSnippets),
                   field("mode", &PushStep::mode).said("mode", InSnippets),
                   field("owner", &PushStep::owner).said("owner", InSnippets),
                   field("keepTimes", &PushStep::keepTimes).said("times", InSnippets)};
};

template <> struct FieldsOf<PullStep>
{
    static constexpr auto table =
        std::tuple{field("sources", &PullStep::sources).said("source", InSnippets),
                   field("destination", &PullStep::destination).said("destination", InSnippets),
                   field("keepTimes", &PullStep::keepTimes).said("times", InSnippets)};
};

template <> struct FieldsOf<RebootStep>
{
    static constexpr auto table =
        std::tuple{field("within", &RebootStep::within).between(1, longestTimeout).said("within", InSnippets),
                   field("command", &RebootStep::command).said("command", InSnippets)};
};

template <> struct FieldsOf<Become>
{
    static constexpr auto table = std::tuple{field("method", &Become::method).said("method", InSnippets),
                                             field("user", &Become::user).said("user", InSnippets)};
};

template <> struct FieldsOf<AfterFailure>
{
    static constexpr auto table =
        std::tuple{field("stops", &AfterFailure::stopsHost), field("decidedBy", &AfterFailure::decidedBy)};
};

template <> struct FieldsOf<StepTemplate>
{
    static constexpr auto table =
        std::tuple{field("title", &StepTemplate::title).said("title", InSnippets),
                   field("script", &StepTemplate::work).said("script", InSnippets),
                   field("interpreter", &StepTemplate::interpreter).said("interpreter", InSnippets),
                   field("become", &StepTemplate::become).said("become", InSnippets),
                   field("onFailure", &StepTemplate::onFailure).said("on-failure", InSnippets),
                   field("timeout", &StepTemplate::timeout).between(0, longestTimeout).said("timeout", InSnippets),
                   field("effect", &StepTemplate::effect).said("effect", InSnippets),
                   field("repeatable", &StepTemplate::repeatable).said("repeatable", InSnippets)};
};

template <> struct FieldsOf<SuccessRule>
{
    static constexpr auto table = std::tuple{
        field("exitCodes", &SuccessRule::exitCodes), field("mustMatch", &SuccessRule::mustMatch),
        field("mustNotMatch", &SuccessRule::mustNotMatch), field("noExitStatus", &SuccessRule::noExitStatus)};
};

template <> struct FieldsOf<Composition>
{
    static constexpr auto table = std::tuple{field("snippet", &Composition::snippet),
                                             field("interpreter", &Composition::interpreter),
                                             field("steps", &Composition::steps),
                                             field("parameters", &Composition::parameters),
                                             field("values", &Composition::values),
                                             field("success", &Composition::success),
                                             field("input", &Composition::standardInput).kept(Keep::DigestOnly),
                                             field("options", &Composition::options)};
};

template <> struct FieldsOf<ChosenHost>
{
    static constexpr auto table = std::tuple{field("word", &ChosenHost::word), field("library", &ChosenHost::library)};
};

template <> struct FieldsOf<RunRequest>
{
    static constexpr auto table = std::tuple{field("target", &RunRequest::target),
                                             field("overrides", &RunRequest::overrides),
                                             field("composition", &RunRequest::composition),
                                             field("options", &RunRequest::options),
                                             field("only", &RunRequest::only),
                                             field("libraries", &RunRequest::libraries)};
};

template <> struct FieldsOf<RunShape>
{
    static constexpr auto table = std::tuple{field("id", &RunShape::id),
                                             field("title", &RunShape::title),
                                             field("target", &RunShape::target),
                                             field("snippet", &RunShape::snippet),
                                             field("parent", &RunShape::parent),
                                             field("options", &RunShape::options),
                                             field("created", &RunShape::created).between(0, latestTime)};
};

template <> struct FieldsOf<RunHost>
{
    static constexpr auto table = std::tuple{field("name", &RunHost::name),
                                             field("group", &RunHost::group),
                                             field("library", &RunHost::library),
                                             field("word", &RunHost::word),
                                             field("tags", &RunHost::tags),
                                             field("address", &RunHost::address),
                                             field("port", &RunHost::port).between(0, 65535),
                                             field("user", &RunHost::user),
                                             field("variables", &RunHost::variables),
                                             field("production", &RunHost::production),
                                             field("skip", &RunHost::skip),
                                             field("sameLogin", &RunHost::sameLogin),
                                             field("encoding", &RunHost::encoding)};
};

template <> struct FieldsOf<StoredAccess>
{
    static constexpr auto table =
        std::tuple{field("identity", &StoredAccess::identity),   field("way", &StoredAccess::way),
                   field("wayKnown", &StoredAccess::isWayKnown), field("legacy", &StoredAccess::legacyAlgorithms),
                   field("source", &StoredAccess::source),       field("hostKeyAlias", &StoredAccess::hostKeyAlias),
                   field("hostKeys", &StoredAccess::hostKeys),   field("sentNames", &StoredAccess::sentNames),
                   field("terminal", &StoredAccess::terminal)};
};

template <> struct FieldsOf<StoredHost>
{
    using Parts = std::tuple<RunHost, StoredAccess>;
};

template <> struct FieldsOf<StoredStep>
{
    static constexpr auto table =
        std::tuple{field("title", &StoredStep::title),
                   field("command", &StoredStep::work),
                   field("interpreter", &StoredStep::interpreter),
                   field("success", &StoredStep::success),
                   field("inputSize", &StoredStep::inputSize).between(0, std::numeric_limits<qint64>::max()),
                   field("inputDigest", &StoredStep::inputDigest),
                   field("become", &StoredStep::become),
                   field("afterFailure", &StoredStep::afterFailure),
                   field("timeout", &StoredStep::timeout).between(0, longestTimeout),
                   field("effect", &StoredStep::effect),
                   field("repeatable", &StoredStep::repeatable)};
};

} // namespace rollcall
