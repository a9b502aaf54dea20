// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>

// One test executable per room holds many test classes. Each tests/ROOM/tst_SUBJECT.cpp ends with
//     ROLLCALL_TEST(tst_subject, SubjectTest)
// and the first argument on the command line picks the class by its file's stem; the rest go to Qt Test.
namespace rollcall::test {

using Factory = std::function<std::unique_ptr<QObject>()>;
bool registerTest(const char* subject, Factory factory);

} // namespace rollcall::test

#define ROLLCALL_TEST(subject, Class)                                                                        \
    static const bool registered_##subject =                                                                 \
        rollcall::test::registerTest(#subject, [] { return std::make_unique<Class>(); });
