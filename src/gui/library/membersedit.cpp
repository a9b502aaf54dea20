// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/membersedit.h"

#include "gui/look/pastedhosts.h"

#include <QString>
#include <QStringList>

namespace rollcall::gui {

void MembersEdit::insertFromMimeData(const QMimeData* source)
{
    const QString text = source->text();
    pasteHosts(
        this, text, [this](const QStringList& words) { insertPlainText(words.join(u'\n')); },
        [this, text] { insertPlainText(text); });
}

} // namespace rollcall::gui
