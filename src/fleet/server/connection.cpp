// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/server/connection.h"

#include "fleet/server/fleet.h"
#include "fleet/server/forward.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

namespace rollcall::fleet {

namespace {

constexpr int mostRounds = 4; // then others have their turn
constexpr std::uint64_t visitTime = 3000;

Phase phaseToCloseAt(Fleet& fleet, const FleetHost& host)
{
    if (host.hostile != Hostile::CloseRandom)
        return Phase::Never;
    return static_cast<Phase>(fleet.random().below(static_cast<int>(Phase::Never)));
}

} // namespace

Connection::Connection(Fleet& fleet, FleetHost& host, int fd, const QByteArray& peer)
    : m_fleet(fleet), m_host(host), m_peer(peer), m_session(fleet.makeSession(host, fd)), m_login(*this),
      m_loginPlace(fleet,
                   [this] {
                       m_dead = true;
                       advance();
                   }),
      m_goodbye(
          fleet.loop(), [this] { advance(); }, [this] { sayNothing(); }),
      m_silence(fleet.loop(), [this] { advance(true); }), m_closesAt(phaseToCloseAt(fleet, host))
{
    if (!m_session) {
        m_dead = true;
        return;
    }
    m_login.install();
    m_poll = std::make_unique<Poll>(fleet.loop(), fd, [this](int, int) { advance(true); });
    if (host.hostile != Hostile::LoginStall)
        m_loginPlace.limit();
}

Connection::~Connection()
{
    m_loginPlace.leave();
    m_channels.clear();
    m_keeper.reset();
    m_poll.reset();
    m_session.free();
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

// As some servers do it again and again.
void Connection::sayNothing()
{
    ssh_send_ignore(session(), "");
    m_session.flush();
}

// Written without a flush(), which would read as well: a login that comes in meanwhile would be answered before a
// server that has words first falls silent.
void Connection::say(const char* words)
{
    const ssh_string banner = ssh_string_from_char(words);
    ssh_set_fd_towrite(session());
    ssh_send_issue_banner(session(), banner);
    ssh_string_free(banner);
}

void Connection::hangUp()
{
    m_session.flush();
    ::shutdown(ssh_get_fd(session()), SHUT_RDWR);
}

void Connection::loggedIn()
{
    m_loginPlace.leave();
    reach(Phase::Login);
}

bool Connection::canWrite() const
{
    return !m_dead && m_session.isConnected() && !m_session.isFull();
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
        if (!m_dead && m_session.isExchanged() && !isSilent())
            advanceChannels();
    } while (m_again && !m_dead && ++rounds < mostRounds);
    m_inside = false;
    if (!m_dead)
        updateEvents();
    if (m_dead)
        m_fleet.bury(*this);
}

void Connection::pumpSession(bool socketReady)
{
    if (!socketReady)
        return;
    if (isSilent()) {
        m_dead = true;
        return;
    }
    const ServerSession::Step step = m_session.drive();
    if (step == ServerSession::Step::Waiting)
        return;
    if (step != ServerSession::Step::Served) {
        m_dead = step == ServerSession::Step::Failed;
        reach(Phase::Exchange);
        if (m_host.hostile == Hostile::LoginStall)
            m_silence.keep();
        if (step == ServerSession::Step::Exchanged)
            askForVisit();
    }
    // Checked before anything opens a descriptor: libssh may have closed ours, and the number is free again.
    if (!m_session.isConnected())
        m_dead = true;
}

void Connection::askForVisit()
{
    if (m_host.hostile != Hostile::VisitFirst && m_host.hostile != Hostile::VisitForever)
        return;
    say("To log in, visit https://login.example.test/a/1\n");
    waitForPerson(m_host.hostile == Hostile::VisitForever);
}

void Connection::waitForPerson(bool forEver)
{
    if (forEver)
        m_silence.keep();
    else
        m_silence.keepFor(visitTime);
}

void Connection::leave(bool late)
{
    if (late)
        m_goodbye.sayLater();
    else
        m_goodbye.say();
}

void Connection::advanceChannels()
{
    for (std::size_t i = 0; i < m_channels.size() && !m_dead; ++i)
        m_channels[i]->advance();
    std::erase_if(m_channels, [](const auto& channel) { return channel->isDone(); });
    if (!m_session.isConnected())
        m_dead = true;
    if (m_dead)
        return;
    if (m_goodbye.isDue()) {
        for (const auto& channel : m_channels)
            channel->abandon(); // ssh_disconnect frees them, without a word of their own
        m_session.disconnect();
        m_dead = true;
        return;
    }
    m_session.flush();
    m_dead = !m_session.isConnected();
}

void Connection::updateEvents()
{
    if (isSilent()) {
        m_poll->want(UV_DISCONNECT);
        return;
    }
    const bool writes =
        m_again || m_session.isFull() ||
        std::any_of(m_channels.begin(), m_channels.end(), [](const auto& channel) { return channel->hasMore(); });
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
