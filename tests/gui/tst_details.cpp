// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/detailstext.h"

#include "support/testmain.h"

#include <QLocale>
#include <QPalette>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

namespace {

/// One task on one host, as the test says.
class OneTask : public ResultSource
{
public:
    OneTask()
    {
        StoredHost only;
        only.name = u"web-01"_s;
        run->hosts.append(only);
        StoredStep step;
        step.work = u"id"_s;
        run->steps.append(step);
        run->created = QDateTime::fromString(u"2026-03-29T00:59:59.900Z"_s, Qt::ISODateWithMs);
    }

    StoredSpecPtr spec() const override { return run; }
    RunSummary summary() const override { return {}; }
    TaskRecord task(TaskIndex) const override { return record; }
    HostRecord host(HostIndex) const override { return way; }
    QByteArray output(TaskIndex, Stream, qint64, qint64) const override { return {}; }
    QList<OutputChunk> chunks(TaskIndex) const override { return {}; }
    QStringList log(HostIndex) const override { return {}; }

    QString details() const { return gui::taskDetails(*this, 0, QPalette()); }
    /// As the details show it.
    QString at(qint64 time) const
    {
        return QLocale().toString(run->created.addMSecs(time).toLocalTime(), u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    }

    std::shared_ptr<StoredSpec> run = std::make_shared<StoredSpec>();
    TaskRecord record;
    HostRecord way;
};

} // namespace

/// The details of a task say when what happened by the clock on the wall, however the run counts.
class DetailsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sayThatTheOutputIsAnother()
    {
        OneTask source;
        source.record.started = source.record.ended = true;
        QVERIFY(!source.details().contains(u"not what was stored"_s));
        source.record.damaged = true;
        QVERIFY(source.details().contains(u"not what was stored"_s));
    }

    void sayWhen()
    {
        OneTask source;
        QVERIFY(!source.details().contains(u"2026-"_s)); // nothing has happened
        source.way.entered[static_cast<size_t>(HostPhase::Connecting)] = 5;
        source.way.entered[static_cast<size_t>(HostPhase::LoggingIn)] = 40;
        QVERIFY(source.details().contains(source.at(5) + u" Connecting<br>"_s + source.at(40) + u" Logging in"_s));
        source.record.started = true;
        source.record.startTime = 0; // a time like any other
        QVERIFY(source.details().contains(source.at(0)));
        source.record.ended = true;
        source.record.endTime = 1500;
        QVERIFY(source.details().contains(source.at(1500)));
        QVERIFY(source.details().contains(gui::durationText(1500)));
    }

    void sayWhichAttempt()
    {
        OneTask source;
        QVERIFY(!source.details().contains(u"Attempt"_s)); // the only one
        source.record.attempt = 2;
        QVERIFY(source.details().contains(u"<b>Attempt</b></td><td>2</td>"_s));
    }
};

ROLLCALL_TEST(tst_details, DetailsTest)
#include "tst_details.moc"
