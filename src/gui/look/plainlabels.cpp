// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/plainlabels.h"

#include <QEvent>
#include <QLabel>
#include <QMessageBox>
#include <QWidget>

namespace rollcall::gui {

namespace {

constexpr auto qtsAboutTitle = "About Qt"; // in its own catalogue

/// Qt's own: its tips, and the box about itself.
bool isQtsOwn(const QLabel& label)
{
    return label.inherits("QTipLabel") || label.window()->windowTitle() == QMessageBox::tr(qtsAboutTitle);
}

} // namespace

PlainLabels::PlainLabels(QObject* application) : QObject(application)
{
    application->installEventFilter(this);
}

bool PlainLabels::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Polish || !watched->isWidgetType())
        return false;
    auto* const label = qobject_cast<QLabel*>(watched);
    if (label != nullptr && label->textFormat() == Qt::AutoText && !isQtsOwn(*label))
        label->setTextFormat(Qt::PlainText);
    return false;
}

} // namespace rollcall::gui
