// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"

#include <QList>
#include <QString>
#include <QStringList>

// A saved command or script: what to run, with which parameters, and what counts as success. Plain values;
// any thread. Placeholders in scripts are {{name}} or {{name:default}} (core/placeholder.h).
namespace rollcall {

struct Parameter
{
    QString name;
    QString label; // what the form shows; the name where empty
    QString defaultValue;
    QString description;
    QStringList choices; // empty: free text

    bool operator==(const Parameter&) const = default;
};

struct StepTemplate
{
    QString title;
    QString script; // one line or many, exactly as written

    bool operator==(const StepTemplate&) const = default;
};

struct SuccessRule
{
    QList<quint32> exitCodes{0};
    QString mustMatch;    // regular expression over standard output; empty: no rule
    QString mustNotMatch;

    bool operator==(const SuccessRule&) const = default;
};

struct Snippet
{
    QString name; // unique in its library
    QString description;
    QString folder; // "Storage/Disks"
    QStringList tags;
    QString interpreter; // empty: the login shell takes the text as its command line; else "bash", "python3"…
    QList<Parameter> parameters;
    QList<StepTemplate> steps;
    SuccessRule success;
    OptionOverrides options;

    bool operator==(const Snippet&) const = default;
};

} // namespace rollcall
