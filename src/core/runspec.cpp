// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runspec.h"

#include <QUuid>

namespace rollcall {

QString newRunId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

void RunSpec::begin()
{
    created = QDateTime::currentDateTimeUtc();
    began = std::chrono::steady_clock::now();
}

qint64 RunSpec::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count();
}

} // namespace rollcall
