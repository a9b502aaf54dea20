// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/detailstext.h"

#include "core/base/encoding.h"
#include "core/base/text.h"
#include "core/run/event.h"
#include "core/run/fieldtext.h"
#include "core/run/storedspec.h"
#include "core/verdict/outcome.h"
#include "gui/look/theme.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

struct DetailsText
{
    Q_DECLARE_TR_FUNCTIONS(DetailsText)
};

QString safe(const QString& text)
{
    return displayLine(text).toHtmlEscaped();
}

class Rows
{
public:
    void add(const QString& label, const QString& html)
    {
        if (!html.isEmpty())
            m_html +=
                u"<tr><td style='padding-right:18px'><b>%1</b></td><td>%2</td></tr>"_s.arg(label.toHtmlEscaped(), html);
    }
    QString table() const { return u"<table cellspacing='3'>"_s + m_html + u"</table>"_s; }

private:
    QString m_html;
};

QString timeText(const QDateTime& time)
{
    return QLocale().toString(time.toLocalTime(), u"yyyy-MM-dd HH:mm:ss.zzz"_s);
}

/// When the host came to each phase of its way, a line each.
QString timeline(const StoredSpec& spec, const HostRecord& host)
{
    QStringList lines;
    for (int phase = static_cast<int>(HostPhase::Connecting); phase < hostPhaseCount; ++phase) {
        const qint64 time = host.entered[static_cast<size_t>(phase)];
        if (time >= 0)
            lines.append(timeText(spec.wallTime(time)) + u" "_s +
                         theme::phaseLabel(static_cast<HostPhase>(phase)).toHtmlEscaped());
    }
    return lines.join(u"<br>"_s);
}

QString headline(const TaskRecord& record, HostPhase phase, const QPalette& palette)
{
    if (!record.ended)
        return u"<h3>%1</h3>"_s.arg(theme::phaseLabel(phase).toHtmlEscaped());
    const QString colour = theme::outcomeColor(record.outcome(), palette).name();
    QString html = u"<h3><font color='%1'>%2</font></h3><p>%3</p>"_s.arg(
        colour, outcomeLabel(record.outcome()).toHtmlEscaped(), safe(verdictSentence(record.verdict)));
    if (const QString cure = verdictCure(record.verdict); !cure.isEmpty())
        html += u"<p>%1</p>"_s.arg(safe(cure));
    if (record.damaged)
        html +=
            u"<p><b>%1</b></p>"_s.arg(DetailsText::tr("What is kept of this output is not what was stored: its files "
                                                      "have been changed, or are damaged.")
                                          .toHtmlEscaped());
    return html;
}

QString remoteText(RemoteState state)
{
    switch (state) {
    case RemoteState::NotStarted:
        return {};
    case RemoteState::Ended:
        return DetailsText::tr("The command has ended on the host.");
    case RemoteState::LeftRunning:
        return DetailsText::tr("The command has ended on the host; what it started still runs and holds its output.");
    case RemoteState::StillRunning:
        return DetailsText::tr("The command is still running on the host.");
    case RemoteState::Unknown:
        return DetailsText::tr("Whether the command still runs on the host is not known.");
    }
    return {};
}

} // namespace

QString durationText(qint64 milliseconds)
{
    const QLocale locale;
    if (milliseconds < 1000)
        return DetailsText::tr("%1 ms").arg(milliseconds);
    if (milliseconds < 60'000)
        return DetailsText::tr("%1 s").arg(locale.toString(static_cast<double>(milliseconds) / 1000.0, 'f', 1));
    return DetailsText::tr("%1 min %2 s").arg(milliseconds / 60'000).arg(milliseconds / 1000 % 60);
}

QString taskDetails(const ResultSource& source, TaskIndex task, const QPalette& palette)
{
    const StoredSpecPtr spec = source.spec();
    const TaskRecord record = source.task(task);
    const HostRecord reached = source.host(spec->hostOf(task));
    const StoredHost& host = spec->hosts.at(static_cast<qsizetype>(spec->hostOf(task)));
    const StoredStep& step = spec->steps.at(spec->stepOf(task));
    Rows rows;
    rows.add(DetailsText::tr("Host"), safe(host.name));
    rows.add(DetailsText::tr("Group"), safe(host.group));
    rows.add(DetailsText::tr("Address"),
             safe(reached.address.isEmpty() ? host.address : u"%1 (%2)"_s.arg(reached.address, host.address)));
    rows.add(DetailsText::tr("Port"), QString::number(host.port));
    rows.add(DetailsText::tr("User"), safe(host.user));
    rows.add(DetailsText::tr("Identity"), safe(host.identity));
    rows.add(DetailsText::tr("Jump host"), safe(host.way.join(u", "_s)));
    if (host.legacyAlgorithms)
        rows.add(DetailsText::tr("Old algorithms"), DetailsText::tr("allowed"));
    if (host.encoding != Encoding::Utf8)
        rows.add(DetailsText::tr("Encoding"), fieldText(host.encoding));
    rows.add(DetailsText::tr("Step"),
             spec->stepCount() > 1 ? DetailsText::tr("%1 of %2").arg(spec->stepOf(task) + 1).arg(spec->stepCount())
                                   : QString());
    rows.add(DetailsText::tr("Attempt"), record.attempt > 1 ? QString::number(record.attempt) : QString());
    rows.add(DetailsText::tr("Exit code"), record.ended ? exitCodeText(record.verdict.exitCode) : QString());
    rows.add(DetailsText::tr("Signal"), safe(record.verdict.signal));
    rows.add(DetailsText::tr("Reason"), record.ended ? safe(reasonLabel(record.verdict.reason)) : QString());
    rows.add(DetailsText::tr("On the host"), record.ended ? remoteText(record.verdict.remote) : QString());
    rows.add(DetailsText::tr("On the way"), timeline(*spec, reached));
    rows.add(DetailsText::tr("Started"), record.started ? timeText(spec->wallTime(record.startTime)) : QString());
    rows.add(DetailsText::tr("Ended"), record.ended ? timeText(spec->wallTime(record.endTime)) : QString());
    if (record.started && record.ended)
        rows.add(DetailsText::tr("Duration"), durationText(record.endTime - record.startTime));
    rows.add(DetailsText::tr("Output"), sizeText(record.bytes[0]));
    rows.add(DetailsText::tr("Errors"), record.bytes[1] > 0 ? sizeText(record.bytes[1]) : QString());
    rows.add(DetailsText::tr("Interpreter"), safe(step.interpreter));
    return headline(record, reached.phase, palette) + rows.table() +
           u"<p><b>%1</b></p><pre>%2</pre>"_s.arg(DetailsText::tr("Command").toHtmlEscaped(),
                                                  displayText(step.command()).toHtmlEscaped());
}

} // namespace rollcall::gui
