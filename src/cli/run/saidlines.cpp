// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/saidlines.h"

#include "cli/base/console.h"
#include "cli/base/words.h"
#include "core/base/fields.h"
#include "core/base/text.h"
#include "core/run/composition.h"
#include "core/run/fieldtext.h"
#include "core/run/optionorigin.h"
#include "core/run/runfields.h"
#include "core/run/runrequest.h"
#include "core/run/runspec.h"
#include "core/run/snippet.h"

namespace rollcall::cli {

using namespace Qt::StringLiterals;

namespace {

template <HasFields S> QString fieldsText(const S& value);

template <typename T> QString valueText(const T& value)
{
    if constexpr (std::is_same_v<T, QString>)
        return displayLine(value);
    else if constexpr (std::is_same_v<T, QStringList>)
        return displayLine(value.join(u", "_s));
    else if constexpr (Written<T>)
        return fieldText(value);
    else if constexpr (HasFields<T>)
        return u'{' + fieldsText(value) + u'}';
    else if constexpr (std::is_same_v<T, decltype(RunOptions::environment)>) {
        QStringList pairs;
        for (const auto& [name, text] : value)
            pairs.append(displayLine(name + u'=' + text));
        return pairs.join(u", "_s);
    } else
        return value ? valueText(*value) : QString();
}

template <typename S, typename T> QString wordOf(const Field<S, T>& field)
{
    return QLatin1String(*field.word != '\0' ? field.word : field.key);
}

template <typename S, typename T> QString lineOf(const Field<S, T>& field, const T& value)
{
    return wordOf(field) + u": "_s + valueText(value);
}

/// "method: sudo, user: root"; what is as it is anyway is left out.
template <HasFields S> QString fieldsText(const S& value)
{
    QStringList said;
    forEachField<S>([&, usual = S()](const auto& field) {
        if (said.isEmpty() || value.*field.member != usual.*field.member)
            said.append(lineOf(field, value.*field.member));
    });
    return said.join(u", "_s);
}

/// Calls visit(field) for what a step says of how it is carried out.
template <typename Visit> void forEachOwnField(Visit&& visit)
{
    forEachField<StepTemplate>([&](const auto& field) {
        if constexpr (!HasKinds<typename std::decay_t<decltype(field)>::Value>) {
            if (qstrcmp(field.key, "title") != 0)
                visit(field);
        }
    });
}

/// As if it said itself what was decided of it.
StepTemplate asSent(const Step& step)
{
    StepTemplate sent{step.title, step.work, step.interpreter, step.become};
    if (step.afterFailure.decidedBy != DecidedBy::Kind)
        sent.onFailure = step.afterFailure.stopsHost ? OnFailure::Stop : OnFailure::GoOn;
    sent.timeout = step.timeout;
    sent.effect = step.effect;
    sent.repeatable = step.repeatable;
    return sent;
}

QStringList workLines(const StepWork& work)
{
    const auto lines = [&work](const auto& each) -> QStringList {
        if constexpr (HasFields<std::decay_t<decltype(each)>>)
            return {kindOf(work) + u": {"_s + fieldsText(each) + u'}'};
        return {};
    };
    return std::visit(lines, work);
}

QString byStep()
{
    return Cli::tr("said by the step");
}
QString bySnippet()
{
    return Cli::tr("from the snippet");
}
QString here()
{
    return Cli::tr("said here");
}
QString bySettings()
{
    return Cli::tr("from the settings");
}

QString originText(OptionOrigin origin)
{
    switch (origin) {
    case OptionOrigin::Usual:
        return {};
    case OptionOrigin::Settings:
        return bySettings();
    case OptionOrigin::Snippet:
        return bySnippet();
    case OptionOrigin::Here:
        return here();
    }
    return {};
}

QString withOrigin(const QString& line, const QString& origin)
{
    return origin.isEmpty() ? line : u"%1 (%2)"_s.arg(line, origin);
}

QString decidedText(const RunSpec& run, DecidedBy by)
{
    switch (by) {
    case DecidedBy::Kind:
        return {};
    case DecidedBy::Step:
        return byStep();
    case DecidedBy::Snippet:
        return bySnippet();
    case DecidedBy::User:
        return run.request.options.onFailure ? here() : bySettings();
    }
    return {};
}

} // namespace

QStringList optionLines(const OptionOverrides& options)
{
    QStringList lines;
    forEachField<OptionOverrides>([&](const auto& field) {
        if (options.*field.member)
            lines.append(lineOf(field, options.*field.member));
    });
    return lines;
}

QStringList stepLines(const StepTemplate& step)
{
    QStringList lines;
    forEachOwnField([&, usual = StepTemplate()](const auto& field) {
        if (step.*field.member != usual.*field.member)
            lines.append(lineOf(field, step.*field.member));
    });
    return lines + workLines(step.work);
}

QStringList stepLines(const RunSpec& run, int step)
{
    const Composition& composition = run.request.composition;
    const StepTemplate own = composition.steps.value(step);
    const StepTemplate sent = asSent(run.steps[step]);
    const QString others = composition.snippet.isEmpty() ? here() : bySnippet();
    QStringList lines;
    forEachOwnField([&, usual = StepTemplate()](const auto& field) {
        if (sent.*field.member == usual.*field.member)
            return;
        const bool itsOwn = own.*field.member == sent.*field.member;
        const QString who = qstrcmp(field.key, "onFailure") == 0
                                ? decidedText(run, run.steps[step].afterFailure.decidedBy)
                            : itsOwn ? byStep()
                                     : others;
        lines.append(withOrigin(lineOf(field, sent.*field.member), who));
    });
    return lines + workLines(sent.work);
}

QStringList optionLines(const RunSpec& run, const RunOptions& defaults)
{
    QStringList lines;
    forEachOptionOrigin(defaults, run.request.composition.options, run.request.options,
                        [&](const auto& option, const auto&, OptionOrigin origin) {
                            if (origin != OptionOrigin::Usual)
                                lines.append(
                                    withOrigin(lineOf(option, run.options.*option.member), originText(origin)));
                        });
    const TargetOverrides& overrides = run.request.overrides;
    forEachField<TargetOverrides>([&, usual = TargetOverrides()](const auto& field) {
        if (overrides.*field.member != usual.*field.member)
            lines.append(withOrigin(lineOf(field, overrides.*field.member), here()));
    });
    if (!overrides.hostKeys && defaults.hostKeys != RunOptions().hostKeys)
        lines.append(withOrigin(u"host-keys: "_s + fieldText(defaults.hostKeys), bySettings()));
    return lines;
}

// The lines are comments, as the heading is: what is printed can be told from the script, which follows as it is.
void printStep(int step, const QString& title, const QStringList& lines, const QString& work, Console& console)
{
    console.out(u"\n#### "_s + QString::number(step + 1) + (title.isEmpty() ? QString() : u' ' + displayLine(title)));
    for (const QString& line : lines)
        console.out(u"# "_s + line);
    console.out(displayText(work));
}

} // namespace rollcall::cli
