// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/undooffer.h"

#include "core/base/text.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"

#include <QUndoStack>

#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr qsizetype longest = 60; // characters of what was done
}

UndoOffer::UndoOffer(QUndoStack& stack, QWidget* parent) : QToolButton(parent), m_stack(stack), m_before(stack.index())
{
    setObjectName(u"undoOffer"_s);
    dress(this, Command::Undo);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    m_while.setSingleShot(true);
    m_while.setInterval(20s);
    connect(&m_while, &QTimer::timeout, this, &QWidget::hide);
    connect(this, &QToolButton::clicked, this, [this] {
        hide();
        m_stack.undo();
    });
    connect(&m_stack, &QUndoStack::indexChanged, this, &UndoOffer::offer);
    hide();
}

/// What was taken back needs no offer.
void UndoOffer::offer(int index)
{
    const bool done = index > std::exchange(m_before, index) && m_stack.canUndo();
    setVisible(done);
    if (!done)
        return m_while.stop();
    const QString what = displayLine(m_stack.undoText());
    setText(tr("Undo: %1").arg(shortened(what, longest)));
    const QString plain = tr("Undo: %1").arg(QString(what).replace(u"&&"_s, u"&"_s));
    setToolTip(tipText(plain));
    setAccessibleName(plain);
    m_while.start();
}

} // namespace rollcall::gui
