// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/productionmark.h"

#include "app/prepare/hostresolver.h"
#include "app/prepare/surroundings.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/run/runrequest.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QSet>
#include <QString>

#include <algorithm>
#include <utility>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

class ProductionText
{
    Q_DECLARE_TR_FUNCTIONS(Production)
};

QString doubtText(const ProductionDoubt& doubt)
{
    const QString why = errorText(doubt.why);
    return displayLine(doubt.group.isEmpty()
                           ? why
                           : ProductionText::tr("The group “%1” of the library “%2” cannot be worked out. %3")
                                 .arg(doubt.group, doubt.library, why));
}

/// The hosts of a run that nobody has put in production yet.
class Unmarked
{
public:
    Unmarked(QList<HostSpec>& specs, QList<WayRemark>& remarks) : m_specs(specs), m_remarks(remarks)
    {
        for (qsizetype i = 0; i < specs.size(); ++i) {
            if (specs[i].production)
                continue;
            m_open.insert(i);
            add(specs[i], i, m_hosts);
            for (const HostSpec* jump : jumpsOf(specs[i]))
                add(*jump, i, m_behind);
        }
    }

    bool isEmpty() const { return m_open.isEmpty(); }
    bool mayBe(const TargetHost& host) const
    {
        return !host.host || host.host->address.isEmpty() || m_addresses.contains(oneSpelling(host.host->address));
    }

    void mark(const HostSpec& machine, const TargetHost& marked)
    {
        const auto tell = [&](const QList<qsizetype>& places, WayRemark::Kind kind) {
            for (const qsizetype place : places) {
                if (put(place))
                    addRemark(m_remarks, {kind, WayRemark::Origin::Library, marked.origin, marked.name, {}, {}},
                              m_specs[place].name);
            }
        };
        tell(m_hosts.take(placeOf(machine)), WayRemark::Kind::Production);
        tell(m_behind.take(placeOf(machine)), WayRemark::Kind::ThroughProduction);
    }
    void doubtMachine(const HostSpec& machine, const ProductionDoubt& doubt)
    {
        for (const qsizetype place : m_hosts.value(placeOf(machine)) + m_behind.value(placeOf(machine)))
            doubtHost(place, doubt);
    }
    void doubtHost(qsizetype place, const ProductionDoubt& doubt)
    {
        if (!put(place))
            return;
        HostSpec& spec = m_specs[place];
        spec.productionDoubt = doubtText(doubt);
        addRemark(
            m_remarks,
            {WayRemark::Kind::ProductionDoubt, WayRemark::Origin::Library, doubt.library, spec.productionDoubt, {}, {}},
            spec.name);
    }

private:
    using Place = std::pair<QString, quint16>;
    using Places = QHash<Place, QList<qsizetype>>;

    static Place placeOf(const HostSpec& machine) { return {oneSpelling(machine.address), machine.port}; }
    void add(const HostSpec& machine, qsizetype place, Places& to)
    {
        to[placeOf(machine)].append(place);
        m_addresses.insert(placeOf(machine).first);
    }
    bool put(qsizetype place)
    {
        m_specs[place].production = m_specs[place].production || m_open.contains(place);
        return m_open.remove(place);
    }

    QList<HostSpec>& m_specs;
    QList<WayRemark>& m_remarks;
    QSet<qsizetype> m_open;
    Places m_hosts;
    Places m_behind; // of jump hosts: who is behind them
    QSet<QString> m_addresses;
};

void takeDoubt(const ProductionDoubt& doubt, const QList<TargetHost>& hosts, const Surroundings& surroundings,
               HostResolver& resolver, Unmarked& unmarked)
{
    const bool any = surroundings.directory->isOwn(doubt.library);
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        if (any || hosts[i].library == doubt.library || hosts[i].origin == doubt.library)
            unmarked.doubtHost(i, doubt);
    }
    if (any || unmarked.isEmpty())
        return;
    QList<TargetHost> theirs;
    for (const DirectoryHost& each : surroundings.directory->allHosts(doubt.library)) {
        TargetHost host;
        host.library = each.library;
        host.host = each.host;
        if (unmarked.mayBe(host))
            theirs.append(host);
    }
    for (const TargetHost& host : namedHosts(theirs, *surroundings.directory))
        unmarked.doubtMachine(resolver.resolve(host), doubt);
}

} // namespace

void markProduction(QList<HostSpec>& specs, const QList<TargetHost>& hosts, QList<WayRemark>& remarks,
                    const Surroundings& surroundings)
{
    Unmarked unmarked(specs, remarks);
    if (unmarked.isEmpty())
        return;
    const RunRequest none;
    HostResolver resolver(surroundings, none);
    const ProductionMarks marks = productionMarks(*surroundings.directory);
    for (const TargetHost& marked : marks.hosts) {
        if (unmarked.mayBe(marked))
            unmarked.mark(resolver.resolve(marked), marked);
    }
    for (const ProductionDoubt& doubt : marks.doubts) {
        if (!unmarked.isEmpty())
            takeDoubt(doubt, hosts, surroundings, resolver, unmarked);
    }
    for (const Error& why : surroundings.missingLibraries) { // any host may be in production there
        for (qsizetype i = 0; i < hosts.size(); ++i)
            unmarked.doubtHost(i, {QFileInfo(why.file).fileName(), {}, why});
    }
}

} // namespace rollcall::app
