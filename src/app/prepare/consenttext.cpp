// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/consenttext.h"

#include "app/prepare/consent.h"
#include "app/prepare/filledin.h"
#include "core/base/text.h"
#include "core/run/hostspec.h"
#include "core/run/snippet.h"
#include "core/run/stepname.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

class ConsentText
{
    Q_DECLARE_TR_FUNCTIONS(Consent)
};

QString becomeText(const Become& become)
{
    const QString user = become.user.isEmpty() ? u"root"_s : become.user;
    switch (become.method) {
    case BecomeMethod::Sudo:
        return ConsentText::tr("with sudo as %1").arg(user);
    case BecomeMethod::Doas:
        return ConsentText::tr("with doas as %1").arg(user);
    case BecomeMethod::Su:
        return ConsentText::tr("with su as %1").arg(user);
    }
    return {};
}

QString hostLine(const HostSpec& host, const QStringList& variables)
{
    const QString login = loginText(host.user, host.address, host.port);
    QStringList parts{displayLine(host.skip.isEmpty() ? ConsentText::tr("%1: %2", "host, login").arg(host.name, login)
                                                      : ConsentText::tr("%1: not connected to").arg(host.name))};
    if (host.production)
        parts.append(host.productionDoubt.isEmpty() ? ConsentText::tr("production")
                                                    : ConsentText::tr("perhaps production"));
    if (!host.skip.isEmpty())
        return parts.join(u" · "_s);
    if (const QStringList way = wayTo(host); !way.isEmpty())
        parts.append(ConsentText::tr("through %1").arg(displayLine(way.join(u", "_s))));
    if (host.algorithms && host.algorithms->legacy)
        parts.append(ConsentText::tr("old algorithms allowed"));
    if (const QString values = filledInText(host, variables); !values.isEmpty())
        parts.append(values);
    return parts.join(u" · "_s);
}

} // namespace

QString consentHeading(const RunSpec& run)
{
    const auto all = static_cast<int>(run.hosts.size());
    const int production = productionHostCount(run);
    return production == all ? ConsentText::tr("This runs on %Ln production host(s).", nullptr, all)
                             : ConsentText::tr("This runs on %Ln host(s), of which %1 are in production.", nullptr, all)
                                   .arg(QLocale().toString(production));
}

QString consentHosts(const RunSpec& run)
{
    QStringList production;
    QStringList others;
    QStringList doubts;
    const QStringList variables = variablesIn(run);
    for (const HostSpec& host : run.hosts) {
        if (!host.productionDoubt.isEmpty() && host.skip.isEmpty() && !doubts.contains(host.productionDoubt))
            doubts.append(host.productionDoubt);
        (host.production ? production : others).append(hostLine(host, variables));
    }
    const QString lines = (production + others).join(u'\n');
    return doubts.isEmpty() ? lines
                            : ConsentText::tr("Whether it is in production is not known of each host.") + u'\n' +
                                  doubts.join(u'\n') + u"\n\n"_s + lines;
}

QString consentCommands(const RunSpec& run)
{
    QStringList steps;
    for (const Step& step : run.steps) {
        QStringList how;
        if (run.stepCount() > 1)
            how.append(ConsentText::tr("Step %1").arg(steps.size() + 1));
        if (!step.interpreter.isEmpty())
            how.append(displayLine(step.interpreter));
        if (step.become)
            how.append(displayLine(becomeText(*step.become)));
        const QString command = displayText(step.command());
        steps.append(how.isEmpty() ? command : how.join(u" · "_s) + u":\n"_s + command);
    }
    return steps.join(u"\n\n"_s);
}

} // namespace rollcall::app
