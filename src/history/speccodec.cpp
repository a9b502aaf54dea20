// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/speccodec.h"

#include "history/record.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborStreamReader>
#include <QCborValue>
#include <QCryptographicHash>

#include <algorithm>
#include <map>

namespace rollcall::history {

using namespace Qt::StringLiterals;

namespace {

QCborArray fromList(const QStringList& list)
{
    return QCborArray::fromStringList(list);
}

QStringList toList(const QCborValue& value)
{
    QStringList list;
    for (const QCborValue& item : value.toArray())
        list.append(item.toString());
    return list;
}

/// What many hosts share is written once, in the order of first use, and named by its place there.
template <typename T> class SharedTable
{
public:
    template <typename Encode> qint64 add(const std::shared_ptr<const T>& item, Encode encode)
    {
        if (!item)
            return -1;
        const auto known = m_places.find(item.get());
        if (known != m_places.end())
            return known->second;
        const QCborMap map = encode(*item); // may add others first
        const qint64 place = array.size();
        m_places.emplace(item.get(), place);
        array.append(map);
        return place;
    }
    QCborArray array;

private:
    std::map<const T*, qint64> m_places;
};

QCborMap loginMap(const LoginSpec& login)
{
    return {{u"identity"_s, login.identity},
            {u"keys"_s, fromList(login.keyFiles)},
            {u"certificates"_s, fromList(login.certificateFiles)},
            {u"agent"_s, login.agentSocket},
            {u"identitiesOnly"_s, login.identitiesOnly},
            {u"publicKey"_s, login.publicKey},
            {u"keyboardInteractive"_s, login.keyboardInteractive},
            {u"password"_s, login.password},
            {u"prompts"_s, login.passwordPrompts}};
}

LoginSpec loginOf(const QCborMap& map)
{
    LoginSpec login;
    login.identity = map.value("identity"_L1).toString();
    login.keyFiles = toList(map.value("keys"_L1));
    login.certificateFiles = toList(map.value("certificates"_L1));
    login.agentSocket = map.value("agent"_L1).toString();
    login.identitiesOnly = map.value("identitiesOnly"_L1).toBool(login.identitiesOnly);
    login.publicKey = map.value("publicKey"_L1).toBool(login.publicKey);
    login.keyboardInteractive = map.value("keyboardInteractive"_L1).toBool(login.keyboardInteractive);
    login.password = map.value("password"_L1).toBool(login.password);
    login.passwordPrompts = static_cast<int>(map.value("prompts"_L1).toInteger(login.passwordPrompts));
    return login;
}

QCborMap trustMap(const TrustSpec& trust)
{
    return {{u"user"_s, fromList(trust.userFiles)},
            {u"global"_s, fromList(trust.globalFiles)},
            {u"alias"_s, trust.hostKeyAlias},
            {u"policy"_s, static_cast<int>(trust.policy)},
            {u"hash"_s, trust.hashNames}};
}

HostKeyPolicy policyOf(const QCborValue& value)
{
    // What is not understood asks for the strictest.
    switch (value.toInteger(-1)) {
    case static_cast<int>(HostKeyPolicy::Ask):
        return HostKeyPolicy::Ask;
    case static_cast<int>(HostKeyPolicy::AcceptNew):
        return HostKeyPolicy::AcceptNew;
    default:
        return HostKeyPolicy::Strict;
    }
}

TrustSpec trustOf(const QCborMap& map)
{
    TrustSpec trust;
    trust.userFiles = toList(map.value("user"_L1));
    trust.globalFiles = toList(map.value("global"_L1));
    trust.hostKeyAlias = map.value("alias"_L1).toString();
    trust.policy = policyOf(map.value("policy"_L1));
    trust.hashNames = map.value("hash"_L1).toBool();
    return trust;
}

QCborMap algorithmMap(const AlgorithmSpec& a)
{
    return {{u"kex"_s, a.keyExchange},
            {u"hostKey"_s, a.hostKey},
            {u"publicKey"_s, a.publicKey},
            {u"ciphers"_s, a.ciphers},
            {u"macs"_s, a.macs},
            {u"legacy"_s, a.legacy}};
}

AlgorithmSpec algorithmsOf(const QCborMap& map)
{
    AlgorithmSpec spec{map.value("kex"_L1).toString(), map.value("hostKey"_L1).toString(),
                       map.value("publicKey"_L1).toString(), map.value("ciphers"_L1).toString(),
                       map.value("macs"_L1).toString()};
    spec.legacy = map.value("legacy"_L1).toBool();
    return spec;
}

struct SharedTables
{
    SharedTable<LoginSpec> logins;
    SharedTable<TrustSpec> trusts;
    SharedTable<AlgorithmSpec> algorithms;
    SharedTable<HostSpec> jumps;

    QCborMap hostMap(const HostSpec& host)
    {
        QCborMap map{
            {u"name"_s, host.name},
            {u"group"_s, host.group},
            {u"address"_s, host.address},
            {u"port"_s, host.port},
            {u"user"_s, host.user},
            {u"family"_s, static_cast<int>(host.family)},
            {u"login"_s, logins.add(host.login, loginMap)},
            {u"trust"_s, trusts.add(host.trust, trustMap)},
            {u"algorithms"_s, algorithms.add(host.algorithms, algorithmMap)},
            {u"jump"_s, jumps.add(host.jump, [this](const HostSpec& jump) { return hostMap(jump); })},
            {u"keepalive"_s, qint64(host.keepalive.count())},
            {u"keepaliveCount"_s, host.keepaliveCount},
            {u"production"_s, host.production},
            {u"skip"_s, host.skip}};
        if (host.connectTimeout)
            map.insert(u"connectTimeout"_s, qint64(host.connectTimeout->count()));
        QCborMap variables;
        for (auto it = host.variables.cbegin(); it != host.variables.cend(); ++it)
            variables.insert(it.key(), it.value());
        if (!variables.isEmpty())
            map.insert(u"variables"_s, variables);
        return map;
    }
};

template <typename T, typename Decode>
std::vector<std::shared_ptr<const T>> sharedItems(const QCborValue& value, Decode decode)
{
    std::vector<std::shared_ptr<const T>> items;
    for (const QCborValue& item : value.toArray())
        items.push_back(std::make_shared<const T>(decode(item.toMap())));
    return items;
}

template <typename T>
std::shared_ptr<const T> pick(const std::vector<std::shared_ptr<const T>>& items, const QCborValue& place)
{
    const qint64 index = place.toInteger(-1);
    return index >= 0 && index < static_cast<qint64>(items.size()) ? items[static_cast<size_t>(index)]
                                                                   : nullptr;
}

struct HostReader
{
    std::vector<std::shared_ptr<const LoginSpec>> logins;
    std::vector<std::shared_ptr<const TrustSpec>> trusts;
    std::vector<std::shared_ptr<const AlgorithmSpec>> algorithms;
    std::vector<std::shared_ptr<const HostSpec>> jumps;

    HostSpec hostOf(const QCborMap& map) const
    {
        HostSpec host;
        host.name = map.value("name"_L1).toString();
        host.group = map.value("group"_L1).toString();
        host.address = map.value("address"_L1).toString();
        host.port = static_cast<quint16>(map.value("port"_L1).toInteger(host.port));
        host.user = map.value("user"_L1).toString();
        const auto family = static_cast<HostSpec::AddressFamily>(map.value("family"_L1).toInteger());
        if (family == HostSpec::AddressFamily::Inet || family == HostSpec::AddressFamily::Inet6)
            host.family = family;
        host.login = pick(logins, map.value("login"_L1));
        if (!host.login)
            host.login = std::make_shared<const LoginSpec>();
        host.trust = pick(trusts, map.value("trust"_L1));
        host.algorithms = pick(algorithms, map.value("algorithms"_L1));
        host.jump = pick(jumps, map.value("jump"_L1));
        host.keepalive = Milliseconds(map.value("keepalive"_L1).toInteger(host.keepalive.count()));
        host.keepaliveCount = static_cast<int>(map.value("keepaliveCount"_L1).toInteger(host.keepaliveCount));
        host.production = map.value("production"_L1).toBool();
        host.skip = map.value("skip"_L1).toString();
        if (const QCborValue timeout = map.value("connectTimeout"_L1); timeout.isInteger())
            host.connectTimeout = Milliseconds(timeout.toInteger());
        const QCborMap variables = map.value("variables"_L1).toMap();
        for (auto it = variables.cbegin(); it != variables.cend(); ++it)
            host.variables.insert(it.key().toString(), it.value().toString());
        return host;
    }
};

QCborMap stepMap(const Step& step)
{
    QCborArray codes;
    for (const quint32 code : step.success.exitCodes)
        codes.append(qint64(code));
    return {{u"title"_s, step.title},
            {u"command"_s, step.command},
            {u"interpreter"_s, step.interpreter},
            {u"exitCodes"_s, codes},
            {u"mustMatch"_s, step.success.mustMatch},
            {u"mustNotMatch"_s, step.success.mustNotMatch},
            {u"inputSize"_s, step.inputSize},
            {u"inputDigest"_s, step.inputDigest}};
}

/// What the first version wrote into its specs; zeros where it has been taken out of a file since.
void digestInput(Step& step, const QByteArray& input)
{
    step.inputSize = input.size();
    if (input.count('\0') < input.size())
        step.inputDigest = QCryptographicHash::hash(input, QCryptographicHash::Sha256);
}

Step stepOf(const QCborMap& map)
{
    Step step;
    step.title = map.value("title"_L1).toString();
    step.command = map.value("command"_L1).toString();
    step.interpreter = map.value("interpreter"_L1).toString();
    step.success.exitCodes.clear();
    for (const QCborValue& code : map.value("exitCodes"_L1).toArray())
        step.success.exitCodes.append(static_cast<quint32>(code.toInteger()));
    step.success.mustMatch = map.value("mustMatch"_L1).toString();
    step.success.mustNotMatch = map.value("mustNotMatch"_L1).toString();
    digestInput(step, map.value("stdin"_L1).toByteArray());
    step.inputSize = std::max<qint64>(map.value("inputSize"_L1).toInteger(step.inputSize), 0);
    step.inputDigest = map.value("inputDigest"_L1).toByteArray(step.inputDigest);
    return step;
}

QCborMap optionMap(const RunOptions& o)
{
    QCborArray environment;
    for (const auto& [name, value] : o.environment)
        environment.append(QCborArray{name, value});
    return {{u"fanOut"_s, o.fanOut},
            {u"connectTimeout"_s, qint64(o.connectTimeout.count())},
            {u"loginTimeout"_s, qint64(o.loginTimeout.count())},
            {u"commandTimeout"_s, qint64(o.commandTimeout.count())},
            {u"outputLimit"_s, o.outputLimit},
            {u"hostKeys"_s, static_cast<int>(o.hostKeys)},
            {u"batch"_s, o.batch},
            {u"pty"_s, o.pty},
            {u"stopHostOnFailure"_s, o.stopHostOnFailure},
            {u"environment"_s, environment}};
}

RunOptions optionsOf(const QCborMap& map)
{
    RunOptions o;
    o.fanOut = static_cast<int>(map.value("fanOut"_L1).toInteger(o.fanOut));
    o.connectTimeout = Milliseconds(map.value("connectTimeout"_L1).toInteger(o.connectTimeout.count()));
    o.loginTimeout = Milliseconds(map.value("loginTimeout"_L1).toInteger(o.loginTimeout.count()));
    o.commandTimeout = Milliseconds(map.value("commandTimeout"_L1).toInteger(o.commandTimeout.count()));
    o.outputLimit = map.value("outputLimit"_L1).toInteger(o.outputLimit);
    o.hostKeys = policyOf(map.value("hostKeys"_L1));
    o.batch = map.value("batch"_L1).toBool();
    o.pty = map.value("pty"_L1).toBool();
    o.stopHostOnFailure = map.value("stopHostOnFailure"_L1).toBool(o.stopHostOnFailure);
    for (const QCborValue& pair : map.value("environment"_L1).toArray())
        o.environment.append({pair.toArray().at(0).toString(), pair.toArray().at(1).toString()});
    return o;
}

} // namespace

QByteArray encodeSpec(const RunSpec& spec)
{
    SharedTables shared;
    QCborArray hosts;
    for (const HostSpec& host : spec.hosts)
        hosts.append(shared.hostMap(host));
    QCborArray steps;
    for (const Step& step : spec.steps)
        steps.append(stepMap(storedStep(step)));
    const QCborMap map{{u"id"_s, spec.id},
                       {u"title"_s, spec.title},
                       {u"target"_s, spec.target},
                       {u"snippet"_s, spec.snippet},
                       {u"created"_s, spec.created.toMSecsSinceEpoch()},
                       {u"options"_s, optionMap(spec.options)},
                       {u"steps"_s, steps},
                       {u"hosts"_s, hosts},
                       {u"logins"_s, shared.logins.array},
                       {u"trusts"_s, shared.trusts.array},
                       {u"algorithms"_s, shared.algorithms.array},
                       {u"jumps"_s, shared.jumps.array}};
    return QCborValue(map).toCbor();
}

namespace {

constexpr int deepestNesting = 16;          // map, hosts, host, variables, and some to spare
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

/// A jump's own jump stands before it. False where the way is longer than any can be.
bool readJumps(const QCborValue& value, HostReader& reader)
{
    std::map<const HostSpec*, qsizetype> depths;
    for (const QCborValue& item : value.toArray()) {
        auto jump = std::make_shared<const HostSpec>(reader.hostOf(item.toMap()));
        const qsizetype depth = jump->jump ? depths[jump->jump.get()] + 1 : 1;
        if (depth > HostSpec::maximumJumps)
            return false;
        depths.emplace(jump.get(), depth);
        reader.jumps.push_back(std::move(jump));
    }
    return true;
}

QList<QByteArray> inputsIn(const QCborMap& map)
{
    QList<QByteArray> inputs;
    for (const QCborValue& step : map.value("steps"_L1).toArray()) {
        const QByteArray input = step.toMap().value("stdin"_L1).toByteArray();
        if (!input.isEmpty())
            inputs.append(input);
    }
    return inputs;
}

} // namespace

Step storedStep(const Step& step)
{
    Step stored = step;
    if (!step.standardInput.isEmpty())
        digestInput(stored, step.standardInput);
    stored.standardInput = {};
    return stored;
}

std::optional<QByteArray> withoutInputs(const QByteArray& bytes)
{
    QCborMap map = readMap(bytes);
    if (inputsIn(map).isEmpty())
        return std::nullopt;
    QCborArray steps;
    for (const QCborValue& step : map.value("steps"_L1).toArray())
        steps.append(stepMap(stepOf(step.toMap())));
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

RunSpecPtr decodeSpec(const QByteArray& bytes)
{
    const QCborMap map = readMap(bytes);
    if (!map.contains("id"_L1))
        return nullptr;
    const QCborArray hosts = map.value("hosts"_L1).toArray();
    const QCborArray steps = map.value("steps"_L1).toArray();
    if (hosts.isEmpty() || steps.isEmpty() || hosts.size() > mostTasks / steps.size())
        return nullptr;
    auto spec = std::make_shared<RunSpec>();
    spec->id = map.value("id"_L1).toString();
    spec->title = map.value("title"_L1).toString();
    spec->target = map.value("target"_L1).toString();
    spec->snippet = map.value("snippet"_L1).toString();
    spec->created = QDateTime::fromMSecsSinceEpoch(storedTime(map.value("created"_L1).toInteger())).toUTC();
    spec->options = optionsOf(map.value("options"_L1).toMap());
    for (const QCborValue& step : steps)
        spec->steps.append(stepOf(step.toMap()));
    HostReader reader;
    reader.logins = sharedItems<LoginSpec>(map.value("logins"_L1), loginOf);
    reader.trusts = sharedItems<TrustSpec>(map.value("trusts"_L1), trustOf);
    reader.algorithms = sharedItems<AlgorithmSpec>(map.value("algorithms"_L1), algorithmsOf);
    if (!readJumps(map.value("jumps"_L1), reader))
        return nullptr;
    for (const QCborValue& host : hosts)
        spec->hosts.append(reader.hostOf(host.toMap()));
    return spec;
}

} // namespace rollcall::history
