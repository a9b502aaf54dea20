// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/database/origins.h"

#include "core/run/fieldcodec.h"
#include "core/run/runfields.h"
#include "history/database/schema.h"
#include "history/database/sql.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QFile>
#include <QSqlDatabase>
#include <QVariant>

#include <array>
#include <pwd.h>
#include <unistd.h>

namespace rollcall::history {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype fewHosts = 16; // whose names a list of runs has room for

} // namespace

QString whoRuns()
{
    passwd entry{};
    passwd* found = nullptr;
    std::array<char, 4096> buffer{};
    if (getpwuid_r(geteuid(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
        return QString::number(geteuid());
    return QFile::decodeName(entry.pw_name);
}

QByteArray encodeRequest(const StoredSpec& spec)
{
    return spec.request ? cbor::to(*spec.request).toCbor() : QByteArray();
}

Status listOrigins(QSqlDatabase& db, int limit, QHash<QString, RunOrigin>& origins)
{
    int version = 0;
    if (Status status = readVersion(db, db.databaseName(), version); !status || version < 2)
        return status;
    QSqlQuery query =
        prepared(db, u"SELECT id, who, parent, request FROM runs ORDER BY started DESC, key DESC LIMIT ?"_s);
    query.addBindValue(limit);
    if (Status status = exec(query); !status)
        return status;
    while (query.next()) {
        const QCborMap request = QCborValue::fromCbor(query.value(3).toByteArray()).toMap();
        const QCborArray only = request.value("only"_L1).toArray();
        RunOrigin origin{
            query.value(1).toString(), !query.value(2).toString().isEmpty(), static_cast<int>(only.size()), {}};
        for (qsizetype i = 0; i < only.size() && only.size() <= fewHosts; ++i)
            origin.chosen.append(only[i].toMap().value("word"_L1).toString());
        origins.insert(query.value(0).toString(), origin);
    }
    return {};
}

} // namespace rollcall::history
