// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/leftthreads.h"
#include "core/run/event.h"
#include "core/run/hostspec.h"
#include "core/run/runspec.h"
#include "engine/engine.h"
#include "support/gate.h"
#include "support/testmain.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;

namespace {

/// Whoever takes the events does not come back.
class StuckSink : public EventSink
{
public:
    explicit StuckSink(test::Gate& gate) : m_gate(gate) {}

    void deliver(EventBatch&&) override { m_gate.pass(); }
    bool hasRoom() const override { return true; }
    void whenRoom(std::function<void()> resume) override { resume(); }
    bool hasFailed() const override { return false; }

private:
    test::Gate& m_gate;
};

} // namespace

// The end of an engine one of whose loops hangs.
class EngineEndTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLoopThatHangsIsLeft()
    {
        test::Gate gate;
        auto spec = std::make_shared<RunSpec>();
        spec->id = newRunId();
        HostSpec host;
        host.name = host.address = u"127.0.0.1"_s;
        host.port = 1; // nobody listens
        host.login = std::make_shared<LoginSpec>();
        host.trust = std::make_shared<TrustSpec>();
        host.algorithms = std::make_shared<AlgorithmSpec>();
        spec->hosts.append(host);
        Step step;
        step.work = u"true"_s;
        spec->steps = {step};
        auto engine = std::make_unique<engine::Engine>();
        auto run = engine->start(spec, std::make_shared<StuckSink>(gate), nullptr);
        QTRY_VERIFY(gate.isHeld());
        engine.reset();
        QVERIFY(gate.isHeld());
        gate.open();
        run.reset(); // it shares threads of the engine
        QTRY_VERIFY(waitForLeftThreads(std::chrono::milliseconds(100)));
    }
};

ROLLCALL_TEST(tst_engineend, EngineEndTest)
#include "tst_engineend.moc"
