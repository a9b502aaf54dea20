// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"
#include "ssh/base/link.h"
#include "ssh/base/loop.h"
#include "ssh/login/keycache.h"
#include "ssh/session/agentchannel.h"
#include "ssh/session/services.h"
#include "ssh/session/sessionreport.h"

#include <memory>
#include <vector>

// Lets commands on one host ask the user's agent, where ssh_config says so for it (ForwardAgent): for keys that its own
// login names, on this connection, and never more than so many channels at once and so many signatures in all. Each is
// told in the host's log. Nothing tells the agent for which host it signs: libssh binds no session to it. In the
// session's loop thread; owned by the session, which gives it the link and outlives it.
namespace rollcall::ssh {

class AgentForward
{
public:
    AgentForward(Loop& loop, std::shared_ptr<const HostSpec> host, const Services& services, SessionReport& report);
    ~AgentForward();
    AgentForward(const AgentForward&) = delete;
    AgentForward& operator=(const AgentForward&) = delete;

    bool isWanted() const;
    void attach(Link& link); // logged in: the server may open channels from now on
    void detach();           // of that link

private:
    bool load();
    void learnKeys();
    ssh_channel open();
    bool mayUse(const QByteArray& blob) const;
    bool maySign();
    bool isForAllKeys() const;
    void tell(const QByteArray& blob, const QString& what);
    void serveSoon();
    void serve();

    Loop& m_loop;
    const std::shared_ptr<const HostSpec> m_host;
    const std::shared_ptr<KeyCache> m_keys;
    SessionReport& m_report;
    const std::shared_ptr<AgentForward*> m_alive; // expired: what is posted comes too late
    Link* m_link = nullptr;
    bool m_loaded = false; // the blobs are known
    std::vector<QByteArray> m_blobs;
    std::vector<std::unique_ptr<AgentChannel>> m_channels;
    int m_signatures = 0;
    bool m_refused = false; // a channel too many, and told
    bool m_posted = false;
};

} // namespace rollcall::ssh
