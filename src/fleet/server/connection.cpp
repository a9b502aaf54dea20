// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/server/connection.h"

#include "fleet/server/fleet.h"
#include "fleet/server/forward.h"

#include <unistd.h>

#include <algorithm>

namespace rollcall::fleet {

namespace {

constexpr std::uint64_t loginGraceTime = 120'000;
constexpr std::uint64_t lateGoodbye = 20;
constexpr int mostRounds = 4; // then others have their turn

Phase phaseToCloseAt(Fleet& fleet, const FleetHost& host)
{
    if (host.hostile != Hostile::CloseRandom)
        return Phase::Never;
    return static_cast<Phase>(fleet.random().below(static_cast<int>(Phase::Never)));
}

} // namespace

Connection::Connection(Fleet& fleet, FleetHost& host, int fd, const QByteArray& peer)
    : m_fleet(fleet), m_host(host), m_peer(peer), m_session(fleet.makeSession(host, fd)), m_login(*this),
      m_grace(fleet.loop(),
              [this] {
                  m_dead = true;
                  advance();
              }),
      m_lateGoodbye(fleet.loop(),
                    [this] {
                        m_stalled = false;
                        m_leaving = true;
                        advance();
                    }),
      m_closesAt(phaseToCloseAt(fleet, host))
{
    m_fleet.loginStarted();
    if (!m_session) {
        m_dead = true;
        return;
    }
    m_login.install();
    m_poll = std::make_unique<Poll>(fleet.loop(), fd, [this](int, int) { advance(true); });
    if (host.hostile != Hostile::LoginStall)
        m_grace.start(loginGraceTime);
}

Connection::~Connection()
{
    endLogin();
    m_channels.clear();
    m_keeper.reset();
    m_poll.reset();
    m_session.reset();
    m_fleet.log().write(m_host.name, "close");
}

void Connection::start()
{
    reach(Phase::Accept);
    advance(true);
}

void Connection::reach(Phase phase)
{
    m_dead = m_dead || phase == m_closesAt;
}

void Connection::endLogin()
{
    if (std::exchange(m_loggingIn, false))
        m_fleet.loginEnded();
    m_grace.stop();
}

void Connection::loggedIn()
{
    endLogin();
    reach(Phase::Login);
}

bool Connection::canWrite() const
{
    return !m_dead && ssh_is_connected(m_session.get()) &&
           (ssh_get_poll_flags(m_session.get()) & SSH_WRITE_PENDING) == 0;
}

Keeper& Connection::keeper()
{
    if (!m_keeper)
        m_keeper = std::make_unique<Keeper>(m_fleet.loop());
    return *m_keeper;
}

void Connection::advance(bool socketReady)
{
    if (m_inside) {
        m_again = true;
        return;
    }
    m_inside = true;
    int rounds = 0;
    do {
        if (!m_dead)
            pumpSession(std::exchange(socketReady, false));
        m_again = false;
        if (!m_dead && m_exchanged && !m_stalled) {
            advanceChannels();
            flush();
        }
    } while (m_again && !m_dead && ++rounds < mostRounds);
    m_inside = false;
    if (!m_dead)
        updateEvents();
    if (m_dead)
        m_fleet.bury(*this);
}

// libssh sends every other packet only after a poll() of its own: done here, it saves a round through the
// loop. That poll reads as well, and what it brings calls for another round.
void Connection::flush()
{
    if (m_dead || (ssh_get_poll_flags(m_session.get()) & SSH_WRITE_PENDING) == 0)
        return;
    ssh_blocking_flush(m_session.get(), 0);
    m_dead = !ssh_is_connected(m_session.get());
}

void Connection::pumpSession(bool socketReady)
{
    if (!socketReady)
        return;
    if (m_stalled) { // only a client that leaves ends this
        m_dead = true;
        return;
    }
    if (!m_exchanged) {
        int result = ssh_handle_key_exchange(m_session.get());
        if (result == SSH_AGAIN && (ssh_get_poll_flags(m_session.get()) & SSH_WRITE_PENDING) != 0)
            result = ssh_handle_key_exchange(m_session.get()); // as in flush()
        if (result == SSH_AGAIN)
            return;
        m_dead = result != SSH_OK;
        m_exchanged = true;
        reach(Phase::Exchange);
        m_stalled = m_host.hostile == Hostile::LoginStall;
    } else {
        ssh_execute_message_callbacks(m_session.get());
    }
    // Checked before anything opens a descriptor: libssh may have closed ours, and the number is free again.
    if (!ssh_is_connected(m_session.get()))
        m_dead = true;
}

void Connection::leave(bool late)
{
    m_leaving = !late;
    if (!late)
        return;
    m_stalled = true; // nothing is answered meanwhile
    m_lateGoodbye.start(lateGoodbye);
}

void Connection::advanceChannels()
{
    for (std::size_t i = 0; i < m_channels.size() && !m_dead; ++i)
        m_channels[i]->advance();
    std::erase_if(m_channels, [](const auto& channel) { return channel->isDone(); });
    if (!ssh_is_connected(m_session.get()))
        m_dead = true;
    if (m_leaving && !m_dead) {
        for (const auto& channel : m_channels)
            channel->abandon(); // ssh_disconnect frees them, without a word of their own
        ssh_set_fd_towrite(m_session.get()); // or what is still to be sent would be dropped
        ssh_disconnect(m_session.get());
        m_dead = true;
    }
}

void Connection::updateEvents()
{
    if (m_stalled) {
        m_poll->want(UV_DISCONNECT);
        return;
    }
    const bool writes = m_again || (ssh_get_poll_flags(m_session.get()) & SSH_WRITE_PENDING) != 0 ||
                        std::any_of(m_channels.begin(), m_channels.end(),
                                    [](const auto& channel) { return channel->hasMore(); });
    m_poll->want(UV_READABLE | (writes ? UV_WRITABLE : 0));
}

Channel* Connection::openChannel()
{
    if (m_channels.size() >= mostChannels)
        return nullptr;
    const ssh_channel channel = ssh_channel_new(m_session.get());
    if (!channel)
        return nullptr;
    m_channels.push_back(std::make_unique<Channel>(*this, channel));
    return m_channels.back().get();
}

void Connection::addForward(ssh_channel channel, int fd)
{
    m_channels.push_back(std::make_unique<Channel>(*this, channel));
    m_channels.back()->run(std::make_unique<Forward>(m_fleet.loop(), fd));
}

} // namespace rollcall::fleet
