// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTest>

#include <functional>
#include <memory>

// One test executable per room holds many test classes. Each tests/ROOM/tst_SUBJECT.cpp ends with
//     ROLLCALL_TEST(tst_subject, SubjectTest)
// and the first argument on the command line picks the class by its file's stem; the rest go to Qt Test.
namespace rollcall::test {

/// How long a test waits for what should come at once, in milliseconds.
constexpr int patience = 60'000;

using Factory = std::function<std::unique_ptr<QObject>()>;
bool registerTest(const char* subject, Factory factory);

} // namespace rollcall::test

// Qt's 5 seconds are too few under a sanitizer on a busy machine; a condition that comes true costs no more.
#undef QTRY_VERIFY
#define QTRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT((condition), rollcall::test::patience)
#undef QTRY_VERIFY2
#define QTRY_VERIFY2(condition, message) QTRY_VERIFY2_WITH_TIMEOUT((condition), (message), rollcall::test::patience)
#undef QTRY_COMPARE
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, rollcall::test::patience)

#define ROLLCALL_TEST(subject, Class)                                                                                  \
    static const bool registered_##subject =                                                                           \
        rollcall::test::registerTest(#subject, [] { return std::make_unique<Class>(); });
