// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/server/fleet.h"

#include "core/base/error.h"
#include "fleet/base/files.h"
#include "fleet/cast/hostile.h"
#include "fleet/cast/keys.h"
#include "fleet/cast/librarywriter.h"
#include "fleet/programs/hostileprogram.h"
#include "fleet/programs/instantprogram.h"
#include "fleet/programs/keeper.h"
#include "fleet/programs/process.h"
#include "fleet/server/connection.h"
#include "fleet/server/delayline.h"
#include "fleet/server/rawpeer.h"

#include <arpa/inet.h>
#include <sys/resource.h>
#include <unistd.h>

namespace rollcall::fleet {

using namespace Qt::StringLiterals;

namespace {

constexpr int defaultMaxStartups = 10;
constexpr rlim_t spareDescriptors = 256; // sessions, pipes, the log

} // namespace

Fleet::Fleet(uv_loop_t* loop, FleetOptions options)
    : m_loop(loop), m_options(std::move(options)), m_random(m_options.seed), m_bind(ssh_bind_new())
{
}

Fleet::~Fleet() = default;

Status Fleet::prepare()
{
    auto roster = makeRoster(m_options);
    if (!roster)
        return roster.error();
    m_roster = std::move(*roster);
    if (Status status = makeFolder(m_options.dir); !status)
        return status;
    if (Status status = m_log.open(m_options.dir + u"/log"_s); !status)
        return status;
    if (Status status = raiseDescriptorLimit(); !status)
        return status;
    if (Status status = provideHostKeys(m_roster, m_options.dir + u"/host_keys"_s); !status)
        return status;
    auto clientKey = provideClientKey(m_options.dir + u"/id_ed25519"_s);
    if (!clientKey)
        return clientKey.error();
    m_clientKey = std::move(*clientKey);

    m_listeners = std::make_unique<Listeners>(
        m_loop, m_roster, [this](FleetHost& host, int fd, const QByteArray& peer) { accepted(host, fd, peer); });
    if (Status status = m_listeners->listen(m_options, readPorts(m_options.dir)); !status)
        return status;
    if (Status status = writeLibrary(m_options, m_roster); !status)
        return status;
    if (Status status = writeKnownHosts(m_options, m_roster); !status)
        return status;
    if (Status status = writeIdentities(m_options); !status)
        return status;
    return writePrograms(m_options);
}

Status Fleet::raiseDescriptorLimit()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    rememberDescriptorLimit(limit.rlim_cur);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    const rlim_t needed = spareDescriptors + (m_options.addresses ? 0 : static_cast<rlim_t>(m_options.hosts));
    if (limit.rlim_max < needed)
        return Error{ErrorKind::Unsupported,
                     u"RLIMIT_NOFILE"_s,
                     QString::number(limit.rlim_max) +
                         u" descriptors are not enough for a listening socket per host; use --addresses"_s,
                     {},
                     0};
    return {};
}

bool Fleet::findAddress(const QByteArray& name, quint32& address) const
{
    in_addr parsed{};
    if (inet_pton(AF_INET, name == "localhost" ? "127.0.0.1" : name.constData(), &parsed) == 1) {
        address = ntohl(parsed.s_addr);
        return (address >> 24) == 127;
    }
    for (const FleetHost& host : m_roster) {
        if (host.name == QLatin1StringView(name.constData(), static_cast<int>(name.size()))) {
            address = host.address;
            return true;
        }
    }
    return false;
}

SessionPointer Fleet::makeSession(const FleetHost& host, int fd)
{
    SessionPointer session(ssh_new());
    KeyPointer key = privateKeyFromText(host.privateKey);
    if (!session || !key || ssh_bind_options_set(m_bind.get(), SSH_BIND_OPTIONS_IMPORT_KEY, key.get()) != SSH_OK) {
        ::close(fd);
        return {};
    }
    [[maybe_unused]] const ssh_key ownedByTheBind = key.release();
    ssh_set_blocking(session.get(), 0);
    if (ssh_bind_accept_fd(m_bind.get(), session.get(), fd) != SSH_OK)
        return {};
    return session;
}

std::unique_ptr<Program> Fleet::makeProgram(const ProgramRequest& request)
{
    if (fakesOutput(request.host.hostile))
        return std::make_unique<HostileProgram>(request.host.hostile);
    if (m_options.instant)
        return std::make_unique<InstantProgram>(m_loop, request);
    return std::make_unique<Process>(m_loop, m_options, request);
}

bool Fleet::turnsAway(const FleetHost& host) const
{
    if (host.hostile == Hostile::MaxStartups)
        return m_loggingIn >= (m_options.maxStartups > 0 ? m_options.maxStartups : defaultMaxStartups);
    return m_options.maxStartups > 0 && m_loggingIn >= m_options.maxStartups;
}

void Fleet::accepted(FleetHost& host, int fd, const QByteArray& peer)
{
    m_log.write(host.name, "connect " + peer);
    if (m_options.latency > 0) {
        auto line = std::make_unique<DelayLine>(*this, fd, m_options.latency);
        fd = line->takeServerEnd();
        if (fd < 0)
            return;
        adopt(std::move(line));
    }
    if (turnsAway(host)) {
        m_log.write(host.name, "turned away (max-startups)");
        adopt(std::make_unique<RawPeer>(*this, host, fd, Hostile::MaxStartups));
    } else if (isRaw(host.hostile)) {
        adopt(std::make_unique<RawPeer>(*this, host, fd, host.hostile));
    } else {
        auto connection = std::make_unique<Connection>(*this, host, fd, peer);
        Connection& started = *connection;
        adopt(std::move(connection));
        started.start();
    }
}

void Fleet::adopt(std::unique_ptr<Peer> peer)
{
    Peer* key = peer.get();
    m_peers.emplace(key, std::move(peer));
}

void Fleet::bury(Peer& peer)
{
    m_peers.erase(&peer);
}

} // namespace rollcall::fleet
