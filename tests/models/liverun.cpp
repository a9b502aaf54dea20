// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "liverun.h"

#include "support/testmain.h"

#include <QTest>

namespace rollcall::test {

using namespace Qt::StringLiterals;

LiveRun::LiveRun(const QStringList& hosts, int steps) : m_store(history::Store::withoutHistory())
{
    auto spec = std::make_shared<RunSpec>();
    spec->id = newRunId();
    spec->created = QDateTime::fromMSecsSinceEpoch(1000).toUTC();
    for (const QString& name : hosts) {
        HostSpec host;
        host.name = name;
        host.group = u"web"_s;
        host.address = u"192.0.2."_s + QString::number(spec->hosts.size() + 1);
        host.login = std::make_shared<const LoginSpec>();
        spec->hosts.append(host);
    }
    for (int i = 1; i <= steps; ++i) {
        Step step;
        step.work = u"step %1"_s.arg(i);
        spec->steps.append(step);
    }
    m_spec = spec;
    m_recorder = m_store->record(spec).value();
    connect(m_recorder.get(), &history::Recorder::stored, this, [this](const history::RunChange& change) {
        m_logs = int(m_recorder->run()->log(0).size());
        Q_EMIT changed(change);
    });
}

void LiveRun::feed(models::ResultsModel& model)
{
    model.setRun(run());
    connect(this, &LiveRun::changed, &model, &models::ResultsModel::apply);
}

/// A log line at the batch's end says when it has arrived.
QStringList hostNames(int count)
{
    QStringList names;
    for (int i = 1; i <= count; ++i)
        names.append(u"web-%1"_s.arg(i));
    return names;
}

bool LiveRun::deliver(EventBatch&& batch)
{
    const bool last = !batch.empty() && std::holds_alternative<RunEnded>(batch.back());
    batch.insert(last ? batch.end() - 1 : batch.end(), HostLog{0, 1, u"stored"_s});
    const int wanted = ++m_logsSent;
    m_recorder->deliver(std::move(batch));
    return QTest::qWaitFor([this, wanted] { return m_logs >= wanted; }, patience);
}

bool LiveRun::output(TaskIndex task, const QByteArray& bytes, Stream stream)
{
    EventBatch batch;
    if (!run()->task(task).started)
        batch.push_back(TaskStarted{task, 2000});
    batch.push_back(TaskOutput{task, stream, 2500, bytes});
    return deliver(std::move(batch));
}

bool LiveRun::end(TaskIndex task, Reason reason, std::optional<quint32> exitCode, RemoteState remote)
{
    Verdict verdict;
    verdict.reason = reason;
    verdict.exitCode = exitCode;
    verdict.remote = remote;
    return deliver({TaskEnded{task, 3234, verdict}});
}

bool LiveRun::endRun()
{
    return deliver({RunEnded{5000, false}});
}

QString drawTable(const QAbstractItemModel& model, const QList<int>& columns)
{
    QString drawn;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (const int column : columns)
            cells.append(model.index(row, column).data().toString().trimmed());
        drawn += cells.join(u'|') + u'\n';
    }
    return drawn;
}

QString drawTree(const QAbstractItemModel& model, const QModelIndex& parent, int level)
{
    QString drawn;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        drawn += QString(level * 2, u' ');
        const QVariant tick = index.data(Qt::CheckStateRole);
        if (tick.isValid())
            drawn += tick.toInt() == Qt::Checked ? u"[x] "_s : tick.toInt() == Qt::Unchecked ? u"[ ] "_s : u"[-] "_s;
        drawn += index.data().toString() + u'\n' + drawTree(model, index, level + 1);
    }
    return drawn;
}

} // namespace rollcall::test
