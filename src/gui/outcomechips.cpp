// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/outcomechips.h"

#include "gui/theme.h"

#include <QColor>
#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QLocale>
#include <QPalette>
#include <QSignalBlocker>
#include <QString>
#include <QToolButton>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

OutcomeChips::OutcomeChips(QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    const auto add = [&](const QString& name, const QIcon& icon) {
        auto* button = new QToolButton(this);
        button->setObjectName(u"chip-"_s + name);
        button->setIcon(icon);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->hide();
        row->addWidget(button);
        return button;
    };
    for (int i = 0; i < outcomeCount; ++i) {
        const auto outcome = static_cast<Outcome>(i);
        QToolButton* button = add(outcomeName(outcome), theme::outcomeIcon(outcome));
        button->setCheckable(true);
        button->setToolTip(tr("Show only: %1").arg(outcomeLabel(outcome)));
        connect(button, &QToolButton::toggled, this, &OutcomeChips::selectionChanged);
        m_buttons[static_cast<std::size_t>(i)] = button;
    }
    m_running = add(u"running"_s, theme::phaseIcon(HostPhase::Running));
    m_running->setFocusPolicy(Qt::NoFocus);
    m_running->setAttribute(Qt::WA_TransparentForMouseEvents);
    setCounts({}, 0);
    applyColours();
}

void OutcomeChips::setCounts(const std::array<int, outcomeCount>& counts, int running)
{
    const QLocale locale;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        QToolButton* button = m_buttons[i];
        const QString label = outcomeLabel(static_cast<Outcome>(i));
        const QString text = tr("%1 %2", "count, outcome").arg(locale.toString(counts[i]), label);
        button->setText(text);
        button->setAccessibleName(tr("%1: %2", "outcome, count").arg(label).arg(counts[i]));
        button->setVisible(counts[i] > 0 || button->isChecked());
    }
    m_running->setText(tr("%Ln running", nullptr, running));
    m_running->setAccessibleName(m_running->text());
    m_running->setVisible(running > 0);
}

QSet<Outcome> OutcomeChips::selected() const
{
    QSet<Outcome> outcomes;
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        if (m_buttons[i]->isChecked())
            outcomes.insert(static_cast<Outcome>(i));
    }
    return outcomes;
}

void OutcomeChips::setSelected(const QSet<Outcome>& outcomes)
{
    if (outcomes == selected())
        return;
    {
        const QSignalBlocker blocker(this);
        for (std::size_t i = 0; i < m_buttons.size(); ++i)
            m_buttons[i]->setChecked(outcomes.contains(static_cast<Outcome>(i)));
    }
    Q_EMIT selectionChanged();
}

void OutcomeChips::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColours();
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
    }
}

} // namespace rollcall::gui
