// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QThread;

// Tells when a file of the user's may have been changed by another program: written, replaced, made or removed, also
// where its folder is not there yet. A burst is told once. The disk is looked at in a thread of its own, which is left
// behind where it is at work; the rest is in the thread of the owner.
namespace rollcall::app {

class FileWatch : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(const QString& file, QObject* parent = nullptr);
    ~FileWatch() override;

Q_SIGNALS:
    void changed();

private:
    QThread* m_thread; // ours until the end, then its own
};

} // namespace rollcall::app
