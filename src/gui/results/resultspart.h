// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runspec.h"
#include "core/verdict/outcome.h"

#include <QList>
#include <QSet>
#include <QString>

class QAbstractItemView;
namespace rollcall::app {
class IniFile;
}

namespace rollcall::gui {

class RowCopier;

/// One of the views of a run's results: what all of them can do. GUI thread.
class ResultsPart
{
public:
    virtual ~ResultsPart() = default;

    virtual QAbstractItemView* list() = 0;
    virtual RowCopier* copier() const = 0;
    virtual bool isSettled() const { return true; } // all that there is stands here
    virtual QList<TaskIndex> selectedTasks() const = 0;
    virtual void selectWith(const QSet<Reason>& reasons) = 0;
    virtual void setNote(const QString& text) = 0; // where the filter lets nothing through; "": something
    virtual void saveState(app::IniFile& settings) const = 0;
    virtual void restoreState(const app::IniFile& settings) = 0;
};

} // namespace rollcall::gui
