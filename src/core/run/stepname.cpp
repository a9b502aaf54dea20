// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/stepname.h"

#include <QStringView>

namespace rollcall {

QString stepName(const QString& title, const StepWork& work, qsizetype limit)
{
    if (const QStringView said = QStringView(title).trimmed(); !said.isEmpty())
        return said.toString();
    const QString text = workText(work);
    const QStringView all = QStringView(text).trimmed();
    const qsizetype end = all.indexOf(u'\n');
    return shortened(all.left(end < 0 ? all.size() : end).trimmed().toString(), limit);
}

} // namespace rollcall
