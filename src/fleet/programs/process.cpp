// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/programs/process.h"

#include "fleet/base/files.h"
#include "fleet/base/signals.h"
#include "fleet/cast/face.h"
#include "fleet/cast/roster.h"
#include "fleet/programs/keeper.h"

#include <QFile>

#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace rollcall::fleet {

using namespace Qt::StringLiterals;

namespace {

constexpr int cannotRun = 255;

void setNonBlocking(int fd)
{
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
}

QString homeOf(const FleetOptions& options, FleetHost& host)
{
    const QString home = options.dir + u"/homes/"_s + host.name;
    if (!host.homeMade)
        host.homeMade = static_cast<bool>(makeFolder(home));
    return home;
}

QList<QByteArray> environmentOf(const FleetOptions& options, const ProgramRequest& request, const QByteArray& home)
{
    const FleetHost& host = request.host;
    const QByteArray dir = QFile::encodeName(options.dir);
    const QByteArray address = addressText(host.address).toLatin1();
    QByteArray peer = request.peer;
    QList<QByteArray> environment = request.environment;
    environment << "HOME=" + home << "USER=admin"
                << "LOGNAME=admin"
                << "SHELL=/bin/sh"
                << "PATH=" + dir + "/bin:/usr/local/bin:/usr/bin:/bin"
                << "SSH_CONNECTION=" + peer.replace(':', ' ') + ' ' + address + ' ' + QByteArray::number(host.port)
                << "ROLLCALL_FLEET_NAME=" + host.name.toUtf8() << "ROLLCALL_FLEET_ADDRESS=" + address
                << "ROLLCALL_FLEET_DIR=" + dir << "ROLLCALL_FLEET_PASSWORD=" + options.login.password.toUtf8();
    if (request.terminal)
        environment << "TERM=" + request.terminal->type;
    return environment + faceEnvironment(host.face);
}

} // namespace

Process::Process(uv_loop_t* loop, const FleetOptions& options, const ProgramRequest& request)
    : m_loop(loop), m_keeper(request.keeper()), m_terminal(request.terminal.has_value())
{
    Launch launch;
    launch.folder = QFile::encodeName(homeOf(options, request.host));
    launch.command = request.command;
    launch.environment = environmentOf(options, request, launch.folder);
    launch.terminal = m_terminal;
    const bool opened = m_terminal ? openTerminal(*request.terminal, launch.fds) : openPipes(launch.fds);
    if (opened)
        m_id = m_keeper.launch(launch, [this](int waitStatus) { ended(waitStatus); });
    for (const int fd : launch.fds)
        ::close(fd);
    if (m_id == 0)
        m_ending = Ending{cannotRun, {}};
}

Process::~Process()
{
    if (m_id != 0 && !m_ending)
        m_keeper.sendSignal(m_id, SIGHUP);
    m_keeper.forget(m_id);
    for (Side* side : {&m_in, &m_out, &m_error})
        close(*side);
}

bool Process::openPipes(QList<int>& childFds)
{
    int in[2];
    int out[2];
    int error[2];
    if (::pipe2(in, O_CLOEXEC) != 0)
        return false;
    m_in.fd = in[1];
    childFds << in[0];
    if (::pipe2(out, O_CLOEXEC) != 0)
        return false;
    m_out.fd = out[0];
    childFds << out[1];
    if (::pipe2(error, O_CLOEXEC) != 0)
        return false;
    m_error.fd = error[0];
    childFds << error[1];
    for (const Side* side : {&m_in, &m_out, &m_error})
        setNonBlocking(side->fd);
    return true;
}

bool Process::openTerminal(const TerminalRequest& request, QList<int>& childFds)
{
    winsize size{};
    size.ws_col = static_cast<unsigned short>(request.columns);
    size.ws_row = static_cast<unsigned short>(request.rows);
    int slave = -1;
    if (::openpty(&m_out.fd, &slave, nullptr, nullptr, &size) != 0)
        return false;
    ::fcntl(m_out.fd, F_SETFD, FD_CLOEXEC);
    ::fcntl(slave, F_SETFD, FD_CLOEXEC);
    setNonBlocking(m_out.fd);
    m_in.fd = ::fcntl(m_out.fd, F_DUPFD_CLOEXEC, 0); // its own number: epoll watches a number only once
    childFds << slave;
    return true;
}

void Process::watch(Side& side, int event)
{
    if (!side.poll)
        side.poll = std::make_unique<Poll>(m_loop, side.fd, [this, &side](int, int) {
            side.poll->want(0);
            wake();
        });
    side.poll->want(event);
}

void Process::close(Side& side)
{
    side.poll.reset();
    if (side.fd >= 0)
        ::close(std::exchange(side.fd, -1));
}

qsizetype Process::read(Stream stream, char* buffer, qsizetype room)
{
    Side& side = stream == Stream::Out ? m_out : m_error;
    if (side.fd < 0)
        return 0;
    const ssize_t size = ::read(side.fd, buffer, static_cast<size_t>(room));
    if (size > 0)
        return size;
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        watch(side, UV_READABLE);
    else
        close(side); // a terminal whose last user left reads as EIO
    return 0;
}

qsizetype Process::write(const char* data, qsizetype size)
{
    if (m_in.fd < 0)
        return size;
    const ssize_t written = ::write(m_in.fd, data, static_cast<size_t>(size));
    if (written >= 0)
        return written;
    if (errno == EAGAIN || errno == EINTR) {
        watch(m_in, UV_WRITABLE);
        return 0;
    }
    close(m_in); // nobody reads any more; what still comes is dropped
    return size;
}

void Process::closeInput()
{
    if (!m_terminal)
        close(m_in);
}

void Process::sendSignal(const QByteArray& name)
{
    if (const int number = signalNumber(name))
        m_keeper.sendSignal(m_id, number);
}

void Process::resize(int columns, int rows)
{
    winsize size{};
    size.ws_col = static_cast<unsigned short>(columns);
    size.ws_row = static_cast<unsigned short>(rows);
    if (m_terminal)
        ::ioctl(m_out.fd, TIOCSWINSZ, &size);
}

bool Process::isFinished() const
{
    return m_ending && m_out.fd < 0 && m_error.fd < 0;
}

void Process::ended(int waitStatus)
{
    if (WIFSIGNALED(waitStatus))
        m_ending = Ending{0, signalName(WTERMSIG(waitStatus))};
    else
        m_ending = Ending{WEXITSTATUS(waitStatus), {}};
    wake();
}

} // namespace rollcall::fleet
