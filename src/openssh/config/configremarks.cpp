// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/config/configremarks.h"

#include "openssh/config/configkeywords.h"
#include "openssh/config/configvalues.h"

#include <algorithm>

namespace rollcall::openssh {

using namespace Qt::StringLiterals;

namespace {

struct Remark
{
    Keyword keyword;
    const char* name;
};

// Methods of login that are not offered, what is not set up beside the command, and what would be more lenient.
constexpr Remark remarks[] = {
    {Keyword::GssapiAuthentication, "GSSAPIAuthentication"},
    {Keyword::HostbasedAuthentication, "HostbasedAuthentication"},
    {Keyword::PreferredAuthentications, "PreferredAuthentications"},
    {Keyword::KbdInteractiveDevices, "KbdInteractiveDevices"},
    {Keyword::AddKeysToAgent, "AddKeysToAgent"},
    {Keyword::ForwardX11, "ForwardX11"},
    {Keyword::LocalForward, "LocalForward"},
    {Keyword::RemoteForward, "RemoteForward"},
    {Keyword::DynamicForward, "DynamicForward"},
    {Keyword::Tunnel, "Tunnel"},
    {Keyword::LocalCommand, "LocalCommand"},
    {Keyword::CheckHostIp, "CheckHostIP"},
    {Keyword::VerifyHostKeyDns, "VerifyHostKeyDNS"},
    {Keyword::NoHostAuthenticationForLocalhost, "NoHostAuthenticationForLocalhost"},
    {Keyword::StrictHostKeyChecking, "StrictHostKeyChecking"},
    {Keyword::RekeyLimit, "RekeyLimit"},
    {Keyword::ChannelTimeout, "ChannelTimeout"},
};

bool isOff(const QString& value)
{
    for (const QString& off : {u"no"_s, u"false"_s, u"none"_s}) {
        if (value.compare(off, Qt::CaseInsensitive) == 0)
            return true;
    }
    return value.isEmpty();
}

/// Methods are tried in the order of OpenSSH's default, whatever order is preferred.
bool isInAnotherOrder(const QString& preferred)
{
    const QStringList order{u"publickey"_s, u"keyboard-interactive"_s, u"password"_s};
    QList<qsizetype> places;
    for (const QString& method : preferred.split(u',', Qt::SkipEmptyParts)) {
        if (const qsizetype place = order.indexOf(method); place >= 0)
            places.append(place);
    }
    return !std::is_sorted(places.begin(), places.end());
}

bool isAskedInVain(const RawSettings& raw, Keyword keyword, HostKeyPolicy policy)
{
    const QString value = raw.text(keyword);
    switch (keyword) {
    case Keyword::StrictHostKeyChecking:
        return policy == HostKeyPolicy::Off;
    case Keyword::LocalCommand:
        return isYes(raw.text(Keyword::PermitLocalCommand)) && !isOff(value);
    case Keyword::PreferredAuthentications:
        return isInAnotherOrder(value);
    default:
        return !isOff(value);
    }
}

} // namespace

QStringList remarksOn(const RawSettings& raw, HostKeyPolicy policy)
{
    QStringList texts;
    for (const Remark& remark : remarks) {
        if (!isAskedInVain(raw, remark.keyword, policy))
            continue;
        const Setting setting = raw.set.value(remark.keyword);
        texts.append(u"%1 %2 (%3:%4)"_s.arg(QLatin1String(remark.name), setting.values.join(u' '), setting.file,
                                            QString::number(setting.line)));
    }
    return texts;
}

} // namespace rollcall::openssh
