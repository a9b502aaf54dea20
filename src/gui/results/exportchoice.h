// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interchange/export/taskrow.h"
#include "interchange/formats/formats.h"

#include <QList>
#include <QString>

// What is chosen in the export dialog, and whether it can be written. Plain values; any thread.
namespace rollcall::gui {

struct ExportChoice
{
    interchange::Format format = interchange::Format::Csv;
    QList<interchange::Column> ticked;
    qsizetype rows = 0;
    QString file; // as typed

    QList<interchange::Column> columns() const; // none where the format has none
    bool lacksColumns() const;
    bool canBeWritten() const;
};

} // namespace rollcall::gui
