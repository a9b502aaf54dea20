// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fields.h"
#include "core/run/runoptions.h"

#include <QByteArray>
#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QDateTime>
#include <QLatin1String>
#include <QList>
#include <QMap>
#include <QPair>
#include <QString>
#include <QStringList>

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

// Our values as CBOR, by the tables of core/run/runfields.h; JSON is CBOR's toJsonValue(). Numbers are checked against
// their field's limits. What is missing, of another type or out of range leaves the value as it was, and a key that
// nobody knows means nothing: files of other versions are read as far as they are understood. Pure; any thread.
namespace rollcall {

template <HasFields S> QCborMap fieldsToCbor(const S& value);
template <HasFields S> void fieldsFromCbor(const QCborMap& map, S& value);

struct NumberLimits
{
    qint64 least = std::numeric_limits<qint64>::min();
    qint64 most = std::numeric_limits<qint64>::max();

    bool hold(qint64 number) const { return number >= least && number <= most; }
};

namespace cbor {

template <typename T>
concept Number = std::integral<T> && !std::same_as<T, bool>;

// What holds others comes last, and is named first: neither Qt's nor the standard's types are looked up here.
template <typename T> QCborValue to(const std::optional<T>& value);
template <typename A, typename B> QCborValue to(const QPair<A, B>& value);
template <typename T> QCborValue to(const QList<T>& value);
template <typename T> void from(const QCborValue& in, std::optional<T>& out, NumberLimits limits);
template <typename A, typename B> void from(const QCborValue& in, QPair<A, B>& out, NumberLimits limits);
template <typename T> void from(const QCborValue& in, QList<T>& out, NumberLimits limits);

// clang-format off
// One line for each; and version 14 knows neither "requires" nor templates of lambdas.
inline QCborValue to(bool value) { return value; }
inline QCborValue to(const QString& value) { return value; }
inline QCborValue to(const QByteArray& value) { return value; }
inline QCborValue to(Milliseconds value) { return static_cast<qint64>(value.count()); }
inline QCborValue to(const QDateTime& value) { return static_cast<qint64>(value.toMSecsSinceEpoch()); }
inline QCborValue to(const QStringList& value) { return QCborArray::fromStringList(value); }
template <Number T> QCborValue to(T value) { return static_cast<qint64>(value); }
template <typename E> requires std::is_enum_v<E> QCborValue to(E value)
{
    return QLatin1String(NamesOf<E>::names[static_cast<std::size_t>(value)]);
}
template <HasFields S> QCborValue to(const S& value) { return fieldsToCbor(value); }
template <typename T> QCborValue to(const std::optional<T>& value) { return value ? to(*value) : QCborValue(); }
template <typename A, typename B> QCborValue to(const QPair<A, B>& value) { return QCborArray{to(value.first), to(value.second)}; }
template <typename T> QCborValue to(const QList<T>& value)
{
    QCborArray array;
    for (const T& each : value)
        array.append(to(each));
    return array;
}
inline QCborValue to(const QMap<QString, QString>& value)
{
    QCborMap map;
    for (auto it = value.cbegin(); it != value.cend(); ++it)
        map.insert(it.key(), it.value());
    return map;
}

inline void from(const QCborValue& in, bool& out, NumberLimits) { out = in.toBool(out); }
inline void from(const QCborValue& in, QString& out, NumberLimits) { out = in.toString(out); }
inline void from(const QCborValue& in, QByteArray& out, NumberLimits) { out = in.toByteArray(out); }
inline void from(const QCborValue& in, Milliseconds& out, NumberLimits limits)
{
    if (in.isInteger() && limits.hold(in.toInteger()))
        out = Milliseconds(in.toInteger());
}
inline void from(const QCborValue& in, QDateTime& out, NumberLimits limits) // in milliseconds since the epoch
{
    if (in.isInteger() && limits.hold(in.toInteger()))
        out = QDateTime::fromMSecsSinceEpoch(in.toInteger()).toUTC();
}
inline void from(const QCborValue& in, QStringList& out, NumberLimits)
{
    if (!in.isArray())
        return;
    out.clear();
    for (const auto& each : in.toArray())
        out.append(each.toString());
}
template <Number T> void from(const QCborValue& in, T& out, NumberLimits limits)
{
    if (in.isInteger() && limits.hold(in.toInteger()) && std::in_range<T>(in.toInteger()))
        out = static_cast<T>(in.toInteger());
}
/// By name; by number where an older version wrote it.
template <typename E> requires std::is_enum_v<E> void from(const QCborValue& in, E& out, NumberLimits)
{
    if (in.isUndefined() || in.isNull())
        return;
    if constexpr (WasFlag<E>) {
        if (in.isBool()) {
            out = NamesOf<E>::ofFlag(in.toBool(), false);
            return;
        }
    }
    constexpr auto count = static_cast<qint64>(NamesOf<E>::names.size());
    const bool numbered = in.isInteger() && in.toInteger() >= 0 && in.toInteger() < count;
    out = numbered ? static_cast<E>(in.toInteger()) : enumFromName<E>(in.toString()).value_or(NamesOf<E>::fallback);
}
template <HasFields S> void from(const QCborValue& in, S& out, NumberLimits)
{
    if (in.isMap())
        fieldsFromCbor(in.toMap(), out);
}
template <typename T> void from(const QCborValue& in, std::optional<T>& out, NumberLimits limits)
{
    if (in.isUndefined() || in.isNull())
        return;
    // Only where it was understood: from two beginnings it must become the same.
    if constexpr (Number<T> || std::same_as<T, Milliseconds>) {
        if (!in.isInteger() || !limits.hold(in.toInteger()))
            return;
    }
    if (std::same_as<T, bool> && !in.isBool())
        return;
    T value{};
    from(in, value, limits);
    if constexpr (WasFlag<T>)
        value = in.isBool() ? NamesOf<T>::ofFlag(in.toBool(), true) : value;
    out = std::move(value);
}
template <typename A, typename B> void from(const QCborValue& in, QPair<A, B>& out, NumberLimits limits)
{
    from(in.toArray().at(0), out.first, limits);
    from(in.toArray().at(1), out.second, limits);
}
template <typename T> void from(const QCborValue& in, QList<T>& out, NumberLimits limits)
{
    if (!in.isArray())
        return;
    out.clear();
    for (const auto& each : in.toArray()) {
        T value{};
        from(each, value, limits);
        out.append(std::move(value));
    }
}
inline void from(const QCborValue& in, QMap<QString, QString>& out, NumberLimits)
{
    if (!in.isMap())
        return;
    out.clear();
    const QCborMap map = in.toMap();
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        out.insert(it.key().toString(), it.value().toString());
}

/// The key of the alternative that stands at `index` of a field's variant.
template <HasKinds V> QLatin1String kindKey(const char* fieldKey, std::size_t index)
{
    return QLatin1String(index == 0 ? fieldKey : KindsOf<V>::names[index]);
}

/// Of two kinds in one map neither is meant: what is read then does nothing.
template <HasKinds V> void fromKinds(const QCborMap& map, const char* fieldKey, V& out)
{
    std::size_t found = 0;
    V read;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        const auto take = [&]<std::size_t At>() {
            const QCborValue value = map.value(kindKey<V>(fieldKey, At));
            if (value.isUndefined() || value.isNull())
                return;
            ++found;
            from(value, read.template emplace<At>(), {});
        };
        (take.template operator()<I>(), ...);
    }(std::make_index_sequence<std::variant_size_v<V>>());
    if (found > 0)
        out = found == 1 ? std::move(read) : V();
}

} // namespace cbor
// clang-format on

template <HasFields S> QCborMap fieldsToCbor(const S& value)
{
    QCborMap map;
    forEachField<S>([&](const auto& field) {
        const auto& member = value.*field.member;
        using T = std::remove_cvref_t<decltype(member)>;
        if (field.keep != Keep::Stored)
            return;
        if constexpr (HasKinds<T>) {
            const QLatin1String key = cbor::kindKey<T>(field.key, member.index());
            std::visit([&](const auto& kind) { map.insert(key, cbor::to(kind)); }, member);
        } else if (const QCborValue written = cbor::to(member); !written.isUndefined()) {
            map.insert(QLatin1String(field.key), written);
        }
    });
    return map;
}

template <HasFields S> void fieldsFromCbor(const QCborMap& map, S& value)
{
    forEachField<S>([&](const auto& field) {
        auto& member = value.*field.member;
        if (field.keep != Keep::Stored)
            return;
        if constexpr (HasKinds<std::remove_cvref_t<decltype(member)>>) {
            cbor::fromKinds(map, field.key, member);
        } else {
            const bool former = qstrlen(field.former) > 0 && !map.contains(QLatin1String(field.key));
            const QCborValue written = map.value(QLatin1String(former ? field.former : field.key));
            cbor::from(written, member, NumberLimits{field.least, field.most});
        }
    });
}

} // namespace rollcall
