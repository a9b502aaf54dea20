// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/outcomechips.h"

#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/look/theme.h"

#include <QAction>
#include <QColor>
#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPalette>
#include <QResizeEvent>
#include <QString>
#include <QToolButton>

#include <algorithm>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

OutcomeChips::OutcomeChips(QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSizeConstraint(QLayout::SetNoConstraint);
    row->setSpacing(12); // an arrow belongs to the chip before it
    for (int i = 0; i < outcomeCount; ++i)
        addChip(static_cast<Outcome>(i));
    m_running = new QToolButton(this);
    m_running->setObjectName(u"chip-running"_s);
    m_running->setIcon(theme::phaseIcon(HostPhase::Running));
    m_running->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_running->setAutoRaise(true);
    m_running->setFocusPolicy(Qt::NoFocus);
    m_running->setAttribute(Qt::WA_TransparentForMouseEvents);
    row->addWidget(m_running);
    row->addStretch();
    setCounts({}, 0);
    applyColours();
}

QSize OutcomeChips::minimumSizeHint() const
{
    return {0, layout()->minimumSize().height()};
}

void OutcomeChips::addChip(Outcome outcome)
{
    auto* button = new QToolButton(this);
    button->setObjectName(u"chip-"_s + outcomeName(outcome));
    dress(button, Command::ShowOutcome);
    button->setIcon(theme::outcomeIcon(outcome));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setContextMenuPolicy(Qt::CustomContextMenu);
    button->installEventFilter(this);
    button->hide();
    auto* menu = new QMenu(button);
    menu->setObjectName(u"menu-"_s + outcomeName(outcome));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::MenuButtonPopup);
    layout()->addWidget(button);
    connect(menu, &QMenu::aboutToShow, this, [this, outcome] { fillMenu(outcome); });
    connect(button, &QToolButton::clicked, this, [this, outcome] { toggled(outcome); });
    connect(button, &QWidget::customContextMenuRequested, menu,
            [button, menu] { menu->popup(button->mapToGlobal(button->rect().bottomLeft())); });
    m_buttons[static_cast<std::size_t>(outcome)] = button;
}

void OutcomeChips::setCounts(const ReasonCounts& counts, int running)
{
    m_counts = counts;
    m_running->setText(tr("%Ln not ended yet", nullptr, running));
    m_running->setAccessibleName(m_running->text());
    m_running->setVisible(running > 0);
    updateTexts();
}

int OutcomeChips::countOf(Outcome outcome) const
{
    int count = 0;
    for (const Reason reason : reasonsOf(outcome))
        count += m_counts[static_cast<std::size_t>(reason)];
    return count;
}

bool OutcomeChips::hasSomeOf(Outcome outcome) const
{
    return std::any_of(m_reasons.begin(), m_reasons.end(), [&](Reason reason) { return outcomeOf(reason) == outcome; });
}

void OutcomeChips::updateTexts()
{
    setTexts(true);
    m_whole = layout()->sizeHint();
    m_isWhole = m_whole.width() <= width();
    if (!m_isWhole)
        setTexts(false);
    updateGeometry();
}

void OutcomeChips::setTexts(bool whole)
{
    const QLocale locale;
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const auto outcome = static_cast<Outcome>(i);
        QToolButton* const button = m_buttons[i];
        const QString label = outcomeLabel(outcome);
        const int count = countOf(outcome);
        QString number = locale.toString(count);
        QStringList some;
        if (hasSomeOf(outcome)) {
            int chosen = 0;
            for (const Reason reason : reasonsOf(outcome)) {
                if (!m_reasons.contains(reason))
                    continue;
                chosen += m_counts[static_cast<std::size_t>(reason)];
                some.append(reasonLabel(reason));
            }
            number = tr("%1 of %2", "chosen, all").arg(locale.toString(chosen), number);
        }
        button->setText(whole ? tr("%1 %2", "count, outcome").arg(number, label) : number);
        button->setAccessibleName(tr("%1: %2", "outcome, count").arg(label, number));
        button->setAccessibleDescription(some.join(u", "_s));
        button->setToolTip(commandTip(Command::ShowOutcome).arg(some.isEmpty() ? label : some.join(u", "_s)));
        button->setVisible(count > 0 || button->isChecked());
    }
}

QSet<Outcome> OutcomeChips::selected() const
{
    QSet<Outcome> outcomes;
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const auto outcome = static_cast<Outcome>(i);
        if (m_buttons[i]->isChecked() && !hasSomeOf(outcome))
            outcomes.insert(outcome);
    }
    return outcomes;
}

void OutcomeChips::setSelected(const QSet<Outcome>& outcomes, const QSet<Reason>& reasons)
{
    if (outcomes == selected() && reasons == m_reasons)
        return;
    m_reasons.clear();
    for (const Reason reason : reasons) {
        if (!outcomes.contains(outcomeOf(reason)))
            m_reasons.insert(reason);
    }
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const auto outcome = static_cast<Outcome>(i);
        m_buttons[i]->setChecked(outcomes.contains(outcome) || hasSomeOf(outcome));
    }
    updateTexts();
    Q_EMIT selectionChanged();
}

/// A click: all of it, or none.
void OutcomeChips::toggled(Outcome outcome)
{
    m_reasons.removeIf([outcome](Reason reason) { return outcomeOf(reason) == outcome; });
    updateTexts();
    Q_EMIT selectionChanged();
}

void OutcomeChips::toggleReason(Reason reason, bool on)
{
    QSet<Outcome> outcomes = selected();
    QSet<Reason> reasons = m_reasons;
    outcomes.remove(outcomeOf(reason));
    if (on)
        reasons.insert(reason);
    else
        reasons.remove(reason);
    setSelected(outcomes, reasons);
}

void OutcomeChips::fillMenu(Outcome outcome)
{
    QToolButton* const button = m_buttons[static_cast<std::size_t>(outcome)];
    QMenu* const menu = button->menu();
    const QLocale locale;
    menu->clear();
    const auto add = [&](Command command, const QString& what, int count) {
        QAction* const action =
            addCommand(menu, command, {}, commandText(command).arg(what) + u'\t' + locale.toString(count));
        action->setCheckable(true);
        return action;
    };
    QAction* const all = add(Command::ShowOutcome, outcomeLabel(outcome), countOf(outcome));
    all->setObjectName(u"show-"_s + outcomeName(outcome));
    all->setChecked(selected().contains(outcome));
    connect(all, &QAction::triggered, button, &QToolButton::click);
    menu->addSeparator();
    for (const Reason reason : reasonsOf(outcome)) {
        const int count = m_counts[static_cast<std::size_t>(reason)];
        if (reason == Reason::None || (count == 0 && !m_reasons.contains(reason)))
            continue;
        QAction* const action = add(Command::ShowReason, reasonLabel(reason), count);
        action->setObjectName(u"reason-"_s + reasonName(reason));
        action->setChecked(m_reasons.contains(reason));
        connect(action, &QAction::triggered, this, [this, reason](bool on) { toggleReason(reason, on); });
    }
    menu->addSeparator();
    Q_EMIT menuAboutToShow(menu, outcome);
}

bool OutcomeChips::eventFilter(QObject* watched, QEvent* event)
{
    auto* const button = qobject_cast<QToolButton*>(watched);
    if (button != nullptr && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        button->menu()->popup(button->mapToGlobal(button->rect().bottomLeft()));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void OutcomeChips::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColours();
}

void OutcomeChips::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_isWhole != (m_whole.width() <= width()))
        updateTexts();
}

void OutcomeChips::applyColours()
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        if (m_buttons[i] == nullptr)
            return;
        QPalette colours = m_buttons[i]->palette();
        const QColor colour = theme::outcomeColor(static_cast<Outcome>(i), palette());
        colours.setColor(QPalette::ButtonText, colour);
        colours.setColor(QPalette::WindowText, colour);
        m_buttons[i]->setPalette(colours);
        m_buttons[i]->menu()->setPalette(palette()); // not the chip's own
    }
}

} // namespace rollcall::gui
