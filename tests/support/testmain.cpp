// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testmain.h"

#include <map>
#include <string>

namespace rollcall::test {

std::map<std::string, Factory>& registry()
{
    static std::map<std::string, Factory> tests;
    return tests;
}

bool registerTest(const char* subject, Factory factory)
{
    return registry().emplace(subject, std::move(factory)).second;
}

} // namespace rollcall::test
