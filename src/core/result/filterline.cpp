// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/filterline.h"

#include "core/base/error.h"
#include "core/base/nearestword.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace rollcall {

using namespace Qt::StringLiterals;

namespace {

struct FilterLineText
{
    Q_DECLARE_TR_FUNCTIONS(Filter)
};

template <typename Value> struct Kind
{
    int count;
    QString (*nameOf)(Value);
    QString (*labelOf)(Value);
};

constexpr Kind<Outcome> outcomeKind{outcomeCount, outcomeName, outcomeLabel};
constexpr Kind<Reason> reasonKind{reasonCount, reasonName, reasonLabel};
constexpr Kind<RemoteState> remoteKind{remoteStateCount, remoteStateName, remoteStateLabel};

/// The value called so, by its name or as the table shows it; else all that begin so.
template <typename Value> QSet<Value> valuesNamed(const Kind<Value>& kind, const QString& name)
{
    QSet<Value> found;
    for (int i = 0; i < kind.count; ++i) {
        const auto value = static_cast<Value>(i);
        for (const QString& candidate : {kind.nameOf(value), kind.labelOf(value).toLower()}) {
            if (candidate == name)
                return {value};
            if (candidate.startsWith(name))
                found.insert(value);
        }
    }
    return found;
}

template <typename Value> QString nearestName(const Kind<Value>& kind, const QString& name)
{
    QStringList known;
    for (int i = 0; i < kind.count; ++i)
        known << kind.nameOf(static_cast<Value>(i)) << kind.labelOf(static_cast<Value>(i));
    known.removeAll(QString()); // the reason that is none
    return nearestWord(name, known);
}

template <typename Value> QSet<Value> allOf(const Kind<Value>& kind)
{
    QSet<Value> all;
    for (int i = 0; i < kind.count; ++i)
        all.insert(static_cast<Value>(i));
    return all;
}

/// A name that is none, and the one that was meant, if any is near.
struct Unknown
{
    QString name;
    QString meant;
};

/// Names between commas; those of several words in quotes.
QStringList namesIn(const QString& list)
{
    static const QRegularExpression name(u"\"([^\"]*)\"?|([^\",]+)"_s);
    QStringList names;
    for (const QRegularExpressionMatch& match : name.globalMatch(list.toLower()))
        names << QString(match.captured(1) + match.captured(2)).simplified();
    names.removeAll(QString());
    return names;
}

/// Adds the names to the set, or takes them away from all; fails by the first one that is none.
template <typename Value>
std::optional<Unknown> apply(const Kind<Value>& kind, const QString& names, bool without,
                             std::optional<QSet<Value>>& set)
{
    QSet<Value> named;
    for (const QString& name : namesIn(names)) {
        const QSet<Value> values = valuesNamed(kind, name);
        if (values.isEmpty())
            return Unknown{name, nearestName(kind, name)};
        named |= values;
    }
    if (without)
        set = set.value_or(allOf(kind)) - named;
    else
        set = set.value_or(QSet<Value>()) | named;
    return std::nullopt;
}

Error unknownWord(const QString& word, const Unknown& unknown)
{
    const QString text =
        unknown.meant.isEmpty()
            ? FilterLineText::tr("nothing is called “%1”; to look for the words themselves, put a \\ before them")
                  .arg(unknown.name)
            : FilterLineText::tr(
                  "nothing is called “%1”; was “%2” meant? To look for the words themselves, put a \\ before them")
                  .arg(unknown.name, unknown.meant);
    return {ErrorKind::BadValue, word, text, {}, 0};
}

} // namespace

bool EndWords::matches(const Verdict& verdict) const
{
    return (!outcomes || outcomes->contains(outcomeOf(verdict.reason))) &&
           (!reasons || reasons->contains(verdict.reason)) && (!remotes || remotes->contains(verdict.remote));
}

/// A word whose key is misspelt, where what stands behind it is a name of that key's: else it is a text.
static std::optional<Error> misspeltKey(const QString& line)
{
    static const QRegularExpression pattern(uR"((?<!\S)-?(([a-z]+):([^\s",:]+))(?!\S))"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    static const QStringList keys{u"outcome"_s, u"reason"_s, u"remote"_s};
    for (const QRegularExpressionMatch& match : pattern.globalMatch(line)) {
        const QString key = nearestWord(match.captured(2), keys);
        const QString name = match.captured(3).toLower();
        const bool isName = (key == keys[0] && !valuesNamed(outcomeKind, name).isEmpty()) ||
                            (key == keys[1] && !valuesNamed(reasonKind, name).isEmpty()) ||
                            (key == keys[2] && !valuesNamed(remoteKind, name).isEmpty());
        if (isName && !match.captured(2).contains(key, Qt::CaseInsensitive))
            return unknownWord(match.captured(1), {match.captured(2) + u':', key + u':'});
    }
    return std::nullopt;
}

Result<FilterLine> FilterLine::parse(const QString& line)
{
    static const QRegularExpression pattern(
        uR"((?<!\S)(\\|-)?((outcome|reason|remote):(?=[",]*[^\s",])((?:,|"[^"]+"?|[^\s",]+)+)))"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (const std::optional<Error> slip = misspeltKey(line))
        return *slip;
    FilterLine read;
    qsizetype done = 0;
    QRegularExpressionMatchIterator words = pattern.globalMatch(line);
    while (words.hasNext()) {
        const QRegularExpressionMatch match = words.next();
        if (match.captured(1) == u"\\") {
            read.text += line.sliced(done, match.capturedStart() - done);
            done = match.capturedStart() + 1;
            continue;
        }
        const bool without = match.captured(1) == u"-";
        const QString key = match.captured(3).toLower();
        const QString names = match.captured(4);
        std::optional<Unknown> unknown;
        if (key == u"outcome")
            unknown = apply(outcomeKind, names, without, read.words.outcomes);
        else if (key == u"reason")
            unknown = apply(reasonKind, names, without, read.words.reasons);
        else
            unknown = apply(remoteKind, names, without, read.words.remotes);
        if (unknown)
            return unknownWord(match.captured(2), *unknown);
        read.text += line.sliced(done, match.capturedStart() - done);
        done = match.capturedEnd();
        if (done < line.size())
            ++done; // the blank after it
    }
    read.text += line.sliced(done);
    if (!read.words.isEmpty())
        read.text = read.text.trimmed();
    return read;
}

} // namespace rollcall
