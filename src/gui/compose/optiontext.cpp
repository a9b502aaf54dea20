// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/optiontext.h"

#include "core/base/encoding.h"
#include "core/base/fields.h"
#include "core/base/text.h"
#include "core/run/fieldtext.h"
#include "core/run/runspec.h"

#include <QCoreApplication>

#include <optional>
#include <type_traits>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

struct OptionsText
{
    Q_DECLARE_TR_FUNCTIONS(OptionsText)
};

QString environmentText(const QList<QPair<QString, QString>>& environment)
{
    if (environment.isEmpty())
        return OptionsText::tr("with no variable set");
    QStringList names; // what they hold may be long, and is nobody's business over the shoulder
    for (const auto& [name, value] : environment)
        names.append(displayLine(name));
    return OptionsText::tr("with %1 set").arg(names.join(u", "_s));
}

QString timeLimitText(Milliseconds limit)
{
    return limit.count() == 0 ? OptionsText::tr("command without a time limit")
                              : OptionsText::tr("command within %1 s").arg(secondsText(limit));
}

template <typename T> QString textOf(const Field<RunOptions, T>& option, const RunOptions& held, OptionOrigin origin)
{
    const auto is = [&option](auto member) {
        if constexpr (std::is_same_v<decltype(member), decltype(option.member)>)
            return option.member == member;
        else
            return false;
    };
    if (is(&RunOptions::fanOut))
        return OptionsText::tr("%Ln at once", nullptr, held.fanOut);
    if (is(&RunOptions::connectTimeout))
        return OptionsText::tr("connect within %1 s").arg(secondsText(held.connectTimeout));
    if (is(&RunOptions::loginTimeout))
        return OptionsText::tr("log in within %1 s").arg(secondsText(held.loginTimeout));
    if (is(&RunOptions::commandTimeout))
        return timeLimitText(held.commandTimeout);
    if (is(&RunOptions::outputLimit))
        return OptionsText::tr("at most %1 of output").arg(sizeText(held.outputLimit));
    if (is(&RunOptions::pty))
        return held.pty ? OptionsText::tr("with a terminal") : OptionsText::tr("without a terminal");
    if (is(&RunOptions::terminalWidth))
        return OptionsText::tr("terminals %1 wide").arg(held.terminalWidth);
    if (is(&RunOptions::onFailure))
        return OptionsText::tr("when a step fails: %1").arg(failureText(held.onFailure, origin == OptionOrigin::Here));
    if (is(&RunOptions::environment))
        return environmentText(held.environment);
    return QLatin1String(option.key);
}

QString labelOf(const char* key)
{
    const QLatin1String word(key);
    if (word == "user"_L1)
        return OptionsText::tr("as %1");
    if (word == "port"_L1)
        return OptionsText::tr("port %1");
    if (word == "identityFile"_L1)
        return OptionsText::tr("with the key %1");
    if (word == "jump"_L1)
        return OptionsText::tr("through %1");
    if (word == "knownHosts"_L1)
        return OptionsText::tr("host keys in %1");
    if (word == "legacyAlgorithms"_L1)
        return OptionsText::tr("old algorithms (SHA-1): %1");
    if (word == "encoding"_L1)
        return OptionsText::tr("outputs in %1");
    return word + u": %1"_s;
}

QString becomeText(const Become& become)
{
    const QString method = fieldText(become.method);
    return become.user.isEmpty() ? OptionsText::tr("as root by %1").arg(method)
                                 : OptionsText::tr("as %1 by %2").arg(displayLine(become.user), method);
}

QStringList wordsOf(const StepTemplate& step, const SaidOptions& said)
{
    QStringList words;
    const AfterFailure after = afterFailure(step, said.defaults.onFailure, said.snippet.onFailure, said.here.onFailure);
    if (after.decidedBy == DecidedBy::Step)
        words.append(after.stopsHost ? OptionsText::tr("stops its host when it fails")
                                     : OptionsText::tr("goes on when it fails"));
    if (step.timeout && !said.here.commandTimeout)
        words.append(step.timeout->count() == 0 ? OptionsText::tr("without a time limit")
                                                : OptionsText::tr("within %1 s").arg(secondsText(*step.timeout)));
    if (!step.interpreter.trimmed().isEmpty())
        words.append(OptionsText::tr("read by %1").arg(displayLine(step.interpreter)));
    if (step.become)
        words.append(becomeText(*step.become));
    if (step.effect == Effect::Reads)
        words.append(OptionsText::tr("changes nothing"));
    if (step.effect == Effect::Dangerous)
        words.append(OptionsText::tr("is dangerous"));
    if (step.repeatable)
        words.append(OptionsText::tr("may be repeated"));
    return words;
}

} // namespace

QString failureText(OnFailure word, bool forThisRun)
{
    switch (word) {
    case OnFailure::ByKind:
        return OptionsText::tr("as each step says");
    case OnFailure::Stop:
        return forThisRun ? OptionsText::tr("stop this host")
                          : OptionsText::tr("as each step says, else stop this host");
    case OnFailure::GoOn:
        return forThisRun ? OptionsText::tr("go on") : OptionsText::tr("as each step says, else go on");
    }
    return {};
}

QList<OptionText> optionTexts(const SaidOptions& said)
{
    QList<OptionText> texts;
    forEachOptionOrigin(said.defaults, said.snippet, said.here,
                        [&, held = said.held()](const auto& option, const auto&, OptionOrigin origin) {
                            texts.append({option.key, textOf(option, held, origin), origin});
                        });
    return texts;
}

QStringList overrideTexts(const TargetOverrides& overrides)
{
    QStringList texts;
    forEachField<TargetOverrides>([&, usual = TargetOverrides()](const auto& field) {
        const auto& value = overrides.*field.member;
        if (value == usual.*field.member)
            return;
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, QString>)
            texts.append(labelOf(field.key).arg(displayLine(value)));
        else if constexpr (std::is_same_v<std::decay_t<decltype(value)>, bool>)
            texts.append(labelOf(field.key).arg(OptionsText::tr("allowed")));
        else if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::optional<Encoding>>)
            texts.append(labelOf(field.key).arg(fieldText(*value)));
        else if constexpr (std::is_integral_v<std::decay_t<decltype(value)>>)
            texts.append(labelOf(field.key).arg(value));
    });
    return texts;
}

QStringList stepTexts(const QList<StepTemplate>& steps, const SaidOptions& said)
{
    QStringList texts;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const QStringList words = wordsOf(steps[i], said);
        if (!words.isEmpty())
            texts.append(OptionsText::tr("step %1: %2").arg(i + 1).arg(words.join(u", "_s)));
    }
    return texts;
}

} // namespace rollcall::gui
