// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/edits/groupcheck.h"

#include "core/targets/host.h"
#include "core/targets/members.h"
#include "core/targets/target.h"
#include "core/targets/targetterm.h"
#include "core/targets/targettext.h"
#include "core/targets/targetword.h"
#include "library/change/carryout.h"
#include "library/live/directorysnapshot.h"
#include "library/yaml/yamltree.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace rollcall::library {

namespace {

/// A host that gets another name, or goes, or comes.
struct Moved
{
    const Host* before = nullptr;
    const Host* after = nullptr;
};

/// Whether the word, taken for itself, is about a host of this name.
bool isRangeWith(const QString& piece, const QString& name)
{
    const WordText word = WordText::of(piece);
    if (word.text.isEmpty() || word.isSign(0, u'@') || word.isSign(0, u'=') || isTerm(word))
        return false;
    const Result<HostWord> said = splitHostWord(word);
    const Result<QList<WordText>> names =
        said ? expandRanges(said->host, TargetResolution::maximumHosts) : said.error();
    return names && std::any_of(names->begin(), names->end(),
                                [&](const WordText& one) { return !one.hasGlob() && one.text == name; });
}

bool isPatternOrTerm(const QString& piece)
{
    const WordText word = WordText::of(piece);
    const bool hosts = !word.text.isEmpty() && !word.isSign(0, u'@') && !word.isSign(0, u'=');
    return hosts && (word.hasGlob() || isTerm(word));
}

/// Whether a pattern or a term holds this host.
bool isPatternOver(const QString& piece, const Host& host)
{
    const WordText word = WordText::of(piece);
    if (isTerm(word)) {
        const Result<TargetTerm> term = readTerm(word);
        const Result<QList<WordText>> values =
            term ? expandRanges(term->value, TargetResolution::maximumHosts) : term.error();
        return values && std::any_of(values->begin(), values->end(),
                                     [&](const WordText& value) { return fulfils(host, *term, value); });
    }
    const Result<HostWord> said = splitHostWord(word);
    if (!said || !said->host.hasGlob())
        return false;
    const Result<QList<WordText>> names = expandRanges(said->host, TargetResolution::maximumHosts);
    return names &&
           std::any_of(names->begin(), names->end(), [&](const WordText& one) { return globMatches(one, host.name); });
}

/// Two states of the open libraries, and their groups in both.
class Comparison
{
public:
    Comparison(const LibraryData& data, const Change& change, const Names& names)
        : m_change(change), m_names(names), m_now(names.directory), m_then(m_now)
    {
        LibraryData then = data;
        carryOut(change, then);
        m_then = m_now.with(names.library, then);
        for (const Edit<Host>& edit : change.hosts) {
            if (!edit.before || !edit.after || edit.before->name != edit.after->name)
                m_moved.append(Moved{edit.before ? &*edit.before : nullptr, edit.after ? &*edit.after : nullptr});
        }
    }

    Status check() const;
    QList<Error> warnings() const;
    QList<TargetError> problems() const;

private:
    struct Members
    {
        Status status;
        QStringList own;    // the moved ones among them, by the names they have
        QStringList others; // all others, by library, name, user and port
    };

    bool isMoved(const TargetHost& host, bool then) const;
    Members members(const DirectorySnapshot& directory, const QString& library, const QStringList& lines) const;
    QString nameThen(const QString& library, const QString& group) const;
    const Edit<Group>* editOf(const BrokenGroup& then) const;
    QList<TargetError> problemsOf(const Edit<Group>& edit, const Error& first, bool wasBroken) const;
    template <typename Judge> QList<Error> judged(Judge judge) const;
    bool isAtRisk(const DirectoryGroup& now, const Group& then) const;
    bool isPattern(const Group& now) const;
    static QString difference(const QStringList& now, const QStringList& then);

    const Change& m_change;
    const Names& m_names;
    DirectorySnapshot m_now;
    DirectorySnapshot m_then;
    QList<Moved> m_moved;
};

bool Comparison::isMoved(const TargetHost& host, bool then) const
{
    return host.library == m_names.library && std::any_of(m_moved.begin(), m_moved.end(), [&](const Moved& moved) {
               const Host* const side = then ? moved.after : moved.before;
               return side != nullptr && side->name == host.name;
           });
}

Comparison::Members Comparison::members(const DirectorySnapshot& directory, const QString& library,
                                        const QStringList& lines) const
{
    const TargetResolution found = resolveMembers(lines, library, directory);
    Members members;
    if (!found.ok())
        members.status = found.errors.constFirst().error;
    for (const TargetHost& host : found.hosts) {
        if (isMoved(host, &directory == &m_then))
            members.own.append(host.name);
        else
            members.others.append(host.library + u'\n' + host.name + u'\n' + host.typedUser + u'\n' +
                                  QString::number(host.typedPort));
    }
    return members;
}

/// The name of the group then; "" where it is gone.
QString Comparison::nameThen(const QString& library, const QString& group) const
{
    if (library != m_names.library)
        return group;
    for (const Edit<Group>& edit : m_change.groups) {
        if (edit.before && edit.before->name == group)
            return edit.after ? edit.after->name : QString();
    }
    return group;
}

/// What `judge` says of each group that is there now and then; none of its answers has a kind yet.
template <typename Judge> QList<Error> Comparison::judged(Judge judge) const
{
    QList<Error> errors;
    for (const DirectoryGroup& now : m_now.allGroups({})) {
        const QString name = nameThen(now.library, now.group->name);
        const DirectoryGroup then = name.isEmpty() ? DirectoryGroup() : m_then.findGroup(now.library, name);
        if (const QString detail = then ? judge(now, *then.group) : QString(); !detail.isEmpty())
            errors.append({ErrorKind::ChangedGroup, name, detail, {}, 0});
    }
    return errors;
}

/// Its words are other ones and stand behind operators, or a name in it will mean another host.
bool Comparison::isAtRisk(const DirectoryGroup& now, const Group& then) const
{
    const QList<TargetPiece> pieces = memberPieces(now.group->members);
    const bool operators = std::any_of(pieces.begin(), pieces.end(),
                                       [](const TargetPiece& piece) { return piece.op != TargetOperator::Add; });
    if (operators && now.group->members != then.members)
        return true;
    return std::any_of(m_moved.begin(), m_moved.end(), [&](const Moved& moved) {
        return moved.after != nullptr && std::any_of(pieces.begin(), pieces.end(), [&](const TargetPiece& piece) {
                   return isRangeWith(piece.text, moved.after->name);
               });
    });
}

bool Comparison::isPattern(const Group& now) const
{
    QList<TargetPiece> pieces = memberPieces(now.members);
    pieces.removeIf([](const TargetPiece& piece) { return !isPatternOrTerm(piece.text); }); // few are, of many hosts
    return std::any_of(m_moved.begin(), m_moved.end(), [&](const Moved& moved) {
        return std::any_of(pieces.begin(), pieces.end(), [&](const TargetPiece& piece) {
            const bool before = moved.before != nullptr && isPatternOver(piece.text, *moved.before);
            const bool after = moved.after != nullptr && isPatternOver(piece.text, *moved.after);
            return before != after;
        });
    });
}

/// The first host that is in one of the two only, as a sentence; "" for none.
QString Comparison::difference(const QStringList& now, const QStringList& then)
{
    const auto name = [](const QString& key) -> QString {
        return key.section(u'\n', 1, 1) + u" (" + key.section(u'\n', 0, 0) + u')';
    };
    const QSet<QString> before(now.begin(), now.end());
    const QSet<QString> after(then.begin(), then.end());
    for (const QString& key : now) {
        if (!after.contains(key))
            return LibraryText::tr("%1 would drop out").arg(name(key));
    }
    for (const QString& key : then) {
        if (!before.contains(key))
            return LibraryText::tr("%1 would come in").arg(name(key));
    }
    return {};
}

Status Comparison::check() const
{
    if (m_moved.isEmpty())
        return {};
    const QList<Error> errors = judged([this](const DirectoryGroup& now, const Group& then) {
        if (!isAtRisk(now, then))
            return QString();
        const Members before = members(m_now, now.library, now.group->members);
        const Members after = members(m_then, now.library, then.members);
        return before.status && after.status ? difference(before.others, after.others) : QString();
    });
    if (errors.isEmpty())
        return {};
    Error error = errors.constFirst();
    error.kind = ErrorKind::WouldChangeGroup;
    return error;
}

QList<Error> Comparison::warnings() const
{
    return judged([this](const DirectoryGroup& now, const Group& then) {
        if (!isPattern(*now.group))
            return QString();
        const Members before = members(m_now, now.library, now.group->members);
        const Members after = members(m_then, now.library, then.members);
        if (!before.status || !after.status || before.own.size() == after.own.size())
            return QString();
        const bool fewer = after.own.size() < before.own.size();
        const bool gone =
            std::all_of(m_moved.begin(), m_moved.end(), [](const Moved& moved) { return moved.after == nullptr; });
        if (fewer && gone)
            return QString(); // of course
        return fewer ? LibraryText::tr("%1 is not in it by its new name").arg(before.own.constFirst())
                     : LibraryText::tr("%1 is in it now").arg(after.own.constLast());
    });
}

/// What makes the group what it is then; null where the change does not touch it.
const Edit<Group>* Comparison::editOf(const BrokenGroup& then) const
{
    const auto found = std::find_if(m_change.groups.begin(), m_change.groups.end(), [&](const Edit<Group>& edit) {
        return then.library == m_names.library && edit.after && edit.after->name == then.name;
    });
    return found == m_change.groups.end() ? nullptr : &*found;
}

/// Of the group's own words; those that said the same before are no news.
QList<TargetError> Comparison::problemsOf(const Edit<Group>& edit, const Error& first, bool wasBroken) const
{
    const auto saidBy = [&](const QStringList& members, const DirectorySnapshot& directory) {
        return resolveMembers(members, m_names.library, directory).errors;
    };
    const QList<TargetError> before = wasBroken ? saidBy(edit.before->members, m_now) : QList<TargetError>();
    QList<TargetError> problems = saidBy(edit.after->members, m_then);
    problems.removeIf([&](const TargetError& problem) {
        return std::any_of(before.begin(), before.end(),
                           [&](const TargetError& old) { return old.error == problem.error; });
    });
    return problems.isEmpty() && !wasBroken ? QList<TargetError>{TargetError{first, 0, 0}} : problems;
}

QList<TargetError> Comparison::problems() const
{
    const QList<BrokenGroup> then = brokenGroups(m_then);
    const QList<BrokenGroup> now = then.isEmpty() ? then : brokenGroups(m_now);
    QList<TargetError> others;
    for (const BrokenGroup& group : then) {
        const bool wasBroken = std::any_of(now.begin(), now.end(), [&](const BrokenGroup& old) {
            return old.library == group.library && nameThen(old.library, old.name) == group.name;
        });
        const Edit<Group>* const edit = editOf(group);
        if (edit != nullptr && m_change.groups.size() == 1) {
            if (const QList<TargetError> own = problemsOf(*edit, group.error, wasBroken); !own.isEmpty())
                return own; // those that hold it are broken by it alone
        } else if (!wasBroken) {
            const QString name = group.library == m_names.library ? group.name : group.library + u':' + group.name;
            others.append(TargetError{{ErrorKind::WouldCloseGroup, name, errorText(group.error), {}, 0}, 0, 0});
        }
    }
    return others;
}

} // namespace

QList<TargetError> newProblems(const LibraryData& data, const Change& change, const Names& names)
{
    if (change.hosts.isEmpty() && change.groups.isEmpty())
        return {};
    return Comparison(data, change, names).problems();
}

Status checkGroups(const LibraryData& data, const Change& change, const Names& names)
{
    return Comparison(data, change, names).check();
}

QList<Error> groupWarnings(const LibraryData& data, const Change& change, const Names& names)
{
    return Comparison(data, change, names).warnings();
}

} // namespace rollcall::library
