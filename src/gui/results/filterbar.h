// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/filter.h"
#include "core/verdict/outcome.h"

#include <QRegularExpression>
#include <QSet>
#include <QString>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace Ui {
class FilterBar;
}

// The line above the results: text or regular expression over host and output, exit codes, hit counts. An
// expression that does not compile is shown as such and not applied. Outcomes come from the chips. GUI thread.
namespace rollcall::gui {

class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget* parent = nullptr);
    ~FilterBar() override;

    /// What the chips ask: whole outcomes, and single reasons of others.
    void setEnds(const QSet<Outcome>& outcomes, const QSet<Reason>& reasons);
    const ResultFilter& filter() const { return m_filter; }                 // the last one that compiled
    const QRegularExpression& textPattern() const { return m_textPattern; } // of its text, see CompiledFilter
    void setHits(const QString& text);                                      // "12 of 300 rows · 48 hits"
    void focusText();
    void clear();

Q_SIGNALS:
    void filterChanged();
    void cleared(); // the chips too, please

private:
    void apply();
    void showProblem(const QString& field, const QString& text);

    std::unique_ptr<Ui::FilterBar> m_ui;
    QTimer m_debounce;
    QSet<Outcome> m_outcomes;
    QSet<Reason> m_reasons;
    ResultFilter m_filter;
    QRegularExpression m_textPattern;
};

} // namespace rollcall::gui
