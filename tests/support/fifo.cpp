// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fifo.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rollcall::test {

Fifo::Fifo(const QString& path) : m_path(path)
{
    const QByteArray name = QFile::encodeName(path);
    ::unlink(name.constData());
    if (::mkfifo(name.constData(), 0600) != 0 || (m_descriptor = ::open(name.constData(), O_RDWR | O_CLOEXEC)) < 0)
        qFatal("no FIFO at %s", name.constData());
    m_watch = std::thread([this] {
        m_gate.pass();
        ::unlink(QFile::encodeName(m_path).constData()); // the next one finds no file
        ::close(m_descriptor);
    });
}

Fifo::~Fifo()
{
    release();
}

bool Fifo::isHolding() const
{
    int open = 0;
    const QDir descriptors(QStringLiteral("/proc/self/fd"));
    for (const QString& descriptor : descriptors.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot))
        open += QFile::symLinkTarget(descriptors.filePath(descriptor)) == m_path ? 1 : 0;
    return open > 1 && m_gate.isHeld();
}

void Fifo::release()
{
    m_gate.open();
    if (m_watch.joinable())
        m_watch.join();
}

} // namespace rollcall::test
