// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/filterline.h"

#include "core/base/error.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace rollcall {

using namespace Qt::StringLiterals;

namespace {

struct FilterText
{
    Q_DECLARE_TR_FUNCTIONS(Filter)
};

template <typename Value> struct Kind
{
    int count;
    QString (*nameOf)(Value);
};

constexpr Kind<Outcome> outcomeKind{outcomeCount, outcomeName};
constexpr Kind<Reason> reasonKind{reasonCount, reasonName};
constexpr Kind<RemoteState> remoteKind{remoteStateCount, remoteStateName};

/// The value of that name, else all whose names begin so.
template <typename Value> QSet<Value> valuesNamed(const Kind<Value>& kind, const QString& name)
{
    QSet<Value> found;
    for (int i = 0; i < kind.count; ++i) {
        const auto value = static_cast<Value>(i);
        const QString candidate = kind.nameOf(value);
        if (candidate.isEmpty())
            continue; // of a reason that is none
        if (candidate == name)
            return {value};
        if (candidate.startsWith(name))
            found.insert(value);
    }
    return found;
}

template <typename Value> QSet<Value> allOf(const Kind<Value>& kind)
{
    QSet<Value> all;
    for (int i = 0; i < kind.count; ++i)
        all.insert(static_cast<Value>(i));
    return all;
}

/// Adds the names to the set, or takes them away from all; the name that is none, else "".
template <typename Value>
QString apply(const Kind<Value>& kind, const QString& names, bool without, std::optional<QSet<Value>>& set)
{
    QSet<Value> named;
    const QStringList parts = names.toLower().split(u',', Qt::SkipEmptyParts);
    for (const QString& name : parts) {
        const QSet<Value> values = valuesNamed(kind, name);
        if (values.isEmpty())
            return name;
        named |= values;
    }
    if (without)
        set = set.value_or(allOf(kind)) - named;
    else
        set = set.value_or(QSet<Value>()) | named;
    return {};
}

Error unknownWord(const QString& word, const QString& name)
{
    return {ErrorKind::BadValue,
            word,
            FilterText::tr("nothing is called “%1”; to look for the words themselves, put a \\ before them").arg(name),
            {},
            0};
}

} // namespace

bool EndWords::matches(const Verdict& verdict) const
{
    return (!outcomes || outcomes->contains(outcomeOf(verdict.reason))) &&
           (!reasons || reasons->contains(verdict.reason)) && (!remotes || remotes->contains(verdict.remote));
}

Result<FilterLine> FilterLine::parse(const QString& line)
{
    static const QRegularExpression pattern(uR"((?<!\S)(\\|-)?((outcome|reason|remote):([a-z,-]*[a-z])),*(?!\S))"_s,
                                            QRegularExpression::CaseInsensitiveOption);
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
        QString unknown;
        if (key == u"outcome")
            unknown = apply(outcomeKind, names, without, read.words.outcomes);
        else if (key == u"reason")
            unknown = apply(reasonKind, names, without, read.words.reasons);
        else
            unknown = apply(remoteKind, names, without, read.words.remotes);
        if (!unknown.isEmpty())
            return unknownWord(match.captured(2), unknown);
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
