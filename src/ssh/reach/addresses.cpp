// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/reach/addresses.h"

#include "core/verdict/phrase.h"
#include "ssh/base/executors.h"

#include <netdb.h>
#include <netinet/in.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

int familyNumber(HostSpec::AddressFamily family)
{
    switch (family) {
    case HostSpec::AddressFamily::Any:
        return AF_UNSPEC;
    case HostSpec::AddressFamily::Inet:
        return AF_INET;
    case HostSpec::AddressFamily::Inet6:
        return AF_INET6;
    }
    return AF_UNSPEC;
}

std::vector<Address> inTurn(const std::vector<Address>& found)
{
    std::vector<Address> first, other, mixed;
    for (const Address& address : found)
        (address.family() == found.front().family() ? first : other).push_back(address);
    for (size_t i = 0; i < std::max(first.size(), other.size()); ++i) {
        if (i < first.size())
            mixed.push_back(first[i]);
        if (i < other.size())
            mixed.push_back(other[i]);
    }
    return mixed;
}

Resolved lookUp(const QByteArray& host, quint16 port, int family, int flags)
{
    addrinfo hints{};
    hints.ai_family = family;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags | AI_NUMERICSERV;
    addrinfo* list = nullptr;
    const int error = getaddrinfo(host.constData(), QByteArray::number(port).constData(), &hints, &list);
    Resolved result;
    if (error != 0) {
        result.descriptorsShort = error == EAI_SYSTEM && (errno == EMFILE || errno == ENFILE);
        result.problem = error == EAI_SYSTEM ? qt_error_string(errno) : QString::fromLocal8Bit(gai_strerror(error));
        return result;
    }
    for (const addrinfo* entry = list; entry; entry = entry->ai_next) {
        Address address;
        std::memcpy(&address.bytes, entry->ai_addr, entry->ai_addrlen);
        address.length = entry->ai_addrlen;
        result.addresses.push_back(address);
    }
    freeaddrinfo(list);
    if (!result.addresses.empty())
        result.addresses = inTurn(result.addresses);
    return result;
}

} // namespace

QString Address::text() const
{
    char host[NI_MAXHOST];
    const auto* name = reinterpret_cast<const sockaddr*>(&bytes);
    if (getnameinfo(name, length, host, sizeof(host), nullptr, 0, NI_NUMERICHOST) != 0)
        return {};
    return QString::fromLatin1(host);
}

bool literalAddress(const QString& host, quint16 port, HostSpec::AddressFamily family, Resolved& result)
{
    const QByteArray name = host.toLatin1();
    Resolved any = lookUp(name, port, AF_UNSPEC, AI_NUMERICHOST);
    if (any.addresses.empty())
        return false;
    const int wanted = familyNumber(family);
    if (wanted == AF_UNSPEC || any.addresses.front().family() == wanted)
        result = std::move(any);
    else
        result.problem = phrase(wanted == AF_INET6 ? Phrase::NotIpv6 : Phrase::NotIpv4, {host});
    return true;
}

void resolveName(Executors& executors, const Loop::Handle& loop, const QString& host, quint16 port,
                 HostSpec::AddressFamily family, const std::weak_ptr<void>& wanted,
                 std::function<void(Resolved&&)> done)
{
    executors.run(Executors::Kind::Names, [=, name = host.toUtf8(), done = std::move(done)]() mutable {
        if (wanted.expired())
            return;
        auto result = std::make_shared<Resolved>(lookUp(name, port, familyNumber(family), AI_ADDRCONFIG));
        if (result->addresses.empty()) // AI_ADDRCONFIG hides loopback addresses on a machine without network
            *result = lookUp(name, port, familyNumber(family), 0);
        loop.post([result, done = std::move(done)] { done(std::move(*result)); });
    });
}

} // namespace rollcall::ssh
