// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/outputpane.h"

#include "core/base/text.h"
#include "core/result/contenttype.h"
#include "core/result/fold.h"
#include "core/run/storedspec.h"
#include "core/verdict/outcome.h"
#include "gui/look/commandactions.h"
#include "gui/look/syntax.h"
#include "gui/look/theme.h"
#include "gui/output/detailstext.h"
#include "gui/output/folddelegate.h"
#include "gui/output/indexlines.h"
#include "gui/output/outputfinder.h"
#include "models/results/foldmodel.h"
#include "models/results/outputindex.h"
#include "ui_outputpane.h"

#include <QByteArray>
#include <QComboBox>
#include <QItemSelectionModel>
#include <QLatin1String>
#include <QModelIndex>
#include <QPalette>
#include <QScrollBar>
#include <QSettings>
#include <QSignalBlocker>
#include <QStringList>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>
#include <utility>

// What OutputPane shows; finding, copying and saving are in outputpaneactions.cpp.
namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 guessedBytes = 8 * 1024;
constexpr auto automatic = "auto";

} // namespace

OutputPane::OutputPane(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::OutputPane>()), m_index(new models::OutputIndex(this)),
      m_folds(new models::FoldModel(this)), m_finder(new OutputFinder(this)), m_lines(std::make_unique<IndexLines>(*m_index)),
      m_logs(u"log"_s), m_saving(u"save output"_s)
{
    m_ui->setupUi(this);
    dress(m_ui->wrapButton, Command::WrapLines);
    dress(m_ui->findButton, Command::Find);
    dress(m_ui->copyButton, Command::CopyOutput);
    dress(m_ui->saveButton, Command::SaveOutput);
    m_ui->logView->setFont(theme::monospaceFont());
    m_ui->tabs->setTabIcon(0, theme::icon(u"output"_s));
    m_ui->tabs->setTabIcon(1, theme::icon(u"log"_s));
    m_ui->tabs->setTabIcon(2, theme::icon(u"details"_s));
    m_ui->tabs->tabBar()->setAccessibleName(tr("What of the host to show"));
    m_ui->contentBox->addItem(tr("Automatic"), QLatin1String(automatic));
    m_ui->contentBox->addItem(tr("Plain"), QString());
    for (const QString& name : Syntax::contentNames())
        m_ui->contentBox->addItem(name.section(u" ("_s, 0, 0), name);
    m_ui->foldSplitter->setStretchFactor(1, 1);
    m_ui->foldSplitter->setSizes({280, 700});
    m_ui->foldList->setModel(m_folds);
    m_ui->foldList->setItemDelegate(new FoldDelegate(m_ui->foldList));
    m_ui->foldList->hide();
    m_ui->hintLabel->setForegroundRole(QPalette::PlaceholderText);
    m_ui->outputView->lines().setSource(m_lines.get());
    connectParts();
    showTask(-1);
}

OutputPane::~OutputPane()
{
    m_ui->outputView->lines().setSource(nullptr);
}

void OutputPane::connectParts()
{
    connect(m_index, &models::OutputIndex::reset, this, [this] { m_ui->outputView->lines().setSource(m_lines.get()); });
    connect(m_index, &models::OutputIndex::grew, this, [this] {
        m_ui->outputView->lines().sourceGrew();
        if (!m_guessed && m_index->lineCount() > 0)
            guessContent();
        updateHint();
    });
    connect(m_index, &models::OutputIndex::settled, this, [this] {
        updateHint();
        // Once: an output that grows settles again and again, and the reader has scrolled on.
        if (const auto& matches = m_finder->matches(); !std::exchange(m_inSight, true) && m_match < matches.size())
            m_ui->outputView->showMatch(matches[m_match].line, matches[m_match].column, matches[m_match].length);
    });
    connect(m_ui->contentBox, &QComboBox::activated, this, &OutputPane::guessContent);
    connect(m_ui->wrapButton, &QToolButton::toggled, m_ui->outputView, &OutputView::setWrapped);
    connect(m_ui->outputView, &OutputView::wrappedChanged, m_ui->wrapButton, &QToolButton::setChecked);
    connect(m_ui->findButton, &QToolButton::clicked, this, &OutputPane::find);
    connect(m_ui->copyButton, &QToolButton::clicked, this, &OutputPane::copyOutput);
    connect(m_ui->saveButton, &QToolButton::clicked, this, &OutputPane::saveOutput);
    connect(m_ui->outputView, &OutputView::copyLimited, this,
            [this] { Q_EMIT message(tr("Only the first part was copied. Save the output to get all of it.")); });
    connect(m_ui->findBar, &FindBar::patternChanged, this, &OutputPane::lookForPattern);
    connect(m_ui->findBar, &FindBar::stepRequested, this, &OutputPane::findNext);
    connect(m_ui->findBar, &FindBar::closed, this, [this] {
        m_ui->findBar->hide();
        lookForPattern();
        m_ui->outputView->setFocus(Qt::OtherFocusReason);
    });
    connect(m_finder, &OutputFinder::finished, this, [this] {
        m_match = m_finder->matches().size();
        findNext(true);
        m_inSight = m_index->isSettled();
    });
    connect(m_ui->foldList->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (current.isValid())
            showTask(current.data(models::FoldModel::TaskRole).toInt());
    });
    connect(m_ui->tabs, &QTabWidget::currentChanged, this, &OutputPane::refreshTexts);
}

void OutputPane::setSyntax(Syntax& syntax)
{
    m_syntax = &syntax;
    m_ui->outputView->lines().setSyntax(m_syntax);
}

void OutputPane::setSource(const ResultSourcePtr& source)
{
    m_source = source;
    m_tasks.clear();
    m_folds->setTasks(m_source, {});
    m_ui->foldList->hide();
    showTask(-1);
}

void OutputPane::showTasks(const QList<TaskIndex>& tasks)
{
    if (tasks == m_tasks)
        return;
    m_tasks = tasks;
    showFolds();
}

void OutputPane::showFolds()
{
    const bool several = m_tasks.size() > 1;
    m_folds->setTasks(m_source, several ? m_tasks : QList<TaskIndex>());
    m_ui->foldList->setVisible(several);
    if (several)
        m_ui->foldList->setCurrentIndex(m_folds->index(0));
    else
        showTask(m_tasks.isEmpty() ? -1 : qint64(m_tasks.constFirst()));
}

void OutputPane::tasksChanged(const QList<TaskIndex>& tasks, bool live)
{
    if (m_shown >= 0 && (!live || tasks.contains(static_cast<TaskIndex>(m_shown)))) {
        m_index->update();
        refreshTexts();
        updateTitle();
        updateHint();
    }
    if (m_tasks.size() > 1 && !live)
        showFolds();
}

bool OutputPane::isSettled() const
{
    return m_shown < 0 || m_index->isSettled();
}

void OutputPane::showTask(qint64 task)
{
    m_shown = m_source == nullptr ? -1 : task;
    m_guessed = false;
    m_ui->outputView->lines().setContent({});
    m_ui->outputView->setFollowing(m_shown >= 0 && !m_source->task(static_cast<TaskIndex>(m_shown)).ended);
    if (m_shown < 0)
        m_index->clear();
    else
        m_index->setTask(m_source, static_cast<TaskIndex>(m_shown));
    m_ui->outputView->lines().setSource(m_lines.get());
    for (QWidget* part : {static_cast<QWidget*>(m_ui->copyButton), static_cast<QWidget*>(m_ui->saveButton),
                          static_cast<QWidget*>(m_ui->findButton)})
        part->setEnabled(m_shown >= 0);
    updateTitle();
    updateHint();
    refreshTexts();
    lookForPattern();
}

void OutputPane::updateTitle()
{
    if (m_shown < 0) {
        m_ui->titleLabel->setFullText({});
        return;
    }
    const StoredSpecPtr spec = m_source->spec();
    QStringList names;
    const auto nameOf = [&](TaskIndex task) { return spec->hosts.at(static_cast<qsizetype>(spec->hostOf(task))).name; };
    for (const TaskIndex task : m_folds->tasksAt(m_folds->rowOf(static_cast<TaskIndex>(m_shown))))
        names.append(nameOf(task));
    if (names.isEmpty())
        names.append(nameOf(static_cast<TaskIndex>(m_shown)));
    QString title = names.size() == 1 ? names.constFirst()
                                      : tr("%Ln host(s): %1", nullptr, static_cast<int>(names.size())).arg(foldNames(names, 200));
    const TaskRecord record = m_source->task(static_cast<TaskIndex>(m_shown));
    if (record.ended && record.outcome() != Outcome::Ok)
        title += u" — "_s + verdictOfFold();
    m_ui->titleLabel->setFullText(displayLine(title));
}

QString OutputPane::verdictOfFold() const
{
    const Verdict shown = m_source->task(static_cast<TaskIndex>(m_shown)).verdict;
    const QList<TaskIndex> tasks = m_folds->tasksAt(m_folds->rowOf(static_cast<TaskIndex>(m_shown)));
    const bool alike = std::all_of(tasks.begin(), tasks.end(), [&](TaskIndex task) {
        return m_source->task(task).verdict.reason == shown.reason;
    });
    return alike ? verdictSentence(shown) : tr("They ended in different ways; the table says how.");
}

void OutputPane::updateHint()
{
    QString hint;
    if (m_shown < 0) {
        hint = m_source == nullptr ? QString() : tr("Select a row above to see what the host said.\nSelect several to see which answers are alike.");
    } else if (m_index->lineCount() == 0) {
        const TaskRecord record = m_source->task(static_cast<TaskIndex>(m_shown));
        if (!record.ended)
            hint = tr("Nothing has arrived yet.");
        else if (record.outcome() == Outcome::Ok)
            hint = tr("The command ended well and printed nothing.");
        else
            hint = displayText(QString(verdictOfFold() + u'\n' + verdictCure(record.verdict)).trimmed());
    }
    m_ui->hintLabel->setTextFormat(Qt::PlainText);
    m_ui->hintLabel->setText(hint);
    m_ui->outputPages->setCurrentWidget(hint.isEmpty() ? static_cast<QWidget*>(m_ui->outputView) : m_ui->hintPage);
}

void OutputPane::guessContent()
{
    if (m_shown < 0)
        return;
    const QString chosen = m_ui->contentBox->currentData().toString();
    if (chosen != QLatin1String(automatic)) {
        m_ui->outputView->lines().setContent(chosen);
        return;
    }
    const auto task = static_cast<TaskIndex>(m_shown);
    const StoredSpecPtr spec = m_source->spec();
    const QByteArray start = m_source->output(task, Stream::Output, 0, guessedBytes);
    m_guessed = !start.isEmpty() || m_source->task(task).ended;
    m_ui->outputView->lines().setContent(contentDefinition(start, spec->steps.at(spec->stepOf(task)).command()));
}

void OutputPane::refreshTexts()
{
    if (m_shown < 0) {
        m_ui->logView->clear();
        m_ui->detailsView->clear();
        return;
    }
    if (m_ui->tabs->currentWidget() == m_ui->detailsTab)
        m_ui->detailsView->setHtml(taskDetails(*m_source, static_cast<TaskIndex>(m_shown), palette()));
    else if (m_ui->tabs->currentWidget() == m_ui->logTab)
        refreshLog();
}

void OutputPane::refreshLog()
{
    const HostIndex host = m_source->spec()->hostOf(static_cast<TaskIndex>(m_shown));
    m_logs.cancel();
    m_logs.run([source = m_source, host](const std::stop_token&) { return source->log(host); },
               [this](const QStringList& lines) {
                   QScrollBar* const bar = m_ui->logView->verticalScrollBar();
                   const int position = bar->value();
                   m_ui->logView->setPlainText(displayText(lines.join(u'\n')));
                   bar->setValue(position);
               });
}

void OutputPane::saveState(QSettings& settings) const
{
    settings.setValue("output/wrap"_L1, m_ui->wrapButton->isChecked());
    settings.setValue("output/foldSplitter"_L1, m_ui->foldSplitter->saveState());
}

void OutputPane::restoreState(const QSettings& settings)
{
    m_ui->wrapButton->setChecked(settings.value("output/wrap"_L1, false).toBool());
    m_ui->foldSplitter->restoreState(settings.value("output/foldSplitter"_L1).toByteArray());
}

} // namespace rollcall::gui
