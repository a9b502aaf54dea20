// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fields.h"
#include "core/run/runoptions.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <type_traits>

// Numbers, times, sizes, flags and names as people write them: in library files, on the command line. Pure; any thread.
namespace rollcall {

std::optional<qint64> numberFromText(const QString& text);
std::optional<Milliseconds> secondsFromText(const QString& text); // "2.5": seconds, at least one millisecond unless 0
std::optional<qint64> bytesFromText(const QString& text);         // "1000", "64K", "64M", "2G"
std::optional<bool> flagFromText(const QString& text);            // true yes on, false no off
QString secondsText(Milliseconds time);                           // "2.5"

template <typename T>
concept Written = std::is_integral_v<T> || std::is_enum_v<T> || std::is_same_v<T, Milliseconds>;

/// Reads a field that people write. False where the text is none of its values.
template <typename S, Written T> bool fieldFromText(const QString& text, const Field<S, T>& field, T& out)
{
    const auto within = [&](qint64 number) { return number >= field.least && number <= field.most; };
    if constexpr (std::is_same_v<T, bool>) {
        const std::optional<bool> flag = flagFromText(text);
        out = flag.value_or(out);
        return flag.has_value();
    } else if constexpr (std::is_enum_v<T>) {
        const std::optional<T> named = enumFromText<T>(text);
        out = named.value_or(out);
        return named.has_value();
    } else if constexpr (std::is_same_v<T, Milliseconds>) {
        const std::optional<Milliseconds> time = secondsFromText(text);
        const bool good = time && within(time->count());
        out = good ? *time : out;
        return good;
    } else if constexpr (std::is_same_v<T, qint64>) { // the only long ones are sizes
        const std::optional<qint64> bytes = bytesFromText(text);
        const bool good = bytes && within(*bytes);
        out = good ? *bytes : out;
        return good;
    } else {
        const std::optional<qint64> number = numberFromText(text);
        const bool good = number && within(*number);
        out = good ? static_cast<T>(*number) : out;
        return good;
    }
}

template <typename S, Written T>
bool fieldFromText(const QString& text, const Field<S, std::optional<T>>& field, std::optional<T>& out)
{
    T value{};
    const bool good = fieldFromText(text, field.template of<T>(), value);
    if (good)
        out = std::move(value);
    return good;
}

/// As fieldFromText() takes it: "64", "2.5", "yes", "go-on".
template <Written T> QString fieldText(const T& value)
{
    if constexpr (std::is_same_v<T, bool>)
        return value ? QStringLiteral("yes") : QStringLiteral("no");
    else if constexpr (std::is_enum_v<T>)
        return QLatin1String(NamesOf<T>::names[static_cast<std::size_t>(value)]);
    else if constexpr (std::is_same_v<T, Milliseconds>)
        return secondsText(value);
    else
        return QString::number(value);
}

/// "strict, ask, accept-new"
template <typename E> QString allowedNames()
{
    QStringList names;
    for (const char* name : NamesOf<E>::names)
        names.append(QLatin1String(name));
    return names.join(QStringLiteral(", "));
}

/// What fieldFromText() takes: "1 … 10000".
template <typename S, typename T> QString allowedText(const Field<S, T>& field)
{
    if constexpr (std::is_same_v<T, bool>)
        return QStringLiteral("yes, no");
    else if constexpr (std::is_enum_v<T>)
        return allowedNames<T>();
    else if constexpr (std::is_same_v<T, Milliseconds>)
        return secondsText(Milliseconds(field.least)) + QStringLiteral(" … ") + secondsText(Milliseconds(field.most));
    else if constexpr (std::is_same_v<T, qint64>)
        return QStringLiteral("1000, 64K, 64M, 2G");
    else if constexpr (requires { typename T::value_type; })
        return allowedText(field.template of<typename T::value_type>());
    else
        return QStringLiteral("%1 … %2").arg(field.least).arg(field.most);
}

} // namespace rollcall
