// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/snippet.h"

#include "core/run/runfields.h"

namespace rollcall {

using namespace Qt::StringLiterals;

namespace {

QString transferText(QLatin1String kind, const QStringList& sources, const QString& destination)
{
    return kind + u' ' + sources.join(u' ') + u" -> "_s + destination;
}

struct Texts
{
    QStringList operator()(const QString& script) const { return {script}; }
    QStringList operator()(const PushStep& push) const { return push.sources + QStringList{push.destination}; }
    QStringList operator()(const PullStep& pull) const { return pull.sources + QStringList{pull.destination}; }
    QStringList operator()(const RebootStep& reboot) const { return {reboot.command}; }
};

} // namespace

QString scriptOf(const StepWork& work)
{
    const QString* const script = std::get_if<QString>(&work);
    return script ? *script : QString();
}

QLatin1String kindOf(const StepWork& work)
{
    return QLatin1String(KindsOf<StepWork>::names[work.index()]);
}

QString workText(const StepWork& work)
{
    if (const auto* push = std::get_if<PushStep>(&work))
        return transferText(kindOf(work), push->sources, push->destination);
    if (const auto* pull = std::get_if<PullStep>(&work))
        return transferText(kindOf(work), pull->sources, pull->destination);
    return isScript(work) ? scriptOf(work) : QString(kindOf(work));
}

QStringList textsOf(const StepWork& work)
{
    return std::visit(Texts(), work);
}

} // namespace rollcall
