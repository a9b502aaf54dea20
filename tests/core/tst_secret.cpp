// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"
#include "support/testmain.h"

#include <QTest>

#include <type_traits>
#include <utility>

using namespace Qt::StringLiterals;
using namespace rollcall;

class SecretTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheBytes();
    void movesAndNeverCopies();
    void wipesUnsharedBytes();
    void leavesSharedBytesAlone();
    void fromTextEmptiesTheText();
};

void SecretTest::takesTheBytes()
{
    QByteArray bytes("hunter2");
    const Secret secret(std::move(bytes));
    QVERIFY(bytes.isEmpty());
    QCOMPARE(secret.data(), "hunter2");
    QCOMPARE(secret.size(), 7);
}

void SecretTest::movesAndNeverCopies()
{
    static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
    static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);
    Secret first(QByteArray("one"));
    Secret second(std::move(first));
    QVERIFY(first.isEmpty());
    Secret third(QByteArray("three"));
    third = std::move(second);
    QVERIFY(second.isEmpty());
    QCOMPARE(third.data(), "one");
    const Secret copy = third.clone();
    QVERIFY(copy == third);
    QVERIFY(copy.data() != third.data());
}

void SecretTest::wipesUnsharedBytes()
{
    QByteArray bytes("hunter2");
    bytes.reserve(64);
    bytes.detach();
    const char* memory = bytes.constData();
    QByteArray keeper = bytes; // keeps the memory alive; wipe must not touch what is shared
    wipe(bytes);
    QVERIFY(bytes.isEmpty());
    QCOMPARE(memory, "hunter2");
    wipe(keeper);
    QVERIFY(keeper.isEmpty());
}

void SecretTest::leavesSharedBytesAlone()
{
    QByteArray shared("hunter2");
    {
        QByteArray copy = shared;
        const Secret secret(std::move(copy));
    }
    QCOMPARE(shared, QByteArray("hunter2"));
}

void SecretTest::fromTextEmptiesTheText()
{
    QString text = u"pässword"_s;
    text.detach();
    const Secret secret = Secret::fromText(std::move(text));
    QVERIFY(text.isEmpty());
    QCOMPARE(secret.data(), "pässword");
}

ROLLCALL_TEST(tst_secret, SecretTest)
#include "tst_secret.moc"
