// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <concepts>
#include <utility>

// Where a library is, and where this user's saves of it are noted meanwhile (library/files/ownsaves.h). A value.
namespace rollcall::library {

struct LibraryPlace
{
    template <std::convertible_to<QString> Text> // also of parts that are being joined
    // NOLINTNEXTLINE(bugprone-forwarding-reference-overload): a place is no text, so copies are not taken for one
    LibraryPlace(Text&& folder, QString ownSaves = {}) : path(std::forward<Text>(folder)), saves(std::move(ownSaves))
    {
    }

    QString path;
    QString saves; // a folder of the user alone; empty: a save that is cut off is not known again
};

} // namespace rollcall::library
