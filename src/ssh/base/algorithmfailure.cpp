// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/algorithmfailure.h"

#include "core/verdict/detail.h"
#include "core/verdict/phrase.h"
#include "ssh/base/algorithmlists.h"
#include "ssh/base/algorithmoptions.h"
#include "ssh/base/link.h"

#include <QRegularExpression>

#include <algorithm>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

struct Method
{
    const char* name; // in libssh's words
    AlgorithmKind kind;
    const char* keyword; // of ssh_config
    QString AlgorithmSpec::*setting;
};

constexpr Method methods[] = {
    {"kex", AlgorithmKind::KeyExchange, "KexAlgorithms", &AlgorithmSpec::keyExchange},
    {"server host key", AlgorithmKind::HostKey, "HostKeyAlgorithms", &AlgorithmSpec::hostKey},
    {"encryption", AlgorithmKind::Cipher, "Ciphers", &AlgorithmSpec::ciphers},
    {"mac", AlgorithmKind::Mac, "MACs", &AlgorithmSpec::macs},
};

bool haveOneOf(const QStringList& server, const QStringList& ours)
{
    return std::any_of(server.begin(), server.end(), [&ours](const QString& name) { return ours.contains(name); });
}

} // namespace

// "kex error : no match for method server host key algo: server [a,b], client [c]"
Detail algorithmFailure(const QByteArray& words, const AlgorithmSpec& spec)
{
    static const QRegularExpression pattern(u"for method (([a-z ]+).*): server \\[(.*)\\], client \\["_s);
    const QRegularExpressionMatch match = pattern.match(QString::fromUtf8(words));
    if (!match.hasMatch())
        return {};
    const Detail both = Detail::said(safeText(words.mid(words.indexOf("for method ") + 11)));
    const auto method = std::find_if(std::begin(methods), std::end(methods), [&match](const Method& each) {
        return match.captured(2).startsWith(QLatin1String(each.name));
    });
    if (method == std::end(methods))
        return phrase(Phrase::NameAndProblem, {u"libssh"_s, both});
    const QStringList server = match.captured(3).split(u',', Qt::SkipEmptyParts);
    const QString& setting = spec.*method->setting;
    if (!setting.isEmpty() && haveOneOf(server, algorithmList(method->kind, {}, spec.legacy)))
        return phrase(Phrase::LeftOutBySetting, {settingLine(spec, QLatin1String(method->keyword), setting), both});
    if (!spec.legacy && haveOneOf(server, legacyAlgorithms(method->kind)))
        return phrase(Phrase::OnlyOldOnes, {both});
    return phrase(Phrase::OnlyUnknownOnes, {both});
}

} // namespace rollcall::ssh
