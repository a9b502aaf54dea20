// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QObject>

// The functions of a test class, and the order they run in, so that none lives on what another has left. Stateless.
namespace rollcall::test {

/// Those that Qt Test would run, in the order they stand in.
QByteArrayList testFunctions(const QMetaObject& testClass);

/// As it was the last time with this seed. The rows of a function stay together and in order: Qt Test runs them.
QByteArrayList shuffled(QByteArrayList functions, quint32 seed);

/// What ROLLCALL_SHUFFLE says, or a new one where that says nothing.
quint32 orderSeed();

/// Each in a process of its own, which writes where this one does. How many failed.
int runEachAlone(const QByteArray& subject, const QByteArrayList& functions);

} // namespace rollcall::test
