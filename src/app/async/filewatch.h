// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QThread;

// Tells when files of the user's may have been changed by another program: written, replaced, made or removed, also
// where their folder is not there yet. A name may be a pattern: then its folder is watched. A burst is told once. The
// disk is looked at in a thread of its own, which is left behind where it is at work; the rest is in the thread of the
// owner.
namespace rollcall::app {

class FileWatch : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(QObject* parent = nullptr);
    ~FileWatch() override;

    /// These, in place of those before; changed() follows, as they may have been before they were watched.
    void setFiles(const QStringList& files);

Q_SIGNALS:
    void changed();

private:
    QThread* m_thread; // ours until the end, then its own
    QObject* m_eye;    // lives there
};

} // namespace rollcall::app
