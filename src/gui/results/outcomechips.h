// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/outcome.h"

#include <QSet>
#include <QWidget>

#include <array>

class QMenu;
class QToolButton;

// One button per outcome that occurs, with its icon, name and count; pressed ones filter the table. Its menu
// (the arrow, the right button, Down or the menu key) has the reasons under that outcome and their counts, to
// filter by one of them, and what the page adds. Colour is never the only sign. "Running" counts what has not
// ended. GUI thread.
namespace rollcall::gui {

class OutcomeChips : public QWidget
{
    Q_OBJECT

public:
    using ReasonCounts = std::array<int, reasonCount>;

    explicit OutcomeChips(QWidget* parent = nullptr);

    void setCounts(const ReasonCounts& counts, int running);
    /// Whole outcomes, and single reasons of other outcomes.
    QSet<Outcome> selected() const;
    QSet<Reason> selectedReasons() const { return m_reasons; }
    void setSelected(const QSet<Outcome>& outcomes, const QSet<Reason>& reasons = {});

    QSize minimumSizeHint() const override; // nothing else gives way
    QSize sizeHint() const override { return m_whole; }

Q_SIGNALS:
    void selectionChanged();
    void menuAboutToShow(QMenu* menu, rollcall::Outcome outcome); // after the reasons: add to it

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addChip(Outcome outcome);
    void toggled(Outcome outcome);
    void toggleReason(Reason reason, bool on);
    void fillMenu(Outcome outcome);
    void applyColours();
    void updateTexts();
    void setTexts(bool whole); // else the numbers alone, for which there is room in narrow windows
    int countOf(Outcome outcome) const;
    bool hasSomeOf(Outcome outcome) const; // only single reasons of it are chosen

    std::array<QToolButton*, outcomeCount> m_buttons{};
    QToolButton* m_running = nullptr;
    QSize m_whole; // with whole texts
    bool m_isWhole = true;
    ReasonCounts m_counts{};
    QSet<Reason> m_reasons;
};

} // namespace rollcall::gui
