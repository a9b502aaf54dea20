// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/fields.h"
#include "core/run/runfields.h"
#include "core/run/runoptions.h"
#include "core/run/snippet.h"
#include "core/run/successcheck.h"
#include "core/targets/host.h"
#include "library/files/slug.h"
#include "library/schema/fields.h"
#include "library/schema/hostname.h"
#include "library/schema/librarydata.h"
#include "library/schema/schema.h"
#include "library/schema/steps.h"
#include "library/yaml/yamlcheck.h"
#include "library/yaml/yamltree.h"

#include <QHash>

#include <algorithm>
#include <optional>
#include <type_traits>

namespace rollcall::library {

namespace {

/// The document's map; null where it cannot be read, with the error noted. What is below `apart`, a key of it,
/// is the caller's to check.
YamlNodePtr checkDocument(const YamlNodePtr& root, const QString& file, QList<Error>& errors, int newest,
                          const QString& apart = {})
{
    const YamlNode& map = *root;
    if (map.isEmpty())
        return root;
    if (!map.isMap()) {
        errors.append(
            {ErrorKind::FileSyntax, {}, LibraryText::tr("keys and values were expected"), file, map.line + 1});
        return nullptr;
    }
    const Fields fields(map, file, errors);
    const auto version = fields.number("version", 1, std::numeric_limits<int>::max());
    if (!version && fields.has("version"))
        return nullptr; // it may be newer
    if (version && *version > newest) {
        errors.append({ErrorKind::FileTooNew, {}, LibraryText::tr("format %1").arg(*version), file, 0});
        return nullptr;
    }
    const qsizetype before = errors.size();
    checkYaml(map, file, errors, apart.isEmpty() ? nullptr : map.find(apart));
    return apart.isEmpty() || errors.size() == before ? root : nullptr;
}

/// The name that a group's or snippet's file says, though the rest of it is of no use.
QString nameSaid(const YamlNode& root, const QString& stem)
{
    const YamlNode* const name = root.isMap() ? root.find(QStringLiteral("name")) : nullptr;
    return name && name->isScalar() && !name->text.isEmpty() ? name->text : stem;
}

/// A group's or snippet's map; null where it cannot be used, which closes its name.
template <typename T>
YamlNodePtr openDocument(const QByteArray& bytes, const QString& file, int newest, const QString& stem, Read<T>& result)
{
    const Result<YamlNodePtr> root = parseYaml(bytes, file);
    if (!root) {
        result.errors.append(root.error());
        result.unread = true;
        return nullptr;
    }
    YamlNodePtr map = checkDocument(*root, file, result.errors, newest);
    if (!map)
        result.closed.insert(nameSaid(**root, stem));
    return map;
}

/// The names that a hosts.yaml holds which is of no use as a whole.
QSet<QString> namesSaid(const YamlNode& root)
{
    QSet<QString> names;
    for (const auto& [key, value] : root.entries) {
        if (key->text != u"hosts")
            continue;
        for (const auto& host : value->entries)
            names.insert(host.first->text);
    }
    return names;
}

Host readHost(const QString& name, const Fields& fields)
{
    fields.knowOnly({"address", "port", "user", "identity", "jump", "legacy-algorithms", "encoding", "tags",
                     "variables", "description"});
    Host host;
    host.name = name;
    host.address = fields.checked("address", whyNotAnAddress);
    host.access = fields.access();
    host.tags = fields.texts("tags");
    host.variables = fields.textMap("variables");
    host.description = fields.text("description");
    return host;
}

} // namespace

Read<Host> readHosts(const QByteArray& bytes, const QString& file)
{
    const Result<YamlNodePtr> root = parseYaml(bytes, file);
    return root ? readHosts(*root, file) : Read<Host>{{}, {root.error()}, {}, {}, true, {}};
}

Read<Host> readHosts(const YamlNodePtr& document, const QString& file)
{
    Read<Host> result;
    const YamlNodePtr root =
        checkDocument(document, file, result.errors, NewestVersion::hosts, QStringLiteral("hosts"));
    result.unread = !root;
    if (!root) {
        result.closed = namesSaid(*document);
        return result;
    }
    const Fields fields(*root, file, result.errors, &result.warnings);
    fields.knowOnly({"version", "hosts"});
    const YamlNode* hosts = fields.map("hosts");
    if (!hosts) {
        const YamlNode* const said = root->find(QStringLiteral("hosts"));
        result.unread = said && !said->isEmpty() && !said->null; // it is something else
        return result;
    }
    QHash<QString, int> lines;
    result.values.reserve(static_cast<qsizetype>(hosts->entries.size()));
    for (const auto& [key, value] : hosts->entries) {
        const qsizetype errorsBefore = result.errors.size();
        if (isMergeKey(*key)) {
            result.unread = true; // it could have brought any host
            result.errors.append(mergeKeyError(*key, file));
            continue;
        }
        const QString problem = whyNotAHostName(key->text);
        if (!problem.isEmpty())
            result.errors.append({ErrorKind::BadName, key->text, problem, file, key->line + 1});
        else if (const auto first = lines.constFind(key->text); first != lines.constEnd())
            result.errors.append(
                {ErrorKind::DuplicateHost, key->text, LibraryText::tr("line %1").arg(*first), file, key->line + 1});
        else if (!value->isMap() && !value->isEmpty() && !value->null)
            fields.fail(*value, LibraryText::tr("keys and values were expected below the host “%1”").arg(key->text));
        if (!lines.contains(key->text))
            lines.insert(key->text, key->line + 1);
        checkYaml(*key, file, result.errors);
        checkYaml(*value, file, result.errors);
        if (result.errors.size() == errorsBefore) {
            Host host = readHost(key->text, fields.inside(*value));
            if (result.errors.size() == errorsBefore) {
                result.values.append(std::move(host));
                continue;
            }
        }
        result.closed.insert(key->text);
    }
    // Of two definitions neither counts.
    result.values.removeIf([&](const Host& host) { return result.closed.contains(host.name); });
    return result;
}

Read<QString> readManifest(const QByteArray& bytes, const QString& file)
{
    Read<QString> result;
    if (const YamlNodePtr root = openDocument(bytes, file, NewestVersion::manifest, {}, result)) {
        const Fields fields(*root, file, result.errors, &result.warnings);
        fields.knowOnly({"version", "name"});
        const QString name = fields.text("name");
        if (result.errors.isEmpty() && whyNotAName(name).isEmpty())
            result.values.append(name);
    }
    return result;
}

namespace {

QString readName(const Fields& fields, const YamlNode& root, const QString& file, const QString& stem,
                 QList<Error>& errors)
{
    const QString written = fields.text("name");
    const QString name = written.isEmpty() ? stem : written;
    if (const QString problem = whyNotAName(name); !problem.isEmpty())
        errors.append({ErrorKind::BadName, name, problem, file, root.line + 1});
    return name;
}

Parameter readParameter(const Fields& fields)
{
    fields.knowOnly({"name", "label", "default", "description", "choices"});
    Parameter parameter;
    parameter.name = fields.text("name");
    parameter.label = fields.text("label");
    parameter.defaultValue = fields.text("default");
    parameter.description = fields.text("description");
    parameter.choices = fields.texts("choices");
    return parameter;
}

QList<Parameter> readParameters(const Fields& fields)
{
    QList<Parameter> parameters;
    const YamlNode* list = fields.list("parameters");
    if (!list)
        return parameters;
    for (const YamlNodePtr& item : list->items) {
        if (!item->isMap() || !item->find(QStringLiteral("name")))
            fields.fail(*item, LibraryText::tr("a parameter with a name was expected"));
        else
            parameters.append(readParameter(fields.inside(*item)));
    }
    return parameters;
}

const QList<const char*> successKeys{"exit-codes", "must-match", "must-not-match"};
const QList<const char*> accessKeys{"user", "port", "identity", "jump", "legacy-algorithms", "encoding"};

SuccessRule readSuccess(const Fields& fields)
{
    fields.knowOnly(successKeys, Fields::Others::Errors);
    SuccessRule rule;
    rule.mustMatch = fields.text("must-match");
    rule.mustNotMatch = fields.text("must-not-match");
    if (!fields.has("exit-codes"))
        return rule;
    rule.exitCodes.clear();
    for (const QString& code : fields.texts("exit-codes")) {
        if (!allowExitCode(code, rule))
            fields.failAt("exit-codes", LibraryText::tr("“%1” is not an exit code").arg(code));
    }
    return rule;
}

template <typename T>
std::optional<T> optionIn(const Fields& fields, const Field<OptionOverrides, std::optional<T>>& option)
{
    if constexpr (std::is_same_v<T, bool>)
        return fields.text(option.word).isEmpty() ? std::nullopt : fields.answer(option.word);
    else if constexpr (std::is_enum_v<T>)
        return fields.named<T>(option.word);
    else if constexpr (std::is_same_v<T, Milliseconds>)
        return fields.seconds(option.word, Milliseconds(option.least), Milliseconds(option.most));
    else if (const auto number = fields.number(option.word, option.least, option.most))
        return static_cast<T>(*number);
    return std::nullopt;
}

QList<const char*> optionKeys()
{
    QList<const char*> keys;
    forEachSnippetOption([&](const auto& option) { keys.append(option.word); });
    return keys;
}

OptionOverrides readOptions(const Fields& fields)
{
    OptionOverrides options;
    forEachSnippetOption([&](const auto& option) { options.*option.member = optionIn(fields, option); });
    fields.knowOnly(optionKeys(), Fields::Others::Errors);
    return options;
}

/// What was read of the file, if all of it can be used.
template <typename T> void finish(const Fields& fields, T value, Read<T>& result)
{
    const QString id = fields.text("id");
    if (!result.errors.isEmpty()) {
        result.closed.insert(value.name);
        return;
    }
    if (!id.isEmpty())
        result.ids.insert(value.name, id);
    result.values.append(std::move(value));
}

/// What a group's file that cannot be used puts in production: what is not plainly said counts as said.
void mark(const Group& group, bool members, Read<Group>& result)
{
    const auto slip = std::find_if(result.warnings.begin(), result.warnings.end(),
                                   [](const Error& warning) { return warning.detail == u"production"; });
    if (slip != result.warnings.end() && !group.production)
        result.doubt = *slip;
    if (result.errors.isEmpty() || !group.production)
        return;
    if (members)
        result.marking.append(group);
    else
        result.doubt = result.errors.constFirst();
}

} // namespace

int versionIn(const YamlNode& root)
{
    const YamlNode* const version = root.isMap() ? root.find(QStringLiteral("version")) : nullptr;
    return version ? std::max(1, version->text.toInt()) : 1;
}

Read<Group> readGroup(const QByteArray& bytes, const QString& file, const QString& stem)
{
    Read<Group> result;
    const YamlNodePtr root = openDocument(bytes, file, NewestVersion::group, stem, result);
    const bool slips = !result.errors.isEmpty(); // a key twice, a tag …
    if (slips)
        result.doubt = result.errors.constFirst();
    if (!root)
        return result;
    const Fields fields(*root, file, result.errors, &result.warnings);
    fields.knowOnly({"version", "id", "name", "description", "production", "access", "members"}, Fields::Others::Warned,
                    {{"access", accessKeys}});
    Group group;
    group.name = readName(fields, *root, file, stem, result.errors);
    group.description = fields.text("description");
    qsizetype errors = result.errors.size();
    group.production = fields.flag("production");
    group.production |= result.errors.size() > errors; // "maybe"
    if (const YamlNode* access = fields.map("access")) {
        const Fields inside = fields.inside(*access);
        inside.knowOnly(accessKeys, Fields::Others::Errors);
        group.access = inside.access();
    }
    errors = result.errors.size();
    group.members = fields.texts("members");
    if (!slips)
        mark(group, result.errors.size() == errors, result);
    finish(fields, std::move(group), result);
    return result;
}

Read<Snippet> readSnippet(const QByteArray& bytes, const QString& file, const QString& stem)
{
    Read<Snippet> result;
    const YamlNodePtr root = openDocument(bytes, file, NewestVersion::snippet, stem, result);
    if (!root)
        return result;
    const Fields fields(*root, file, result.errors, &result.warnings);
    fields.knowOnly({"version", "id", "name", "description", "folder", "tags", "interpreter", "parameters", "steps",
                     "success", "options"},
                    Fields::Others::Warned,
                    {{"options", optionKeys()}, {"steps", stepKeys()}, {"success", successKeys}});
    Snippet snippet;
    snippet.name = readName(fields, *root, file, stem, result.errors);
    snippet.description = fields.text("description");
    snippet.folder = fields.text("folder");
    snippet.tags = fields.texts("tags");
    snippet.interpreter = fields.text("interpreter");
    snippet.parameters = readParameters(fields);
    snippet.steps = readSteps(fields);
    if (const YamlNode* success = fields.map("success"))
        snippet.success = readSuccess(fields.inside(*success));
    if (const YamlNode* options = fields.map("options"))
        snippet.options = readOptions(fields.inside(*options));
    finish(fields, std::move(snippet), result);
    return result;
}

} // namespace rollcall::library
