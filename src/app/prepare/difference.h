// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/composition.h"
#include "core/run/hostspec.h"
#include "core/run/storedspec.h"

#include <QList>
#include <QString>
#include <QStringList>

// What is another today than it was: than in a run that is run again, or than a person was last shown. It is said
// before anything runs. Pure; any thread.
namespace rollcall::app {

struct Difference
{
    enum class Kind {
        Gone,          // no library and no ssh_config knows the host any more: it is left out
        NotOpen,       // likewise, as the library that had it (`then`) is not open
        SameLogin,     // it is another of these hosts by a second name, and is left out (`now` says so)
        Login,         // another user, address or port
        Way,           // another way there
        WayUnknown,    // the run was kept by a version that did not keep how the host was reached
        Source,        // another address to connect from
        KeyName,       // another name by which its key is looked up
        KeyPolicy,     // its key is checked otherwise
        Identity,      // another identity to log in with
        OldAlgorithms, // they may be used now
        Sent,          // ssh_config has other variables sent to it
        Terminal,      // ssh_config asks for one now, or asked for one then: "yes" or "no"
        Encoding,      // what it says is read in another encoding
        Command,       // what the host puts into it makes it another
        Steps,         // the history shows other commands (`then`) than were asked for (`now`)
        Snippet,       // what runs is not what the snippet (`then`) says in the libraries
        New,           // the target has it now (`now`: its login)
        Left,          // the target has it no more
        Production,    // it is now, or was then: "yes" or "no"
        ShownSnippet,  // what is shown, and runs, is not what the snippet says: both as text
    };

    Kind kind = Kind::Gone;
    QString host; // "" where it is about none
    QString then;
    QString now;

    bool operator==(const Difference&) const = default;
};

/// Compares hosts, and what these put into the commands of a composition.
class HostComparison
{
public:
    explicit HostComparison(const Composition& composition);

    void compare(const StoredHost& then, const HostSpec& now, QList<Difference>& differences) const;

private:
    QStringList m_texts; // of the commands that hosts put something into
};

/// Between the hosts of a target as they were shown and as they are now.
QList<Difference> differencesFrom(const QList<StoredHost>& shown, const QList<HostSpec>& now,
                                  const Composition& composition);

QString differenceText(const Difference& difference); // one sentence, translated
/// The first few as sentences, of each kind the first before the second of any, then how many more there are.
QStringList differenceTexts(const QList<Difference>& differences, qsizetype enough = 8);

} // namespace rollcall::app
