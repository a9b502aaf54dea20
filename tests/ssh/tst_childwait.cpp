// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/reach/childwait.h"
#include "support/testmain.h"

#include <QTest>

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <csignal>

extern char** environ;

namespace rollcall::test {

using namespace std::chrono_literals;
using ssh::awaitChild;

namespace {

pid_t started(const char* script)
{
    pid_t pid = 0;
    const char* arguments[] = {"sh", "-c", script, nullptr};
    if (::posix_spawn(&pid, "/bin/sh", nullptr, nullptr, const_cast<char**>(arguments), environ) != 0)
        return -1;
    return pid;
}

/// Nothing more can be opened while it lives.
class NoDescriptors
{
public:
    NoDescriptors()
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        const rlimit none{0, m_before.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &none);
    }
    ~NoDescriptors() { ::setrlimit(RLIMIT_NOFILE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

// How long, and for what, a program that was started is waited for.
class ChildWaitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsExitCode();
    void aSignal();
    void noLongerThanAsked();
    void itSleepsUntilTheEnd();
    void whereNothingCanBeOpened();
    void somebodyElseWasFaster();
};

void ChildWaitTest::itsExitCode()
{
    QCOMPARE(awaitChild(started("exit 7"), 1min), std::optional(7));
    const pid_t slow = started("sleep 0.05; exit 3");
    QCOMPARE(awaitChild(slow, 1min), std::optional(3));
}

void ChildWaitTest::aSignal()
{
    QCOMPARE(awaitChild(started("kill -TERM $$"), 1min), std::optional(128 + SIGTERM));
}

void ChildWaitTest::noLongerThanAsked()
{
    const pid_t pid = started("exec sleep 600");
    QCOMPARE(awaitChild(pid, 0ms), std::optional<int>());
    QCOMPARE(awaitChild(pid, 20ms), std::optional<int>());
    ::kill(pid, SIGKILL);
    QCOMPARE(awaitChild(pid, 1min), std::optional(128 + SIGKILL));
}

/// A look every few milliseconds would give the processor up as often.
void ChildWaitTest::itSleepsUntilTheEnd()
{
    const pid_t pid = started("exec sleep 600");
    rusage before{}, after{};
    ::getrusage(RUSAGE_THREAD, &before);
    QCOMPARE(awaitChild(pid, 500ms), std::optional<int>());
    ::getrusage(RUSAGE_THREAD, &after);
    ::kill(pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
    const long times = after.ru_nvcsw - before.ru_nvcsw;
    QVERIFY2(times < 20, qPrintable(QString::number(times)));
}

void ChildWaitTest::whereNothingCanBeOpened()
{
    const pid_t pid = started("sleep 0.05; exit 3");
    const NoDescriptors none;
    QCOMPARE(awaitChild(pid, 1min), std::optional(3));
}

void ChildWaitTest::somebodyElseWasFaster()
{
    const pid_t pid = started("exit 7");
    ::waitpid(pid, nullptr, 0);
    QCOMPARE(awaitChild(pid, 1min), std::optional(-1));
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_childwait, rollcall::test::ChildWaitTest)
#include "tst_childwait.moc"
