// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/configremarks.h"

#include "openssh/configvalues.h"

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
    {Keyword::KbdInteractiveDevices, "KbdInteractiveDevices"},
    {Keyword::AddKeysToAgent, "AddKeysToAgent"},
    {Keyword::ForwardAgent, "ForwardAgent"},
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

} // namespace

QStringList remarksOn(const RawSettings& raw, HostKeyPolicy policy)
{
    QStringList texts;
    for (const Remark& remark : remarks) {
        const bool wanted = remark.keyword == Keyword::StrictHostKeyChecking ? policy == HostKeyPolicy::Off
                            : remark.keyword == Keyword::LocalCommand
                                ? isYes(raw.text(Keyword::PermitLocalCommand)) && !isOff(raw.text(remark.keyword))
                                : !isOff(raw.text(remark.keyword));
        if (!wanted)
            continue;
        const Setting setting = raw.set.value(remark.keyword);
        texts.append(u"%1 %2 (%3:%4)"_s.arg(QLatin1String(remark.name), setting.values.join(u' '), setting.file,
                                            QString::number(setting.line)));
    }
    return texts;
}

} // namespace rollcall::openssh
