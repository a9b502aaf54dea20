// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/run/event.h"
#include "core/run/question.h"
#include "history/store/recorder.h"

#include <functional>
#include <memory>
#include <mutex>

// What the engine sees of a run session: the recorder, and a way for questions to come home. Kept alive by the
// engine as long as a loop may call it, which may be longer than the session lives: detach() cuts the tie.
// Called from any loop's thread; the callbacks run there too and only post.
namespace rollcall::app {

class Feed final : public EventSink, public QuestionSink
{
public:
    struct Receiver
    {
        std::function<void(Question&&)> ask;
        std::function<void(quint64)> withdraw;
        std::function<void(quint64, int, const QString&)> waits;
        std::function<void(const Error&)> warned;
        std::function<void(quint64)> proved;
        std::function<void(quint64, const Machine&)> provedOn;
    };

    Feed(std::shared_ptr<history::Recorder> recorder, Receiver receiver);

    void detach();

    void deliver(EventBatch&& batch) override;
    bool hasRoom() const override;
    void whenRoom(std::function<void()> resume) override;
    bool hasFailed() const override;
    void ask(Question&& question) override;
    void withdraw(quint64 id) override;
    void waits(quint64 id, int count, const QString& host) override;
    void warned(const Error& error) override;
    void proved(quint64 id) override;
    void provedOn(quint64 id, const Machine& machine) override;

private:
    const std::shared_ptr<history::Recorder> m_recorder;
    std::mutex m_mutex; // guards m_receiver, also while it is being called
    Receiver m_receiver;
};

} // namespace rollcall::app
