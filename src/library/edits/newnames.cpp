// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/edits/newnames.h"

#include "core/base/error.h"
#include "core/targets/target.h"
#include "core/targets/targetterm.h"
#include "core/targets/targettext.h"
#include "core/targets/targetword.h"
#include "library/schema/hostname.h"
#include "library/yaml/yamltree.h"

namespace rollcall::library {

namespace {

Error badName(const QString& name, const QString& why)
{
    return {ErrorKind::BadName, name, why, {}, 0};
}

Status checkUser(const AccessSettings& before, const AccessSettings& after)
{
    const QString problem = before.user == after.user ? QString() : whyNotAUser(after.user);
    return problem.isEmpty() ? Status() : Error{ErrorKind::BadValue, after.user, problem, {}, 0};
}

} // namespace

Status checkName(const std::optional<Host>& before, const Host& after)
{
    const bool renamed = !before || before->name != after.name;
    if (renamed && !after.name.isEmpty() && !whyNotAHostName(after.name).isEmpty())
        return badName(after.name, whyNotAHostName(after.name));
    if ((!before || before->address != after.address) && !whyNotAnAddress(after.address).isEmpty())
        return Error{ErrorKind::BadValue, after.address, whyNotAnAddress(after.address), {}, 0};
    if (const Status user = checkUser(before ? before->access : AccessSettings(), after.access); !user)
        return user;
    const bool moved = renamed || before->address != after.address;
    if (moved && isIpLiteral(after.name) && !after.address.isEmpty() && after.address != after.name)
        return badName(after.name,
                       LibraryText::tr("it is an address, and the host is at another one, %1").arg(after.address));
    return {};
}

Status checkName(const std::optional<Group>& before, const Group& after)
{
    const bool renamed = !before || before->name != after.name;
    if (renamed && !after.name.isEmpty() && groupWord(after.name) != u'@' + after.name)
        return badName(after.name, notAPlainWord());
    return checkUser(before ? before->access : AccessSettings(), after.access);
}

Result<QStringList> plainNames(const QString& word)
{
    const WordText text = WordText::of(word);
    const bool plain =
        !text.text.isEmpty() && !text.isSign(0, u'@') && !text.isSign(0, u'=') && !text.hasGlob() && !isTerm(text);
    if (!plain)
        return QStringList();
    const Result<HostWord> said = splitHostWord(text);
    if (!said)
        return said.error();
    if (!said->user.isEmpty() || said->port != 0)
        return QStringList();
    const Result<QList<WordText>> names = expandRanges(said->host, TargetResolution::maximumHosts);
    if (!names)
        return names.error();
    QStringList found;
    for (const WordText& name : *names)
        found.append(name.text);
    return found;
}

} // namespace rollcall::library
