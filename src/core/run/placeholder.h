// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/run/hostspec.h"
#include "core/run/snippet.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

// Placeholders in scripts: {{name}}, {{name:default}}, {{name|q}}, and {{name|q:default}} or {{name:default|q}}.
//
// A name is a letter or "_" and then letters, digits, "_", "-" and "."; nothing else between the braces, no blanks: so
// {{.Names}} of `docker ps --format` and {{ jinja }} are plain text. Exactly two braces open one; a longer run of
// braces is plain text. {{!end}} stands for the plain text {{end}}. Words of other template languages, as {{end}} and
// {{else}} of Go's, are plain text without it, unless a parameter of that name is declared or given a value. A default
// may hold anything but "}}" and a line's end. A value goes in as it is; with |q it is quoted as one shell word.
// {{host}}, {{address}}, {{user}}, {{port}} and {{var.NAME}} belong to the host: expand() leaves them to
// expandForHost(), which every step's text goes through once before it is sent. Pure; any thread.
namespace rollcall {

struct Placeholder
{
    QString name;
    QString defaultValue;
    bool hasDefault = false;
    bool quoted = false;    // |q
    qsizetype position = 0; // of the first brace, in UTF-16 units
    qsizetype length = 0;   // with all braces
};

/// What {{host}} and its like stand for.
struct HostValues
{
    const QString& name;
    const QString& address;
    quint16 port;
    const QString& user;
    const QMap<QString, QString>& variables;
};

QList<Placeholder> placeholdersIn(const QString& text);
/// Whether the text has what only Rollcall's placeholders have, a default, |q or !: else {{name}} in it may be
/// anybody's.
bool hasOwnPlaceholders(const QString& text);
bool isHostPlaceholder(const QString& name);
/// The names behind "var." of the hosts' variables that the text holds, in their order, once each.
QStringList hostVariablesIn(const QString& text);
/// True where the text that is sent differs from host to host.
bool usesHostPlaceholders(const QString& text);

/// What the form asks for: the declared parameters in their order, then those only found in the scripts, once
/// each, with the default that stands there.
/// `given` are the names that have a value.
QList<Parameter> parametersOf(const Snippet& snippet, const QStringList& given = {});
QList<Parameter> parametersOf(const QString& script);

/// Fills in the values; MissingParameter (subject: its name) where there is neither value nor default. An
/// empty value that is present is a value. `declared` may give defaults; those in the text come first.
Result<QString> expand(const QString& text, const QMap<QString, QString>& values,
                       const QList<Parameter>& declared = {});
/// The other way round: a script that expand() makes this text of, without any values.
QString literalScript(const QString& text);
/// The second pass, per host. MissingParameter where a host lacks a variable that has no default.
Result<QString> expandForHost(const QString& text, const HostValues& host);
Result<QString> expandForHost(const QString& text, const RunHost& host);

/// One word for every login shell: as it is where that is safe, else in single quotes, outside of which stand those
/// themselves, and what csh (its history's "!") and fish (the backslash) know in them, too. A line end ends the line
/// in csh whatever stands around it.
QString shellQuoted(const QString& value);

} // namespace rollcall
