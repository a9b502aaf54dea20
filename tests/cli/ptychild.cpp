// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ptychild.h"

#include <QElapsedTimer>

#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <vector>

namespace rollcall::test {

PtyChild::~PtyChild()
{
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    if (m_terminal >= 0)
        ::close(m_terminal);
}

bool PtyChild::start(const QString& program, const QStringList& arguments, const QMap<QString, QString>& environment,
                     const QString& folder)
{
    std::vector<QByteArray> words{program.toLocal8Bit()};
    for (const QString& argument : arguments)
        words.push_back(argument.toLocal8Bit());
    std::vector<char*> pointers;
    for (QByteArray& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const winsize size{24, m_columns, 0, 0};
    m_pid = ::forkpty(&m_terminal, nullptr, nullptr, &size);
    if (m_pid != 0)
        return m_pid > 0;
    for (auto variable = environment.begin(); variable != environment.end(); ++variable)
        ::setenv(variable.key().toLocal8Bit().constData(), variable->toLocal8Bit().constData(), 1);
    ::unsetenv("SSH_AUTH_SOCK");
    if (::chdir(folder.toLocal8Bit().constData()) == 0)
        ::execv(pointers[0], pointers.data());
    ::_exit(126);
}

bool PtyChild::readSome(int milliseconds)
{
    pollfd waiting{m_terminal, POLLIN, 0};
    if (::poll(&waiting, 1, milliseconds) <= 0)
        return true;
    char buffer[4096];
    const ssize_t count = ::read(m_terminal, buffer, sizeof buffer);
    if (count <= 0)
        return false; // EIO: the program has closed the terminal
    m_screen.append(buffer, count);
    return true;
}

bool PtyChild::waitFor(const QByteArray& text, int seconds)
{
    QElapsedTimer clock;
    clock.start();
    while (!m_screen.contains(text)) {
        if (clock.elapsed() > seconds * 1000 || !readSome(100))
            return m_screen.contains(text);
    }
    return true;
}

int PtyChild::unread() const
{
    int bytes = 0;
    return ::ioctl(m_terminal, FIONREAD, &bytes) == 0 ? bytes : -1;
}

void PtyChild::type(const QByteArray& keys)
{
    [[maybe_unused]] const ssize_t written = ::write(m_terminal, keys.constData(), static_cast<size_t>(keys.size()));
}

bool PtyChild::echoes() const
{
    termios settings{};
    return ::tcgetattr(m_terminal, &settings) == 0 && (settings.c_lflag & ECHO) != 0;
}

int PtyChild::waitForEnd(int seconds)
{
    QElapsedTimer clock;
    clock.start();
    int status = 0;
    while (::waitpid(m_pid, &status, WNOHANG) == 0) {
        if (clock.elapsed() > seconds * 1000)
            return -1;
        if (!readSome(50))
            ::usleep(10'000); // the terminal is closed, the program about to end
    }
    m_pid = -1;
    while (readSome(0) && ::poll(nullptr, 0, 0) == 0) {
        pollfd more{m_terminal, POLLIN, 0};
        if (::poll(&more, 1, 0) <= 0)
            break;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace rollcall::test
