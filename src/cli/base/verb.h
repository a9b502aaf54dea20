// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/base/console.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/targets/target.h"

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

#include <optional>

// What the verbs share: a command line that is read strictly (an unknown option is an error), complete --help,
// and options that several verbs have. Used in the main thread, before anything else runs.
namespace rollcall::app {
class Problems;
class Workspace;
} // namespace rollcall::app
namespace rollcall::library {
class LibrarySet;
}

namespace rollcall::cli {

class Verb
{
public:
    /// `syntax`: "run [options] [TARGET]", for the usage line; `about`: what the verb does.
    Verb(const QString& syntax, const QString& about);

    QCommandLineParser& parser() { return m_parser; }
    void addFlag(const char* name, const QString& text);
    void addValue(const char* name, const QString& placeholder, const QString& text);
    void addLibraryOption();
    void addNotes(const QString& notes); // printed below the options

    /// Arguments after the verb. An exit code when there is nothing more to do: help was printed, or the line
    /// is wrong, which has been said.
    std::optional<int> parse(const QStringList& arguments, Console& console);

    bool takesValue(const char* name) const { return m_takeValues.contains(QLatin1String(name)); }
    bool isSet(const char* name) const { return m_parser.isSet(QString::fromLatin1(name)); }
    QString value(const char* name) const { return m_parser.value(QString::fromLatin1(name)); }
    QStringList values(const char* name) const { return m_parser.values(QString::fromLatin1(name)); }
    QStringList options() const { return m_parser.optionNames(); } // that were given
    QStringList words() const { return m_parser.positionalArguments(); }

    /// Says that the words are not understood, and how they are meant. Gives BadUsage.
    int wrongWords(Console& console) const;
    int wrongUsage(Console& console) const; // the latter alone

    /// Opens what --library names, else the person's own libraries. BadUsage when a named one is not there.
    std::optional<int> openWorkspace(app::Workspace& workspace, Console& console) const;
    /// Likewise of these folders, where --library names none.
    std::optional<int> openWorkspace(app::Workspace& workspace, const QStringList& folders, Console& console) const;

private:
    QString helpText() const;
    QString notAnOption(const QStringList& arguments) const;
    std::optional<Error> emptyValue() const;

    QString m_syntax;
    QString m_about;
    QString m_notes;
    QCommandLineParser m_parser;
    QStringList m_names;      // of all options
    QStringList m_takeValues; // those that take one
};

/// A library's file that could not be read is said on standard error and loses nothing else.
void tellProblems(const app::Problems& problems, Console& console);
/// Why a target cannot be used, a long list of unknown hosts in brief. Gives BadUsage.
int tellTargetProblems(const QList<TargetError>& problems, const library::LibrarySet& libraries, Console& console);

// Values of options; BadValue names the option.
Result<int> wholeNumber(const QString& option, const QString& text, int least, int most);

} // namespace rollcall::cli
