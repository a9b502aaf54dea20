// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/screenfit.h"

#include <QDialog>
#include <QEvent>
#include <QScreen>

namespace rollcall::gui {

ScreenFit::ScreenFit(QObject* application) : QObject(application)
{
    application->installEventFilter(this);
}

bool ScreenFit::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show && watched->isWidgetType()) {
        if (auto* const dialog = qobject_cast<QDialog*>(watched); dialog != nullptr && dialog->isWindow()) {
            const QSize frame(16, 48); // of the window manager, about
            dialog->resize(dialog->size().boundedTo(dialog->screen()->availableGeometry().size() - frame));
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace rollcall::gui
