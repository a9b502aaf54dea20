// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "house/names.h"

#include <QMap>
#include <QString>
#include <QStringList>

// How big the classes of a tree are, by the text alone. A class counts the functions that its body declares, but for
// the destructor and deleted ones, which nobody calls, and its data, but for what is static. With it counts what only
// it can see: its struct Private, which a source defines, and whoever is its friend, since a class cut in two that
// know each other's insides is still one. Values; any thread.
namespace rollcall::test {

struct ClassSize
{
    int functions = 0;
    int members = 0;
    QString path; // of the file that defines it
    QStringList friends;

    static constexpr int mostFunctions = 25;
    static constexpr int mostMembers = 15;
    bool isOver() const { return functions > mostFunctions || members > mostMembers; }
};

/// By room and name: "ssh::Session"; one that a source has for itself by its file: "cli/main.cpp::Reader".
QMap<QString, ClassSize> classesOf(const Sources& sources);

} // namespace rollcall::test
