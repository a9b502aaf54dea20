// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/aggregate.h"

#include <cstddef>
#include <limits>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

#include <QLatin1String>
#include <QStringView>
#include <QtGlobal>

// What the members of our values are called in files, what they may hold, and where they may be kept: one table a
// struct, read by settings, drafts, history, library and command line. A struct that has a member more or less than
// its table does not compile. The tables: core/run/runfields.h. Pure; any thread.
namespace rollcall {

enum class Keep : quint8 {
    Stored,
    DigestOnly, // the bytes are kept nowhere; what they were can be told from their size and digest
    Never,
};

/// Where people say it themselves, by its word.
enum Place : quint8 { InSettings = 1, InSnippets = 2, OnCommandLine = 4 };

template <typename S, typename T> struct Field
{
    using Struct = S;
    using Value = T;

    const char* key; // in files that programs write: "fanOut"
    T S::*member;
    Keep keep = Keep::Stored;
    const char* former = ""; // an older key, read where the new one is absent
    const char* word = "";   // in files and on command lines that people write: "fan-out"
    quint8 places = 0;
    qint64 least = std::numeric_limits<qint64>::min(); // of numbers and times, the latter in milliseconds
    qint64 most = std::numeric_limits<qint64>::max();

    constexpr Field kept(Keep how) const
    {
        return with([&](Field& f) { f.keep = how; });
    }
    constexpr Field between(qint64 from, qint64 to) const
    {
        return with([&](Field& f) { f.least = from, f.most = to; });
    }
    constexpr Field formerly(const char* as) const
    {
        return with([&](Field& f) { f.former = as; });
    }
    constexpr Field said(const char* as, int where) const
    {
        return with([&](Field& f) { f.word = as, f.places = static_cast<quint8>(where); });
    }
    /// The same rules for another type, of no struct's member.
    template <typename U> constexpr Field<S, U> of() const
    {
        return {key, nullptr, keep, former, word, places, least, most};
    }

private:
    template <typename Change> constexpr Field with(Change change) const
    {
        Field changed = *this;
        change(changed);
        return changed;
    }
};

template <typename S, typename T> constexpr Field<S, T> field(const char* key, T S::*member)
{
    return {key, member};
}

/// Specialised with `static constexpr auto table`, a tuple of fields in the order of the struct's members; or, for a
/// struct that inherits all it has, with `Parts`, a tuple of its bases in their order.
template <typename S> struct FieldsOf;

template <typename S>
concept HasParts = requires
{
    typename FieldsOf<S>::Parts;
};

template <typename S>
concept HasFields = HasParts<S> || requires
{
    FieldsOf<S>::table;
};

template <typename S> inline constexpr std::size_t fieldCount = std::tuple_size_v<decltype(FieldsOf<S>::table)>;

namespace fields {

struct Anything
{
    template <typename T> operator T() const; // never defined
};

template <typename S, typename Parts> inline constexpr bool areAll = false;
// clang-format off
/// These are its bases, and nothing can be said of S beside them.
template <typename S, typename... Parts>
inline constexpr bool areAll<S, std::tuple<Parts...>> =
    requires { S{std::declval<Parts>()...}; } && !requires { S{std::declval<Parts>()..., Anything()}; };
// clang-format on

} // namespace fields

/// Calls visit(field) for each field of S in order.
template <typename S, typename Visit> constexpr void forEachField(Visit&& visit)
{
    if constexpr (HasParts<S>) {
        using Parts = typename FieldsOf<S>::Parts;
        static_assert(fields::areAll<S, Parts>, "a struct made of others has no member of its own");
        [&]<typename... Part>(std::type_identity<std::tuple<Part...>>) {
            (forEachField<Part>(visit), ...);
        }(std::type_identity<Parts>());
    } else {
        using Complete [[maybe_unused]] = decltype(membersOf<fieldCount<S>>(std::declval<S&>()));
        std::apply([&](const auto&... each) { (visit(each), ...); }, FieldsOf<S>::table);
    }
}

/// Enumerations are written by name. Specialised with `names` in the order of the enumerators, and `fallback` for
/// what is not understood. What was a flag once has an `ofFlag(flag, said)` too; said: somebody did, else it was only
/// what held.
template <typename E> struct NamesOf;

template <typename E> std::optional<E> enumFromName(QStringView name)
{
    constexpr auto& names = NamesOf<E>::names;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == QLatin1String(names[i]))
            return static_cast<E>(i);
    }
    return std::nullopt;
}

/// As people write it: by other names, too, where there is a `fromText(text)` that knows them.
template <typename E> std::optional<E> enumFromText(QStringView text)
{
    if constexpr (requires { NamesOf<E>::fromText(text); })
        return NamesOf<E>::fromText(text);
    else
        return enumFromName<E>(text.trimmed());
}

/// A variant is one of several kinds. The first stands under its field's own key, each other one under its kind's
/// name; there is one of these keys. Specialised with `names` in the order of the alternatives.
template <typename V> struct KindsOf;

template <typename T>
concept HasKinds = requires
{
    KindsOf<T>::names;
};

template <typename E>
concept WasFlag = requires
{
    NamesOf<E>::ofFlag(true, true);
};

} // namespace rollcall
