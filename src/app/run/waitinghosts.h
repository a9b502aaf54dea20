// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/question.h"
#include "core/run/runspec.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>

// Which hosts of a run the questions that are open are still about: who has ended needs no answer, and is named in
// none. A jump host is asked about as long as others go through it. A value; in the session's thread.
namespace rollcall::app {

class WaitingHosts
{
public:
    WaitingHosts() = default;
    explicit WaitingHosts(const RunSpec& run);

    void add(const std::shared_ptr<Question>& question);
    void remove(quint64 id) { m_open.erase(id); }

    struct Change
    {
        QList<quint64> changed; // questions that say something else now
        QList<quint64> over;    // of these, those that nobody waits for any more
    };
    Change ended(const QStringList& hosts);

private:
    bool takeEnded(Question& question) const;

    std::map<quint64, std::weak_ptr<Question>> m_open;
    QSet<QString> m_jumps;
    QSet<QString> m_ended;
};

} // namespace rollcall::app
