// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <tuple>

// The members of a struct as a tuple of references, in their order. The number must be the right one: a struct that
// has gained or lost a member does not compile here, which is what core/base/fields.h uses it for. Pure.
namespace rollcall {

template <std::size_t N, typename S> constexpr auto membersOf(S& s)
{
    static_assert(N >= 2 && N <= 15, "say how a struct with so many members is taken apart");
    // clang-format off
    if constexpr (N == 2) { auto& [a, b] = s; return std::tie(a, b); }
    else if constexpr (N == 3) { auto& [a, b, c] = s; return std::tie(a, b, c); }
    else if constexpr (N == 4) { auto& [a, b, c, d] = s; return std::tie(a, b, c, d); }
    else if constexpr (N == 5) { auto& [a, b, c, d, e] = s; return std::tie(a, b, c, d, e); }
    else if constexpr (N == 6) { auto& [a, b, c, d, e, f] = s; return std::tie(a, b, c, d, e, f); }
    else if constexpr (N == 7) { auto& [a, b, c, d, e, f, g] = s; return std::tie(a, b, c, d, e, f, g); }
    else if constexpr (N == 8) { auto& [a, b, c, d, e, f, g, h] = s; return std::tie(a, b, c, d, e, f, g, h); }
    else if constexpr (N == 9) { auto& [a, b, c, d, e, f, g, h, i] = s; return std::tie(a, b, c, d, e, f, g, h, i); }
    else if constexpr (N == 10) { auto& [a, b, c, d, e, f, g, h, i, j] = s; return std::tie(a, b, c, d, e, f, g, h, i, j); }
    else if constexpr (N == 11) { auto& [a, b, c, d, e, f, g, h, i, j, k] = s; return std::tie(a, b, c, d, e, f, g, h, i, j, k); }
    else if constexpr (N == 12) { auto& [a, b, c, d, e, f, g, h, i, j, k, l] = s; return std::tie(a, b, c, d, e, f, g, h, i, j, k, l); }
    else if constexpr (N == 13) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m] = s; return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m); }
    else if constexpr (N == 14) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n] = s; return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n); }
    else { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o] = s; return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o); }
    // clang-format on
}

} // namespace rollcall
