// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/leftover.h"

#include "support/sshd.h"

#include <QRandomGenerator>

namespace rollcall::test {

using namespace Qt::StringLiterals;

QByteArray newMark()
{
    return QByteArray::number(QRandomGenerator::system()->bounded(100'000'000, 1'000'000'000));
}

int leftOver(const QByteArray& mark)
{
    int count = 0;
    for (const QByteArray& line : runProgram(u"ps"_s, {u"-A"_s, u"-o"_s, u"stat=,args="_s}).split('\n'))
        count += line.contains(mark) && !line.startsWith('Z');
    return count;
}

} // namespace rollcall::test
