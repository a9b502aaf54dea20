// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/runarguments.h"

#include "cli/base/terminal.h"
#include "cli/base/words.h"
#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/base/fields.h"
#include "core/base/text.h"
#include "core/run/composition.h"
#include "core/run/fieldtext.h"
#include "core/run/placeholder.h"
#include "core/run/runfields.h"
#include "core/run/runoptions.h"
#include "core/targets/hostlist.h"
#include "core/targets/target.h"
#include "core/targets/targettext.h"
#include "core/targets/targetword.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestInput = 256LL << 20; // all of it is held, once for all hosts
constexpr qint64 largestText = 16LL << 20;   // of a script or a list of hosts

/// A pipe will do, and so will a device, as long as it comes to an end.
Result<QByteArray> readFile(const QString& path, qint64 largest)
{
    QFile file(path);
    if (path != "-"_L1 && QFileInfo(path).isDir())
        return Error{ErrorKind::IsFolder, {}, {}, path};
    const bool open = path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open) {
        const bool there = QFileInfo::exists(path);
        return Error{there ? ErrorKind::FileUnreadable : ErrorKind::FileMissing, {}, file.errorString(), path};
    }
    constexpr qint64 piece = 1LL << 20;
    QByteArray bytes;
    for (QByteArray more = file.read(piece); !more.isEmpty(); more = file.read(piece)) {
        bytes += more;
        if (bytes.size() > largest)
            return Error{ErrorKind::FileTooLarge, {}, sizeText(largest), path};
    }
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorKind::FileUnreadable, {}, file.errorString(), path};
    return bytes;
}

Error badValue(const QString& subject, const QString& detail)
{
    return {ErrorKind::BadValue, subject, detail, {}};
}

/// The hosts of a file, which are hosts by the user's word. What is a group's name is no host's.
Result<QString> hostsInFile(const QString& path, const TargetDirectory& directory, QList<Error>& warnings)
{
    const Result<QByteArray> bytes = readFile(path, largestText);
    if (!bytes)
        return bytes.error();
    const QString file = path == "-"_L1 ? Cli::tr("standard input") : path;
    const HostList list = readHostList(*bytes, file);
    if (!list.errors.isEmpty())
        return list.errors.constFirst();
    for (const HostList::Entry& entry : list.entries) {
        const Result<HostWord> said = splitHostWord(WordText::of(entry.word));
        const QString name = said ? said->host.text : entry.word;
        const bool isBare = name == entry.word || !name.contains(u'.');
        if (isBare && !directory.findHost({}, name) && !directory.isKnownAlias(name) && directory.findGroup({}, name))
            return Error{
                ErrorKind::HostList, {}, Cli::tr("it is a group, for which there is --group"), file, entry.line};
    }
    warnings += list.warnings;
    return asHostNames(list.words().join(u", "_s), directory);
}

QString groupTarget(const QString& said, const library::LibrarySet& libraries)
{
    if (said.startsWith(u'@'))
        return said;
    const library::PlacedName group = libraries.placed(said);
    return groupWord(group.name, group.library);
}

Result<QString> readTarget(const Verb& verb, const library::LibrarySet& libraries, QList<Error>& warnings)
{
    const auto directory = libraries.snapshot();
    QStringList parts;
    if (!verb.words().isEmpty())
        parts.append(verb.words().join(u' '));
    for (const QString& hosts : verb.values("hosts"))
        parts.append(asHostNames(hosts, *directory));
    for (const QString& path : verb.values("hosts-file")) {
        const Result<QString> hosts = hostsInFile(path, *directory, warnings);
        if (!hosts)
            return hosts.error();
        if (!hosts->isEmpty())
            parts.append(*hosts);
    }
    for (const QString& group : verb.values("group"))
        parts.append(groupTarget(group, libraries));
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

Result<Composition> fromSnippet(const QString& name, const library::LibrarySet& libraries)
{
    const Result<library::NamedSnippet> found = libraries.findSnippet(name);
    return found ? Result(Composition::fromSnippet(*found->snippet)) : found.error();
}

/// A script may have come from anywhere, and {{name}} in it mean something to whom it writes for: it has parameters
/// where it says so itself, or where a value is given for one.
Result<Composition> fromScript(const QString& path, bool given)
{
    const Result<QByteArray> bytes = readFile(path, largestText);
    if (!bytes)
        return bytes.error();
    Composition composition;
    const QString script = unixLineEnds(QString::fromUtf8(*bytes));
    composition.steps.append({path == "-"_L1 ? QString() : QFileInfo(path).fileName(),
                              given || hasOwnPlaceholders(script) ? script : literalScript(script)});
    composition.interpreter = scriptInterpreter(script);
    return composition;
}

Result<Composition> readComposition(const Verb& verb, const library::LibrarySet& libraries)
{
    const int kinds = int(verb.isSet("command")) + int(verb.isSet("script")) + int(verb.isSet("snippet"));
    if (kinds == 0)
        return Error{ErrorKind::EmptyCommand, {}, {}, {}};
    if (kinds > 1)
        return badValue(u"--command, --script, --snippet"_s, Cli::tr("only one of them can be given"));
    Result<Composition> composition = verb.isSet("command")  ? Result(Composition::fromCommands(verb.values("command")))
                                      : verb.isSet("script") ? fromScript(verb.value("script"), verb.isSet("param"))
                                                             : fromSnippet(verb.value("snippet"), libraries);
    if (!composition)
        return composition;
    Result<QMap<QString, QString>> values = readParameters(verb);
    if (!values)
        return values.error();
    composition->values = *values;
    if (verb.isSet("stdin")) {
        Result<QByteArray> input = readFile(verb.value("stdin"), largestInput);
        if (!input)
            return input.error();
        composition->standardInput = *input;
    }
    return composition;
}

Result<HostKeyPolicy> readPolicy(const QString& text)
{
    if (const auto policy = enumFromName<HostKeyPolicy>(text))
        return *policy;
    return badValue(u"--host-keys"_s, text + u" (strict, ask, accept-new)"_s);
}

Result<TargetOverrides> readOverrides(const Verb& verb)
{
    TargetOverrides overrides;
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
    if (verb.isSet("encoding")) {
        overrides.encoding = enumFromText<Encoding>(verb.value("encoding"));
        if (!overrides.encoding)
            return badValue(u"--encoding"_s, verb.value("encoding") + u" ("_s + allowedNames<Encoding>() + u')');
    }
    return overrides;
}

Status readEnvironment(const Verb& verb, OptionOverrides& options)
{
    static const QRegularExpression name(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    for (const QString& pair : verb.values("env")) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals < 1 || !name.match(pair.left(equals)).hasMatch())
            return badValue(u"--env"_s, pair + u" (NAME=VALUE)"_s);
        if (!options.environment)
            options.environment.emplace();
        options.environment->append({pair.left(equals), pair.mid(equals + 1)});
    }
    return {};
}

/// What is said on the command line; a flag says yes.
Result<OptionOverrides> readOptions(const Verb& verb)
{
    OptionOverrides options;
    Status read;
    forEachField<OptionOverrides>([&](const auto& field) {
        if constexpr (requires { fieldFromText(QString(), field, options.*field.member); }) {
            if (!read || (field.places & OnCommandLine) == 0 || !verb.isSet(field.word))
                return;
            const QString text = verb.takesValue(field.word) ? verb.value(field.word) : u"yes"_s;
            if (!fieldFromText(text, field, options.*field.member))
                read = badValue(u"--"_s + QLatin1String(field.word), text + u" ("_s + allowedText(field) + u')');
        }
    });
    if (!read)
        return read.error();
    if (const Status environment = readEnvironment(verb, options); !environment)
        return environment.error();
    return options;
}

/// A terminal of its own is as wide as the user's, unless somebody has said how wide.
void takeWidth(RunRequest& request)
{
    const OptionOverrides said = withOverrides(request.composition.options, request.options);
    const Terminal terminal;
    if (said.pty.value_or(false) && !said.terminalWidth && terminal.isThere())
        request.options.terminalWidth =
            std::clamp(terminal.columns(), RunOptions::minimumTerminalWidth, RunOptions::maximumTerminalWidth);
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

QStringList absoluteFolders(const QStringList& folders)
{
    QStringList paths;
    for (const QString& folder : folders)
        paths.append(QFileInfo(folder).absoluteFilePath());
    return paths;
}

Status readHow(const Verb& verb, RunArguments& arguments)
{
    Result<OptionOverrides> options = readOptions(verb);
    if (!options)
        return options.error();
    arguments.request.options = withOverrides(std::move(arguments.request.options), *options);
    takeWidth(arguments.request);
    Result<Outputs> outputs = readOutputs(verb);
    if (!outputs)
        return outputs.error();
    arguments.outputs = *outputs;
    arguments.verboseHost = verb.value("verbose-host");
    arguments.dryRun = verb.isSet("dry-run");
    arguments.keepHistory = !verb.isSet("no-history");
    arguments.remember = verb.isSet("remember");
    if (verb.isSet("production")) {
        const Result<int> production =
            wholeNumber(u"production"_s, verb.value("production"), 0, TargetResolution::maximumHosts);
        if (!production)
            return production.error();
        arguments.production = *production;
    }
    return {};
}

Result<RunArguments> readRunArguments(const Verb& verb, const library::LibrarySet& libraries)
{
    RunArguments arguments;
    arguments.request.libraries = absoluteFolders(verb.values("library"));
    Result<QString> target = readTarget(verb, libraries, arguments.warnings);
    if (!target)
        return target.error();
    arguments.request.target = *target;
    Result<TargetOverrides> overrides = readOverrides(verb);
    if (!overrides)
        return overrides.error();
    arguments.request.overrides = *overrides;
    Result<Composition> composition = readComposition(verb, libraries);
    if (!composition)
        return composition.error();
    arguments.request.composition = *composition;
    if (const Status how = readHow(verb, arguments); !how)
        return how.error();
    return arguments;
}

} // namespace rollcall::cli
