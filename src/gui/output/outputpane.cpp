// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/outputpane.h"

#include "analysis/fold/answers.h"
#include "app/person/inifile.h"
#include "core/base/encoding.h"
#include "core/result/contenttype.h"
#include "core/result/decodedsource.h"
#include "core/result/outputtext.h"
#include "core/run/event.h"
#include "core/run/storedspec.h"
#include "gui/look/commandactions.h"
#include "gui/look/syntax.h"
#include "gui/look/theme.h"
#include "gui/output/changesview.h"
#include "gui/output/detailstext.h"
#include "gui/output/findcontroller.h"
#include "gui/output/folddelegate.h"
#include "gui/output/indexlines.h"
#include "gui/output/outputsaver.h"
#include "gui/output/outputtexts.h"
#include "models/results/foldmodel.h"
#include "models/results/outputindex.h"
#include "ui_outputpane.h"

#include <QByteArray>
#include <QComboBox>
#include <QItemSelectionModel>
#include <QLatin1String>
#include <QModelIndex>
#include <QPalette>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 guessedBytes = 8LL * 1024;
constexpr auto automatic = "auto";

/// All that the view stands for, where it shows one.
QList<TaskIndex> alike(const models::FoldModel& folds, TaskIndex shown)
{
    const QList<TaskIndex> folded = folds.tasksAt(folds.rowOf(shown));
    return folded.isEmpty() ? QList{shown} : folded;
}

QString titleOf(const ResultSourcePtr& source, qint64 shown, const models::FoldModel& folds)
{
    if (shown < 0)
        return {};
    return outputTitle(*source, static_cast<TaskIndex>(shown), alike(folds, static_cast<TaskIndex>(shown)));
}

} // namespace

OutputPane::OutputPane(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::OutputPane>()), m_index(new models::OutputIndex(this)),
      m_folds(new models::FoldModel(this)), m_lines(std::make_unique<IndexLines>(*m_index)),
      m_saver(new OutputSaver(this))
{
    m_ui->setupUi(this);
    dress(m_ui->wrapButton, Command::WrapLines);
    dress(m_ui->findButton, Command::Find);
    dress(m_ui->copyButton, Command::CopyOutput);
    dress(m_ui->saveButton, Command::SaveOutput);
    for (const auto& [tab, name] : {std::pair(m_ui->outputTab, u"output"_s), std::pair(m_ui->changesTab, u"diff"_s),
                                    std::pair(m_ui->logTab, u"log"_s), std::pair(m_ui->detailsTab, u"details"_s)})
        m_ui->tabs->setTabIcon(m_ui->tabs->indexOf(tab), theme::icon(name));
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
    m_find = new FindController(m_ui->findBar, m_ui->outputView, m_index, this);
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
    connect(m_index, &models::OutputIndex::settled, this, &OutputPane::updateHint);
    connect(m_ui->contentBox, &QComboBox::activated, this, &OutputPane::guessContent);
    connect(m_ui->encodingBox, &QComboBox::activated, this, [this] {
        m_text = decodedSource(m_source, m_ui->encodingBox->chosen());
        showTask(m_shown);
    });
    connect(m_ui->wrapButton, &QToolButton::toggled, m_ui->outputView, &OutputView::setWrapped);
    connect(m_ui->outputView, &OutputView::wrappedChanged, m_ui->wrapButton, &QToolButton::setChecked);
    connect(m_ui->findButton, &QToolButton::clicked, this, &OutputPane::find);
    connect(m_ui->copyButton, &QToolButton::clicked, this, [this] {
        if (!hasOutput())
            return;
        if (m_ui->outputView->selection().isEmpty())
            m_ui->outputView->selectAll();
        m_ui->outputView->copy();
        Q_EMIT message(tr("Copied."));
    });
    connect(m_ui->saveButton, &QToolButton::clicked, this, &OutputPane::saveOutput);
    connect(m_ui->outputView, &OutputView::copyLimited, this,
            [this] { Q_EMIT message(tr("Only the first part was copied. Save the output to get all of it.")); });
    connect(m_saver, &OutputSaver::message, this, &OutputPane::message);
    connect(m_folds, &models::FoldModel::refolded, this, &OutputPane::showFolds);
    connect(m_ui->foldList->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid() &&
                    (m_shown < 0 || m_folds->rowOf(static_cast<TaskIndex>(m_shown)) != current.row()))
                    showTask(current.data(models::FoldModel::TaskRole).toInt());
            });
    connect(m_ui->tabs, &QTabWidget::currentChanged, this, &OutputPane::refreshTexts);
}

void OutputPane::setSyntax(Syntax& syntax)
{
    m_ui->outputView->lines().setSyntax(&syntax);
    m_ui->changesView->setSyntax(syntax);
}

void OutputPane::setSource(const ResultSourcePtr& source)
{
    m_source = source;
    m_text = decodedSource(m_source, m_ui->encodingBox->chosen());
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
    m_folds->setTasks(m_source, m_tasks.size() > 1 ? m_tasks : QList<TaskIndex>());
    showFolds();
}

void OutputPane::showFolded(const QList<analysis::Answer>& folds)
{
    m_tasks.clear();
    for (const analysis::Answer& fold : folds)
        m_tasks += fold.tasks;
    m_folds->setFolds(m_source, folds);
    showFolds();
}

/// What is read stays where it is among them: all that are folded together say the same.
void OutputPane::showFolds()
{
    m_ui->foldList->setVisible(m_folds->rowCount() > 1);
    const int row = m_shown < 0 ? -1 : m_folds->rowOf(static_cast<TaskIndex>(m_shown));
    if (m_folds->rowCount() > 0)
        m_ui->foldList->setCurrentIndex(m_folds->index(std::max(row, 0)));
    else
        showTask(m_tasks.isEmpty() ? -1 : qint64(m_tasks.constFirst()));
    m_ui->titleLabel->setFullText(titleOf(m_source, m_shown, *m_folds));
    updateHint();
}

void OutputPane::tasksChanged(const QList<TaskIndex>& tasks, bool live)
{
    if (m_shown >= 0 && (!live || tasks.contains(static_cast<TaskIndex>(m_shown)))) {
        m_index->update();
        refreshTexts();
        m_ui->titleLabel->setFullText(titleOf(m_source, m_shown, *m_folds));
        updateHint();
    }
    if (m_tasks.size() > 1 && !live) {
        m_folds->update();
        showFolds();
    }
}

bool OutputPane::isSettled() const
{
    return m_shown < 0 || (m_index->isSettled() && m_folds->isSettled() && m_ui->changesView->isSettled());
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
        m_index->setTask(m_text, static_cast<TaskIndex>(m_shown));
    m_ui->encodingBox->setOfHost(m_shown < 0 ? Encoding::Utf8
                                             : decodingOf(*m_source->spec(), static_cast<TaskIndex>(m_shown)).encoding);
    m_ui->outputView->lines().setSource(m_lines.get());
    m_ui->findButton->setEnabled(m_shown >= 0);
    m_ui->titleLabel->setFullText(titleOf(m_source, m_shown, *m_folds));
    updateHint();
    refreshTexts();
    m_find->setTask(m_shown < 0 ? nullptr : m_text, static_cast<TaskIndex>(qMax<qint64>(0, m_shown)));
}

EncodingBox* OutputPane::encodings() const
{
    return m_ui->encodingBox;
}

ChangesView* OutputPane::changes() const
{
    return m_ui->changesView;
}

void OutputPane::updateHint()
{
    QString hint;
    if (m_source != nullptr && m_shown < 0)
        hint = tr("Select a row above to see what the host said.\nSelect several to see which answers are alike.");
    else if (m_shown >= 0 && m_index->lineCount() == 0)
        hint = emptyOutputText(*m_source, static_cast<TaskIndex>(m_shown),
                               alike(*m_folds, static_cast<TaskIndex>(m_shown)));
    m_ui->hintLabel->setTextFormat(Qt::PlainText);
    m_ui->hintLabel->setText(hint);
    m_ui->outputPages->setCurrentWidget(hint.isEmpty() ? static_cast<QWidget*>(m_ui->outputView) : m_ui->hintPage);
    for (QToolButton* part : {m_ui->copyButton, m_ui->saveButton})
        part->setEnabled(hasOutput());
    if (std::exchange(m_hadOutput, hasOutput()) != m_hadOutput)
        Q_EMIT hasOutputChanged();
}

bool OutputPane::hasOutput() const
{
    if (m_shown < 0)
        return false;
    const TaskRecord record = m_source->task(static_cast<TaskIndex>(m_shown));
    return record.bytes[0] + record.bytes[1] > 0;
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
    const QByteArray start =
        decoded(m_source->output(task, Stream::Output, 0, guessedBytes),
                m_ui->encodingBox->chosen().value_or(decodingOf(*m_source->spec(), static_cast<TaskIndex>(m_shown))));
    m_guessed = !start.isEmpty() || m_source->task(task).ended;
    m_ui->outputView->lines().setContent(contentDefinition(start, spec->steps.at(spec->stepOf(task)).command()));
}

void OutputPane::refreshTexts()
{
    if (m_shown < 0) {
        m_ui->logView->showNone();
        m_ui->changesView->showNone();
        m_ui->detailsView->clear();
        return;
    }
    if (m_ui->tabs->currentWidget() == m_ui->detailsTab)
        m_ui->detailsView->setHtml(taskDetails(*m_source, static_cast<TaskIndex>(m_shown), palette()));
    else if (m_ui->tabs->currentWidget() == m_ui->logTab)
        m_ui->logView->showLog(m_source, m_source->spec()->hostOf(static_cast<TaskIndex>(m_shown)));
    else if (m_ui->tabs->currentWidget() == m_ui->changesTab)
        m_ui->changesView->showTask(m_source, static_cast<TaskIndex>(m_shown), m_ui->encodingBox->chosen());
}

void OutputPane::setHits(const QRegularExpression& pattern)
{
    m_find->setHits(pattern);
}

void OutputPane::focusOutput()
{
    m_ui->tabs->setCurrentIndex(0);
    m_ui->outputView->setFocus(Qt::OtherFocusReason);
}

void OutputPane::find()
{
    m_ui->tabs->setCurrentIndex(0);
    m_find->open();
}

void OutputPane::findNext(bool forward)
{
    if (m_ui->tabs->currentWidget() == m_ui->changesTab)
        m_ui->changesView->go(forward);
    else
        m_find->next(forward);
}

void OutputPane::saveOutput()
{
    if (hasOutput())
        m_saver->save(m_source, static_cast<TaskIndex>(m_shown));
}

void OutputPane::saveState(app::IniFile& settings) const
{
    m_ui->changesView->saveState(settings);
    settings.setValue(u"output/wrap"_s, m_ui->wrapButton->isChecked());
    settings.setValue(u"output/foldSplitter"_s, m_ui->foldSplitter->saveState());
}

void OutputPane::restoreState(const app::IniFile& settings)
{
    m_ui->changesView->restoreState(settings);
    m_ui->wrapButton->setChecked(settings.value(u"output/wrap"_s, false).toBool());
    m_ui->foldSplitter->restoreState(settings.value(u"output/foldSplitter"_s).toByteArray());
}

} // namespace rollcall::gui
