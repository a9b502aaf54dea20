// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/leftthreads.h"
#include "support/gate.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <memory>
#include <thread>

using namespace rollcall;
using rollcall::test::Gate;
using namespace std::chrono_literals;

namespace {

/// What exit(3) takes down.
struct Static
{
    ~Static() { std::ofstream(file) << "taken down"; }
    std::string file;
};

/// A program that leaves a thread behind and ends; its exit code.
int endOfProgram(const std::string& file, const std::function<void()>& work)
{
    const pid_t child = fork();
    if (child == 0) {
        static Static object;
        object.file = file;
        std::fputs("said last", std::freopen((file + ".out").c_str(), "w", stdout));
        startLeftThread(work);
        std::exit(endProgram(7, 100ms));
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

QByteArray textOf(const std::string& file)
{
    std::ifstream stream(file);
    std::string text;
    std::getline(stream, text);
    return QByteArray::fromStdString(text);
}

} // namespace

class LeftThreadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatEndsIsJoinedAndLetsGo()
    {
        const auto held = std::make_shared<int>(1);
        std::atomic<int> worked = 0;
        startLeftThread([held, &worked] { worked += *held; });
        startLeftThread([held, &worked] { worked += *held; });
        QVERIFY(waitForLeftThreads(10s));
        QCOMPARE(worked.load(), 2);
        QCOMPARE(held.use_count(), 1);
    }

    void whatGoesOnIsNotWaitedFor()
    {
        Gate gate;
        startLeftThread([&gate] { gate.pass(); });
        QTRY_VERIFY(gate.isHeld());
        QVERIFY(!waitForLeftThreads(0ms));
        QVERIFY(!waitForLeftThreads(1ms));
        QVERIFY(gate.isHeld());
        gate.open();
        QVERIFY(waitForLeftThreads(10s));
    }

    void theOldAreCollectedWhenNewOnesCome()
    {
        int asked = 0;
        leaveThread([&asked](std::chrono::milliseconds) { return ++asked == 3; });
        QCOMPARE(asked, 1);
        leaveThread([](std::chrono::milliseconds) { return true; });
        QCOMPARE(asked, 2);
        QVERIFY(waitForLeftThreads(1s));
        QVERIFY(waitForLeftThreads(1s));
        QCOMPARE(asked, 3);
    }

    void nothingIsTakenDownUnderAThread()
    {
        const QTemporaryDir dir;
        const std::string file = dir.filePath(QStringLiteral("static")).toStdString();
        QCOMPARE(endOfProgram(file, [] { std::this_thread::sleep_for(1h); }), 7);
        QCOMPARE(textOf(file), QByteArray());
        QCOMPARE(textOf(file + ".out"), QByteArray("said last"));
        QCOMPARE(endOfProgram(file, [] {}), 7); // as any program ends
        QCOMPARE(textOf(file), QByteArray("taken down"));
        QCOMPARE(textOf(file + ".out"), QByteArray("said last"));
    }
};

ROLLCALL_TEST(tst_leftthreads, LeftThreadsTest)
#include "tst_leftthreads.moc"
