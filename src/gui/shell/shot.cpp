// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/shot.h"

#include "core/base/error.h"

#include <QMetaObject>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

namespace rollcall::gui {

using namespace std::chrono_literals;

Shot::Shot(const QString& file, QWidget* window)
    : QObject(window), m_file(file), m_window(window), m_guard(new QTimer(this))
{
    m_guard->setSingleShot(true);
    connect(m_guard, &QTimer::timeout, this, [this] { fail(tr("There was nothing to take a picture of in time.")); });
    m_guard->start(5min);
}

void Shot::setLongest(int milliseconds)
{
    m_guard->start(milliseconds);
}

void Shot::take(std::function<bool()> settled)
{
    if (m_settled)
        return;
    m_settled = std::move(settled);
    look();
}

void Shot::look()
{
    if (m_ended)
        return;
    if (!m_settled()) {
        QTimer::singleShot(100ms, this, &Shot::look);
        return;
    }
    // One turn of the event loop more: what is settled is painted then.
    QTimer::singleShot(300ms, this, [this] {
        if (m_window->grab().save(m_file))
            end(0, {});
        else
            end(1, errorText({ErrorKind::FileUnwritable, {}, {}, m_file}));
    });
}

void Shot::fail(const QString& why)
{
    end(1, why);
}

// Later, so that a failure before the event loop runs ends the program, too.
void Shot::end(int exitCode, const QString& why)
{
    if (std::exchange(m_ended, true))
        return;
    m_guard->stop();
    QMetaObject::invokeMethod(
        this, [this, exitCode, why] { Q_EMIT ended(exitCode, why); }, Qt::QueuedConnection);
}

} // namespace rollcall::gui
