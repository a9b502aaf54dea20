// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/targets/host.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

// Target expressions: what the user typed, resolved to an exact, ordered list of hosts before anything runs.
//
// web-01                 a host of the open libraries, else a Host of ssh_config, else an error; an error, too, where
// a
//                          group is called so
//   web.example.org        a word with a dot is a host, whether or not anything knows it
//   web[01-20,25]-[a,b]    ranges; zero padding kept; [0-8/2] steps; several dimensions multiply
//   web-*  db-?            globs over the names of the open libraries
//   @web  @shared:web      a group, looked for in one library or in all in order; ranges and globs too
//   @shared:web-01         where the library has no such group: its host of that name
//   @*  @shared:*          every host (of one library)
//   root@web-01:2222       a library's host with another user or port, else an ad-hoc host
//   ssh://root@web-01:2222 the same, but for hosts of other people's libraries: it is said where that is
//   192.0.2.7 2001:db8::1 [2001:db8::1]:2222   IP literals are ad-hoc hosts
//   =newhost  =root@newhost:2222               taken as host names as they are: the cure for "unknown host"
//   tag:prod  var.role=db  os:debian  fact.release>=12
//                          terms: every host of the open libraries of which that holds (core/targets/targetterm.h); they
//                          win over host:port, =tag:2024 is the host
//   "odd name" @"web & db"                     quoted: no character in it is special (\" and \\ escape)
//
// A word means what its signs say, whatever a library calls its hosts and groups: who adds to a shared library may
// name a host `db*` or `root@web-01`, a group `*` or `mine:web`, and changes the meaning of no expression by it. A
// name with one of * ? [ ] @ : in it is meant only in quotes; an IP literal means the host of that name only where
// that is its address, and in the target itself goes no way and to no port of somebody else's library.
//
// Operators, read from left to right: comma or white space adds, `!` takes away, `&` keeps what is in both,
// `^` keeps what is in one only. White space around them means nothing; `a,!b` is `a!b`. After `!` and `&` a
// host word without user and port means every host of that name on the left.
//
// A bare name of a group, or of a host in a group of the person's own library, that several libraries of others have is
// an error: whoever writes to one of them would else change what the words of another mean.
//
// A group is its library's. What its members add is that library's: a name, a pattern or a term of a group means none
// of another library's hosts and groups, but for @library:group, and for the names in groups of the person's own
// library. What it takes away or keeps (! and &), it does of whatever is there. Its access counts for the hosts of its
// library and for ad-hoc hosts that the target names by it; its production mark for every host in it: others may warn
// of a host, and not say how it is logged in to. What is in production where that cannot be told is productionMarks().
//
// Nothing is left out in silence: what a library defines in a way that cannot be used closes every pattern, term
// and group that could hold it, and a term that rests on what is not known makes the whole target an error.
// Pure; callable from any thread that may read the directory.
namespace rollcall {

struct DirectoryHost
{
    QString library;
    std::shared_ptr<const Host> host; // null: no such host

    explicit operator bool() const { return host != nullptr; }
};

struct DirectoryGroup
{
    QString library;
    std::shared_ptr<const Group> group;

    explicit operator bool() const { return group != nullptr; }
};

/// A name that a library defines in a way that cannot be used: it stands for nothing, here and in the libraries
/// behind that one.
struct ClosedName
{
    QString library;
    QString name; // empty: what the file defines is not known
    QString file;
    bool byNewer = false; // a newer Rollcall wrote the file

    Error errorFor(const QString& named) const; // who named that
};

/// Why it is not known all of what a library puts in production.
struct ProductionDoubt
{
    QString library;
    QString group; // that cannot be worked out; empty: a file cannot be used, or what it says of production
    Error why;

    bool operator==(const ProductionDoubt&) const = default;
};

/// Where names are looked up: library::LibrarySet. An empty `library` means all of them, in their order.
class TargetDirectory
{
public:
    virtual ~TargetDirectory() = default;

    virtual DirectoryHost findHost(const QString& library, const QString& name) const = 0;
    virtual DirectoryGroup findGroup(const QString& library, const QString& name) const = 0;
    /// Of all libraries that have one of this name, in their order.
    virtual QList<DirectoryHost> findHosts(const QString& name) const;
    virtual QList<DirectoryGroup> findGroups(const QString& name) const;
    virtual QList<DirectoryHost> allHosts(const QString& library) const = 0;
    virtual QList<DirectoryGroup> allGroups(const QString& library) const = 0;
    virtual bool hasLibrary(const QString& library) const = 0;
    /// Nobody but this person reads it: its groups may name what other open libraries have. "": none of them.
    virtual QString ownLibrary() const;
    bool isOwn(const QString& library) const;
    /// A Host line of ssh_config is about it: by name, or by a pattern that has a literal character.
    virtual bool isKnownAlias(const QString& name) const = 0;

    virtual QList<ClosedName> closedHosts(const QString& library) const;
    virtual QList<ClosedName> closedGroups(const QString& library) const;
    /// Why nothing is found by this name, where that is the cause.
    virtual std::optional<ClosedName> closedHost(const QString& library, const QString& name) const;
    virtual std::optional<ClosedName> closedGroup(const QString& library, const QString& name) const;

    /// In production, though nothing else may be made of them: they are closed, and their members can be told.
    virtual QList<DirectoryGroup> closedInProduction() const;
    virtual QList<ProductionDoubt> productionDoubts() const;
};

struct TargetHost
{
    QString name;                     // what tables show
    QString library;                  // "" for an ad-hoc host
    QString origin;                   // whose words these are: its library, or that of the group that named it
    bool typed = false;               // the target itself names it: its user and port are the person's own word
    bool ownWord = false;             // a bare name in the target, or in a group of the person's own library
    std::shared_ptr<const Host> host; // null for an ad-hoc host
    QString address;                  // the host's address or, where it has none, its name
    QString group;                    // the groups named in the target that hold it, joined by ";"
    QString typedUser;                // said in the target itself ("root@"): beats everything
    quint16 typedPort = 0;            // likewise
    AccessSettings
        access; // effective: typed, else the host's own, else the nearest group's of its library that says it
    bool production = false; // some group of any library that holds it is for production
    QString unheeded;        // a group of the person's own whose access does not hold for it; "": none

    bool isAdHoc() const { return host == nullptr; }
};

/// What is wrong with a piece of the text, and where, in UTF-16 units.
struct TargetError
{
    Error error;
    qsizetype position = 0;
    qsizetype length = 0;
    QString cure = {}; // what to put in place of the piece; empty: nothing is sure to help
};

struct TargetResolution
{
    static constexpr qsizetype maximumHosts = 100'000;

    QList<TargetHost> hosts;   // in the order of the expression, each once
    QList<TargetError> errors; // not empty: nothing may run

    bool ok() const { return errors.isEmpty(); }
    bool isProduction() const;
    QStringList names() const;
};

/// An empty expression resolves to no hosts and no error: whether that may run is the caller's matter.
TargetResolution resolveTarget(const QString& expression, const TargetDirectory& directory);

/// These hosts of libraries as if the target named them, with the users and ports that are typed in them.
QList<TargetHost> namedHosts(const QList<TargetHost>& hosts, const TargetDirectory& directory);

/// Whoever is the same machine as one of `hosts` is in production as well.
struct ProductionMarks
{
    QList<TargetHost> hosts;
    QList<ProductionDoubt> doubts; // not empty: there may be more
};

/// All that the groups mark as production. Here the patterns and terms of groups of the person's own library are about
/// all open ones: to ask once too often does no harm.
ProductionMarks productionMarks(const TargetDirectory& directory);

/// Own settings first, then each group's, nearest first; field by field.
AccessSettings effectiveAccess(const AccessSettings& own, const QList<AccessSettings>& groups);

} // namespace rollcall
