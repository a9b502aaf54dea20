// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/event.h"
#include "core/run/runoptions.h"
#include "core/verdict/outcome.h"

#include <QByteArray>
#include <QString>

// What whoever has a session is to say and to hear: its options, and the calls that it gets of it.
namespace rollcall::ssh {

class Session;

/// All calls come in the loop's thread. A listener may call the session back, and may delete it only in or
/// after ended().
class SessionListener
{
public:
    virtual ~SessionListener() = default;
    virtual void phaseChanged(Session& session, HostPhase phase, const QString& address) = 0;
    virtual void ready(Session& session) = 0; // logged in: exec() may be called
    virtual void execStarted(Session& session, int exec) = 0;
    virtual void output(Session& session, int exec, Stream stream, QByteArray&& bytes) = 0;
    virtual void execEnded(Session& session, int exec, const Verdict& verdict) = 0;
    /// The last call. Reason::None after an orderly close(); else why the connection failed or was lost.
    /// Every exec that was under way has had its execEnded before.
    virtual void ended(Session& session, const Verdict& verdict) = 0;
    virtual void log(Session& session, const QString& text) = 0;
};

struct SessionOptions
{
    Milliseconds connectTimeout{10'000};
    Milliseconds loginTimeout{30'000};
    bool batch = false;
};

} // namespace rollcall::ssh
