// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/changesview.h"

#include "analysis/fold/comparison.h"
#include "analysis/fold/masker.h"
#include "app/person/inifile.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/result/decodedsource.h"
#include "core/run/hostspec.h"
#include "core/run/storedspec.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/look/elidedlabel.h"
#include "gui/look/syntax.h"
#include "gui/output/outputselection.h"
#include "gui/output/outputview.h"
#include "ui_changesview.h"

#include <QPalette>
#include <QScrollBar>
#include <QShowEvent>
#include <QToolButton>

#include <algorithm>
#include <stop_token>
#include <tuple>
#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {
const QString sidesKey = u"output/sideBySide"_s;
}

ChangesView::ChangesView(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::ChangesView>()), m_jobs(u"comparison"_s)
{
    m_ui->setupUi(this);
    dress(m_ui->previousButton, Command::PreviousChange);
    dress(m_ui->nextButton, Command::NextChange);
    dress(m_ui->sidesButton, Command::SideBySide);
    m_ui->hintLabel->setTextFormat(Qt::PlainText);
    m_ui->hintLabel->setForegroundRole(QPalette::PlaceholderText);
    connect(m_ui->previousButton, &QToolButton::clicked, this, [this] { go(false); });
    connect(m_ui->nextButton, &QToolButton::clicked, this, [this] { go(true); });
    connect(m_ui->sidesButton, &QToolButton::toggled, this, &ChangesView::updatePages);
    const auto follow = [this](OutputView* one, OutputView* other) {
        connect(one->verticalScrollBar(), &QScrollBar::valueChanged, other->verticalScrollBar(), &QScrollBar::setValue);
        connect(one->horizontalScrollBar(), &QScrollBar::valueChanged, other->horizontalScrollBar(),
                &QScrollBar::setValue);
    };
    follow(m_ui->beforeView, m_ui->afterView);
    follow(m_ui->afterView, m_ui->beforeView);
    say({});
}

ChangesView::~ChangesView()
{
    setLines(nullptr);
}

void ChangesView::setSyntax(Syntax& syntax)
{
    for (OutputView* view : {m_ui->bothView, m_ui->beforeView, m_ui->afterView})
        view->lines().setSyntax(&syntax);
}

void ChangesView::setReferences(References references)
{
    m_references = std::move(references);
}

void ChangesView::showTask(const ResultSourcePtr& source, TaskIndex task, std::optional<Decoding> encoding)
{
    if (source != m_source || task != m_task || encoding != m_encoding)
        m_bytes = -1;
    m_source = source;
    m_task = task;
    m_encoding = encoding;
    refresh();
}

void ChangesView::showNone()
{
    m_source.reset();
    m_reference = {};
    m_bytes = -1;
    m_jobs.cancel();
    say(tr("Select a row above to see in what its answer differs."));
}

void ChangesView::refresh()
{
    if (m_source == nullptr || !isVisible() || !m_references)
        return;
    const TaskRecord record = m_source->task(m_task);
    const qint64 bytes = record.bytes[0] + record.bytes[1] + (record.ended ? 1 : 0);
    const Reference reference = m_references(m_task);
    if (bytes == m_bytes && reference == m_reference)
        return;
    m_bytes = bytes;
    m_reference = reference;
    compare(reference);
}

void ChangesView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void ChangesView::compare(const Reference& reference)
{
    m_jobs.cancel();
    if (reference.source == nullptr)
        return say(reference.why);
    const ResultSourcePtr other = decodedSource(reference.source, m_encoding);
    const ResultSourcePtr source = decodedSource(m_source, m_encoding);
    m_jobs.runNewest(
        [source, task = m_task, other, reference](const std::stop_token& stop) -> Compared {
            const auto masker = analysis::Masker::make(reference.masks);
            if (!masker)
                return masker.error();
            auto compared = analysis::compareOutputs({*other, reference.task, {}}, {*source, task, {}}, *masker, stop);
            if (!compared)
                return compared.error();
            if (!*compared)
                return std::shared_ptr<const ShownChanges>();
            return std::shared_ptr<const ShownChanges>(std::make_shared<ShownChanges>(*std::move(*compared)));
        },
        [this](const Compared& compared) { show(compared); });
}

void ChangesView::show(const Compared& compared)
{
    if (!compared)
        return say(errorText(compared.error()));
    const QString name = m_reference.name;
    if (*compared == nullptr)
        return say(
            tr("Outputs of more than %1 are not compared line by line.").arg(sizeText(analysis::longestCompared)));
    if ((*compared)->isEmpty())
        return say(m_reference.masks == MaskSet()
                       ? tr("The same lines as %1.").arg(name)
                       : tr("Nothing differs from %1 but what the masks leave out.").arg(name));
    const int place = leading()->verticalScrollBar()->value();
    setLines(*compared);
    m_ui->titleLabel->setFullText(
        tr("%Ln change(s) from %1", nullptr, static_cast<int>(m_both->changes().size())).arg(name));
    const StoredSpecPtr spec = m_source->spec();
    m_ui->beforeLabel->setFullText(name);
    m_ui->afterLabel->setFullText(displayLine(spec->hosts[static_cast<qsizetype>(spec->hostOf(m_task))].name));
    updatePages();
    leading()->verticalScrollBar()->setValue(place); // it may be the same with a line more
}

void ChangesView::say(const QString& sentence)
{
    setLines(nullptr);
    m_ui->hintLabel->setText(sentence);
    m_ui->titleLabel->setFullText({});
    updatePages();
}

void ChangesView::setLines(const std::shared_ptr<const ShownChanges>& changes)
{
    m_change = -1;
    for (OutputView* view : {m_ui->bothView, m_ui->beforeView, m_ui->afterView})
        view->lines().setSource(nullptr);
    using Side = ChangeLines::Side;
    for (auto& [lines, view, side] :
         {std::tuple(&m_both, m_ui->bothView, Side::Both), std::tuple(&m_before, m_ui->beforeView, Side::Before),
          std::tuple(&m_after, m_ui->afterView, Side::After)}) {
        *lines = changes == nullptr ? nullptr : std::make_unique<ChangeLines>(changes, side);
        view->lines().setSource(lines->get());
    }
}

void ChangesView::updatePages()
{
    QWidget* const shown = m_both == nullptr                ? m_ui->hintPage
                           : m_ui->sidesButton->isChecked() ? static_cast<QWidget*>(m_ui->sidesPage)
                                                            : m_ui->bothView;
    m_ui->pages->setCurrentWidget(shown);
    for (QToolButton* button : {m_ui->previousButton, m_ui->nextButton, m_ui->sidesButton})
        button->setEnabled(m_both != nullptr);
}

OutputView* ChangesView::leading() const
{
    return m_ui->sidesButton->isChecked() ? m_ui->afterView : m_ui->bothView;
}

void ChangesView::go(bool forward)
{
    if (m_both == nullptr)
        return;
    OutputView* const view = leading();
    const QList<qint64>& changes = (m_ui->sidesButton->isChecked() ? m_after : m_both)->changes();
    // Round and round, as when something is looked for.
    m_change = forward ? m_change + 1 : std::max<qsizetype>(m_change, 0) - 1;
    m_change = (m_change + changes.size()) % changes.size();
    const OutputPosition place{changes[m_change], 0};
    view->select(OutputSelection(place, place));
    view->ensureVisible(place);
    view->setFocus(Qt::OtherFocusReason);
}

void ChangesView::saveState(app::IniFile& settings) const
{
    settings.setValue(sidesKey, m_ui->sidesButton->isChecked());
}

void ChangesView::restoreState(const app::IniFile& settings)
{
    m_ui->sidesButton->setChecked(settings.value(sidesKey, false).toBool());
}

} // namespace rollcall::gui
