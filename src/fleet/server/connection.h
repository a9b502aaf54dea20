// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/base/uv.h"
#include "fleet/programs/keeper.h"
#include "fleet/server/channel.h"
#include "fleet/server/goodbye.h"
#include "fleet/server/login.h"
#include "fleet/server/loginplace.h"
#include "fleet/server/peer.h"
#include "fleet/server/serversession.h"
#include "fleet/server/silence.h"

#include <memory>
#include <vector>

// One client on one host: a libssh server session that is driven only when its own descriptor (or one of its
// programs) is ready. libssh's callbacks only note things down; what may destroy or start something happens
// afterwards in advance(). Loop thread; owns the session, its channels and its login process.
namespace rollcall::fleet {

class Fleet;
struct FleetHost;

/// The phases in which --hostile close-random strikes.
enum class Phase { Accept, Exchange, Login, Command, Output, Never };

class Connection final : public Peer
{
public:
    Connection(Fleet& fleet, FleetHost& host, int fd, const QByteArray& peer);
    ~Connection() override;

    void start();
    /// Does all there is to do. May destroy this connection: nothing may follow it.
    void advance(bool socketReady = false);
    /// Something was noted down that wants another look at the channels.
    void touch() { m_again = true; }
    void reach(Phase phase);
    void leave(bool late = false);    // says goodbye when everything else is done, or a moment later
    void say(const char* words);      // in a banner
    void waitForPerson(bool forEver); // silent for a while, or for good
    void hangUp();                    // at once, without a goodbye
    void loggedIn();

    /// The last output went into the socket: more can be written without piling up.
    bool canWrite() const;
    Fleet& fleet() { return m_fleet; }
    FleetHost& host() { return m_host; }
    ssh_session session() const { return m_session.get(); }
    const QByteArray& peer() const { return m_peer; }
    /// The process every command of this login has as its parent, as with sshd. Started on first use.
    Keeper& keeper();

    /// Null above MaxSessions (10, as sshd).
    Channel* openChannel();
    void addForward(ssh_channel channel, int fd);

private:
    void sayNothing();
    void pumpSession(bool socketReady);
    void askForVisit();
    void advanceChannels();
    void updateEvents();
    /// Nothing is answered, and only a client that leaves ends that before its time.
    bool isSilent() const { return m_silence.isKept() || m_goodbye.isLater(); }

    static constexpr std::size_t mostChannels = 10;

    Fleet& m_fleet;
    FleetHost& m_host;
    QByteArray m_peer;
    ServerSession m_session;
    std::unique_ptr<Poll> m_poll;
    Login m_login;
    LoginPlace m_loginPlace;
    Goodbye m_goodbye;
    Silence m_silence;
    std::vector<std::unique_ptr<Channel>> m_channels;
    std::unique_ptr<Keeper> m_keeper;
    Phase m_closesAt = Phase::Never;
    bool m_dead = false;
    bool m_inside = false;
    bool m_again = false; // there is news for a channel
};

} // namespace rollcall::fleet
