// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/resultsmodel.h"

#include "core/base/text.h"
#include "core/run/stepname.h"
#include "core/targets/host.h"
#include "core/verdict/outcome.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace rollcall::models {

using namespace Qt::StringLiterals;

namespace {

constexpr int mergeGap = 16; // rows between two changed ones that are told as one range

/// How long it took, as people say it: "12 ms", "3.45 s", "2:03 min".
QString durationText(qint64 ms)
{
    const QLocale locale;
    if (ms < 1000)
        return locale.toString(ms) + u" ms"_s;
    if (ms < 60'000)
        return locale.toString(static_cast<double>(ms) / 1000.0, 'f', 2) + u" s"_s;
    const qint64 seconds = ms / 1000;
    return u"%1:%2 min"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
}

qint64 bytesOf(const TaskRecord& record)
{
    return record.bytes[0] + record.bytes[1];
}

/// What may need a hand first.
int remoteRank(const TaskRecord& record)
{
    if (!record.ended || !isRemoteStateNews(record.verdict))
        return remoteStateCount;
    switch (record.verdict.remote) {
    case RemoteState::StillRunning:
        return 0;
    case RemoteState::LeftRunning:
        return 1;
    case RemoteState::Unknown:
        return 2;
    case RemoteState::Ended:
        return 3;
    case RemoteState::NotStarted:
        return 4;
    }
    return remoteStateCount;
}

} // namespace

ResultsModel::ResultsModel(QObject* parent) : QAbstractTableModel(parent) {}

ResultsModel::~ResultsModel() = default;

void ResultsModel::setRun(const history::StoredRunPtr& run)
{
    setSource(run);
}

void ResultsModel::setSource(const ResultSourcePtr& source)
{
    beginResetModel();
    m_source = source;
    m_spec = source ? source->spec() : nullptr;
    m_ends.reset(m_source.get());
    m_lastChanged.clear();
    endResetModel();
    Q_EMIT sourceChanged();
}

void ResultsModel::apply(const history::RunChange& change)
{
    if (!m_spec || change.runId != m_spec->id)
        return; // late, of another run
    m_lastChanged = QList<TaskIndex>(change.tasks.begin(), change.tasks.end());
    for (const HostIndex host : change.hosts) {
        for (int step = 0; step < m_spec->stepCount(); ++step)
            m_lastChanged.append(m_spec->task(host, step));
    }
    std::sort(m_lastChanged.begin(), m_lastChanged.end());
    m_lastChanged.erase(std::unique(m_lastChanged.begin(), m_lastChanged.end()), m_lastChanged.end());
    m_ends.update(*m_source, m_lastChanged);
    const auto rows = static_cast<TaskIndex>(rowCount());
    for (qsizetype i = 0; i < m_lastChanged.size() && m_lastChanged[i] < rows;) {
        const TaskIndex first = m_lastChanged[i];
        TaskIndex last = first;
        for (++i; i < m_lastChanged.size() && m_lastChanged[i] < rows && m_lastChanged[i] <= last + mergeGap; ++i)
            last = m_lastChanged[i];
        Q_EMIT dataChanged(index(static_cast<int>(first), 0), index(static_cast<int>(last), columns - 1));
    }
    Q_EMIT changed(change);
}

int ResultsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_spec ? 0 : m_spec->taskCount();
}

int ResultsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns;
}

HostPhase ResultsModel::phaseOf(TaskIndex task, const TaskRecord& record) const
{
    if (record.ended)
        return HostPhase::Done;
    if (record.started)
        return HostPhase::Running;
    const HostPhase phase = m_source->host(m_spec->hostOf(task)).phase;
    return phase == HostPhase::Running || phase == HostPhase::Done ? HostPhase::Waiting : phase;
}

qint64 ResultsModel::durationOf(const TaskRecord& record) const
{
    if (!record.started || (!record.ended && !m_clock))
        return -1;
    return std::max<qint64>((record.ended ? record.endTime : m_clock()) - record.startTime, 0);
}

QVariant ResultsModel::text(TaskIndex task, int column) const
{
    const StoredHost& host = m_spec->hosts.at(static_cast<qsizetype>(m_spec->hostOf(task)));
    const int step = m_spec->stepOf(task);
    switch (column) {
    case Host:
        return host.name;
    case Group:
        return host.group;
    case Step:
        return stepName(m_spec->steps.at(step));
    case Address: {
        const QString used = m_source->host(m_spec->hostOf(task)).address;
        return used.isEmpty() ? host.address : used;
    }
    default:
        break;
    }
    const TaskRecord record = m_source->task(task);
    switch (column) {
    case OutcomeColumn:
        return record.ended ? outcomeLabel(record.outcome()) : QString();
    case Reason:
        return record.ended ? reasonLabel(record.verdict.reason) : QString();
    case ExitCode:
        return record.ended && record.verdict.exitCode ? QVariant(*record.verdict.exitCode) : QVariant();
    case Duration: {
        const qint64 took = durationOf(record);
        return took < 0 ? QString() : durationText(record.ended ? took : took / 1000 * 1000);
    }
    case Bytes:
        return bytesOf(record) > 0 ? sizeText(bytesOf(record)) : QString();
    case FirstLine:
        return record.firstLine;
    case OnHost:
        return record.ended && isRemoteStateNews(record.verdict) ? remoteStateLabel(record.verdict.remote) : QString();
    case Started:
        return record.started ? m_spec->wallTime(record.startTime).toLocalTime().time().toString(u"HH:mm:ss"_s)
                              : QString();
    default:
        return {};
    }
}

QVariant ResultsModel::sortKey(TaskIndex task, int column) const
{
    if (column == Step)
        return m_spec->stepOf(task);
    if (column == Host || column == Group || column == Address || column == FirstLine || column == Reason)
        return text(task, column);
    const TaskRecord record = m_source->task(task);
    switch (column) {
    case OutcomeColumn:
        return record.ended ? static_cast<int>(record.outcome()) : outcomeCount;
    case ExitCode:
        return record.ended ? record.verdict.exitCode ? qint64(*record.verdict.exitCode) : qint64(-1) : qint64(-2);
    case Duration:
        return durationOf(record);
    case Bytes:
        return bytesOf(record);
    case Started:
        return record.started ? record.startTime : qint64(-1);
    case OnHost:
        return remoteRank(record);
    default:
        return {};
    }
}

/// Numbers stand under each other, and their heading with them.
static QVariant alignment(int column)
{
    switch (column) {
    case ResultsModel::ExitCode:
    case ResultsModel::Duration:
    case ResultsModel::Bytes:
    case ResultsModel::Hits:
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

/// Other people's: of libraries, and of who typed them.
static bool isWords(int column)
{
    return column == ResultsModel::Host || column == ResultsModel::Group || column == ResultsModel::Step ||
           column == ResultsModel::Address;
}

QVariant ResultsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !m_spec)
        return {};
    const auto task = static_cast<TaskIndex>(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return isWords(index.column()) ? QVariant(displayLine(text(task, index.column()).toString()))
                                       : text(task, index.column());
    case Qt::TextAlignmentRole:
        return alignment(index.column());
    case TaskRole:
        return task;
    case HostRole:
        return m_spec->hostOf(task);
    case StepRole:
        return m_spec->stepOf(task);
    case SortRole:
        return sortKey(task, index.column());
    case EndedRole:
        return m_source->task(task).ended;
    case OutcomeRole:
        return static_cast<int>(m_source->task(task).outcome());
    case ReasonRole:
        return static_cast<int>(m_source->task(task).verdict.reason);
    case RemoteRole:
        return static_cast<int>(m_source->task(task).verdict.remote);
    case PhaseRole:
        return static_cast<int>(phaseOf(task, m_source->task(task)));
    case Qt::ToolTipRole:
    case SentenceRole: {
        const TaskRecord record = m_source->task(task);
        if (!record.ended)
            return {};
        const QString cure = verdictCure(record.verdict);
        const QString sentence = verdictSentence(record.verdict);
        const QString both = cure.isEmpty() ? sentence : sentence + u'\n' + cure;
        return role == Qt::ToolTipRole ? tipText(both) : both;
    }
    default:
        return {};
    }
}

QVariant ResultsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignment(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Host:
        return tr("Host");
    case Group:
        return tr("Group");
    case Step:
        return tr("Step");
    case OutcomeColumn:
        return tr("Outcome");
    case Reason:
        return tr("Reason");
    case ExitCode:
        return tr("Exit code");
    case Duration:
        return tr("Time");
    case Bytes:
        return tr("Bytes");
    case FirstLine:
        return tr("First line");
    case Hits:
        return tr("Hits");
    case Address:
        return tr("Address");
    case Started:
        return tr("Started");
    case OnHost:
        return tr("On the host");
    default:
        return {};
    }
}

} // namespace rollcall::models
