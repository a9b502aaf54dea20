// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/fieldcodec.h"
#include "core/run/runfields.h"

#include <QTest>

#include <algorithm>
#include <type_traits>

// Values of which every field is another than its default, made by the tables themselves: whoever adds a field has it
// taken through every codec without a word here.
namespace rollcall::test {

namespace changing {

template <typename T> void change(std::optional<T>& value, NumberLimits limits);
template <typename A, typename B> void change(QPair<A, B>& value, NumberLimits limits);
template <typename T> void change(QList<T>& value, NumberLimits limits);
template <HasKinds V> void change(V& value, NumberLimits limits);
template <HasFields S> void change(S& value, NumberLimits limits = {});

inline void change(bool& value, NumberLimits)
{
    value = !value;
}
inline void change(QString& value, NumberLimits)
{
    value += QStringLiteral("\u00e4 \"%1\", {{x}}\n: #\\");
}
inline void change(QByteArray& value, NumberLimits)
{
    value += QByteArray("\0\xff: a password\n", 15);
}
inline void change(QDateTime& value, NumberLimits)
{
    value = QDateTime::fromMSecsSinceEpoch(1'767'268'800'123).toUTC();
}
inline void change(QStringList& value, NumberLimits)
{
    value += {QStringLiteral("one"), QString(), QStringLiteral("x, y")};
}
inline void change(QMap<QString, QString>& value, NumberLimits)
{
    value.insert(QStringLiteral("k: #"), QStringLiteral("v\n"));
}
template <cbor::Number T> void change(T& value, NumberLimits limits)
{
    const auto next = static_cast<T>(std::max(static_cast<qint64>(value) + 1, limits.least));
    value = std::in_range<qint64>(next) && limits.hold(static_cast<qint64>(next)) ? next : static_cast<T>(value - 1);
}
inline void change(Milliseconds& value, NumberLimits limits)
{
    value += limits.hold(value.count() + 1500) ? Milliseconds(1500) : Milliseconds(-1);
}
template <typename E>
requires std::is_enum_v<E>
void change(E& value, NumberLimits)
{
    value = static_cast<E>((static_cast<std::size_t>(value) + 1) % NamesOf<E>::names.size());
}
template <typename T> void change(std::optional<T>& value, NumberLimits limits)
{
    T inner = value.value_or(T{});
    change(inner, limits);
    value = inner;
}
template <typename A, typename B> void change(QPair<A, B>& value, NumberLimits limits)
{
    change(value.first, limits);
    change(value.second, limits);
}
template <typename T> void change(QList<T>& value, NumberLimits limits)
{
    T one{};
    change(one, limits);
    value.append(one);
}
/// Another kind, each of its fields another.
template <HasKinds V> void change(V& value, NumberLimits limits)
{
    change(value.template emplace<1>(), limits);
}
template <HasFields S> void change(S& value, NumberLimits)
{
    forEachField<S>([&](const auto& field) { change(value.*field.member, NumberLimits{field.least, field.most}); });
}

} // namespace changing

template <HasFields S> S changed()
{
    S value{};
    changing::change(value);
    return value;
}

namespace changing {

template <typename T> void forget(T&) {}
template <HasFields S> void forget(S& value)
{
    const S plain{};
    forEachField<S>([&](const auto& field) {
        if (field.keep != Keep::Stored)
            value.*field.member = plain.*field.member;
        else
            forget(value.*field.member);
    });
}

} // namespace changing

/// Without what may not be stored, however deep in it.
template <HasFields S> S stored(S value)
{
    changing::forget(value);
    return value;
}

} // namespace rollcall::test
