// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Finding, copying and saving in OutputPane; what it shows is in outputpane.cpp.
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"
#include "gui/output/outputfinder.h"
#include "gui/output/outputpane.h"
#include "gui/output/outputsave.h"
#include "models/results/outputindex.h"
#include "ui_outputpane.h"

#include <QDir>
#include <QFileDialog>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

void OutputPane::focusOutput()
{
    m_ui->tabs->setCurrentIndex(0);
    m_ui->outputView->setFocus(Qt::OtherFocusReason);
}

void OutputPane::find()
{
    m_ui->tabs->setCurrentIndex(0);
    m_ui->findBar->open(m_ui->outputView->selectedText());
}

void OutputPane::setHits(const QRegularExpression& pattern)
{
    if (pattern == m_hits)
        return;
    m_hits = pattern;
    if (!isFinding())
        lookForPattern();
}

bool OutputPane::isFinding() const
{
    return m_ui->findBar->isVisibleTo(this) && !m_ui->findBar->text().isEmpty();
}

void OutputPane::lookForPattern()
{
    const QRegularExpression pattern = isFinding() ? m_ui->findBar->pattern() : m_hits;
    m_ui->outputView->lines().setPattern(pattern);
    m_inSight = true;
    m_finder->start(m_shown < 0 || pattern.pattern().isEmpty() ? nullptr : m_source,
                    static_cast<TaskIndex>(qMax<qint64>(0, m_shown)), pattern);
}

void OutputPane::findNext(bool forward)
{
    const std::vector<OutputMatch>& matches = m_finder->matches();
    if (matches.empty()) {
        showFindCount();
        return;
    }
    if (m_match >= matches.size()) {
        // A new search: from where the reader is.
        const OutputPosition from = m_ui->outputView->selection().cursor();
        const auto first = std::find_if(matches.begin(), matches.end(), [&](const OutputMatch& match) {
            return match.line > from.line || (match.line == from.line && match.column + match.length >= from.column);
        });
        m_match = first == matches.end() ? 0 : static_cast<std::size_t>(first - matches.begin());
    } else {
        m_match = (m_match + (forward ? 1 : matches.size() - 1)) % matches.size();
    }
    const OutputMatch& match = matches[m_match];
    m_ui->outputView->showMatch(match.line, match.column, match.length);
    showFindCount();
}

void OutputPane::showFindCount()
{
    const std::size_t count = m_finder->matches().size();
    const QLocale locale;
    if (m_ui->findBar->text().isEmpty())
        m_ui->findBar->setCount({});
    else if (m_finder->isRunning())
        m_ui->findBar->setCount(tr("searching…"));
    else if (count == 0)
        m_ui->findBar->setCount(tr("not found"));
    else
        m_ui->findBar->setCount(tr("%1 of %2").arg(locale.toString(static_cast<qlonglong>(m_match + 1)),
                                                  count >= OutputFinder::mostMatches ? tr("very many") : locale.toString(static_cast<qlonglong>(count))));
}

void OutputPane::copyOutput()
{
    if (m_shown < 0)
        return;
    if (m_ui->outputView->selection().isEmpty())
        m_ui->outputView->selectAll();
    m_ui->outputView->copy();
    Q_EMIT message(tr("Copied."));
}

void OutputPane::saveOutput()
{
    if (m_shown < 0)
        return;
    const StoredSpecPtr spec = m_source->spec();
    QString name = spec->hosts.at(static_cast<qsizetype>(spec->hostOf(static_cast<TaskIndex>(m_shown)))).name;
    name.replace(u'/', u'_');
    auto* dialog = new QFileDialog(this, tr("Save output"), QDir::home().filePath(name + u".txt"_s));
    dialog->setObjectName(u"saveOutputDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, &OutputPane::startSave);
    dialog->open();
}

void OutputPane::startSave(const QString& file)
{
    m_saving.run(
        [source = m_source, task = static_cast<TaskIndex>(m_shown), file](const std::stop_token& stop) {
            return saveOutputAs(*source, task, file, stop);
        },
        [this, file](const Status& status) {
            Q_EMIT message(status ? tr("Saved %1").arg(file) : errorText(status.error()));
        });
}

} // namespace rollcall::gui
