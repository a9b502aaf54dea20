// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "silentfile.h"

#include <QFile>

#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace rollcall::test {

// The lease is taken before anybody knows the file.
SilentFile::SilentFile(const QString& path)
{
    std::signal(SIGIO, SIG_IGN); // that somebody waits is asked for
    const QByteArray name = QFile::encodeName(path);
    const QByteArray before = name + ".silent";
    m_descriptor = ::open(before.constData(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (m_descriptor < 0 || ::fcntl(m_descriptor, F_SETLEASE, F_WRLCK) != 0 ||
        std::rename(before.constData(), name.constData()) != 0)
        qFatal("no lease on %s", name.constData());
    m_watch = std::thread([this] {
        m_gate.pass();
        ::fcntl(m_descriptor, F_SETLEASE, F_UNLCK);
    });
}

SilentFile::~SilentFile()
{
    release();
    ::close(m_descriptor);
}

bool SilentFile::isHolding() const
{
    return m_gate.isHeld() && ::fcntl(m_descriptor, F_GETLEASE) != F_WRLCK; // what whoever opens it would have it be
}

void SilentFile::release()
{
    m_gate.open();
    if (m_watch.joinable())
        m_watch.join();
}

} // namespace rollcall::test
