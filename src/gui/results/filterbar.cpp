// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/filterbar.h"

#include "core/base/error.h"
#include "core/result/filterline.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/look/searchfieldkeys.h"
#include "gui/look/theme.h"
#include "ui_filterbar.h"

#include <QGuiApplication>
#include <QLineEdit>
#include <QPalette>
#include <QToolButton>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

FilterBar::FilterBar(QWidget* parent) : QWidget(parent), m_ui(std::make_unique<Ui::FilterBar>())
{
    m_ui->setupUi(this);
    m_ui->filterEdit->setToolTip(m_ui->filterEdit->toolTip().arg(commandKeysText(Command::Filter)));
    dress(m_ui->caseButton, Command::MatchCase);
    dress(m_ui->regexButton, Command::UseRegex);
    dress(m_ui->clearButton, Command::ClearFilters);
    m_ui->filterEdit->addAction(theme::icon(u"filter"_s), QLineEdit::LeadingPosition);
    new SearchFieldKeys(m_ui->filterEdit);
    new SearchFieldKeys(m_ui->exitCodeEdit);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(150ms);
    connect(&m_debounce, &QTimer::timeout, this, &FilterBar::apply);
    connect(m_ui->filterEdit, &QLineEdit::textChanged, this, [this] { m_debounce.start(); });
    connect(m_ui->exitCodeEdit, &QLineEdit::textChanged, this, [this] { m_debounce.start(); });
    connect(m_ui->filterEdit, &QLineEdit::returnPressed, this, &FilterBar::apply);
    connect(m_ui->exitCodeEdit, &QLineEdit::returnPressed, this, &FilterBar::apply);
    connect(m_ui->regexButton, &QToolButton::toggled, this, &FilterBar::apply);
    connect(m_ui->caseButton, &QToolButton::toggled, this, &FilterBar::apply);
    connect(m_ui->clearButton, &QToolButton::clicked, this, &FilterBar::clear);
    QSizePolicy room = m_ui->clearButton->sizePolicy();
    room.setRetainSizeWhenHidden(true);
    m_ui->clearButton->setSizePolicy(room);
    m_ui->newsRow->setMinimumHeight(fontMetrics().height() + 2);
    showProblem({}, {});
    setHits({});
}

FilterBar::~FilterBar() = default;

void FilterBar::setEnds(const QSet<Outcome>& outcomes, const QSet<Reason>& reasons)
{
    m_outcomes = outcomes;
    m_reasons = reasons;
    if (!reasons.isEmpty()) { // either lets a row in
        for (const Outcome outcome : outcomes) {
            for (const Reason reason : reasonsOf(outcome))
                m_reasons.insert(reason);
        }
        m_outcomes.clear();
    }
    apply();
}

void FilterBar::setHits(const QString& text)
{
    m_ui->hitsLabel->setText(text);
    m_ui->clearButton->setVisible(!m_filter.isEmpty());
}

void FilterBar::focusText()
{
    m_ui->filterEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->filterEdit->selectAll();
}

void FilterBar::clear()
{
    m_ui->filterEdit->clear();
    m_ui->exitCodeEdit->clear();
    Q_EMIT cleared();
    apply();
}

void FilterBar::apply()
{
    m_debounce.stop();
    const Result<FilterLine> line = FilterLine::parse(m_ui->filterEdit->text());
    if (!line) {
        showProblem(u"text"_s, errorText(line.error()));
        return;
    }
    ResultFilter filter;
    filter.text = line->text;
    filter.words = line->words;
    filter.regex = m_ui->regexButton->isChecked();
    filter.caseSensitive = m_ui->caseButton->isChecked();
    filter.exitCodes = m_ui->exitCodeEdit->text();
    filter.outcomes = m_outcomes;
    filter.reasons = m_reasons;
    const auto compiled = CompiledFilter::compile(filter);
    if (!compiled) {
        const bool codes = compiled.error().subject == u"exit-codes";
        showProblem(codes ? u"exit"_s : u"text"_s, errorText(compiled.error()));
        return;
    }
    showProblem({}, {});
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_textPattern = compiled->textPattern();
    m_ui->clearButton->setVisible(!m_filter.isEmpty());
    Q_EMIT filterChanged();
}

void FilterBar::showProblem(const QString& field, const QString& text)
{
    const auto mark = [&](QLineEdit* edit, bool wrong) {
        QPalette colours = QGuiApplication::palette();
        if (wrong)
            colours.setColor(QPalette::Text, theme::errorColor(palette()));
        edit->setPalette(colours);
    };
    mark(m_ui->filterEdit, field == u"text");
    mark(m_ui->exitCodeEdit, field == u"exit");
    m_ui->problemLabel->setFullText(text);
    QPalette colours = QGuiApplication::palette();
    colours.setColor(QPalette::WindowText, theme::errorColor(palette()));
    m_ui->problemLabel->setPalette(colours);
    m_ui->problemLabel->setVisible(!text.isEmpty());
    m_ui->hitsLabel->setVisible(text.isEmpty()); // in its place: the table below stays where it is
}

} // namespace rollcall::gui
