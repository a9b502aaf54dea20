// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/exportchoice.h"

namespace rollcall::gui {

QList<interchange::Column> ExportChoice::columns() const
{
    return interchange::formatRow(format).columns ? ticked : QList<interchange::Column>();
}

bool ExportChoice::lacksColumns() const
{
    return interchange::formatRow(format).columns && ticked.isEmpty();
}

bool ExportChoice::canBeWritten() const
{
    return rows > 0 && !lacksColumns() && !file.trimmed().isEmpty();
}

} // namespace rollcall::gui
