// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include "core/base/text.h"

#include <QCoreApplication>

namespace rollcall {

using namespace Qt::StringLiterals;

namespace {

/// Translated, with the data filled in: %1 the subject, %2 the detail, %3 the file and line. They may be anybody's
/// text.
class ErrorSentence
{
    Q_DECLARE_TR_FUNCTIONS(Error)

public:
    explicit ErrorSentence(const Error& error) : m_error(error) {}

    QString make() const;

private:
    QString ofStandardOutput() const;
    QString ofFile() const;
    QString ofName() const;
    QString ofTarget() const;
    QString ofInput() const;
    QString ofProgram() const;
    QString place() const;
    QString fill(const QString& sentence) const;

    const Error& m_error;
};

QString ErrorSentence::place() const
{
    if (m_error.file.isEmpty())
        return m_error.subject;
    return m_error.line > 0 ? m_error.file + u':' + QString::number(m_error.line) : m_error.file;
}

QString ErrorSentence::fill(const QString& sentence) const
{
    return fillMarkers(sentence, {displayLine(m_error.subject), displayLine(m_error.detail), displayLine(place())});
}

QString ErrorSentence::ofStandardOutput() const
{
    if (m_error.file != "-"_L1)
        return {};
    if (m_error.kind == ErrorKind::FileTooLarge)
        return tr("Standard input has more than %2, or no end. What is read from there is held in memory: give "
                  "less, or copy it to the hosts first.");
    if (m_error.kind == ErrorKind::DiskFull)
        return tr("There is no room left where standard output goes. Free some space there and try again.");
    if (m_error.kind == ErrorKind::FileUnwritable)
        return tr("Standard output cannot be written (%2). Check where it goes, and try again.");
    return {};
}

QString ErrorSentence::ofFile() const
{
    switch (m_error.kind) {
    case ErrorKind::FileMissing:
        return tr("%3 does not exist. Check the path, or whether its disk is mounted.");
    case ErrorKind::FileUnreadable:
        return tr("%3 cannot be read (%2). Check its permissions.");
    case ErrorKind::FileUnwritable:
        return tr("%3 cannot be written (%2). Check its permissions, or choose another place.");
    case ErrorKind::DiskFull:
        return tr("There is no room left for %3. Free some space and try again; nothing was overwritten.");
    case ErrorKind::FileSyntax:
        return m_error.subject.isEmpty()
                   ? tr("%3 cannot be understood: %2. Correct it there; until then it is left as it is.")
                   : tr("%3 cannot be understood at “%1”: %2. Correct it there; until then it is left as it is.");
    case ErrorKind::FileTooNew:
        return tr("%3 was written by a newer Rollcall (%2). Update Rollcall to use it; it is left as it is.");
    case ErrorKind::UnknownKey:
        return m_error.detail.isEmpty()
                   ? tr("The key “%1” in %3 means nothing and has no effect. Correct it, or take it out.")
                   : tr("The key “%1” in %3 means nothing and has no effect. Correct it to “%2”, or take it out.");
    case ErrorKind::FileConflict:
        return tr("%3 was changed by somebody else since it was read (%1). "
                  "Look at the new state, then overwrite it or give your change up.");
    case ErrorKind::FolderReadOnly:
        return tr("The folder %3 is read-only. Ask for write permission, or copy what you need to your own "
                  "library.");
    case ErrorKind::FileIsLink:
        return tr(
            "%3 is a link, and nothing in a library is written through a link. Put the file or folder itself in its "
            "place, or open the library that it leads to.");
    case ErrorKind::FileTooLarge:
        return tr("%3 is larger than %2, or has no end. What is read from there is held in memory: give less, or "
                  "copy it to the hosts first.");
    case ErrorKind::LinkLeadsOut:
        return tr("%3 is a link that leads out of the library, so it is not read. Put the file itself in its place.");
    case ErrorKind::IsFolder:
        return tr("%3 is a folder, and a file was expected. Give the file itself.");
    case ErrorKind::PublicKeyFile:
        return m_error.detail.isEmpty()
                   ? tr("%3 is the public half of a key: only an agent that holds the private one can log in with it. "
                        "Start the agent, or give the file of the private key.")
                   : tr("%3 is the public half of a key: only an agent that holds the private one can log in with it. "
                        "Give the private one instead: %2.");
    case ErrorKind::NotAFile:
        return tr(
            "%3 is not a file (but a pipe, a device, a socket or a folder), so it is not read. Remove it, or put a file "
            "in its place.");
    case ErrorKind::KeysNotSaved:
        return tr("Host keys were accepted, but cannot be saved to %3 (%2). Check its permissions: until then each run "
                  "meets them as new ones.");
    case ErrorKind::FolderNotRead:
        return tr("%3 is a folder, and nothing in it is read. Put its files one level up.");
    case ErrorKind::UnfinishedSave:
        return tr(
            "%3 is a save that was cut off, and you did not begin it on this computer. It is not carried out: the "
            "files are read as they are, and nothing is written to this library. Open the library where it was "
            "begun, or check the files and delete this one.");
    default:
        return {};
    }
}

QString ErrorSentence::ofName() const
{
    switch (m_error.kind) {
    case ErrorKind::DuplicateHost:
    case ErrorKind::DuplicateName:
        if (m_error.file.isEmpty())
            return tr("The name “%1” is taken already (%2). Choose another name.");
        return m_error.kind == ErrorKind::DuplicateHost
                   ? tr("The host “%1” in %3 is defined twice (first in %2). Remove or rename one of the two.")
                   : tr("“%1” is defined in more than one file (%2), so none of them counts. Delete or rename all but one.");
    case ErrorKind::UnknownSnippet:
        return tr("No snippet is called “%1”. Check the spelling, or open the library that has it.");
    case ErrorKind::UnknownParameter:
        return m_error.detail.isEmpty()
                   ? tr("There is no parameter “%1”: the command has no placeholders. Leave it out, or write "
                        "{{%1}} where its value belongs.")
                   : tr("There is no parameter “%1”. The parameters are: %2.");
    case ErrorKind::UnknownIdentity:
        return m_error.file.isEmpty()
                   ? tr("The identity “%1” is not set up here. Say which key or password it stands for.")
                   : tr("The identity “%1” is not set up here. Say in %3 which user, keys or password it stands "
                        "for; until then your own are tried.");
    case ErrorKind::UnknownRun:
        if (m_error.subject.isEmpty())
            return tr("There is no run in the history yet.");
        return tr("There is no run “%1” in the history. It may have been deleted; list the runs to see "
                  "which there are.");
    case ErrorKind::InputNotKept:
        return tr(
            "The command had standard input, which is not kept with a run. Start it anew and give the input again.");
    case ErrorKind::HistoryRemoved:
        return tr(
            "What history kept of this run was removed while it ran (%3). The answers can be read as long as this "
            "program runs: export what is to stay.");
    case ErrorKind::DamagedRun:
        return tr("The run “%1” is damaged: its files hold something else than was written. What of it can still be "
                  "read is shown; restore %3 from a backup, or delete the run.");
    case ErrorKind::GroupCycle:
        return tr("The group “%1” contains itself (%2). Take one of these groups out of the other.");
    case ErrorKind::InUse:
        return tr("“%1” cannot be removed: %2. Change that first, then remove it.");
    case ErrorKind::WouldChangeGroup:
        return tr("The group “%1” would no longer hold the same hosts: %2. Change its members first.");
    case ErrorKind::ChangedGroup:
        return tr("The group “%1” no longer holds the same hosts: %2. Change its members if that is not meant.");
    case ErrorKind::WouldCloseGroup:
        return tr("Nothing was changed, because nothing could be run on the group “%1” any more. What would be said of "
                  "it: %2 Change its members first.");
    case ErrorKind::WouldLeadElsewhere:
        return tr(
            "“%1” was not renamed: ssh_config says by its name how it is reached, and it would not be reached so by "
            "the other name (%2). Write the other name on its Host line too, then rename it.");
    case ErrorKind::NotAMember:
        return tr("“%1” is not in the group “%2”. Check the spelling, or look which members it has.");
    case ErrorKind::NothingChanged:
        return tr("“%1” was not changed: %2. Nothing was written.");
    case ErrorKind::JumpLoop:
        return tr("The way to “%1” through its jump hosts comes back to where it was (%2). Correct the jump host of "
                  "one of them.");
    case ErrorKind::TooManyJumps:
        return tr("The way to “%1” goes through more than %2 jump hosts. Choose a shorter one.");
    case ErrorKind::BadName:
        if (!m_error.file.isEmpty())
            return tr("“%1” in %3 cannot be used as a name (%2). Correct it there; until then it stands for nothing.");
        return tr("“%1” cannot be used as a name (%2). Choose another name.");
    default:
        return {};
    }
}

QString ErrorSentence::ofTarget() const
{
    switch (m_error.kind) {
    case ErrorKind::UnknownHost:
        return tr("No host is called “%1” (%2). Check the spelling, or write =%1 to use it as a host name.");
    case ErrorKind::UnknownMember:
        return tr("No host is called “%1” (%2). Check the spelling, or let it become one (--create-hosts).");
    case ErrorKind::UnknownPattern:
        return tr("No host is called anything like “%1” (%2). Check the pattern, or take it out.");
    case ErrorKind::HiddenInName:
        return tr("“%1” holds a character that does not show, or that passes for another one (%2). Delete it there, or "
                  "type the name anew.");
    case ErrorKind::AmbiguousGroup:
        return tr("“%1” is a group of several libraries (%2). Write which one you mean.");
    case ErrorKind::AmbiguousSnippet:
        return tr("“%1” is a snippet of several libraries (%2). Write which one you mean.");
    case ErrorKind::AccessNotHeeded:
        return tr("What the group “%1” says of user, port, jump host or identity does not hold for hosts of other "
                  "libraries (%2). Say it there, or for the run.");
    case ErrorKind::AmbiguousHost:
        return tr("“%1” is the name of different machines (%2). Write which one you mean.");
    case ErrorKind::HostIsGroup:
        return tr("No host is called “%1” (%2), but a group is. Write @%1 for its hosts, or =%1 to use it as a host "
                  "name.");
    case ErrorKind::HostsGone:
        return m_error.detail.isEmpty()
                   ? tr("No library and no ssh_config knows the hosts of that run any more (%1). Nothing was run; add "
                        "them again, or choose others.")
                   : tr("The hosts of that run (%1) are in the library “%2”, which is not open. Nothing was run; open "
                        "it (--library FOLDER), then try again.");
    case ErrorKind::UnknownGroup:
        return tr("No group is called “%1” (%2). Check the spelling, or open the library that has it.");
    case ErrorKind::UnknownTerm:
        return tr("There is no host of which “%1” holds (%2). Check the spelling, or take it out.");
    case ErrorKind::UnknownFacts:
        return tr("“%1” cannot be judged (%2): no facts are known of these hosts yet. Name the hosts, or use their "
                  "tags (tag:…) or variables (var.…=…).");
    case ErrorKind::ClosedName:
        return tr(
            "“%1” is defined in %3 in a way that cannot be used, so it stands for nothing (%2). Correct it there.");
    case ErrorKind::ClosedByNewer:
        return tr(
            "“%1” is, or could be, something in %3, which was written by a newer Rollcall, so it stands for nothing "
            "(%2). Update Rollcall to use it.");
    case ErrorKind::ClosedSet:
        return m_error.detail.isEmpty()
                   ? tr("“%1” could mean something in %3, of which nothing can be used. Correct that file first; hosts of "
                        "other files that are named exactly, as “=name”, still run.")
                   : tr("“%1” could hold “%2”, which is defined in %3 in a way that cannot be used. Correct it there; "
                        "hosts that are named exactly, as “=name”, still run.");
    case ErrorKind::TargetSyntax:
        return tr("The target cannot be read at “%1”: %2. Correct that piece, or put it in quotes if it is "
                  "a name.");
    case ErrorKind::HostList:
        return tr("%3 is not read as a host: %2. Correct the line, or put # before it.");
    case ErrorKind::HostListShortened:
        return tr("%3 is not taken as a whole: %2. Check that the hosts are those you mean.");
    case ErrorKind::EmptyTarget:
        return tr("The target names no host. Pick or type the hosts that should answer.");
    default:
        return {};
    }
}

QString ErrorSentence::ofInput() const
{
    switch (m_error.kind) {
    case ErrorKind::MissingParameter:
        return tr("The parameter “%1” has no value. Fill it in before running; where it is meant to stand there as "
                  "it is, write {{!%1}}.");
    case ErrorKind::HiddenCharacters:
        return tr(
            "“%1” holds characters that do not show, or that turn round what stands beside them (%2): what runs "
            "may be another than it seems. Look at where they are marked, and take out those that you did not mean.");
    case ErrorKind::EmptyCommand:
        return tr("There is no command to run. Type one, or choose a snippet.");
    case ErrorKind::CommandTooLong:
        return tr("The command is too long for a login shell (%2). Choose an interpreter, so that it is "
                  "sent as a script.");
    case ErrorKind::BadValue:
        return tr("The value of “%1” cannot be used: %2. Correct it and try again.");
    default:
        return {};
    }
}

QString ErrorSentence::ofProgram() const
{
    switch (m_error.kind) {
    case ErrorKind::KeyringUnavailable:
        return tr("The system's keyring cannot be used (%2). Unlock it, or keep secrets for this session "
                  "only.");
    case ErrorKind::KeyringLocked:
        return tr("The keyring is locked (%2). Unlock it and run again, or type what is asked for.");
    case ErrorKind::KeyringDismissed:
        return tr(
            "The keyring was not opened, because its question was dismissed. Type what is asked for, or run again "
            "and unlock it.");
    case ErrorKind::KeyringSilent:
        return tr("The keyring did not answer in time. Look whether its window waits behind this one; until then "
                  "type what is asked for.");
    case ErrorKind::KeptSecretRefused:
        return tr("What the keyring has kept was refused. Type the right one; remembered, it replaces the other.");
    case ErrorKind::Database:
        return tr("The history cannot be used (%2). Check the free space and the permissions of %3.");
    case ErrorKind::Busy:
        return tr("“%1” is in use right now (%2). Wait until that is done, then try again.");
    case ErrorKind::NoThread:
        return tr("The system starts no more threads for Rollcall (%2). Close other programs, or raise the limit on "
                  "processes (ulimit -u), then try again.");
    case ErrorKind::LibraryClosed:
        return tr("The library “%1” is no longer open, so nothing was changed in it. Open it again, then repeat "
                  "the change.");
    case ErrorKind::Cancelled:
        return tr("Cancelled. Nothing was changed; start it again when you like.");
    case ErrorKind::Unsupported:
        return m_error.file.isEmpty()
                   ? tr("Rollcall cannot do this (yet): %1 (%2). Leave it out, or do it another way.")
                   : tr("%3 asks for %1 (%2), which Rollcall cannot do (yet). Change that line, or use ssh for "
                        "this host.");
    default:
        return {};
    }
}

QString ErrorSentence::make() const
{
    for (const auto part : {&ErrorSentence::ofStandardOutput, &ErrorSentence::ofFile, &ErrorSentence::ofName,
                            &ErrorSentence::ofTarget, &ErrorSentence::ofInput, &ErrorSentence::ofProgram}) {
        const QString sentence = (this->*part)();
        if (!sentence.isEmpty())
            return fill(sentence).replace(QLatin1String(" ()"), QString());
    }
    return m_error.subject + u' ' + m_error.detail;
}

} // namespace

QString errorText(const Error& error)
{
    return ErrorSentence(error).make();
}

} // namespace rollcall
