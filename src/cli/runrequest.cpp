// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runrequest.h"

#include "cli/words.h"
#include "core/target.h"
#include "core/targettext.h"
#include "library/library.h"
#include "library/libraryset.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <cstdio>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

namespace {

Result<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    const bool open = path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open) {
        const bool there = QFileInfo::exists(path);
        return Error{
            there ? ErrorKind::FileUnreadable : ErrorKind::FileMissing, {}, file.errorString(), path};
    }
    if (QFileInfo(path).isDir())
        return Error{ErrorKind::FileUnreadable, {}, {}, path};
    return file.readAll();
}

Error badValue(const QString& subject, const QString& detail)
{
    return {ErrorKind::BadValue, subject, detail, {}};
}

/// Names in a file: one or more a line, "#" begins a comment.
QString hostsInFile(const QByteArray& bytes)
{
    QStringList words;
    for (const QString& line : QString::fromUtf8(bytes).split(u'\n')) {
        const QString text = line.section(u'#', 0, 0).trimmed();
        if (!text.isEmpty())
            words.append(text);
    }
    return words.join(u", "_s);
}

Result<QString> readTarget(const Verb& verb)
{
    QStringList parts;
    if (!verb.words().isEmpty())
        parts.append(verb.words().join(u' '));
    for (const QString& hosts : verb.values("hosts"))
        parts.append(hosts);
    for (const QString& path : verb.values("hosts-file")) {
        const Result<QByteArray> bytes = readFile(path);
        if (!bytes)
            return bytes.error();
        parts.append(hostsInFile(*bytes));
    }
    for (const QString& group : verb.values("group"))
        parts.append(group.startsWith(u'@') ? group : groupWord(group));
    return parts.join(u", "_s);
}

Result<QMap<QString, QString>> readParameters(const Verb& verb)
{
    QMap<QString, QString> values;
    for (const QString& pair : verb.values("param")) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals < 1)
            return badValue(u"--param"_s, pair + u" (NAME=VALUE)"_s);
        values.insert(pair.left(equals), pair.mid(equals + 1));
    }
    return values;
}

Result<app::Composition> fromSnippet(const QString& name, const library::LibrarySet& libraries)
{
    const QString library = name.contains(u':') ? name.section(u':', 0, 0) : QString();
    const QString plain = name.contains(u':') ? name.section(u':', 1) : name;
    for (const library::Library* each : libraries.libraries()) {
        if (const Snippet* snippet = each->snippet(name))
            return app::Composition::fromSnippet(*snippet);
        const bool wanted = !library.isEmpty() && libraries.nameOf(each) == library;
        if (const Snippet* snippet = wanted ? each->snippet(plain) : nullptr)
            return app::Composition::fromSnippet(*snippet);
    }
    return Error{ErrorKind::UnknownSnippet, name, {}, {}};
}

Result<app::Composition> fromScript(const QString& path)
{
    const Result<QByteArray> bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    app::Composition composition;
    const QString script = QString::fromUtf8(*bytes);
    composition.steps.append({path == "-"_L1 ? QString() : QFileInfo(path).fileName(), script});
    composition.interpreter = scriptInterpreter(script);
    return composition;
}

Result<app::Composition> readComposition(const Verb& verb, const library::LibrarySet& libraries)
{
    const int kinds = int(verb.isSet("command")) + int(verb.isSet("script")) + int(verb.isSet("snippet"));
    if (kinds == 0)
        return Error{ErrorKind::EmptyCommand, {}, {}, {}};
    if (kinds > 1)
        return badValue(u"--command, --script, --snippet"_s, Cli::tr("only one of them can be given"));
    Result<app::Composition> composition =
        verb.isSet("command")  ? Result(app::Composition::fromCommands(verb.values("command")))
        : verb.isSet("script") ? fromScript(verb.value("script"))
                               : fromSnippet(verb.value("snippet"), libraries);
    if (!composition)
        return composition;
    Result<QMap<QString, QString>> values = readParameters(verb);
    if (!values)
        return values.error();
    composition->values = *values;
    if (verb.isSet("stdin")) {
        Result<QByteArray> input = readFile(verb.value("stdin"));
        if (!input)
            return input.error();
        composition->standardInput = *input;
    }
    return composition;
}

Result<HostKeyPolicy> readPolicy(const QString& text)
{
    if (text == "strict"_L1)
        return HostKeyPolicy::Strict;
    if (text == "ask"_L1)
        return HostKeyPolicy::Ask;
    if (text == "accept-new"_L1)
        return HostKeyPolicy::AcceptNew;
    return badValue(u"--host-keys"_s, text + u" (strict, ask, accept-new)"_s);
}

Result<app::TargetOverrides> readOverrides(const Verb& verb)
{
    app::TargetOverrides overrides;
    overrides.user = verb.value("user");
    overrides.jump = verb.value("jump");
    if (verb.isSet("identity"))
        overrides.identityFile = QFileInfo(verb.value("identity")).absoluteFilePath();
    if (verb.isSet("known-hosts"))
        overrides.knownHostsFile = QFileInfo(verb.value("known-hosts")).absoluteFilePath();
    if (verb.isSet("port")) {
        const Result<int> port = wholeNumber(u"port"_s, verb.value("port"), 1, 65535);
        if (!port)
            return port.error();
        overrides.port = static_cast<quint16>(*port);
    }
    if (verb.isSet("host-keys")) {
        const Result<HostKeyPolicy> policy = readPolicy(verb.value("host-keys"));
        if (!policy)
            return policy.error();
        overrides.hostKeys = *policy;
    }
    overrides.legacyAlgorithms = verb.isSet("legacy-algorithms");
    overrides.ignoreHostTimeouts = verb.isSet("connect-timeout");
    return overrides;
}

Status readEnvironment(const Verb& verb, RunOptions& options)
{
    static const QRegularExpression name(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    for (const QString& pair : verb.values("env")) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals < 1 || !name.match(pair.left(equals)).hasMatch())
            return badValue(u"--env"_s, pair + u" (NAME=VALUE)"_s);
        options.environment.append({pair.left(equals), pair.mid(equals + 1)});
    }
    return {};
}

Result<RunOptions> readOptions(const Verb& verb, RunOptions options)
{
    if (verb.isSet("fan-out")) {
        const auto value = wholeNumber(u"fan-out"_s, verb.value("fan-out"), 1, RunOptions::maximumFanOut);
        if (!value)
            return value.error();
        options.fanOut = *value;
    }
    if (verb.isSet("connect-timeout")) {
        const auto value = milliseconds(u"connect-timeout"_s, verb.value("connect-timeout"));
        if (!value)
            return value.error();
        options.connectTimeout = Milliseconds(*value);
    }
    if (verb.isSet("timeout")) {
        const auto value = milliseconds(u"timeout"_s, verb.value("timeout"));
        if (!value)
            return value.error();
        options.commandTimeout = Milliseconds(*value);
    }
    if (verb.isSet("output-limit")) {
        const auto value = byteCount(u"output-limit"_s, verb.value("output-limit"));
        if (!value)
            return value.error();
        options.outputLimit = *value;
    }
    options.pty = options.pty || verb.isSet("pty");
    if (const Status read = readEnvironment(verb, options); !read)
        return read.error();
    return options;
}

} // namespace

QString scriptInterpreter(const QString& script)
{
    if (!script.startsWith("#!"_L1))
        return u"sh"_s;
    QStringList words = script.section(u'\n', 0, 0).mid(2).trimmed().split(u' ', Qt::SkipEmptyParts);
    if (!words.isEmpty() && words.constFirst().endsWith("/env"_L1)) {
        words.removeFirst();
        if (!words.isEmpty() && words.constFirst() == "-S"_L1)
            words.removeFirst();
    }
    return words.isEmpty() ? u"sh"_s : words.join(u' ');
}

Result<RunRequest> readRunRequest(const Verb& verb, const library::LibrarySet& libraries,
                                  const RunOptions& defaults)
{
    RunRequest request;
    Result<QString> target = readTarget(verb);
    if (!target)
        return target.error();
    request.target = *target;
    Result<app::TargetOverrides> overrides = readOverrides(verb);
    if (!overrides)
        return overrides.error();
    request.overrides = *overrides;
    Result<app::Composition> composition = readComposition(verb, libraries);
    if (!composition)
        return composition.error();
    request.composition = *composition;
    Result<RunOptions> options = readOptions(verb, withOverrides(defaults, composition->options));
    if (!options)
        return options.error();
    request.options = *options;
    Result<Outputs> outputs = readOutputs(verb);
    if (!outputs)
        return outputs.error();
    request.outputs = *outputs;
    request.verboseHost = verb.value("verbose-host");
    request.dryRun = verb.isSet("dry-run");
    request.keepHistory = !verb.isSet("no-history");
    request.remember = verb.isSet("remember");
    return request;
}

} // namespace rollcall::cli
