// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runfields.h"
#include "library/fields.h"
#include "library/librarydata.h"
#include "library/schema.h"
#include "library/slug.h"
#include "library/steps.h"
#include "library/yamlcheck.h"

#include <QHash>

#include <type_traits>

namespace rollcall::library {

namespace {

/// The document's map; null where it cannot be read, with the error noted. What is below `apart`, a key of it,
/// is the caller's to check.
YamlNodePtr checkDocument(const YamlNodePtr& root, const QString& file, QList<Error>& errors,
                          int newest, const QString& apart = {})
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
    if (version && *version > newest) {
        errors.append({ErrorKind::FileTooNew, {}, LibraryText::tr("format %1").arg(*version), file, 0});
        return nullptr;
    }
    const qsizetype before = errors.size();
    checkYaml(map, file, errors, apart.isEmpty() ? nullptr : map.find(apart));
    return apart.isEmpty() || errors.size() == before ? root : nullptr;
}

YamlNodePtr openDocument(const QByteArray& bytes, const QString& file, int newest, QList<Error>& errors)
{
    const Result<YamlNodePtr> root = parseYaml(bytes, file);
    if (root)
        return checkDocument(*root, file, errors, newest);
    errors.append(root.error());
    return nullptr;
}

Host readHost(const QString& name, const Fields& fields)
{
    fields.knowOnly({"address", "port", "user", "identity", "jump", "legacy-algorithms", "tags", "variables",
                     "description"});
    Host host;
    host.name = name;
    host.address = fields.text("address");
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
    return root ? readHosts(*root, file) : Read<Host>{{}, {root.error()}, {}, {}};
}

Read<Host> readHosts(const YamlNodePtr& document, const QString& file)
{
    Read<Host> result;
    const YamlNodePtr root = checkDocument(document, file, result.errors, NewestVersion::hosts, QStringLiteral("hosts"));
    if (!root)
        return result;
    const Fields fields(*root, file, result.errors, &result.warnings);
    fields.knowOnly({"version", "hosts"});
    const YamlNode* hosts = fields.map("hosts");
    if (!hosts)
        return result;
    QHash<QString, int> lines;
    result.values.reserve(static_cast<qsizetype>(hosts->entries.size()));
    for (const auto& [key, value] : hosts->entries) {
        const qsizetype errorsBefore = result.errors.size();
        const QString problem = whyNotAName(key->text);
        if (!problem.isEmpty())
            result.errors.append({ErrorKind::BadName, key->text, problem, file, key->line + 1});
        else if (const auto first = lines.constFind(key->text); first != lines.constEnd())
            result.errors.append(
                {ErrorKind::DuplicateHost, key->text, LibraryText::tr("line %1").arg(*first), file, key->line + 1});
        else if (!value->isMap() && !value->isEmpty())
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
    if (const YamlNodePtr root = openDocument(bytes, file, NewestVersion::manifest, result.errors)) {
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

SuccessRule readSuccess(const Fields& fields)
{
    fields.knowOnly({"exit-codes", "must-match", "must-not-match"});
    SuccessRule rule;
    rule.mustMatch = fields.text("must-match");
    rule.mustNotMatch = fields.text("must-not-match");
    if (!fields.has("exit-codes"))
        return rule;
    rule.exitCodes.clear();
    for (const QString& code : fields.texts("exit-codes")) {
        bool ok = false;
        rule.exitCodes.append(code.toUInt(&ok));
        if (!ok)
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

OptionOverrides readOptions(const Fields& fields)
{
    OptionOverrides options;
    QList<const char*> known;
    forEachSnippetOption([&](const auto& option) {
        known.append(option.word);
        options.*option.member = optionIn(fields, option);
    });
    fields.knowOnly(known);
    return options;
}

} // namespace

Read<Group> readGroup(const QByteArray& bytes, const QString& file, const QString& stem)
{
    Read<Group> result;
    const YamlNodePtr root = openDocument(bytes, file, NewestVersion::group, result.errors);
    if (!root)
        return result;
    const Fields fields(*root, file, result.errors, &result.warnings);
    fields.knowOnly({"version", "name", "description", "production", "access", "members"});
    Group group;
    group.name = readName(fields, *root, file, stem, result.errors);
    group.description = fields.text("description");
    group.production = fields.flag("production");
    if (const YamlNode* access = fields.map("access")) {
        const Fields inside = fields.inside(*access);
        inside.knowOnly({"user", "port", "identity", "jump", "legacy-algorithms"});
        group.access = inside.access();
    }
    group.members = fields.texts("members");
    if (result.errors.isEmpty())
        result.values.append(std::move(group));
    else
        result.closed.insert(group.name);
    return result;
}

Read<Snippet> readSnippet(const QByteArray& bytes, const QString& file, const QString& stem)
{
    Read<Snippet> result;
    const YamlNodePtr root = openDocument(bytes, file, NewestVersion::snippet, result.errors);
    if (!root)
        return result;
    const Fields fields(*root, file, result.errors, &result.warnings);
    fields.knowOnly({"version", "name", "description", "folder", "tags", "interpreter", "parameters", "steps",
                     "success", "options"});
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
    if (result.errors.isEmpty())
        result.values.append(std::move(snippet));
    return result;
}

} // namespace rollcall::library
