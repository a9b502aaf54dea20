// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/link.h"

#include "core/base/text.h"
#include "ssh/base/failure.h"

#include <libssh/server.h> // ssh_send_keepalive; it is no server's matter only

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rollcall::ssh {

namespace {

// One wake-up reads at most this many times what libssh takes at once (4 KB), so that a host which sends for
// ever does not keep the loop from the others.
constexpr int pumpRounds = 16;

ino_t inodeOf(int descriptor)
{
    struct stat status;
    return ::fstat(descriptor, &status) == 0 ? status.st_ino : 0;
}

} // namespace

Link::Handle::~Handle()
{
    if (event) {
        ssh_event_remove_session(event, session);
        ssh_event_free(event);
    }
    ssh_free(session);
}

Link::Link(Loop& loop, int descriptor, std::function<void()> ready)
    : m_loop(loop), m_ready(std::make_shared<const std::function<void()>>(std::move(ready))),
      m_handle(std::make_shared<Handle>()), m_descriptor(descriptor), m_inode(inodeOf(descriptor))
{
    m_handle->session = ssh_new();
    ssh_set_blocking(m_handle->session, 0);
    ssh_options_set(m_handle->session, SSH_OPTIONS_FD, &descriptor);
    ssh_set_counters(m_handle->session, &m_handle->counter, nullptr);
    // Whatever else a server asks for is answered with a refusal; libssh would keep it for somebody who never comes.
    ssh_set_message_callback(
        m_handle->session, [](ssh_session, ssh_message, void*) { return 1; }, nullptr);
    ssh_callbacks_struct& callbacks = m_handle->callbacks;
    callbacks.userdata = m_handle.get();
    callbacks.channel_open_request_auth_agent_function = [](ssh_session, void* handle) -> ssh_channel {
        const auto& open = static_cast<Handle*>(handle)->agentDoor;
        return open ? open() : nullptr;
    };
    ssh_callbacks_init(&callbacks);
    ssh_set_callbacks(m_handle->session, &callbacks);
}

Link::~Link()
{
    m_watch.reset();
    if (!m_given)
        ::close(m_descriptor);
}

// libssh 0.10 closes the descriptor when the server has hung up, 0.11 only forgets that it is connected. After what was
// no proper SSH neither does: it only notes that nothing will come of the session any more.
bool Link::isOpen() const
{
    if (m_closed || !m_given)
        return !m_closed;
    return ssh_get_fd(session()) == m_descriptor && ssh_is_connected(session()) != 0 &&
           (ssh_get_status(session()) & SSH_CLOSED_ERROR) == 0;
}

bool Link::hasFailed() const
{
    return ssh_get_error_code(m_handle->session) == SSH_FATAL;
}

int Link::connect()
{
    const bool first = !m_given;
    m_given = true;
    int rc = ssh_connect(session());
    if (first && isOpen()) {
        // libssh makes a connected socket blocking, and would then wait for a slow server in send(2).
        ::fcntl(m_descriptor, F_SETFL, O_NONBLOCK);
    }
    if (rc == SSH_AGAIN && (ssh_get_poll_flags(session()) & SSH_WRITE_PENDING) != 0)
        rc = ssh_connect(session());
    settle();
    return rc;
}

void Link::pump()
{
    const Listening ears = listen();
    ssh_event& event = m_handle->event;
    if (!event) {
        event = ssh_event_new();
        ssh_event_add_session(event, session());
    }
    for (int round = 0; round < pumpRounds && ssh_event_dopoll(event, 0) == SSH_OK; ++round) {}
    settle();
}

void Link::settle()
{
    m_suspended = false;
    if (m_closed)
        return;
    if (!isOpen()) {
        m_closed = true;
        m_watch.reset();
        return;
    }
    if (!m_watch)
        m_watch = std::make_unique<Loop::Watch>(m_loop, m_descriptor, [ready = m_ready](bool, bool) { (*ready)(); });
    // Only what libssh could not write yet: its poll flags ask for POLLOUT after every packet.
    const bool unwritten = (ssh_get_status(session()) & SSH_WRITE_PENDING) != 0;
    m_watch->start(m_reading, unwritten);
}

void Link::setReading(bool reading)
{
    m_reading = reading;
    if (!m_suspended)
        settle();
}

void Link::suspend()
{
    m_suspended = true;
    m_watch.reset(); // the executor may close the descriptor, and this loop open another of the same number
}

bool Link::holdsDescriptor() const
{
    return inodeOf(m_descriptor) == m_inode;
}

void Link::disconnect()
{
    const bool ours = m_given && isOpen() && !m_suspended; // an executor that has the session closes it
    m_watch.reset();
    m_closed = true;
    if (!ours)
        return;
    if (m_handle->event) {
        ssh_event_remove_session(m_handle->event, session());
        ssh_event_free(m_handle->event);
        m_handle->event = nullptr;
    }
    ssh_set_fd_towrite(session());
    ssh_disconnect(session()); // leaves the descriptor open, unless sending fails
    if (holdsDescriptor())
        ::close(m_descriptor);
}

QByteArray Link::peek(bool& ended) const
{
    QByteArray bytes(255, Qt::Uninitialized);
    const ssize_t size = ::recv(m_descriptor, bytes.data(), static_cast<size_t>(bytes.size()), MSG_PEEK | MSG_DONTWAIT);
    ended = size == 0 || (size < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
    bytes.truncate(size > 0 ? size : 0);
    return bytes;
}

QByteArray Link::serverKey() const
{
    ssh_key key = nullptr;
    char* base64 = nullptr;
    QByteArray blob;
    if (ssh_get_server_publickey(session(), &key) == SSH_OK && ssh_pki_export_pubkey_base64(key, &base64) == SSH_OK)
        blob = QByteArray::fromBase64(base64);
    ssh_string_free_char(base64);
    ssh_key_free(key);
    return blob;
}

QString Link::error() const
{
    return connectionWords(safeText(ssh_get_error(session())));
}

QByteArray Link::takeBanner()
{
    char* text = ssh_get_issue_banner(session());
    const QByteArray banner(text);
    ssh_string_free_char(text);
    if (banner == m_banner)
        return {};
    m_banner = banner;
    return banner;
}

qint64 Link::bytesReceived() const
{
    return static_cast<qint64>(m_handle->counter.in_bytes);
}

qint64 Link::bytesSent() const
{
    return static_cast<qint64>(m_handle->counter.out_bytes);
}

void Link::setAgentDoor(std::function<ssh_channel()> open)
{
    m_handle->agentDoor = std::move(open);
}

// The first call takes the answer to the one before, if there was one, and may send nothing.
void Link::ping()
{
    m_overheard.awaited = m_overheard.replies + 1;
    const Listening ears = listen();
    const qint64 sent = bytesSent();
    ssh_send_keepalive(session());
    if (bytesSent() == sent && (ssh_get_status(session()) & SSH_WRITE_PENDING) == 0)
        ssh_send_keepalive(session());
    settle();
}

QString safeText(const QByteArray& text)
{
    constexpr qsizetype longest = 200;
    QString safe;
    for (const char32_t c : QString::fromUtf8(text.left(4 * longest)).left(longest).toUcs4())
        safe += QChar::fromUcs4(isHidden(c) ? U' ' : c);
    return safe.simplified();
}

QString safeLines(const QByteArray& text)
{
    constexpr qsizetype most = 40;
    QStringList lines;
    for (const QByteArray& line : text.trimmed().split('\n')) {
        if (lines.size() == most)
            break;
        const QString safe = safeText(line);
        if (!safe.isEmpty() || !lines.value(lines.size() - 1).isEmpty()) // a run of blank ones is one
            lines << safe;
    }
    return lines.join(u'\n').trimmed();
}

} // namespace rollcall::ssh
