// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/base/loop.h"
#include "ssh/base/overheard.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <QByteArray>
#include <QString>

#include <sys/types.h>

#include <functional>
#include <memory>

// A libssh session on a connected socket, driven without blocking: every libssh call goes through call(),
// which repeats it once where libssh only wants to hear that the socket is writable, and then arms the watch
// for what libssh waits for. libssh closes the descriptor inside some calls; the watch goes with it at once,
// before the loop can open another socket of the same number. In the loop's thread, but for Handle.
namespace rollcall::ssh {

class Link
{
public:
    /// What an executor may keep while it is inside a libssh call that blocks; freed by the last owner.
    struct Handle
    {
        ssh_session session = nullptr;
        ssh_event event = nullptr;
        ssh_counter_struct counter{};
        ssh_callbacks_struct callbacks{};
        std::function<ssh_channel()> agentDoor; // the loop's, and null while an executor has the session
        ~Handle();
    };

    /// Takes the socket. `ready` comes whenever libssh should be called again.
    Link(Loop& loop, int descriptor, std::function<void()> ready);
    ~Link(); // closes at once, without a word to the server
    Link(const Link&) = delete;
    Link& operator=(const Link&) = delete;

    ssh_session session() const { return m_handle->session; }
    const std::shared_ptr<Handle>& handle() const { return m_handle; }
    bool isOpen() const;    // libssh has not closed the descriptor, nor given the session up
    bool hasFailed() const; // its last words are of a failure that it does not get over, also where it goes on waiting

    /// Runs a libssh call that gives `again` while it waits.
    template <typename Call> int call(int again, Call&& step)
    {
        const Listening ears = listen();
        m_given = true;
        int rc = step();
        if (rc == again && (ssh_get_poll_flags(session()) & SSH_WRITE_PENDING) != 0)
            rc = step();
        settle();
        return rc;
    }

    int connect(); // ssh_connect
    void pump();   // handles the packets that have come; callbacks are called from inside
    void settle(); // after libssh calls outside of call()

    void setReading(bool reading); // also when there is nothing to be written
    void suspend();                // an executor has the session now: no readiness until settle()
    void disconnect();             // politely, then closes

    QByteArray peek(bool& ended) const; // what has come and was not read yet, up to 255 bytes
    QString error() const;              // libssh's last words, made safe
    QByteArray takeBanner();            // of the login (RFC 4252 section 5.4), as sent, if another one has come
    QByteArray serverKey() const;       // the blob that the server has proved to have; once connected
    qint64 bytesReceived() const;
    qint64 bytesSent() const;
    /// Gives the channel where the server wants one to the user's agent; null: it is refused, as all other ways from
    /// there to here are.
    void setAgentDoor(std::function<ssh_channel()> open);
    void ping(); // a request that every server answers (RFC 4254 section 4), if only with a refusal
    /// What libssh says of the connection in its log alone; also for calls outside of call(), see listen().
    Overheard& overheard() { return m_overheard; }
    Listening listen() { return Listening(m_overheard.isWanted() ? &m_overheard : nullptr); }

private:
    bool holdsDescriptor() const;

    Loop& m_loop;
    const std::shared_ptr<const std::function<void()>> m_ready;
    std::shared_ptr<Handle> m_handle;
    int m_descriptor = -1;
    QByteArray m_banner; // the last one taken
    ino_t m_inode = 0;   // tells whether the descriptor is still this socket
    std::unique_ptr<Loop::Watch> m_watch;
    bool m_closed = false;
    bool m_given = false; // libssh owns the descriptor
    bool m_reading = true;
    bool m_suspended = false;
    Overheard m_overheard;
};

/// The server's or libssh's words on one line, without control characters, at most 200 characters.
QString safeText(const QByteArray& text);
/// Its words on as many lines as it gave them, each like that, at most 40; a run of blank ones is one.
QString safeLines(const QByteArray& text);

} // namespace rollcall::ssh
