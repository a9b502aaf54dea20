// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/question.h"

#include "core/verdict/detail.h"

#include <QCoreApplication>
#include <QStringList>

namespace rollcall {

QString askerName(const Question& question)
{
    const QString login = question.user + u'@';
    return question.user.isEmpty() || question.host.startsWith(login) ? question.host : login + question.host;
}

namespace {

class HostKeyText
{
    Q_DECLARE_TR_FUNCTIONS(HostKey)
};

} // namespace

QString addressText(const HostKeyCandidate& key)
{
    const qsizetype port = key.lookup.startsWith(u'[') ? key.lookup.lastIndexOf(QLatin1String("]:")) : -1;
    if (port < 0)
        return key.address;
    const QString address = key.address.contains(u':') ? u'[' + key.address + u']' : key.address;
    return QString(address + key.lookup.mid(port + 1));
}

QString noteText(const HostKeyCandidate& key)
{
    const bool hasPort = key.lookup.startsWith(u'[');
    const QString kept = hasPort ? key.lookup.mid(1, key.lookup.lastIndexOf(QLatin1String("]:")) - 1) : key.lookup;
    QStringList notes{detailText(key.note)};
    if (!key.way.isEmpty())
        notes.append(HostKeyText::tr("through %1").arg(key.way.join(QStringLiteral(", "))));
    if (!key.isBlocked() && !kept.isEmpty() && kept != key.host && kept != key.address)
        notes.append(HostKeyText::tr("kept as %1").arg(key.lookup));
    notes.removeAll(QString());
    return notes.join(QStringLiteral(" · "));
}

} // namespace rollcall
