// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/target.h"
#include "core/targets/targettext.h"

#include <QString>
#include <QStringList>

#include <optional>

// What a name in a target expression means, seen from where it is written: in a member list the group's own library
// goes before the others, and may be all there is (core/targets/members.h). Used by the resolver only; looks into the
// directory and keeps nothing.
namespace rollcall {

/// Where the words of an expression are looked up, and what an error in it is blamed on.
struct TargetScope
{
    QString library;
    const TargetPiece* blamed = nullptr; // the piece of the typed text; null there itself
    QString group;                       // whose member list this is
    bool members = false;                // what ssh_config knows is no member
};

class TargetNames
{
public:
    /// What patterns and terms in groups of the person's own library are about.
    enum class OwnReach { Library, All };

    explicit TargetNames(const TargetDirectory& directory, OwnReach own = OwnReach::Library)
        : m_directory(directory), m_own(own)
    {
    }

    DirectoryHost host(const QString& name, const TargetScope& scope) const;
    DirectoryGroup group(const QString& library, const QString& name, const TargetScope& scope) const;
    /// The words of groups that others have by this bare name, where it is not said which one is meant.
    QStringList groupsMeant(const QString& library, const QString& name, const TargetScope& scope) const;
    /// Whatever it could mean is meant: all hosts and groups of a name.
    bool takesAll(const TargetScope& scope) const;
    std::optional<ClosedName> closedHost(const QString& name, const TargetScope& scope) const;
    std::optional<ClosedName> closedGroup(const QString& library, const QString& name, const TargetScope& scope) const;

    /// The library whose hosts and groups a pattern or term is about; empty: all of them.
    QString reach(const TargetPiece& piece, const TargetScope& scope) const;
    /// The detail of an unknown name that another library has; `word` says that one, where a word can.
    QString saidElsewhere(const TargetScope& scope, const QString& library, const QString& word) const;

private:
    bool endsInLibrary(const TargetScope& scope) const;

    const TargetDirectory& m_directory;
    const OwnReach m_own;
};

} // namespace rollcall
