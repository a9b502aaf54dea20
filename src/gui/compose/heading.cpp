// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/heading.h"

#include "core/base/text.h"
#include "core/run/composition.h"

#include <QCoreApplication>
#include <QStringList>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestValue = 40;

struct Heading
{
    Q_DECLARE_TR_FUNCTIONS(Heading)
};

/// What was filled in tells one run of a snippet from another.
QString withValues(const QString& title, const Composition& composition)
{
    QStringList values;
    for (const QString& value : composition.values) {
        if (!value.isEmpty())
            values.append(shortened(value, longestValue));
    }
    return composition.snippet.isEmpty() || values.isEmpty() ? title : u"%1 (%2)"_s.arg(title, values.join(u", "_s));
}

QString heading(const QString& title, const QString& target, int only)
{
    const QString where = only == 0 ? Heading::tr("%1 on %2") : Heading::tr("%1 on %Ln host(s) of %2", nullptr, only);
    return displayLine(where.arg(title, target));
}

} // namespace

QString headingOf(const StoredSpec& run)
{
    if (!run.request)
        return heading(run.title, run.target, 0);
    return heading(withValues(run.title, run.request->composition), run.target,
                   static_cast<int>(run.request->only.size()));
}

QString headingOf(const RunRequest& request, const QString& title)
{
    const QString what = title.isEmpty() ? Heading::tr("no command") : withValues(title, request.composition);
    return heading(what, request.target, static_cast<int>(request.only.size()));
}

} // namespace rollcall::gui
