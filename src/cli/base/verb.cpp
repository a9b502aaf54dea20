// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/base/verb.h"

#include "app/workspace/workspace.h"
#include "cli/base/words.h"
#include "core/base/error.h"
#include "core/base/nearestword.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"

#include <QFileInfo>

#include <algorithm>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

Verb::Verb(const QString& syntax, const QString& about) : m_syntax(syntax), m_about(about)
{
    m_parser.addOption({{u"h"_s, u"help"_s}, Cli::tr("Says this.")});
}

void Verb::addFlag(const char* name, const QString& text)
{
    m_parser.addOption({QString::fromLatin1(name), text});
    m_names.append(QString::fromLatin1(name));
}

void Verb::addValue(const char* name, const QString& placeholder, const QString& text)
{
    m_parser.addOption({QString::fromLatin1(name), text, placeholder});
    m_names.append(QString::fromLatin1(name));
    m_takeValues.append(QString::fromLatin1(name));
}

void Verb::addLibraryOption()
{
    addValue("library", u"DIR"_s,
             Cli::tr("A library folder, instead of your own libraries. May be given several times."));
}

void Verb::addNotes(const QString& notes)
{
    m_notes += notes;
}

// Qt's text, with our usage line in the place of its own.
QString Verb::helpText() const
{
    QString options = m_parser.helpText();
    options = options.mid(options.indexOf(u'\n') + 1).trimmed();
    return Cli::tr("Usage: %1").arg(u"rollcall-cli "_s + m_syntax) + u'\n' + m_about + u"\n\n"_s + options +
           (m_notes.isEmpty() ? QString() : u"\n\n"_s + m_notes);
}

/// What is wrong with the first word that begins with - and is no option; empty where there is none. Qt takes "-web"
/// for the options w, e and b.
QString Verb::notAnOption(const QStringList& arguments) const
{
    const auto firstOption =
        std::find_if(arguments.begin(), arguments.end(), [](const QString& word) { return word.startsWith(u'-'); });
    const QStringList said =
        QStringList{u"rollcall-cli"_s, m_syntax.section(u' ', 0, 0)} + QStringList(arguments.begin(), firstOption);
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& word = arguments[i];
        if (word == "--"_L1)
            break;
        const bool isLong = word.startsWith("--"_L1);
        const QString name = word.mid(isLong ? 2 : 1).section(u'=', 0, 0);
        if (isLong && m_takeValues.contains(name) && !word.contains(u'='))
            ++i; // whatever it looks like, the next word is its value
        if (!word.startsWith(u'-') || word.size() < 2 || word == "-h"_L1 || (isLong && m_names.contains(name)))
            continue;
        if (word == "--help"_L1)
            continue;
        const QString meant = m_names.contains(name) ? name : nearestWord(name, m_names);
        if (!meant.isEmpty())
            return Cli::tr("There is no option %1. Was --%2 meant?").arg(word, meant);
        return Cli::tr("There is no option %1. If it is a name, write it behind --, after all options: %2")
            .arg(word, (said + QStringList{u"--"_s, word}).join(u' '));
    }
    return {};
}

/// An option with nothing behind it is no option that was left out: a variable of a script may have been empty.
std::optional<Error> Verb::emptyValue() const
{
    for (const QString& option : m_takeValues) {
        for (const QString& value : m_parser.values(option)) {
            if (value.trimmed().isEmpty())
                return Error{ErrorKind::BadValue, u"--"_s + option, Cli::tr("it is empty"), {}};
        }
    }
    return std::nullopt;
}

std::optional<int> Verb::parse(const QStringList& arguments, Console& console)
{
    const bool good = m_parser.parse(QStringList{u"rollcall-cli"_s} + arguments);
    if (m_parser.isSet(u"help"_s)) {
        console.out(helpText());
        return AllOk;
    }
    const std::optional<Error> empty = good ? emptyValue() : std::nullopt;
    if (empty)
        return console.fail(*empty);
    if (good)
        return std::nullopt;
    const QString word = notAnOption(arguments);
    console.err(u"rollcall-cli: "_s + (word.isEmpty() ? m_parser.errorText() : word) + u'\n' +
                Cli::tr("See: %1").arg(u"rollcall-cli "_s + m_syntax.section(u' ', 0, 0) + u" --help"_s));
    return BadUsage;
}

int Verb::wrongWords(Console& console) const
{
    if (!words().isEmpty()) // else one is missing, and the usage says which
        console.err(u"rollcall-cli: "_s + Cli::tr("This is not understood: %1").arg(words().join(u' ')));
    return wrongUsage(console);
}

int Verb::wrongUsage(Console& console) const
{
    console.err(Cli::tr("Usage: %1").arg(u"rollcall-cli "_s + m_syntax));
    return BadUsage;
}

std::optional<int> Verb::openWorkspace(app::Workspace& workspace, Console& console) const
{
    return openWorkspace(workspace, {}, console);
}

std::optional<int> Verb::openWorkspace(app::Workspace& workspace, const QStringList& folders, Console& console) const
{
    const QStringList named = isSet("library") ? values("library") : folders;
    for (const QString& folder : named) {
        if (!QFileInfo(folder).isDir())
            return console.fail({ErrorKind::FileMissing, {}, {}, folder});
    }
    workspace.openNow(named);
    tellProblems(workspace.problems(), console);
    return std::nullopt;
}

void tellProblems(const app::Problems& problems, Console& console)
{
    for (const Error& error : problems.all())
        console.err(u"rollcall-cli: "_s + errorText(error));
}

/// The hosts file of which nothing could be read, if there is one: what is said of its hosts follows from that.
static QString unreadHostsFile(const library::LibrarySet& libraries)
{
    for (const library::Library* library : libraries.libraries()) {
        const QString file = library->path() + u"/hosts.yaml"_s;
        const QList<Error>& errors = library->errors();
        const bool broken =
            std::any_of(errors.begin(), errors.end(), [&](const Error& error) { return error.file == file; });
        if (broken && library->hosts().isEmpty())
            return file;
    }
    return {};
}

/// Of one cause there may be thousands.
static bool isAboutAName(ErrorKind kind)
{
    return kind == ErrorKind::UnknownHost || kind == ErrorKind::AmbiguousHost || kind == ErrorKind::HostIsGroup ||
           kind == ErrorKind::UnknownPattern || kind == ErrorKind::HiddenInName || kind == ErrorKind::UnknownMember ||
           kind == ErrorKind::ClosedByNewer || kind == ErrorKind::ClosedName || kind == ErrorKind::ClosedSet;
}

int tellTargetProblems(const QList<TargetError>& problems, const library::LibrarySet& libraries, Console& console)
{
    constexpr int enough = 3;
    int unknown = 0;
    for (const TargetError& problem : problems) {
        if (!isAboutAName(problem.error.kind) || ++unknown <= enough)
            console.fail(problem.error);
    }
    if (unknown <= enough)
        return BadUsage;
    const QString file = unreadHostsFile(libraries);
    QString text = Cli::tr("… and %n more name(s) are unknown.", nullptr, unknown - enough);
    if (!file.isEmpty())
        text += u' ' + Cli::tr("The cause is %1, which could not be read (see above).").arg(file);
    console.err(u"rollcall-cli: "_s + text);
    return BadUsage;
}

static Error badValue(const QString& option, const QString& text, const QString& allowed)
{
    return {ErrorKind::BadValue, u"--"_s + option, text + u" ("_s + allowed + u')', {}};
}

Result<int> wholeNumber(const QString& option, const QString& text, int least, int most)
{
    bool ok = false;
    const int value = text.toInt(&ok);
    if (!ok || value < least || value > most)
        return badValue(option, text, u"%1 … %2"_s.arg(least).arg(most));
    return value;
}

} // namespace rollcall::cli
