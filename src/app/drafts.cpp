// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drafts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;

QJsonObject toJson(const Parameter& parameter)
{
    return {{u"name"_s, parameter.name},
            {u"label"_s, parameter.label},
            {u"default"_s, parameter.defaultValue},
            {u"description"_s, parameter.description},
            {u"choices"_s, QJsonArray::fromStringList(parameter.choices)}};
}

QStringList strings(const QJsonValue& value)
{
    QStringList list;
    for (const QJsonValue& item : value.toArray())
        list.append(item.toString());
    return list;
}

QJsonObject toJson(const Composition& composition)
{
    QJsonArray steps;
    for (const StepTemplate& step : composition.steps)
        steps.append(QJsonObject{{u"title"_s, step.title}, {u"script"_s, step.script}});
    QJsonArray parameters;
    for (const Parameter& parameter : composition.parameters)
        parameters.append(toJson(parameter));
    QJsonObject values;
    for (auto value = composition.values.begin(); value != composition.values.end(); ++value)
        values.insert(value.key(), *value);
    QJsonArray exitCodes;
    for (const quint32 code : composition.success.exitCodes)
        exitCodes.append(qint64(code));
    return {{u"snippet"_s, composition.snippet},
            {u"interpreter"_s, composition.interpreter},
            {u"steps"_s, steps},
            {u"parameters"_s, parameters},
            {u"values"_s, values},
            {u"exitCodes"_s, exitCodes},
            {u"mustMatch"_s, composition.success.mustMatch},
            {u"mustNotMatch"_s, composition.success.mustNotMatch}};
}

Composition compositionFrom(const QJsonObject& object)
{
    Composition composition;
    composition.snippet = object[u"snippet"_s].toString();
    composition.interpreter = object[u"interpreter"_s].toString();
    for (const QJsonValue& step : object[u"steps"_s].toArray())
        composition.steps.append({step[u"title"_s].toString(), step[u"script"_s].toString()});
    for (const QJsonValue& item : object[u"parameters"_s].toArray())
        composition.parameters.append({item[u"name"_s].toString(), item[u"label"_s].toString(),
                                       item[u"default"_s].toString(), item[u"description"_s].toString(),
                                       strings(item[u"choices"_s])});
    const QJsonObject values = object[u"values"_s].toObject();
    for (auto value = values.begin(); value != values.end(); ++value)
        composition.values.insert(value.key(), value.value().toString());
    if (object.contains(u"exitCodes"_s)) {
        composition.success.exitCodes.clear();
        for (const QJsonValue& code : object[u"exitCodes"_s].toArray())
            composition.success.exitCodes.append(static_cast<quint32>(code.toInteger()));
    }
    composition.success.mustMatch = object[u"mustMatch"_s].toString();
    composition.success.mustNotMatch = object[u"mustNotMatch"_s].toString();
    return composition;
}

QJsonObject toJson(const RunOptions& options)
{
    return {{u"fanOut"_s, options.fanOut},
            {u"connectTimeout"_s, static_cast<qint64>(options.connectTimeout.count())},
            {u"loginTimeout"_s, static_cast<qint64>(options.loginTimeout.count())},
            {u"commandTimeout"_s, static_cast<qint64>(options.commandTimeout.count())},
            {u"outputLimit"_s, options.outputLimit},
            {u"hostKeys"_s, static_cast<int>(options.hostKeys)},
            {u"pty"_s, options.pty},
            {u"stopHostOnFailure"_s, options.stopHostOnFailure}};
}

qint64 number(const QJsonValue& value, qint64 fallback, qint64 least)
{
    const qint64 result = value.toInteger(fallback);
    return result < least ? fallback : result;
}

RunOptions optionsFrom(const QJsonObject& object)
{
    RunOptions options;
    options.fanOut = std::clamp(object[u"fanOut"_s].toInt(options.fanOut), 1, RunOptions::maximumFanOut);
    options.connectTimeout =
        Milliseconds(number(object[u"connectTimeout"_s], options.connectTimeout.count(), 1));
    options.loginTimeout = Milliseconds(number(object[u"loginTimeout"_s], options.loginTimeout.count(), 1));
    options.commandTimeout = Milliseconds(number(object[u"commandTimeout"_s], 0, 0));
    options.outputLimit = number(object[u"outputLimit"_s], options.outputLimit, 0);
    const int policy = object[u"hostKeys"_s].toInt(static_cast<int>(options.hostKeys));
    if (policy >= 0 && policy <= static_cast<int>(HostKeyPolicy::AcceptNew))
        options.hostKeys = static_cast<HostKeyPolicy>(policy);
    options.pty = object[u"pty"_s].toBool();
    options.stopHostOnFailure = object[u"stopHostOnFailure"_s].toBool(true);
    return options;
}

QJsonObject toJson(const OptionOverrides& options)
{
    QJsonObject object;
    if (options.fanOut)
        object.insert(u"fanOut"_s, *options.fanOut);
    if (options.connectTimeout)
        object.insert(u"connectTimeout"_s, static_cast<qint64>(options.connectTimeout->count()));
    if (options.commandTimeout)
        object.insert(u"commandTimeout"_s, static_cast<qint64>(options.commandTimeout->count()));
    if (options.outputLimit)
        object.insert(u"outputLimit"_s, *options.outputLimit);
    if (options.pty)
        object.insert(u"pty"_s, *options.pty);
    return object;
}

OptionOverrides saidOptionsFrom(const QJsonObject& object)
{
    const RunOptions read = optionsFrom(object);
    OptionOverrides options;
    if (object.contains(u"fanOut"_s))
        options.fanOut = read.fanOut;
    if (object.contains(u"connectTimeout"_s))
        options.connectTimeout = read.connectTimeout;
    if (object.contains(u"commandTimeout"_s))
        options.commandTimeout = read.commandTimeout;
    if (object.contains(u"outputLimit"_s))
        options.outputLimit = read.outputLimit;
    if (object.contains(u"pty"_s))
        options.pty = read.pty;
    return options;
}

QJsonObject toJson(const TargetOverrides& overrides)
{
    QJsonObject object{{u"user"_s, overrides.user},
                       {u"port"_s, overrides.port},
                       {u"identityFile"_s, overrides.identityFile},
                       {u"jump"_s, overrides.jump},
                       {u"knownHosts"_s, overrides.knownHostsFile},
                       {u"legacyAlgorithms"_s, overrides.legacyAlgorithms},
                       {u"ignoreHostTimeouts"_s, overrides.ignoreHostTimeouts}};
    if (overrides.hostKeys)
        object.insert(u"hostKeys"_s, static_cast<int>(*overrides.hostKeys));
    return object;
}

TargetOverrides overridesFrom(const QJsonObject& object)
{
    TargetOverrides overrides;
    overrides.user = object[u"user"_s].toString();
    overrides.port = static_cast<quint16>(object[u"port"_s].toInt());
    overrides.identityFile = object[u"identityFile"_s].toString();
    overrides.jump = object[u"jump"_s].toString();
    overrides.knownHostsFile = object[u"knownHosts"_s].toString();
    overrides.legacyAlgorithms = object[u"legacyAlgorithms"_s].toBool();
    overrides.ignoreHostTimeouts = object[u"ignoreHostTimeouts"_s].toBool();
    const int policy = object[u"hostKeys"_s].toInt(-1);
    if (policy >= 0 && policy <= static_cast<int>(HostKeyPolicy::AcceptNew))
        overrides.hostKeys = static_cast<HostKeyPolicy>(policy);
    return overrides;
}

QJsonObject toJson(const Draft& draft)
{
    return {{u"title"_s, draft.title},
            {u"target"_s, draft.target},
            {u"composition"_s, toJson(draft.composition)},
            {u"snippetOptions"_s, toJson(draft.composition.options)},
            {u"options"_s, toJson(draft.options)},
            {u"overrides"_s, toJson(draft.overrides)},
            {u"edited"_s, draft.edited},
            {u"runs"_s, QJsonArray::fromStringList(draft.runIds)}};
}

Draft draftFrom(const QJsonObject& object)
{
    Draft draft;
    draft.title = object[u"title"_s].toString();
    draft.target = object[u"target"_s].toString();
    draft.composition = compositionFrom(object[u"composition"_s].toObject());
    draft.composition.options = saidOptionsFrom(object[u"snippetOptions"_s].toObject());
    draft.options = optionsFrom(object[u"options"_s].toObject());
    draft.overrides = overridesFrom(object[u"overrides"_s].toObject());
    draft.edited = object[u"edited"_s].toBool();
    draft.runIds = strings(object[u"runs"_s]);
    return draft;
}

} // namespace

Result<Drafts> Drafts::load(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return Drafts{};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::FileUnreadable, {}, file.errorString(), path};
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (problem.error != QJsonParseError::NoError || !document.isObject()) {
        const QString aside = path + u".broken"_s;
        QFile::remove(aside);
        file.rename(aside);
        return Error{ErrorKind::FileSyntax, {}, problem.errorString(), aside};
    }
    const QJsonObject root = document.object();
    if (root[u"version"_s].toInt() > formatVersion)
        return Error{ErrorKind::FileTooNew, {}, {}, path};
    Drafts drafts;
    for (const QJsonValue& tab : root[u"tabs"_s].toArray())
        drafts.tabs.append(draftFrom(tab.toObject()));
    const int last = std::max(static_cast<int>(drafts.tabs.size()) - 1, 0);
    drafts.current = std::clamp(root[u"current"_s].toInt(), 0, last);
    return drafts;
}

Status Drafts::save(const QString& path) const
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QJsonArray list;
    for (const Draft& draft : tabs)
        list.append(toJson(draft));
    const QJsonObject root{{u"version"_s, formatVersion}, {u"current"_s, current}, {u"tabs"_s, list}};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorKind::FileUnwritable, {}, file.errorString(), path};
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(root).toJson(QJsonDocument::Indented));
    if (!file.commit())
        return Error{ErrorKind::FileUnwritable, {}, file.errorString(), path};
    return {};
}

} // namespace rollcall::app
