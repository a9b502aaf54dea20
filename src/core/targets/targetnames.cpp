// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/targetnames.h"

#include "core/targets/targettext.h"
#include "core/targets/targetword.h"

namespace rollcall {

/// What its own library does not have is no member (core/targets/members.h).
bool TargetNames::endsInLibrary(const TargetScope& scope) const
{
    return !scope.library.isEmpty() && !m_directory.isOwn(scope.library);
}

QString TargetNames::saidElsewhere(const TargetScope& scope, const QString& library, const QString& word) const
{
    if (!endsInLibrary(scope) || library.isEmpty())
        return {};
    return word.isEmpty() ? TargetText::tr("the library %1 has one, which no group of another library means; add it to "
                                           "the group's library, or make the group in your own")
                                .arg(library)
                          : TargetText::tr("the library %1 has one: %2").arg(library, word);
}

// What is taken away or kept is there already, whosever it is.
QString TargetNames::reach(const TargetPiece& piece, const TargetScope& scope) const
{
    const bool ofLeft = piece.op == TargetOperator::Remove || piece.op == TargetOperator::Intersect;
    return ofLeft || takesAll(scope) ? QString() : scope.library;
}

DirectoryHost TargetNames::host(const QString& name, const TargetScope& scope) const
{
    if (!scope.library.isEmpty()) {
        DirectoryHost found = m_directory.findHost(scope.library, name);
        if (found || endsInLibrary(scope) || m_directory.closedHost(scope.library, name))
            return found;
    }
    return m_directory.findHost({}, name);
}

DirectoryGroup TargetNames::group(const QString& library, const QString& name, const TargetScope& scope) const
{
    if (library.isEmpty() && !scope.library.isEmpty()) {
        DirectoryGroup found = m_directory.findGroup(scope.library, name);
        if (found || endsInLibrary(scope) || m_directory.closedGroup(scope.library, name))
            return found;
    }
    return m_directory.findGroup(library, name);
}

bool TargetNames::takesAll(const TargetScope& scope) const
{
    return m_own == OwnReach::All && m_directory.isOwn(scope.library);
}

// What the person's own library has is the person's word, whatever others have.
QStringList TargetNames::groupsMeant(const QString& library, const QString& name, const TargetScope& scope) const
{
    if (!library.isEmpty() || endsInLibrary(scope) || takesAll(scope))
        return {};
    QStringList words;
    for (const DirectoryGroup& group : m_directory.findGroups(name)) {
        if (m_directory.isOwn(group.library))
            return {};
        words.append(groupWord(name, group.library));
    }
    return words.size() > 1 ? words : QStringList();
}

std::optional<ClosedName> TargetNames::closedHost(const QString& name, const TargetScope& scope) const
{
    if (!scope.library.isEmpty()) {
        auto closed = m_directory.closedHost(scope.library, name);
        if (closed || endsInLibrary(scope))
            return closed;
    }
    return m_directory.closedHost({}, name);
}

std::optional<ClosedName> TargetNames::closedGroup(const QString& library, const QString& name,
                                                   const TargetScope& scope) const
{
    if (library.isEmpty() && !scope.library.isEmpty()) {
        auto closed = m_directory.closedGroup(scope.library, name);
        if (closed || endsInLibrary(scope))
            return closed;
    }
    return m_directory.closedGroup(library, name);
}

} // namespace rollcall
