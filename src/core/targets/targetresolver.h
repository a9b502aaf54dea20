// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/targets/members.h"
#include "core/targets/target.h"
#include "core/targets/targetnames.h"
#include "core/targets/targetset.h"
#include "core/targets/targettext.h"
#include "core/targets/targetword.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <utility>

// How a target expression becomes hosts, piece by piece. Used by core/targets/target.cpp only, for one expression;
// whatever cannot be told for sure becomes an error, and with an error there are no hosts.
namespace rollcall {

/// Resolves one expression; remembers what each group came to.
class TargetResolver
{
public:
    explicit TargetResolver(const TargetDirectory& directory,
                            TargetNames::OwnReach own = TargetNames::OwnReach::Library)
        : m_directory(directory), m_names(directory, own)
    {
    }

    /// `library`: where the names of members are looked up; empty: in all.
    TargetResolution resolve(const QString& expression, const QString& library = {}, bool members = false);
    QList<TargetHost> named(TargetSet set);
    /// What groups mark; all that makes it doubtful whether there is more. Made with OwnReach::All.
    TargetSet inProduction(QList<ProductionDoubt>* doubts = nullptr);
    QList<BrokenGroup> brokenGroups();

private:
    /// What one word stands for. `byName`: a bare host word, which after ! and & means names on the left.
    struct Operand
    {
        TargetSet set;
        bool byName = false;
        bool exact = false; // user or port were said: compare them too
        QList<WordText> patterns;

        bool holds(const TargetSet::Entry& entry) const { return exact ? set.hasExactly(entry) : set.hasHost(entry); }
    };

    /// What a group came to. What is broken, or cut off because it is nested too deep, is left out of it.
    struct Members
    {
        TargetSet set;
        qsizetype cutAt = -1;     // how deep this group was nested when something in it was cut off
        std::optional<Error> why; // the first thing that is broken in it
    };

    TargetSet evaluate(const QString& expression, const TargetScope& scope);
    TargetSet work(const QList<TargetPiece>& pieces, const TargetScope& scope);
    void apply(const TargetPiece& piece, const TargetScope& scope, TargetSet& set);
    void takeAway(const QList<TargetPiece>& pieces, const TargetScope& scope, TargetSet& set);
    Operand operand(const TargetPiece& piece, const TargetScope& scope, const TargetSet& left);
    void addGroups(const WordText& word, const TargetPiece& piece, const TargetScope& scope, Operand& result);
    bool addGroup(const QString& library, const QString& name, const QString& label, const TargetScope& scope,
                  const TargetPiece& piece, TargetSet& set);
    void addEveryHost(const QString& library, const TargetPiece& piece, const TargetScope& scope, TargetSet& set);
    void addTerm(const WordText& word, const TargetPiece& piece, const TargetScope& scope, Operand& result);
    void addGlob(const WordText& name, const HostWord& said, const TargetPiece& piece, const TargetScope& scope,
                 const TargetSet& left, TargetSet& set);
    void addHosts(const WordText& word, const TargetPiece& piece, const TargetScope& scope, const TargetSet& left,
                  Operand& result);
    void addHost(const WordText& word, const HostWord& said, const TargetPiece& piece, const TargetScope& scope,
                 const TargetSet& left, TargetSet& set);
    /// Fails where one of these names could be part of `what`; `pattern` null: every one could. What is known of the
    /// set is worked out all the same: a host that is named by itself is in its groups.
    bool failIfClosed(const QList<ClosedName>& names, const WordText* pattern, const QString& what,
                      const TargetPiece& piece, const TargetScope& scope);
    const TargetSet& members(const DirectoryGroup& group, const TargetScope& scope, const TargetPiece& piece);
    bool mayNest(const DirectoryGroup& group, const TargetScope& scope, const TargetPiece& piece);
    /// Counts about what comparing and copying costs; false where the expression has had its share.
    bool spend(qsizetype steps);
    void fail(Error error, const TargetPiece& piece, const TargetScope& scope, const QString& cure = {});
    void failUnknown(const QString& name, const HostWord& said, const TargetPiece& piece, const TargetScope& scope);
    void failUnknownGroup(const QString& name, const TargetPiece& piece, const TargetScope& scope);
    void addMemberships(TargetSet& set);

    const TargetDirectory& m_directory;
    const TargetNames m_names;
    QList<TargetError> m_errors;
    QSet<QString> m_told;                         // what tells one of them from another
    using GroupKey = std::pair<QString, QString>; // library and name
    std::map<GroupKey, Members> m_groups;
    QList<GroupKey> m_path;     // groups being worked out, outermost first
    bool m_cut = false;         // something in the group that is worked out was cut off
    std::optional<Error> m_why; // likewise, was broken
    qsizetype m_steps = 0;      // of the expression that is worked out
    bool m_silent = false;
};

} // namespace rollcall
