// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing rows of the results and acting on them, and how the page is left and found again; what is shown is in
// resultspage.cpp.
#include "app/person/inifile.h"
#include "core/base/encoding.h"
#include "core/result/runquery.h"
#include "core/run/hostspec.h"
#include "core/run/runspec.h"
#include "core/run/storedspec.h"
#include "core/verdict/outcome.h"
#include "gui/look/commands.h"
#include "gui/output/encodingbox.h"
#include "gui/results/exportdialog.h"
#include "gui/results/resultspage.h"
#include "gui/results/resultspart.h"
#include "gui/results/rowcopier.h"
#include "interchange/export/exportfile.h"
#include "interchange/export/rowtext.h"
#include "models/results/resultsmodel.h"
#include "models/results/resultsproxy.h"
#include "ui_resultspage.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QSet>

#include <optional>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

QList<TaskIndex> ResultsPage::selectedTasks() const
{
    return m_ui->views->shown().selectedTasks();
}

QList<HostIndex> ResultsPage::selectedHosts() const
{
    QList<HostIndex> hosts;
    if (m_source == nullptr)
        return hosts;
    QSet<HostIndex> seen;
    const StoredSpecPtr run = m_source->spec();
    for (const TaskIndex task : selectedTasks()) {
        const HostIndex host = run->hostOf(task);
        if (!seen.contains(host))
            hosts.append(host);
        seen.insert(host);
    }
    return hosts;
}

QList<HostIndex> ResultsPage::queriedHosts(const RunQuery& query) const
{
    return m_source == nullptr ? QList<HostIndex>() : hostsOf(*m_source, query);
}

QSet<Reason> ResultsPage::selectedReasons() const
{
    QSet<Reason> reasons;
    for (const TaskIndex task : selectedTasks()) {
        if (m_model->ends().isEnded(task))
            reasons.insert(m_model->ends().reasonOf(task));
    }
    return reasons;
}

std::optional<Encoding> ResultsPage::encoding() const
{
    const std::optional<Decoding> chosen = m_ui->outputPane->encodings()->chosen();
    return chosen ? std::optional(chosen->encoding) : std::nullopt;
}

void ResultsPage::setEncoding(std::optional<Encoding> encoding)
{
    m_ui->outputPane->encodings()->choose(encoding);
}

bool ResultsPage::isGrouped() const
{
    return m_proxy->isGrouped();
}

void ResultsPage::setGrouped(bool grouped)
{
    m_proxy->setGrouped(grouped);
}

QStringList ResultsPage::namesOf(const QList<HostIndex>& hosts) const
{
    QStringList names;
    const StoredSpecPtr run = m_source->spec();
    for (const HostIndex host : hosts)
        names.append(run->hosts.at(static_cast<qsizetype>(host)).name);
    return names;
}

void ResultsPage::focusTable()
{
    m_ui->views->shown().list()->setFocus(Qt::OtherFocusReason);
}

void ResultsPage::focusFilter()
{
    if (hasRun())
        m_ui->filterBar->focusText();
}

void ResultsPage::focusOutput()
{
    if (hasRun())
        m_ui->outputPane->focusOutput();
}

void ResultsPage::find()
{
    if (hasRun())
        m_ui->outputPane->find();
}

void ResultsPage::findNext(bool forward)
{
    if (hasRun())
        m_ui->outputPane->findNext(forward);
}

void ResultsPage::exportResults()
{
    if (!hasRun())
        return;
    auto* dialog = new ExportDialog(
        m_source, {interchange::allTasks(*m_source), m_ui->views->shownTasks(), selectedTasks()}, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exported, this, [this](const QString& file, int rows) {
        Q_EMIT message(tr("Wrote %Ln row(s) to %1", nullptr, rows).arg(file));
    });
    dialog->open();
}

void ResultsPage::saveOutput()
{
    if (hasRun())
        m_ui->outputPane->saveOutput();
}

void ResultsPage::copyHostNames()
{
    if (!hasRun())
        return;
    const QStringList names = namesOf(selectedHosts());
    QGuiApplication::clipboard()->setText(names.join(u'\n'));
    Q_EMIT message(tr("Copied %Ln host name(s)", nullptr, static_cast<int>(names.size())));
}

void ResultsPage::copyRows(interchange::RowFormat format)
{
    m_ui->views->shown().copier()->copy(format);
}

ResultsViews::View ResultsPage::view() const
{
    return m_ui->views->view();
}

void ResultsPage::show(ResultsViews::View view)
{
    m_ui->views->show(view);
}

QList<RunHost> ResultsPage::selectedRunHosts() const
{
    QList<RunHost> hosts;
    for (const HostIndex host : selectedHosts())
        hosts.append(m_source->spec()->hosts.at(static_cast<qsizetype>(host)));
    return hosts;
}

void ResultsPage::useSelectionAsTarget()
{
    if (const QList<RunHost> hosts = selectedRunHosts(); !hosts.isEmpty())
        Q_EMIT targetRequested(hosts);
}

void ResultsPage::saveSelectionAsGroup()
{
    if (const QList<RunHost> hosts = selectedRunHosts(); !hosts.isEmpty())
        Q_EMIT groupRequested(hosts);
}

void ResultsPage::saveState(app::IniFile& settings) const
{
    m_ui->views->saveState(settings);
    settings.setValue(u"results/grouped"_s, isGrouped());
    settings.setValue(u"results/splitter"_s, m_ui->splitter->saveState());
    m_ui->outputPane->saveState(settings);
}

void ResultsPage::restoreState(app::IniFile& settings)
{
    m_ui->views->restoreState(settings);
    setGrouped(settings.value(u"results/grouped"_s).toBool());
    m_ui->splitter->restoreState(settings.value(u"results/splitter"_s).toByteArray());
    m_ui->outputPane->restoreState(settings);
}

} // namespace rollcall::gui
