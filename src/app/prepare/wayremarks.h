// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "core/run/runrequest.h"
#include "core/targets/target.h"

#include <QList>
#include <QString>
#include <QStringList>

// What is unusual on the way to hosts, and who says so: a library is other people's, and what it asks for is told
// before anything is connected to. Pure; any thread.
namespace rollcall::app {

struct WayRemark
{
    enum class Kind {
        OldAlgorithms,
        Jump,
        ProxyCommand,
        ForwardedAgent,
        LeftOut,
        Namesake,
        Production,
        ThroughProduction,
        ProductionDoubt,
    };
    enum class Origin { CommandLine, Library, SshConfig };

    Kind kind = Kind::Jump;
    Origin origin = Origin::SshConfig;
    QString library; // the origin's name
    QString
        way; // jump hosts, the command, key files, keywords that are left out, where the name leads, the other name,
             // or why it is not known
    QStringList hosts;
    QString otherwise = {}; // of a name: where it would lead without the library
};

/// Adds what is to be said of the host, to an equal remark where there is one.
void noteWay(QList<WayRemark>& remarks, const TargetHost& target, const HostSpec& host,
             const TargetOverrides& overrides);
/// Likewise, of one remark.
void addRemark(QList<WayRemark>& remarks, WayRemark&& remark, const QString& host);
/// Of those, what is said before a run begins, and not only where somebody looks at its hosts: the first few of them
/// and then how many more there are.
QStringList cautionTexts(const QList<WayRemark>& remarks, qsizetype enough = 8);
/// "user@address:port", and through what.
QString placeText(const HostSpec& host);
QString wayRemarkText(const WayRemark& remark);

} // namespace rollcall::app
