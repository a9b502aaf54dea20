// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/detail.h"

#include "core/base/text.h"
#include "core/verdict/outcome.h"
#include "core/verdict/phrase.h"

#include <QStringList>

#include <utility>

namespace rollcall {

using namespace Qt::StringLiterals;

namespace {

/// How phrases and reasons are said.
struct Tongue
{
    QString (*phrase)(Phrase);
    QString (*reason)(Reason);
};

/// What others say, so that none of it ends the quotation marks around it: one line, not a long one, and nothing in it that
/// looks like double ones.
QString quotable(const QString& words)
{
    constexpr qsizetype longestQuote = 300;
    static const QString marks =
        u"\"\u00AB\u00BB\u02BA\u02DD\u02EE\u05F4\u201C\u201D\u201E\u201F\u2033\u2036\u275D\u275E\u2E42\u301D"
        "\u301E\u301F\uFF02"_s;
    QString line = shortened(displayLine(words), longestQuote);
    for (QChar& each : line) {
        if (marks.contains(each))
            each = u'\'';
    }
    return line;
}

/// Within a phrase of ours, which says whose words they are; two of them have the marks themselves.
QString quotedIn(Phrase phrase, const Detail& said, const Tongue& tongue)
{
    const QString words = quotable(said.words());
    return phrase == Phrase::Quoted || phrase == Phrase::AnswerFor
               ? words
               : fillMarkers(tongue.phrase(Phrase::Quoted), {words});
}

QString textOf(const Detail& detail, const Tongue& tongue)
{
    const bool isPhrase = detail.kind() == Detail::Kind::Phrase;
    QStringList parts;
    for (const Detail& part : detail.parts())
        parts << (isPhrase && part.kind() == Detail::Kind::Said ? quotedIn(detail.phrase(), part, tongue)
                                                                : textOf(part, tongue));
    switch (detail.kind()) {
    case Detail::Kind::Words:
        return detail.words();
    case Detail::Kind::Said:
        return fillMarkers(tongue.phrase(Phrase::ServerSays), {quotedIn(Phrase::ServerSays, detail, tongue)});
    case Detail::Kind::Phrase:
        return fillMarkers(tongue.phrase(detail.phrase()), parts);
    case Detail::Kind::Several:
        return parts.join(QLatin1String("; "));
    case Detail::Kind::Failure:
        return (QStringList{detail.words(), tongue.reason(detail.reason())} + parts).join(QLatin1String(": "));
    }
    return {};
}

} // namespace

Detail::Detail(Data&& data) : d(new Data(std::move(data))) {}

Detail::Detail(const QString& words)
{
    if (words.isEmpty())
        return;
    Data data;
    data.words = words;
    *this = Detail(std::move(data));
}

Detail Detail::said(const QString& words)
{
    if (words.isEmpty())
        return {};
    Data data;
    data.kind = Kind::Said;
    data.words = words;
    return Detail(std::move(data));
}

Detail Detail::of(Phrase phrase, const QList<Detail>& arguments)
{
    Data data;
    data.kind = Kind::Phrase;
    data.phrase = phrase;
    data.parts = arguments;
    return Detail(std::move(data));
}

Detail Detail::several(const QList<Detail>& parts)
{
    Data data;
    data.kind = Kind::Several;
    for (const Detail& part : parts) {
        if (part.kind() == Kind::Several)
            data.parts += part.parts();
        else if (!part.isEmpty())
            data.parts << part;
    }
    if (data.parts.size() < 2)
        return data.parts.value(0);
    return Detail(std::move(data));
}

Detail Detail::failureOf(const QString& host, Reason reason, const Detail& detail)
{
    Data data;
    data.kind = Kind::Failure;
    data.words = host;
    data.reason = reason;
    if (!detail.isEmpty())
        data.parts << detail;
    return Detail(std::move(data));
}

Detail::Kind Detail::kind() const
{
    return d ? d->kind : Kind::Words;
}

QString Detail::words() const
{
    return d ? d->words : QString();
}

Phrase Detail::phrase() const
{
    return d ? d->phrase : Phrase{};
}

Reason Detail::reason() const
{
    return d ? d->reason : Reason::None;
}

QList<Detail> Detail::parts() const
{
    return d ? d->parts : QList<Detail>();
}

Detail Detail::with(const Detail& further) const
{
    return several({*this, further});
}

QString Detail::english() const
{
    return textOf(*this, {phraseText, reasonName});
}

bool Detail::operator==(const Detail& other) const
{
    if (d == other.d)
        return true;
    return d && other.d && d->kind == other.d->kind && d->phrase == other.d->phrase && d->reason == other.d->reason &&
           d->words == other.d->words && d->parts == other.d->parts;
}

QString detailText(const Detail& detail)
{
    return textOf(detail, {phraseLabel, reasonLabel});
}

} // namespace rollcall
