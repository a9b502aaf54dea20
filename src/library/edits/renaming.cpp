// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/edits/renaming.h"

#include "core/base/error.h"
#include "core/targets/foldednames.h"
#include "core/targets/targetterm.h"
#include "core/targets/targettext.h"
#include "core/targets/targetword.h"
#include "library/edits/memberlist.h"
#include "library/yaml/yamltree.h"

#include <algorithm>

namespace rollcall::library {

namespace {

/// A word of hosts or groups of this library, taken apart: "root@" web-[01-06] ":22", "@mine:" rack[1-3].
struct NamedThings
{
    bool groups = false;
    QString before;
    QStringList names; // each once, in order; none where the word means something else
    QString after;

    QString word(const QString& name) const
    {
        if (groups)
            return before + groupWord(name).mid(1);
        const bool bracketed = !after.isEmpty() && isIpv6Literal(name);
        return before + (bracketed ? u'[' + name + u']' : targetWord(name)) + after;
    }
};

/// What has signs in it may be a name as it stands all the same.
template <typename T> bool isName(const WordText& word, const QList<T>& values)
{
    static const QString signs = QStringLiteral("[]:@*?");
    const bool plain = std::none_of(word.text.begin(), word.text.end(), [](QChar c) { return signs.contains(c); });
    return plain || std::any_of(values.begin(), values.end(), [&](const T& value) { return value.name == word.text; });
}

QStringList namesOf(const WordText& word)
{
    QStringList names;
    if (word.hasGlob())
        return names;
    if (const Result<QList<WordText>> unfolded = expandRanges(word, TargetResolution::maximumHosts)) {
        for (const WordText& name : *unfolded)
            names.append(name.text);
    }
    names.removeDuplicates();
    return names;
}

NamedThings namedGroups(const WordText& word, const LibraryData& data)
{
    NamedThings things{true, QStringLiteral("@"), {}, {}};
    if (isName(word, data.groups)) {
        things.names = {word.text};
        return things;
    }
    const qsizetype colon = word.indexOf(u':');
    const bool qualified = colon > 0 && word.text.left(colon) == data.name;
    if (qualified)
        things.before = groupWord(data.name) + u':';
    things.names = namesOf(qualified ? word.mid(colon + 1) : word);
    return things;
}

NamedThings namedHosts(const WordText& word, const LibraryData& data)
{
    NamedThings things;
    if (isName(word, data.hosts)) {
        things.names = {word.text};
        return things;
    }
    const Result<HostWord> said = splitHostWord(word);
    if (!said)
        return things;
    things.before = said->user.isEmpty() ? QString() : targetWord(said->user) + u'@';
    things.names = namesOf(said->host);
    things.after = said->port == 0 ? QString() : u':' + QString::number(said->port);
    return things;
}

NamedThings namedThings(const QString& piece, const LibraryData& data)
{
    const WordText word = WordText::of(piece);
    if (word.text.isEmpty() || isTerm(word))
        return {};
    if (word.isSign(0, u'=')) // a name as it is, but for a host that would be read as a term
        return isTerm(word.mid(1)) ? NamedThings{false, {}, {word.text.mid(1)}, {}} : NamedThings();
    return word.isSign(0, u'@') ? namedGroups(word.mid(1), data) : namedHosts(word, data);
}

/// As few words as stand for these names in this order.
QStringList wordsFor(const QStringList& names, const NamedThings& things)
{
    QStringList unfolded;
    const QList<TargetPiece> folded = targetPieces(foldNames(names));
    for (const TargetPiece& piece : folded)
        unfolded += namesOf(WordText::of(piece.text));
    QStringList words;
    if (unfolded != names || folded.size() == names.size()) {
        for (const QString& name : names)
            words.append(things.word(name));
        return words;
    }
    for (const TargetPiece& piece : folded)
        words.append(things.before + piece.text + things.after);
    return words;
}

/// The members of one group with other names.
class Rewriting
{
public:
    Rewriting(const Group& group, const Renaming& renaming, const LibraryData& data)
        : m_group(group), m_renaming(renaming), m_data(data)
    {
    }

    Result<Group> made();

private:
    QList<TargetPiece> piece(const TargetPiece& piece);
    QStringList inPlace(const NamedThings& things, const QHash<QString, QString>& names) const;
    QString asOneWord(const NamedThings& things, const QHash<QString, QString>& names) const;
    QList<TargetPiece> refuse(const TargetPiece& piece, const NamedThings& things,
                              const QHash<QString, QString>& names);

    const Group& m_group;
    const Renaming& m_renaming;
    const LibraryData& m_data;
    Status m_status;
};

/// Around each name that changes the others stay a range: web-[01-02], www-03, web-[04-06].
QStringList Rewriting::inPlace(const NamedThings& things, const QHash<QString, QString>& names) const
{
    QStringList words;
    QStringList untouched;
    const auto flush = [&] {
        if (!untouched.isEmpty())
            words += wordsFor(untouched, things);
        untouched.clear();
    };
    for (const QString& name : things.names) {
        const auto changed = names.constFind(name);
        if (changed == names.constEnd()) {
            untouched.append(name);
            continue;
        }
        flush();
        if (!changed->isEmpty())
            words.append(things.word(*changed));
    }
    flush();
    return words;
}

/// What stands behind `&` has to be one word, in whatever order; "" where it cannot be.
QString Rewriting::asOneWord(const NamedThings& things, const QHash<QString, QString>& names) const
{
    QStringList now;
    for (const QString& name : things.names)
        now.append(names.value(name, name));
    now.removeAll(QString());
    if (now.size() == 1)
        return things.word(now.constFirst());
    const QList<TargetPiece> folded = targetPieces(foldNames(now));
    return folded.size() == 1 ? things.before + folded.constFirst().text + things.after : QString();
}

QList<TargetPiece> Rewriting::refuse(const TargetPiece& piece, const NamedThings& things,
                                     const QHash<QString, QString>& names)
{
    const auto changed = std::find_if(things.names.begin(), things.names.end(),
                                      [&](const QString& name) { return names.contains(name); });
    const QString word = written({piece});
    if (names.value(*changed).isEmpty())
        m_status = Error{ErrorKind::InUse,
                         *changed,
                         LibraryText::tr("the group “%1” has the member %2").arg(m_group.name, word),
                         {},
                         0};
    else
        m_status = Error{ErrorKind::WouldChangeGroup,
                         m_group.name,
                         LibraryText::tr("its member %1 cannot be written with “%2” for “%3”")
                             .arg(word, names.value(*changed), *changed),
                         {},
                         0};
    return {piece};
}

QList<TargetPiece> Rewriting::piece(const TargetPiece& piece)
{
    const NamedThings things = namedThings(piece.text, m_data);
    const QHash<QString, QString>& names = things.groups ? m_renaming.groups : m_renaming.hosts;
    if (std::none_of(things.names.begin(), things.names.end(),
                     [&](const QString& name) { return names.contains(name); }))
        return {piece};
    const bool goes = std::any_of(things.names.begin(), things.names.end(), [&](const QString& name) {
        return names.contains(name) && names.value(name).isEmpty();
    });
    // Without the hosts of a group that goes the rest would grow.
    if (things.groups && goes && piece.op != TargetOperator::Add)
        return refuse(piece, things, names);
    // Groups may hold the same hosts: with `^` one by one they would fall out.
    const bool whole =
        piece.op == TargetOperator::Intersect || (piece.op == TargetOperator::Exclusive && things.groups);
    const QStringList words = whole ? QStringList{asOneWord(things, names)} : inPlace(things, names);
    if (whole && words.constFirst().isEmpty())
        return refuse(piece, things, names);
    QList<TargetPiece> pieces;
    for (const QString& word : words)
        pieces.append(TargetPiece{piece.op, word, 0, 0});
    return pieces;
}

Result<Group> Rewriting::made()
{
    Group group = m_group;
    group.access.jump = jumpWith(m_group.access.jump, m_renaming.hosts);
    Result<MemberList> members = MemberList::of(m_group.members);
    if (!members)
        return group;
    members->replace([this](const TargetPiece& one) { return piece(one); });
    if (!m_status)
        return m_status.error();
    group.members = members->lines();
    return group;
}

} // namespace

Result<Group> withNewNames(const Group& group, const Renaming& renaming, const LibraryData& data)
{
    return Rewriting(group, renaming, data).made();
}

} // namespace rollcall::library
