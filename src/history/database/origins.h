// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/run/storedspec.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

class QSqlDatabase;

// Where runs came from, as the list of them tells it: who started them, which they ran again, and of how many chosen
// hosts of the target. On the database's own thread.
namespace rollcall::history {

struct RunOrigin
{
    QString who;             // the account on this machine; "" for runs that were kept before it was
    bool again = false;      // it ran another one once more
    int only = 0;            // how many hosts of the target were chosen; 0: all
    QStringList chosen = {}; // their words, where they are few

    bool operator==(const RunOrigin&) const = default;
};

QString whoRuns(); // this process' account
/// As it stands in the tables: what may be kept of the request.
QByteArray encodeRequest(const StoredSpec& spec);
/// By the runs' ids, of the newest ones.
Status listOrigins(QSqlDatabase& db, int limit, QHash<QString, RunOrigin>& origins);

} // namespace rollcall::history
