// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/segments/speccodec.h"

#include "core/run/fieldcodec.h"
#include "core/run/hostspec.h"
#include "core/run/runfields.h"
#include "core/run/runoptions.h"
#include "core/run/runspec.h"
#include "history/segments/record.h"

#include <QCborParserError>
#include <QCborStreamReader>
#include <QCborStreamWriter>

#include <algorithm>

namespace rollcall::history {

using namespace Qt::StringLiterals;

namespace {

// Before there were tables, logins, algorithms and jump hosts stood in lists of their own, and hosts named them by
// their place there. How a host was reached by a ProxyCommand was not kept.
class FirstLists
{
public:
    explicit FirstLists(const QCborMap& spec)
        : m_logins(spec.value("logins"_L1).toArray()), m_algorithms(spec.value("algorithms"_L1).toArray()),
          m_jumps(spec.value("jumps"_L1).toArray())
    {
    }

    /// False where the way is longer than any can be.
    bool complete(const QCborMap& map, StoredHost& host) const
    {
        host.isWayKnown = false;
        host.identity = at(m_logins, map.value("login"_L1)).value("identity"_L1).toString();
        host.legacyAlgorithms = at(m_algorithms, map.value("algorithms"_L1)).value("legacy"_L1).toBool();
        // A jump's own jump stands before it: the way ends, whatever the file says.
        QCborValue place = map.value("jump"_L1);
        for (qsizetype left = HostSpec::maximumJumps; left >= 0; --left) {
            const QCborMap jump = at(m_jumps, place);
            if (jump.isEmpty())
                return true;
            host.way.prepend(loginText(jump.value("user"_L1).toString(), jump.value("address"_L1).toString(),
                                       static_cast<quint16>(jump.value("port"_L1).toInteger(22))));
            place = jump.value("jump"_L1);
        }
        return false;
    }

private:
    static QCborMap at(const QCborArray& list, const QCborValue& place)
    {
        return place.isInteger() && place.toInteger() >= 0 ? list.at(place.toInteger()).toMap() : QCborMap();
    }

    QCborArray m_logins;
    QCborArray m_algorithms;
    QCborArray m_jumps;
};

/// Before steps had a decision of their own, the run's options had it for all.
StoredStep stepOf(const QCborMap& map, const RunOptions& options)
{
    StoredStep step;
    if (options.onFailure == OnFailure::GoOn)
        step.afterFailure = {false, DecidedBy::User};
    if (!map.contains("success"_L1)) // the rule stood beside the command
        fieldsFromCbor(map, step.success);
    if (const QByteArray input = map.value("stdin"_L1).toByteArray(); !input.isEmpty())
        setInput(step, input);
    fieldsFromCbor(map, step);
    return step;
}

constexpr int deepestNesting = 16; // map, hosts, host, variables, and some to spare
constexpr qint64 mostTasks = 10'000'000;

/// Nothing where the bytes are not one whole map: what a reader got to before an error is never looked at.
QCborMap readMap(const QByteArray& bytes)
{
    QCborStreamReader reader(bytes);
    if (!reader.isMap() || !reader.next(deepestNesting) || reader.currentOffset() != bytes.size())
        return {};
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(bytes, &error);
    return error.error == QCborError::NoError ? value.toMap() : QCborMap();
}

QList<QByteArray> inputsIn(const QCborMap& map)
{
    QList<QByteArray> inputs;
    for (const auto& step : map.value("steps"_L1).toArray()) {
        const QByteArray input = step.toMap().value("stdin"_L1).toByteArray();
        if (!input.isEmpty())
            inputs.append(input);
    }
    return inputs;
}

} // namespace

std::optional<QByteArray> withoutInputs(const QByteArray& bytes)
{
    QCborMap map = readMap(bytes);
    if (inputsIn(map).isEmpty())
        return std::nullopt;
    RunOptions options;
    cbor::from(map.value("options"_L1), options, {});
    QCborArray steps;
    for (const auto& step : map.value("steps"_L1).toArray())
        steps.append(fieldsToCbor(stepOf(step.toMap(), options)));
    map[u"steps"_s] = steps;
    return QCborValue(map).toCbor();
}

std::vector<std::pair<qsizetype, qsizetype>> inputPlaces(const QByteArray& bytes)
{
    std::vector<std::pair<qsizetype, qsizetype>> places;
    for (const QByteArray& input : inputsIn(readMap(bytes))) {
        const QByteArray written = QCborValue(u"stdin"_s).toCbor() + QCborValue(input).toCbor();
        for (qsizetype at = bytes.indexOf(written); at >= 0; at = bytes.indexOf(written, at + written.size()))
            places.emplace_back(at + written.size() - input.size(), input.size());
    }
    return places;
}

// Host by host: a QCborMap of each takes kilobytes, those of 10,000 hosts 25 MB.
QByteArray encodeSpec(const StoredSpec& spec)
{
    const QCborMap shape = fieldsToCbor<RunShape>(spec);
    QByteArray bytes;
    QCborStreamWriter writer(&bytes);
    writer.startMap(static_cast<quint64>(shape.size()) + (spec.request ? 3 : 2));
    for (auto it = shape.cbegin(); it != shape.cend(); ++it) {
        it.key().toCbor(writer);
        QCborValue(it.value()).toCbor(writer);
    }
    writer.append("steps"_L1);
    cbor::to(spec.steps).toCbor(writer);
    writer.append("hosts"_L1);
    writer.startArray(static_cast<quint64>(spec.hosts.size()));
    for (const StoredHost& host : spec.hosts)
        cbor::to(host).toCbor(writer);
    writer.endArray();
    if (spec.request) {
        writer.append("request"_L1);
        cbor::to(*spec.request).toCbor(writer);
    }
    writer.endMap();
    return bytes;
}

StoredSpecPtr decodeSpec(const QByteArray& bytes)
{
    const QCborMap map = readMap(bytes);
    if (!map.contains("id"_L1))
        return nullptr;
    const QCborArray hosts = map.value("hosts"_L1).toArray();
    const QCborArray steps = map.value("steps"_L1).toArray();
    if (hosts.isEmpty() || steps.isEmpty() || hosts.size() > mostTasks / steps.size())
        return nullptr;
    auto spec = std::make_shared<StoredSpec>();
    fieldsFromCbor<RunShape>(map, *spec);
    for (const auto& step : steps)
        spec->steps.append(stepOf(step.toMap(), spec->options));
    if (const QCborValue request = map.value("request"_L1); request.isMap())
        cbor::from(request, spec->request, {});
    const bool first = map.contains("logins"_L1);
    const FirstLists lists(map);
    for (const auto& each : hosts) {
        StoredHost host;
        fieldsFromCbor(each.toMap(), host);
        if (first && !lists.complete(each.toMap(), host))
            return nullptr;
        spec->hosts.append(std::move(host));
    }
    return spec;
}

} // namespace rollcall::history
