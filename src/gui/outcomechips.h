// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"

#include <QSet>
#include <QWidget>

#include <array>

class QToolButton;

// One button per outcome that occurs, with its icon, name and count; pressed ones filter the table. Colour is
// never the only sign. "Running" counts what has not ended. GUI thread.
namespace rollcall::gui {

class OutcomeChips : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomeChips(QWidget* parent = nullptr);

    void setCounts(const std::array<int, outcomeCount>& counts, int running);
    QSet<Outcome> selected() const;
    void setSelected(const QSet<Outcome>& outcomes);

Q_SIGNALS:
    void selectionChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColours();

    std::array<QToolButton*, outcomeCount> m_buttons{};
    QToolButton* m_running = nullptr;
};

} // namespace rollcall::gui
