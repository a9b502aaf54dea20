// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/fieldtext.h"
#include "core/run/runfields.h"
#include "core/run/runoptions.h"
#include "core/run/snippet.h"
#include "core/run/successcheck.h"
#include "core/targets/host.h"
#include "core/targets/members.h"
#include "library/schema/librarydata.h"
#include "library/schema/schema.h"
#include "library/schema/steps.h"
#include "library/yaml/yamltext.h"

#include <algorithm>
#include <concepts>
#include <type_traits>

namespace rollcall::library {

namespace {

using Entries = QList<std::pair<QString, YamlValue>>;

YamlValue flag(bool value)
{
    return value ? YamlValue::ofPlain(QStringLiteral("true")) : YamlValue();
}

YamlValue answer(const std::optional<bool>& value)
{
    if (!value)
        return {};
    return YamlValue::ofPlain(*value ? QStringLiteral("yes") : QStringLiteral("no"));
}

YamlValue number(qint64 value)
{
    return value == 0 ? YamlValue() : YamlValue::ofNumber(value);
}

YamlValue textMap(const QMap<QString, QString>& texts)
{
    Entries entries;
    for (auto it = texts.constBegin(); it != texts.constEnd(); ++it)
        entries.append({it.key(), YamlValue{YamlValue::Kind::Text, it.value(), {}, {}}});
    return YamlValue::ofMap(std::move(entries));
}

Entries accessEntries(const AccessSettings& access)
{
    return {
        {QStringLiteral("port"), number(access.port)},
        {QStringLiteral("user"), YamlValue::ofText(access.user)},
        {QStringLiteral("identity"), YamlValue::ofText(access.identity)},
        {QStringLiteral("jump"), YamlValue::ofText(access.jump)},
        {QStringLiteral("legacy-algorithms"), answer(access.legacyAlgorithms)},
        {QStringLiteral("encoding"), access.encoding ? YamlValue::ofText(fieldText(*access.encoding)) : YamlValue()}};
}

YamlValue parameterValue(const Parameter& parameter)
{
    return YamlValue::ofMap({{QStringLiteral("name"), YamlValue{YamlValue::Kind::Text, parameter.name, {}, {}}},
                             {QStringLiteral("label"), YamlValue::ofText(parameter.label)},
                             {QStringLiteral("default"), YamlValue::ofText(parameter.defaultValue)},
                             {QStringLiteral("description"), YamlValue::ofText(parameter.description)},
                             {QStringLiteral("choices"), YamlValue::ofList(parameter.choices)}});
}

template <typename T, typename Make> YamlValue listOf(const QList<T>& values, Make make)
{
    YamlValue list;
    for (const T& value : values)
        list.items.append(make(value));
    list.kind = values.isEmpty() ? YamlValue::Kind::Absent : YamlValue::Kind::List;
    return list;
}

YamlValue successValue(const SuccessRule& rule)
{
    const QStringList words = allowedExitCodes(rule);
    YamlValue codes = listOf(words, [](const QString& word) { return YamlValue::ofPlain(word); });
    codes.kind = words == allowedExitCodes({}) ? YamlValue::Kind::Absent : YamlValue::Kind::List;
    return YamlValue::ofMap({{QStringLiteral("exit-codes"), codes},
                             {QStringLiteral("must-match"), YamlValue::ofText(rule.mustMatch)},
                             {QStringLiteral("must-not-match"), YamlValue::ofText(rule.mustNotMatch)}});
}

template <Written T> YamlValue optionValue(T value)
{
    if constexpr (std::is_same_v<T, bool>)
        return YamlValue::ofPlain(value ? QStringLiteral("true") : QStringLiteral("false"));
    else if constexpr (std::integral<T>)
        return YamlValue::ofNumber(value);
    else
        return YamlValue::ofPlain(fieldText(value));
}

YamlValue optionsValue(const OptionOverrides& options)
{
    Entries entries;
    forEachSnippetOption([&](const auto& option) {
        if (options.*option.member)
            entries.append({QLatin1String(option.word), optionValue(*(options.*option.member))});
    });
    return YamlValue::ofMap(std::move(entries));
}

} // namespace

YamlValue hostValue(const Host& host)
{
    Entries entries{{QStringLiteral("address"), YamlValue::ofText(host.address)}};
    entries += accessEntries(host.access);
    entries += {{QStringLiteral("tags"), YamlValue::ofList(host.tags)},
                {QStringLiteral("variables"), textMap(host.variables)},
                {QStringLiteral("description"), YamlValue::ofText(host.description)}};
    YamlValue value = YamlValue::ofMap(std::move(entries));
    value.kind = YamlValue::Kind::Map;
    return value;
}

int versionFor(const Group& group)
{
    return holdTerm(group.members) ? 2 : 1;
}

int versionFor(const Snippet& snippet)
{
    const bool plain = std::all_of(snippet.steps.cbegin(), snippet.steps.cend(), isPlain);
    return plain && !snippet.options.onFailure ? 1 : 2;
}

YamlValue groupValue(const Group& group)
{
    return YamlValue::ofMap({{QStringLiteral("version"), YamlValue::ofNumber(versionFor(group))},
                             {QStringLiteral("name"), YamlValue::ofText(group.name)},
                             {QStringLiteral("description"), YamlValue::ofText(group.description)},
                             {QStringLiteral("production"), flag(group.production)},
                             {QStringLiteral("access"), YamlValue::ofMap(accessEntries(group.access))},
                             {QStringLiteral("members"), YamlValue::ofList(group.members)}});
}

YamlValue snippetValue(const Snippet& snippet)
{
    return YamlValue::ofMap({{QStringLiteral("version"), YamlValue::ofNumber(versionFor(snippet))},
                             {QStringLiteral("name"), YamlValue::ofText(snippet.name)},
                             {QStringLiteral("description"), YamlValue::ofText(snippet.description)},
                             {QStringLiteral("folder"), YamlValue::ofText(snippet.folder)},
                             {QStringLiteral("tags"), YamlValue::ofList(snippet.tags)},
                             {QStringLiteral("interpreter"), YamlValue::ofText(snippet.interpreter)},
                             {QStringLiteral("parameters"), listOf(snippet.parameters, parameterValue)},
                             {QStringLiteral("steps"), listOf(snippet.steps, stepValue)},
                             {QStringLiteral("success"), successValue(snippet.success)},
                             {QStringLiteral("options"), optionsValue(snippet.options)}});
}

} // namespace rollcall::library
