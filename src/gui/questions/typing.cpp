// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/questions/typing.h"

#include <QApplication>
#include <QBoxLayout>
#include <QDialog>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta ||
           key == Qt::Key_AltGr || key == Qt::Key_CapsLock || key == Qt::Key_NumLock;
}

/// And is no command. AltGr, which types, comes as Ctrl+Alt on some keyboards.
bool types(const QKeyEvent& key)
{
    const bool chord = (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
    return !chord || (!key.text().isEmpty() && key.text()[0].isPrint() &&
                      key.modifiers().testFlag(Qt::ControlModifier) == key.modifiers().testFlag(Qt::AltModifier));
}

} // namespace

TypingWatch::TypingWatch(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

QWidget* TypingWatch::where() const
{
    return m_where != nullptr && m_where == QApplication::focusWidget() ? m_where.data() : nullptr;
}

bool TypingWatch::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    const bool isKey = type == QEvent::KeyPress || type == QEvent::ShortcutOverride;
    if (type == QEvent::MouseButtonPress)
        m_where = nullptr;
    if ((!isKey && type != QEvent::InputMethod) || watched != QApplication::focusWidget())
        return false;
    auto* const widget = static_cast<QWidget*>(watched);
    if (!isKey) {
        m_where = widget;
    } else if (const auto& key = *static_cast<QKeyEvent*>(event); !isModifier(key.key())) {
        const bool isText = widget->testAttribute(Qt::WA_InputMethodEnabled) && key.key() != Qt::Key_Escape;
        m_where = isText && types(key) ? widget : nullptr;
    }
    return false;
}

KeysElsewhere::KeysElsewhere(QDialog& dialog, QWidget& field)
    : QObject(&dialog), m_dialog(dialog), m_field(&field), m_first(dialog.focusWidget()),
      m_label(
          new QLabel(tr("What you are typing still goes where you began it. Click here to answer, or press Tab when "
                        "you are done."),
                     &dialog))
{
    m_label->setObjectName(u"typingLabel"_s);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    if (auto* const rows = qobject_cast<QBoxLayout*>(dialog.layout()))
        rows->insertWidget(0, m_label);
    dialog.setAccessibleDescription(m_label->text());
    dialog.setFocus();
    m_quiet.setObjectName(u"typingQuiet"_s);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quiet);
    m_quiet.start();
    qApp->installEventFilter(this);
}

bool KeysElsewhere::eventFilter(QObject* watched, QEvent* event)
{
    auto* const widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr || widget->window() != &m_dialog)
        return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        release();
        return false;
    case QEvent::ShortcutOverride: // no letter presses a button
        event->accept();
        return true;
    case QEvent::KeyPress:
        return takeKey(*static_cast<QKeyEvent*>(event));
    case QEvent::KeyRelease:
        return true;
    default:
        return false;
    }
}

bool KeysElsewhere::takeKey(QKeyEvent& key)
{
    const bool isTab = key.key() == Qt::Key_Tab || key.key() == Qt::Key_Backtab;
    if (m_field == nullptr || !m_field->isVisible() || (isTab && !m_quiet.isActive())) {
        release();
        return true;
    }
    if (!m_quiet.isActive()) // who has stopped may mean the question: a password is not for the field
        return true;
    if (!isTab)
        m_quiet.start();
    if (!isModifier(key.key()) && types(key)) {
        QKeyEvent copy(key.type(), key.key(), key.modifiers(), key.text(), key.isAutoRepeat(),
                       static_cast<quint16>(key.count()));
        QCoreApplication::sendEvent(m_field, &copy);
    }
    return true;
}

void KeysElsewhere::release()
{
    qApp->removeEventFilter(this);
    m_label->hide();
    m_dialog.setAccessibleDescription({});
    if (m_first != nullptr)
        m_first->setFocus(Qt::TabFocusReason);
    deleteLater();
}

} // namespace rollcall::gui
