// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runoptions.h"
#include "core/run/snippet.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

// What is to be run, as the composer or the command line holds it: steps with placeholders still in them, and
// the values for these. A plain value; any thread.
namespace rollcall {

struct Composition
{
    QString snippet; // the snippet's name, or empty for something typed
    QString interpreter;
    QList<StepTemplate> steps;
    QList<Parameter> parameters;   // declared ones; placeholders in the text count as well
    QMap<QString, QString> values; // by parameter name; missing: its default
    SuccessRule success;
    QByteArray standardInput; // only where the interpreter is empty; kept nowhere
    OptionOverrides options;  // the snippet's own

    bool operator==(const Composition&) const = default;

    static Composition fromSnippet(const Snippet& snippet, const QMap<QString, QString>& values = {});
    static Composition fromCommands(const QStringList& commands);
};

/// Every parameter the form shows: the declared ones, then placeholders found in the steps, each once.
QList<Parameter> parametersOf(const Composition& composition);

} // namespace rollcall
