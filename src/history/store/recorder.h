// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/run/event.h"
#include "history/store/runchange.h"
#include "history/store/storedrun.h"

#include <QObject>

// Takes a run's events and stores them, on a thread of its own, behind a bounded queue. Made by
// Store::record(); shared by the engine (as EventSink) and the run's session. When the last of them lets go,
// the thread stores what is queued and ends; nobody waits for it but ~Store. A run whose RunEnded never came
// is then interrupted. Both signals come from the recorder's thread: connect with a context object that lives
// in yours and they arrive there.
namespace rollcall::history {

class RecorderCore;

class Recorder : public QObject, public EventSink
{
    Q_OBJECT

public:
    static constexpr qint64 defaultQueueLimit = 64LL * 1024 * 1024; // bytes
    static constexpr int changeInterval = 50;                       // milliseconds between two stored() at least

    explicit Recorder(std::shared_ptr<RecorderCore> core);
    ~Recorder() override;

    StoredRunPtr run() const;

    void deliver(EventBatch&& batch) override;
    bool hasRoom() const override;
    void whenRoom(std::function<void()> resume) override;
    bool hasFailed() const override;

Q_SIGNALS:
    void stored(const rollcall::history::RunChange& change); // coalesced; everything in it is on disk
    void failed(const rollcall::Error& error);               // at most once; what was stored stays readable

private:
    std::shared_ptr<RecorderCore> m_core;
};

} // namespace rollcall::history
