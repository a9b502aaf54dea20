// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/schema/steps.h"

#include "core/base/fields.h"
#include "core/run/fieldtext.h"
#include "core/run/runfields.h"
#include "core/run/runoptions.h"
#include "library/yaml/yamltree.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <type_traits>

namespace rollcall::library {

namespace {

using StepEntries = QList<std::pair<QString, YamlValue>>;

constexpr auto& kindNames = KindsOf<StepWork>::names;

// Reading. A key that is there without a value is said, too: of becoming, or of a kind, it must not mean nothing.

template <HasFields S> S readFields(const YamlNode& map, const Fields& fields);

template <typename S, typename T> void read(const YamlNode& map, const Fields& fields, const Field<S, T>& field, T& out)
{
    if constexpr (std::is_same_v<T, QString>)
        out = fields.text(field.word);
    else if constexpr (std::is_same_v<T, QStringList>)
        out = fields.texts(field.word);
    else if constexpr (std::is_same_v<T, bool>)
        out = fields.answer(field.word).value_or(out);
    else if constexpr (std::is_same_v<T, Milliseconds>)
        out = fields.seconds(field.word, Milliseconds(field.least), Milliseconds(field.most)).value_or(out);
    else if constexpr (std::is_same_v<T, std::optional<Milliseconds>>)
        out = fields.seconds(field.word, Milliseconds(field.least), Milliseconds(field.most));
    else if constexpr (std::is_enum_v<T>)
        out = fields.named<T>(field.word).value_or(out);
    else if constexpr (!HasKinds<T>) {
        const YamlNode* const inner = map.find(QLatin1String(field.word));
        if (inner && inner->isMap())
            out = readFields<typename T::value_type>(*inner, fields.inside(*inner));
        else if (inner)
            fields.fail(*inner,
                        LibraryText::tr("keys and values were expected below “%1”").arg(QLatin1String(field.word)));
    }
}

template <HasFields S> QList<const char*> keysOf()
{
    QList<const char*> keys;
    forEachField<S>([&](const auto& field) {
        if constexpr (HasKinds<typename std::decay_t<decltype(field)>::Value>)
            keys.append({kindNames.begin(), kindNames.end()});
        else
            keys.append(field.word);
    });
    return keys;
}

template <HasFields S> S readFields(const YamlNode& map, const Fields& fields)
{
    S value;
    forEachField<S>([&](const auto& field) { read(map, fields, field, value.*field.member); });
    fields.knowOnly(keysOf<S>(), Fields::Others::Errors);
    return value;
}

template <typename Transfer> Transfer readTransfer(const YamlNode& node, const Fields& fields)
{
    const auto transfer = readFields<Transfer>(node, fields);
    if (transfer.sources.isEmpty() || transfer.destination.isEmpty())
        fields.fail(node, LibraryText::tr("“source” and “destination” were expected"));
    if constexpr (requires { transfer.mode; }) {
        static const QRegularExpression octal(QStringLiteral("\\A[0-7]{3,4}\\z"));
        if (!transfer.mode.isEmpty() && !octal.match(transfer.mode).hasMatch())
            fields.failAt("mode", LibraryText::tr("“%1” is no mode such as 0644").arg(transfer.mode));
    }
    return transfer;
}

/// As StepWork counts them.
enum Kind : std::size_t { Script, Push, Pull, Reboot };
static_assert(kindNames.size() == std::variant_size_v<StepWork>);

StepWork readWork(const Fields& step, std::size_t kind, const YamlNode& node)
{
    const char* const name = kindNames[kind];
    if (kind == Script)
        return step.text(name);
    if (!node.isMap() && !(node.isEmpty() && kind == Reboot)) {
        step.fail(node, LibraryText::tr("keys and values were expected below “%1”").arg(QLatin1String(name)));
        return {};
    }
    const Fields inside = step.inside(node);
    if (kind == Push)
        return readTransfer<PushStep>(node, inside);
    if (kind == Pull)
        return readTransfer<PullStep>(node, inside);
    return readFields<RebootStep>(node, inside);
}

/// The one that the step says; none where it says none, or several.
std::optional<std::size_t> kindIn(const YamlNode& item)
{
    const auto says = [&](const char* kind) { return item.find(QLatin1String(kind)) != nullptr; };
    if (!item.isMap() || std::count_if(kindNames.begin(), kindNames.end(), says) != 1)
        return std::nullopt;
    return std::find_if(kindNames.begin(), kindNames.end(), says) - kindNames.begin();
}

QString kindList()
{
    QStringList names;
    for (const char* name : kindNames)
        names.append(QLatin1String(name));
    return names.join(QStringLiteral(", "));
}

// Writing. What is as it is anyway is not written, but below a key that stands for itself.

template <HasFields S> YamlValue fieldsValue(const S& value, bool all);

YamlValue plain(const QString& text)
{
    return YamlValue::ofPlain(text);
}

template <typename T> YamlValue valueOf(const T& value)
{
    if constexpr (std::is_same_v<T, QString>)
        return YamlValue::ofText(value);
    else if constexpr (std::is_same_v<T, QStringList>)
        return YamlValue::ofList(value);
    else if constexpr (Written<T>)
        return plain(fieldText(value));
    else if constexpr (HasFields<T>)
        return fieldsValue(value, true);
    else
        return value ? valueOf(*value) : YamlValue();
}

template <HasFields S> YamlValue fieldsValue(const S& value, bool all)
{
    const S usual{};
    StepEntries entries;
    forEachField<S>([&](const auto& field) {
        const auto& member = value.*field.member;
        if constexpr (!HasKinds<std::remove_cvref_t<decltype(member)>>) {
            if (all || member != usual.*field.member)
                entries.append({QLatin1String(field.word), valueOf(member)});
        }
    });
    return YamlValue::ofMap(std::move(entries));
}

struct WorkValue
{
    YamlValue operator()(const QString& script) const { return YamlValue::ofScript(script); }
    template <HasFields S> YamlValue operator()(const S& work) const { return fieldsValue(work, true); }
};

} // namespace

QList<const char*> stepKeys()
{
    return keysOf<StepTemplate>();
}

QList<StepTemplate> readSteps(const Fields& snippet)
{
    QList<StepTemplate> steps;
    const YamlNode* const list = snippet.list("steps");
    if (!list)
        return steps;
    for (const YamlNodePtr& item : list->items) {
        if (item->isScalar()) {
            steps.append({{}, item->text});
        } else if (const std::optional<std::size_t> kind = kindIn(*item)) {
            const Fields fields = snippet.inside(*item);
            auto step = readFields<StepTemplate>(*item, fields);
            step.work = readWork(fields, *kind, *item->find(QLatin1String(kindNames[*kind])));
            steps.append(std::move(step));
        } else {
            snippet.fail(*item, LibraryText::tr("a step with one of these keys was expected: %1").arg(kindList()));
        }
    }
    return steps;
}

YamlValue stepValue(const StepTemplate& step)
{
    YamlValue value = fieldsValue(step, false);
    value.kind = YamlValue::Kind::Map;
    value.entries.append({kindOf(step.work), std::visit(WorkValue(), step.work)});
    return value;
}

bool isPlain(const StepTemplate& step)
{
    return step == StepTemplate{step.title, step.script()};
}

} // namespace rollcall::library
