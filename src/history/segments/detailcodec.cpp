// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/segments/detailcodec.h"

#include "core/run/hostspec.h"
#include "core/verdict/outcome.h"
#include "core/verdict/phrase.h"

#include <QCborArray>
#include <QCborValue>

#include <optional>

// CBOR (RFC 8949): [version, node]. A node is one of
//   "192.0.2.7"                             words
//   ["said", "go away"]                     what somebody else said
//   ["phrase", "no-answer-from", node...]   with its arguments
//   ["several", node...]
//   ["failure", "bastion", "refused"]       and a node, if it has a detail
namespace rollcall::history {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstVersion = 1;
constexpr qsizetype longest = 64LL * 1024;          // bytes
constexpr int deepest = HostSpec::maximumJumps + 8; // nodes within nodes; each jump host may fail because of the next
constexpr qsizetype widest = 32;                    // nodes of one node

QCborValue encoded(const Detail& detail)
{
    QCborArray node;
    switch (detail.kind()) {
    case Detail::Kind::Words:
        return detail.words();
    case Detail::Kind::Said:
        return QCborArray{u"said"_s, detail.words()};
    case Detail::Kind::Phrase:
        node = {u"phrase"_s, phraseName(detail.phrase())};
        break;
    case Detail::Kind::Several:
        node = {u"several"_s};
        break;
    case Detail::Kind::Failure:
        node = {u"failure"_s, detail.words(), reasonName(detail.reason())};
        break;
    }
    for (const Detail& part : detail.parts())
        node.append(encoded(part));
    return node;
}

std::optional<Detail> decoded(const QCborValue& value, int depth);

std::optional<QList<Detail>> decodedParts(const QCborArray& node, qsizetype first, int depth)
{
    QList<Detail> parts;
    if (node.size() - first > widest)
        return std::nullopt;
    for (qsizetype i = first; i < node.size(); ++i) {
        const auto part = decoded(node.at(i), depth + 1);
        if (!part)
            return std::nullopt;
        parts << *part;
    }
    return parts;
}

std::optional<Detail> decodedPhrase(const QCborArray& node, int depth)
{
    const auto phrase = phraseFromName(node.at(1).toString());
    const auto arguments = decodedParts(node, 2, depth);
    if (!phrase || !arguments)
        return std::nullopt;
    return Detail::of(*phrase, *arguments);
}

std::optional<Detail> decodedFailure(const QCborArray& node, int depth)
{
    Reason reason = Reason::None;
    const auto detail = decodedParts(node, 3, depth);
    if (!reasonFromName(node.at(2).toString(), reason) || !detail)
        return std::nullopt;
    return Detail::failureOf(node.at(1).toString(), reason, detail->value(0));
}

std::optional<Detail> decoded(const QCborValue& value, int depth)
{
    if (value.isString())
        return Detail(value.toString());
    if (!value.isArray() || depth > deepest)
        return std::nullopt;
    const QCborArray node = value.toArray();
    const QString kind = node.at(0).toString();
    if (kind == "said"_L1)
        return Detail::said(node.at(1).toString());
    if (kind == "phrase"_L1)
        return decodedPhrase(node, depth);
    if (kind == "failure"_L1)
        return decodedFailure(node, depth);
    if (kind != "several"_L1)
        return std::nullopt;
    const auto parts = decodedParts(node, 1, depth);
    return parts ? std::optional(Detail::several(*parts)) : std::nullopt;
}

} // namespace

QByteArray encodeDetail(const Detail& detail)
{
    if (detail.kind() == Detail::Kind::Words)
        return {};
    const QByteArray data = QCborValue(QCborArray{firstVersion, encoded(detail)}).toCbor();
    return data.size() > longest ? QByteArray() : data;
}

Detail decodeDetail(const QString& english, const QByteArray& data)
{
    if (data.isEmpty() || data.size() > longest)
        return english;
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(data, &error);
    if (error.error != QCborError::NoError || value[0].toInteger() != firstVersion)
        return english;
    const auto detail = decoded(value[1], 0);
    return detail && !detail->isEmpty() ? *detail : Detail(english);
}

} // namespace rollcall::history
