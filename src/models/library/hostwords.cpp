// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/library/hostwords.h"

#include "core/targets/foldednames.h"
#include "core/targets/host.h"
#include "core/targets/targettext.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace rollcall::models {

using namespace Qt::StringLiterals;

namespace {

QString keyOf(const TargetHost& host)
{
    return QStringList{host.library, host.name, host.typedUser, QString::number(host.typedPort)}.join(u'\n');
}

/// That one host in a target that holds it already.
QString wordIn(const TargetHost& host, const TargetDirectory& directory)
{
    if (host.isAdHoc())
        return asHostName(targetWord(host.address, host.typedUser, host.typedPort));
    const bool bare = host.typedUser.isEmpty() && host.typedPort == 0;
    return bare && directory.findHosts(host.name).size() > 1
               ? groupWord(host.name, host.library)
               : libraryHostWord(host.name, host.typedUser, host.typedPort);
}

QString beside(const QString& left, const QString& right)
{
    return left.isEmpty() || right.isEmpty() ? QString(left + right) : QString(left + u',' + right);
}

/// Adds what is chosen within groups, and looks whether what comes of it is that and nothing else.
class Chooser
{
public:
    Chooser(const QString& target, const HostWords& chosen, const TargetDirectory& directory)
        : m_target(target.trimmed()), m_chosen(chosen), m_directory(directory),
          m_before(resolveTarget(m_target, directory)), m_whole(resolveTarget(chosen.within, directory))
    {
    }

    QString text(QStringList* leftOut);

private:
    struct Wanted
    {
        const TargetHost* before = nullptr; // as the target has it
        const TargetHost* inside = nullptr; // as the groups do, where it is chosen
    };

    void collect(QStringList* leftOut);
    bool isRight(const QString& candidate) const;
    bool isAsWanted(const TargetHost& host, const Wanted& wanted) const;
    QString plainly() const;
    QString kept() const;
    QString withoutOthers() const;
    QString rest() const;

    const QString m_target;
    const HostWords& m_chosen;
    const TargetDirectory& m_directory;
    const TargetResolution m_before;
    const TargetResolution m_whole;
    QHash<QString, Wanted> m_wanted;
    QList<const TargetHost*> m_inside; // all that is wanted of the groups
    QList<const TargetHost*> m_others; // the rest of them
};

void Chooser::collect(QStringList* leftOut)
{
    QSet<QString> picked;
    for (const TargetHost& host : resolveTarget(m_chosen.words.join(u", "_s), m_directory).hosts)
        picked.insert(keyOf(host));
    for (const TargetHost& host : m_before.hosts)
        m_wanted[keyOf(host)].before = &host;
    for (const TargetHost& host : m_whole.hosts) {
        const QString key = keyOf(host);
        if (picked.remove(key))
            m_wanted[key].inside = &host;
        (m_wanted.contains(key) ? m_inside : m_others).append(&host);
    }
    for (const QString& key : std::as_const(picked)) {
        if (leftOut)
            leftOut->append(key.section(u'\n', 1, 1));
    }
}

bool Chooser::isAsWanted(const TargetHost& host, const Wanted& wanted) const
{
    const auto giver = [this](const TargetHost& named) { // other people's words are not the person's own
        return m_directory.isOwn(named.origin) ? QString() : named.origin;
    };
    const auto isAs = [&](const TargetHost& other) {
        return host.access == other.access && giver(host) == giver(other);
    };
    if (!wanted.inside)
        return isAs(*wanted.before);
    TargetHost both = *wanted.inside;
    if (wanted.before)
        both.access = effectiveAccess(wanted.before->access, {wanted.inside->access});
    return isAs(*wanted.inside) || isAs(both);
}

bool Chooser::isRight(const QString& candidate) const
{
    const TargetResolution found = resolveTarget(candidate, m_directory);
    return found.ok() && found.hosts.size() == m_wanted.size() &&
           std::all_of(found.hosts.begin(), found.hosts.end(), [&](const TargetHost& host) {
               const auto wanted = m_wanted.constFind(keyOf(host));
               return wanted != m_wanted.constEnd() && isAsWanted(host, *wanted);
           });
}

QString Chooser::plainly() const
{
    QString target = m_target;
    for (const QString& word : m_chosen.words)
        target = rollcall::addToTarget(target, word, m_directory);
    return target;
}

/// What is wanted of the groups, where one word says it: "@pw&=10.0.0.[1,3]:22".
QString Chooser::kept() const
{
    if (m_inside.size() == 1)
        return m_chosen.within + u'&' + wordIn(*m_inside.constFirst(), m_directory);
    QStringList addresses;
    for (const TargetHost* const host : m_inside) {
        const TargetHost& first = *m_inside.constFirst();
        if (!host->isAdHoc() || host->typedUser != first.typedUser || host->typedPort != first.typedPort)
            return {};
        addresses.append(host->address);
    }
    const QString folded = foldNames(addresses);
    if (addresses.isEmpty() || targetPieces(folded).size() != 1)
        return {};
    QString word = targetWord(u"x"_s, m_inside.constFirst()->typedUser, m_inside.constFirst()->typedPort);
    word.replace(word.indexOf(u'x', word.indexOf(u'@') + 1), 1, folded);
    return m_chosen.within + u'&' + asHostName(word);
}

QString Chooser::withoutOthers() const
{
    QString text = m_chosen.within;
    for (const TargetHost* const host : m_others)
        text += u'!' + wordIn(*host, m_directory);
    return text;
}

/// The target without a beginning that keeps some of these groups: it is said anew.
QString Chooser::rest() const
{
    const QList<TargetPiece> pieces = targetPieces(m_target);
    const bool isThere =
        pieces.size() > 1 && pieces[0].text == m_chosen.within && pieces[1].op == TargetOperator::Intersect;
    if (!isThere || (pieces.size() > 2 && pieces[2].op != TargetOperator::Add))
        return m_target;
    return pieces.size() == 2 ? QString() : m_target.mid(pieces[2].position);
}

QString Chooser::text(QStringList* leftOut)
{
    if (!m_before.ok() ||
        !m_whole.ok()) { // the target says what is wrong, and nothing of it runs before that is mended
        QString text = m_target;
        for (const QString& word : m_chosen.words)
            text = beside(text, m_chosen.within + u'&' + word);
        return text;
    }
    collect(leftOut);
    if (m_inside.isEmpty())
        return m_target;
    if (const QString plain = plainly(); isRight(plain))
        return plain;
    QStringList candidates;
    const QString one = kept();
    for (const QString& other : {rest(), m_target}) {
        if (!one.isEmpty())
            candidates.append(beside(one, other));
    }
    for (const QString& other : {rest(), m_target})
        candidates.append({beside(other, withoutOthers()), beside(withoutOthers(), other)});
    const auto right = std::find_if(candidates.cbegin(), candidates.cend(),
                                    [this](const QString& candidate) { return isRight(candidate); });
    return right != candidates.cend() ? *right : beside(m_target, withoutOthers());
}

/// As a run calls a group: "web", or "shared:web".
QString wordOfLabel(const QString& label, const TargetDirectory& directory)
{
    const qsizetype colon = label.indexOf(u':');
    const bool isName = directory.findGroup({}, label) || colon < 0 || !directory.hasLibrary(label.left(colon));
    return isName ? groupWord(label) : groupWord(label.mid(colon + 1), label.left(colon));
}

} // namespace

void addWord(QList<HostWords>& chosen, const QString& word, const QString& within)
{
    const auto known =
        std::find_if(chosen.begin(), chosen.end(), [&](const HostWords& each) { return each.within == within; });
    if (known != chosen.end())
        known->words.append(word);
    else
        chosen.append({{word}, within});
}

QStringList foldWords(const QStringList& words)
{
    QStringList plain;
    QStringList others;
    for (const QString& word : words)
        (words.size() > 1 && word == targetWord(word) ? plain : others).append(word);
    for (const TargetPiece& piece : targetPieces(foldNames(plain)))
        others.append(piece.text);
    return others;
}

QString addToTarget(const QString& target, const HostWords& chosen, const TargetDirectory& directory,
                    QStringList* leftOut)
{
    if (!chosen.within.isEmpty())
        return Chooser(target, chosen, directory).text(leftOut);
    QString text = target;
    for (const QString& word : chosen.words)
        text = rollcall::addToTarget(text, word, directory);
    return text;
}

QString targetOf(const QList<HostWords>& chosen, const TargetDirectory& directory, QStringList* leftOut)
{
    QStringList plain;
    for (const HostWords& each : chosen)
        plain += each.within.isEmpty() ? each.words : QStringList();
    QString target = plain.join(u", "_s);
    for (const HostWords& each : chosen) {
        if (!each.within.isEmpty())
            target = addToTarget(target, each, directory, leftOut);
    }
    return target;
}

QStringList membersOf(const QString& target)
{
    const QList<TargetPiece> pieces = targetPieces(target);
    QStringList members;
    bool allAdd = true;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (pieces[i].op == TargetOperator::Add || members.isEmpty()) {
            members.append(pieces[i].text);
            continue;
        }
        allAdd = false;
        const qsizetype end = pieces[i - 1].position + pieces[i - 1].length;
        members.last() += target.mid(end, pieces[i].position - end) + pieces[i].text;
    }
    return allAdd ? foldWords(members) : members;
}

QList<HostWords> wordsOf(const QList<RunHost>& hosts, const TargetDirectory& directory)
{
    QList<HostWords> chosen;
    for (const RunHost& host : hosts) {
        const QString word = host.word.isEmpty() ? shownWord(host.name) : host.word;
        QStringList groups;
        for (const QString& label : host.group.split(u';', Qt::SkipEmptyParts))
            groups.append(wordOfLabel(label, directory));
        addWord(chosen, word, host.library.isEmpty() ? groups.join(u',') : QString());
    }
    for (HostWords& each : chosen) {
        if (each.within.isEmpty())
            each.words = foldWords(each.words);
    }
    return chosen;
}

} // namespace rollcall::models
