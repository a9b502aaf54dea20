// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/placeholder.h"

#include "core/base/error.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace rollcall {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView variablePrefix = u"var.";

bool isNameStart(QChar c)
{
    return c.unicode() < 0x80 && (c.isLetter() || c == u'_');
}

bool isNamePart(QChar c)
{
    return isNameStart(c) || (c >= u'0' && c <= u'9') || c == u'-' || c == u'.';
}

/// A stretch of the text between exactly two braces and the next "}}", or nothing.
struct Braced
{
    qsizetype position = 0;
    qsizetype length = 0;
    QStringView inside;
};

std::optional<Braced> nextBraced(QStringView text, qsizetype from)
{
    for (qsizetype i = text.indexOf(u'{', from); i >= 0; i = text.indexOf(u'{', i)) {
        qsizetype end = i;
        while (end < text.size() && text[end] == u'{')
            ++end;
        if (end - i != 2) {
            i = end;
            continue;
        }
        const qsizetype close = text.indexOf(QLatin1String("}}"), end);
        if (close < 0)
            return std::nullopt;
        const QStringView inside = text.sliced(end, close - end);
        if (!inside.contains(u'\n') && !inside.contains(QLatin1String("{{")))
            return Braced{i, close + 2 - i, inside};
        i = end;
    }
    return std::nullopt;
}

std::optional<Placeholder> readPlaceholder(const Braced& braced)
{
    const QStringView inside = braced.inside;
    if (inside.isEmpty() || !isNameStart(inside[0]))
        return std::nullopt;
    const auto end = std::find_if_not(inside.begin(), inside.end(), isNamePart) - inside.begin();
    Placeholder found;
    found.name = inside.first(end).toString();
    found.position = braced.position;
    found.length = braced.length;
    QStringView rest = inside.sliced(end);
    if (rest.startsWith(QLatin1String("|q"))) {
        found.quoted = true;
        rest = rest.sliced(2);
    }
    if (rest.isEmpty())
        return found;
    if (rest[0] != u':')
        return std::nullopt;
    found.hasDefault = true;
    rest = rest.sliced(1);
    if (rest.endsWith(QLatin1String("|q"))) { // meant to be quoted, so it is: whoever thinks of it last says it last
        found.quoted = true;
        rest.chop(2);
    }
    found.defaultValue = rest.toString();
    return found;
}

/// The name in {{!name}}, which shall stand there literally without the "!" ({{!!name}} is {{!name}}, and so
/// on).
std::optional<Placeholder> readEscaped(const Braced& braced)
{
    QStringView inside = braced.inside;
    while (inside.startsWith(u'!'))
        inside = inside.sliced(1);
    if (inside.size() == braced.inside.size())
        return std::nullopt;
    return readPlaceholder({braced.position, braced.length, inside});
}

/// As it stands in texts for other programs: the words that end or divide something in Go's templates (docker, helm,
/// kubectl) and in those made after them, where they stand alone.
bool isOthersWord(const Placeholder& found)
{
    static const QStringList words{QStringLiteral("block"),    QStringLiteral("break"), QStringLiteral("continue"),
                                   QStringLiteral("define"),   QStringLiteral("else"),  QStringLiteral("end"),
                                   QStringLiteral("if"),       QStringLiteral("nil"),   QStringLiteral("range"),
                                   QStringLiteral("template"), QStringLiteral("with")};
    return !found.hasDefault && !found.quoted && words.contains(found.name);
}

using Visitor = std::function<void(const Braced&)>;

void visit(QStringView text, const Visitor& visitor)
{
    qsizetype at = 0;
    while (const std::optional<Braced> braced = nextBraced(text, at)) {
        visitor(*braced);
        at = braced->position + braced->length;
    }
}

/// Rebuilds a text: `replace` gives what stands for a stretch, or nothing to leave it.
Result<QString> rebuilt(const QString& text,
                        const std::function<std::optional<Result<QString>>(const Braced&)>& replace)
{
    QString result;
    qsizetype at = 0;
    std::optional<Error> error;
    visit(text, [&](const Braced& braced) {
        const std::optional<Result<QString>> replacement = error ? std::nullopt : replace(braced);
        if (!replacement)
            return;
        if (!replacement->ok()) {
            error = replacement->error();
            return;
        }
        result += QStringView(text).sliced(at, braced.position - at);
        result += replacement->value();
        at = braced.position + braced.length;
    });
    if (error)
        return *error;
    result += QStringView(text).sliced(at);
    return result;
}

QString literal(const Braced& braced)
{
    return QLatin1String("{{") + braced.inside.sliced(1).toString() + QLatin1String("}}");
}

// A value is text, not script: what looks like a host's placeholder in it must survive the second pass.
QString guarded(const QString& value)
{
    const Result<QString> result = rebuilt(value, [](const Braced& braced) -> std::optional<Result<QString>> {
        const auto found = readPlaceholder(braced);
        const auto escaped = readEscaped(braced);
        if ((found && isHostPlaceholder(found->name)) || (escaped && isHostPlaceholder(escaped->name)))
            return QString(QLatin1String("{{!") + braced.inside.toString() + QLatin1String("}}"));
        return std::nullopt;
    });
    return result.value();
}

Error missing(const QString& name)
{
    return {ErrorKind::MissingParameter, name, {}, {}, 0};
}

std::optional<QString> hostValue(const QString& name, const HostValues& host)
{
    if (name == u"host")
        return host.name;
    if (name == u"address")
        return host.address;
    if (name == u"user")
        return host.user;
    if (name == u"port")
        return QString::number(host.port);
    const auto variable = host.variables.constFind(name.mid(variablePrefix.size()));
    return variable == host.variables.constEnd() ? std::nullopt : std::optional<QString>(*variable);
}

} // namespace

QList<Placeholder> placeholdersIn(const QString& text)
{
    QList<Placeholder> found;
    visit(text, [&](const Braced& braced) {
        if (const auto placeholder = readPlaceholder(braced))
            found.append(*placeholder);
    });
    return found;
}

bool hasOwnPlaceholders(const QString& text)
{
    bool has = false;
    visit(text, [&has](const Braced& braced) {
        const auto found = readPlaceholder(braced);
        has = has || readEscaped(braced) || (found && (found->hasDefault || found->quoted));
    });
    return has;
}

bool isHostPlaceholder(const QString& name)
{
    return name == u"host" || name == u"address" || name == u"user" || name == u"port" ||
           (name.startsWith(variablePrefix) && name.size() > variablePrefix.size());
}

QStringList hostVariablesIn(const QString& text)
{
    QStringList names;
    for (const Placeholder& found : placeholdersIn(text)) {
        if (isHostPlaceholder(found.name) && found.name.startsWith(variablePrefix))
            names.append(found.name.mid(variablePrefix.size()));
    }
    names.removeDuplicates();
    return names;
}

bool usesHostPlaceholders(const QString& text)
{
    const QList<Placeholder> found = placeholdersIn(text);
    return std::any_of(found.begin(), found.end(), [](const Placeholder& p) { return isHostPlaceholder(p.name); });
}

namespace {

void addFound(const QString& script, const QStringList& given, QList<Parameter>& parameters)
{
    for (const Placeholder& found : placeholdersIn(script)) {
        if (isHostPlaceholder(found.name))
            continue;
        const auto known = std::find_if(parameters.begin(), parameters.end(),
                                        [&](const Parameter& p) { return p.name == found.name; });
        if (known == parameters.end() && isOthersWord(found) && !given.contains(found.name))
            continue;
        if (known == parameters.end())
            parameters.append({found.name, {}, found.defaultValue, {}, {}});
        else if (known->defaultValue.isEmpty())
            known->defaultValue = found.defaultValue;
    }
}

} // namespace

QList<Parameter> parametersOf(const Snippet& snippet, const QStringList& given)
{
    QList<Parameter> parameters = snippet.parameters;
    for (const StepTemplate& step : snippet.steps)
        for (const QString& text : textsOf(step.work))
            addFound(text, given, parameters);
    return parameters;
}

QList<Parameter> parametersOf(const QString& script)
{
    QList<Parameter> parameters;
    addFound(script, {}, parameters);
    return parameters;
}

Result<QString> expand(const QString& text, const QMap<QString, QString>& values, const QList<Parameter>& declared)
{
    return rebuilt(text, [&](const Braced& braced) -> std::optional<Result<QString>> {
        if (const auto escaped = readEscaped(braced))
            return isHostPlaceholder(escaped->name) ? std::nullopt : std::optional<Result<QString>>(literal(braced));
        const auto found = readPlaceholder(braced);
        if (!found || isHostPlaceholder(found->name))
            return std::nullopt;
        QString value = found->defaultValue;
        const auto given = values.constFind(found->name);
        const auto parameter =
            std::find_if(declared.begin(), declared.end(), [&](const Parameter& p) { return p.name == found->name; });
        if (given == values.constEnd() && parameter == declared.end() && isOthersWord(*found))
            return std::nullopt;
        if (given != values.constEnd())
            value = *given;
        else if (!found->hasDefault && parameter != declared.end() && !parameter->defaultValue.isEmpty())
            value = parameter->defaultValue;
        else if (!found->hasDefault)
            return Result<QString>(missing(found->name));
        return Result<QString>(guarded(found->quoted ? shellQuoted(value) : value));
    });
}

QString literalScript(const QString& text)
{
    const Result<QString> script = rebuilt(text, [](const Braced& braced) -> std::optional<Result<QString>> {
        const auto plain = readPlaceholder(braced);
        const auto found = plain ? plain : readEscaped(braced);
        if (!found || isHostPlaceholder(found->name))
            return std::nullopt;
        return Result<QString>(u"{{!" + braced.inside + u"}}");
    });
    return script ? *script : text;
}

Result<QString> expandForHost(const QString& text, const HostValues& host)
{
    return rebuilt(text, [&](const Braced& braced) -> std::optional<Result<QString>> {
        if (const auto escaped = readEscaped(braced); escaped && isHostPlaceholder(escaped->name))
            return Result<QString>(literal(braced));
        const auto found = readPlaceholder(braced);
        if (!found || !isHostPlaceholder(found->name))
            return std::nullopt;
        std::optional<QString> value = hostValue(found->name, host);
        if (!value && !found->hasDefault)
            return Result<QString>(missing(found->name));
        const QString shown = value ? *value : found->defaultValue;
        return Result<QString>(found->quoted ? shellQuoted(shown) : shown);
    });
}

Result<QString> expandForHost(const QString& text, const RunHost& host)
{
    return expandForHost(text, HostValues{host.name, host.address, host.port, host.user, host.variables});
}

QString shellQuoted(const QString& value)
{
    const auto isSafe = [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || QStringView(u"._-+/:@%,=").contains(c));
    };
    if (!value.isEmpty() && std::all_of(value.begin(), value.end(), isSafe))
        return value;
    QString quoted(u'\'');
    for (const QChar c : value)
        quoted += c == u'\'' || c == u'\\' || c == u'!' ? u"'\\"_s + c + u'\'' : QString(c);
    return quoted + u'\'';
}

} // namespace rollcall
