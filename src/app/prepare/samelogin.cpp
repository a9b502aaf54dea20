// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/samelogin.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QHash>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

class SameLoginText
{
    Q_DECLARE_TR_FUNCTIONS(SameLogin)
};

void join(HostSpec& host, const HostSpec& same)
{
    const bool namesake = same.name == host.name;
    const QString name = namesake && !same.library.isEmpty() ? same.name + u" ("_s + same.library + u')' : same.name;
    if (!(namesake && same.library == host.library) && !host.sameLogin.contains(name))
        host.sameLogin.append(name);
    if (!host.production || (same.production && same.productionDoubt.isEmpty()))
        host.productionDoubt = same.productionDoubt;
    host.production = host.production || same.production;
    QStringList groups = host.group.split(u';', Qt::SkipEmptyParts);
    for (const QString& group : same.group.split(u';', Qt::SkipEmptyParts)) {
        if (!groups.contains(group))
            groups.append(group);
    }
    host.group = groups.join(u';');
}

} // namespace

QList<qsizetype> foldLogins(QList<HostSpec>& hosts)
{
    QList<HostSpec> once;
    once.reserve(hosts.size());
    QList<qsizetype> folded;
    QHash<LoginKey, qsizetype> known;
    for (qsizetype place = 0; place < hosts.size(); ++place) {
        HostSpec& host = hosts[place];
        if (host.skip.isEmpty()) {
            const LoginKey key = loginKey(host);
            if (const auto same = known.constFind(key); same != known.constEnd()) {
                join(once[*same], host);
                folded.append(place);
                continue;
            }
            known.insert(key, once.size());
        }
        once.append(std::move(host));
    }
    hosts = std::move(once);
    return folded;
}

QString sameLoginText(const QString& name, const RunHost& host)
{
    return SameLoginText::tr("%1 is %2 (%3): it is in the run once.")
        .arg(displayLine(name), displayLine(host.name), displayLine(loginText(host.user, host.address, host.port)));
}

QStringList sameLoginTexts(const QList<HostSpec>& hosts, qsizetype enough)
{
    QStringList texts;
    qsizetype more = 0;
    for (const HostSpec& host : hosts) {
        for (const QString& name : host.sameLogin) {
            if (texts.size() < enough)
                texts.append(sameLoginText(name, host));
            else
                ++more;
        }
    }
    if (more > 0)
        texts.append(SameLoginText::tr("… and %n more that are in the run already.", nullptr, static_cast<int>(more)));
    return texts;
}

} // namespace rollcall::app
