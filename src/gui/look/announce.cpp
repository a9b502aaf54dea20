// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/announce.h"

#include <QAccessible>
#include <QString>
#include <QWidget>

namespace rollcall::gui {

void announce(QWidget* about, const QString& sentence)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(about, sentence);
#else
    about->setAccessibleDescription(sentence); // which an alert makes be read
    QAccessibleEvent event(about, QAccessible::Alert);
#endif
    QAccessible::updateAccessibility(&event);
}

} // namespace rollcall::gui
