// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/draftplace.h"

#include "core/base/filelock.h"
#include "core/base/privatefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostWindows = 100; // more than that share the last one's file

QString numbered(const QString& file, int number)
{
    const QFileInfo info(file);
    return number == 1
               ? file
               : info.dir().filePath(info.completeBaseName() + u'.' + QString::number(number) + u'.' + info.suffix());
}

} // namespace

DraftPlace DraftPlace::claim(const QString& file)
{
    (void)makePrivateFolder(QFileInfo(file).absolutePath()); // where it cannot be made, writing says so
    DraftPlace place;
    for (int number = 1; number <= mostWindows; ++number) {
        const QString one = numbered(file, number);
        Held held;
        const bool wanted = place.m_held.empty() || QFileInfo::exists(one);
        if (wanted && take(one, held))
            place.m_held.push_back(std::move(held));
    }
    if (place.m_held.empty())
        place.m_held.push_back({numbered(file, mostWindows), -1});
    return place;
}

/// Lock files stay: one that was removed could be held by somebody who has just opened it.
bool DraftPlace::take(const QString& file, Held& held)
{
    held.file = file;
    held.lock = openPrivateFile(file + u".lock"_s, O_RDWR);
    if (held.lock < 0 || tryLock(held.lock) != LockOutcome::Busy)
        return true;
    ::close(std::exchange(held.lock, -1));
    return false;
}

DraftPlace& DraftPlace::operator=(DraftPlace&& other) noexcept
{
    letGo();
    m_held = std::exchange(other.m_held, {});
    return *this;
}

DraftPlace::~DraftPlace()
{
    letGo();
}

void DraftPlace::letGo()
{
    for (const Held& held : m_held) {
        if (held.lock >= 0)
            ::close(held.lock);
    }
    m_held.clear();
}

QStringList DraftPlace::left() const
{
    QStringList files;
    for (size_t i = 1; i < m_held.size(); ++i)
        files.append(m_held[i].file);
    return files;
}

void DraftPlace::leave(const QString& file)
{
    const auto one =
        std::find_if(m_held.begin() + 1, m_held.end(), [&](const Held& held) { return held.file == file; });
    if (one == m_held.end())
        return;
    if (one->lock >= 0)
        ::close(one->lock);
    m_held.erase(one);
}

void DraftPlace::forgetLeft()
{
    for (const QString& file : left())
        leave(file);
}

} // namespace rollcall::app
