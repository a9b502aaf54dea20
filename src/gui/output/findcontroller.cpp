// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/findcontroller.h"

#include "gui/output/findbar.h"
#include "gui/output/outputselection.h"
#include "gui/output/outputview.h"
#include "models/results/outputindex.h"

#include <QLocale>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace rollcall::gui {

namespace {
constexpr std::size_t none = std::numeric_limits<std::size_t>::max(); // of the matches has been shown
}

FindController::FindController(FindBar* bar, OutputView* view, const models::OutputIndex* index, QObject* parent)
    : QObject(parent), m_bar(bar), m_view(view), m_index(index), m_finder(new OutputFinder(this))
{
    connect(m_bar, &FindBar::patternChanged, this, &FindController::look);
    connect(m_bar, &FindBar::stepRequested, this, &FindController::next);
    connect(m_bar, &FindBar::closed, this, &FindController::close);
    connect(m_finder, &OutputFinder::finished, this, &FindController::showFirst);
    connect(m_finder, &OutputFinder::grew, this, &FindController::takeMore);
    connect(m_index, &models::OutputIndex::reset, this, [this] {
        if (m_index->source() == m_source && m_index->task() == m_task)
            look(); // another output in place of that one
    });
    connect(m_index, &models::OutputIndex::settled, this, [this] {
        m_finder->update();
        // Once: an output that grows settles again and again, and the reader has scrolled on.
        if (!std::exchange(m_inSight, true) && m_match < m_finder->matches().size())
            showMatch();
    });
}

void FindController::setTask(const ResultSourcePtr& source, TaskIndex task)
{
    m_source = source;
    m_task = task;
    look();
}

void FindController::setHits(const QRegularExpression& pattern)
{
    if (pattern == m_hits)
        return;
    m_hits = pattern;
    if (!isFinding())
        look();
}

void FindController::open()
{
    m_bar->open(m_view->selectedText());
}

void FindController::close()
{
    m_bar->hide();
    look();
    m_view->setFocus(Qt::OtherFocusReason);
}

bool FindController::isFinding() const
{
    return !m_bar->isHidden() && !m_bar->text().isEmpty();
}

void FindController::look()
{
    const QRegularExpression pattern = isFinding() ? m_bar->pattern() : m_hits;
    m_view->lines().setPattern(pattern);
    m_inSight = true;
    m_finder->start(pattern.pattern().isEmpty() ? nullptr : m_source, m_task, pattern);
    showCount(); // not that of another search
}

void FindController::showFirst()
{
    m_match = none;
    next(true);
    m_inSight = m_index->isSettled();
}

/// The match stays, and the view where the reader has scrolled to.
void FindController::takeMore()
{
    const std::vector<OutputMatch>& matches = m_finder->matches();
    if (m_match < matches.size() && matches[m_match] != m_shown) { // its line had no end, and stands further on now
        const auto same = std::find_if(matches.begin(), matches.end(), [this](const OutputMatch& match) {
            return match.line >= m_shown.line && match.column == m_shown.column && match.length == m_shown.length;
        });
        if (same != matches.end())
            m_match = static_cast<std::size_t>(same - matches.begin());
    }
    showCount();
}

void FindController::next(bool forward)
{
    const std::vector<OutputMatch>& matches = m_finder->matches();
    if (matches.empty()) {
        showCount();
        return;
    }
    if (m_match >= matches.size()) {
        // A new search: from where the reader is.
        const OutputPosition from = m_view->selection().cursor();
        const auto first = std::find_if(matches.begin(), matches.end(), [&](const OutputMatch& match) {
            return match.line > from.line || (match.line == from.line && match.column + match.length >= from.column);
        });
        m_match = first == matches.end() ? 0 : static_cast<std::size_t>(first - matches.begin());
    } else {
        m_match = (m_match + (forward ? 1 : matches.size() - 1)) % matches.size();
    }
    showMatch();
    showCount();
}

void FindController::showMatch()
{
    m_shown = m_finder->matches()[m_match];
    m_view->showMatch(m_shown.line, m_shown.column, m_shown.length);
}

void FindController::showCount()
{
    const std::size_t count = m_finder->matches().size();
    const QLocale locale;
    if (m_bar->text().isEmpty())
        m_bar->setCount({});
    else if (m_bar->pattern().pattern().isEmpty())
        return; // the bar says what is wrong with it
    else if (count == 0 && m_finder->isRunning())
        m_bar->setCount(tr("searching…"));
    else if (count == 0)
        m_bar->setCount(tr("not found"));
    else if (m_match >= count) // they have come since, and none was shown yet
        m_bar->setCount(tr("%Ln match(es)", nullptr, static_cast<int>(count)));
    else
        m_bar->setCount(tr("%1 of %2")
                            .arg(locale.toString(static_cast<qlonglong>(m_match) + 1),
                                 count >= OutputFinder::mostMatches ? tr("very many")
                                                                    : locale.toString(static_cast<qlonglong>(count))));
}

} // namespace rollcall::gui
