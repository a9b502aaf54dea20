// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/runtext.h"

#include "cli/base/words.h"
#include "core/base/text.h"
#include "core/run/fieldtext.h"
#include "core/run/runfields.h"
#include "core/run/runoptions.h"
#include "core/run/runrequest.h"

namespace rollcall::cli {

using namespace Qt::StringLiterals;

namespace {

/// Of a longer one that there is more.
QString firstLineOf(const QString& command)
{
    const QStringList lines = command.trimmed().split(u'\n');
    const QString first = displayLine(lines.constFirst());
    const auto more = static_cast<int>(lines.size()) - 1;
    return more == 0 ? first : first + u' ' + Cli::tr("(and %n more line(s))", nullptr, more);
}

QString stepLine(const StoredStep& step, int number)
{
    const QString how = step.interpreter.isEmpty() ? QString() : u" ("_s + displayLine(step.interpreter) + u')';
    return Cli::tr("Step %1").arg(number) + how + u": "_s + firstLineOf(step.command());
}

/// An environment's values stay where they are: nobody knows what they hold.
QStringList optionWords(const RunOptions& options)
{
    const RunOptions usual;
    QStringList words;
    forEachField<RunOptions>([&](const auto& field) {
        using Value = typename std::decay_t<decltype(field)>::Value;
        if constexpr (Written<Value>) {
            const Value& value = options.*field.member;
            if (*field.word == '\0' || value == usual.*field.member)
                return;
            const QString option = u"--"_s + QLatin1String(field.word);
            words << (std::is_same_v<Value, bool> ? option : option + u' ' + fieldText(value));
        }
    });
    for (const auto& [name, value] : options.environment)
        words << u"--env "_s + name + u"=…"_s;
    return words;
}

QStringList overrideWords(const TargetOverrides& overrides)
{
    QStringList words;
    const auto add = [&words](const QString& option, const QString& value) {
        if (!value.isEmpty())
            words << option + u' ' + value;
    };
    add(u"--user"_s, overrides.user);
    add(u"--port"_s, overrides.port == 0 ? QString() : QString::number(overrides.port));
    add(u"--identity"_s, overrides.identityFile);
    add(u"--jump"_s, overrides.jump);
    add(u"--known-hosts"_s, overrides.knownHostsFile);
    add(u"--host-keys"_s, overrides.hostKeys ? fieldText(*overrides.hostKeys) : QString());
    if (overrides.legacyAlgorithms)
        words << u"--legacy-algorithms"_s;
    add(u"--encoding"_s, overrides.encoding ? fieldText(*overrides.encoding) : QString());
    return words;
}

} // namespace

QStringList runLines(const StoredSpec& spec)
{
    QStringList lines;
    for (int i = 0; i < spec.stepCount(); ++i)
        lines << stepLine(spec.steps[i], i + 1);
    QStringList options = optionWords(spec.options);
    if (spec.request) {
        QStringList parameters;
        const QMap<QString, QString>& values = spec.request->composition.values;
        for (auto value = values.begin(); value != values.end(); ++value)
            parameters << value.key() + u'=' + value.value();
        if (!parameters.isEmpty())
            lines << Cli::tr("Parameters: %1").arg(displayLine(parameters.join(u", "_s)));
        for (const QString& word : overrideWords(spec.request->overrides)) {
            if (!options.contains(word))
                options << word;
        }
    }
    if (!options.isEmpty())
        lines << Cli::tr("Options: %1").arg(displayLine(options.join(u' ')));
    return lines;
}

} // namespace rollcall::cli
