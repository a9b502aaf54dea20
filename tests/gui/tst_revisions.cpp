// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/composer.h"
#include "gui/fixture.h"
#include "gui/look/syntax.h"
#include "gui/questions/questioner.h"
#include "gui/results/resultspage.h"
#include "gui/shell/runtab.h"
#include "history/store/store.h"
#include "history/store/storedrun.h"
#include "support/testmain.h"

#include <QComboBox>
#include <QLabel>
#include <QScopeGuard>
#include <QTest>

#include <memory>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::test::find;

namespace {

/// Takes connections and says nothing; who waits for it is refused once it goes.
class SilentServer
{
public:
    SilentServer() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        if (::bind(m_socket, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(m_socket, 8) != 0 ||
            ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            qFatal("no server on the loopback");
        m_port = ntohs(address.sin_port);
    }
    ~SilentServer() { ::close(m_socket); }
    quint16 port() const { return m_port; }

private:
    int m_socket;
    quint16 m_port = 0;
};

} // namespace

// Several runs in one tab: what is said of one is said of that one.
class RevisionsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::Syntax> m_syntax;
    std::unique_ptr<QWidget> m_window;
    gui::RunTab* m_tab = nullptr;

    static RunSpecPtr runOn(quint16 port)
    {
        auto spec = std::make_shared<RunSpec>();
        spec->id = newRunId();
        spec->title = u"true"_s;
        spec->created = QDateTime::currentDateTimeUtc();
        HostSpec host;
        host.name = host.address = u"127.0.0.1"_s;
        host.port = port;
        host.user = u"nobody"_s;
        host.login = std::make_shared<const LoginSpec>();
        host.trust = std::make_shared<const TrustSpec>();
        host.algorithms = std::make_shared<const AlgorithmSpec>();
        spec->hosts.append(host);
        Step step;
        step.work = u"true"_s;
        spec->steps.append(step);
        return spec;
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::Fixture>();
        m_syntax = std::make_unique<gui::Syntax>();
        m_window = std::make_unique<QWidget>();
        auto* const questioner = new gui::Questioner(m_window.get());
        m_tab = new gui::RunTab(m_fixture->workspace(), *m_syntax, *questioner, m_window.get());
        m_tab->resize(900, 700);
        m_window->show();
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
    }

    /// RLIMIT_FSIZE stands for the full disk. The first run meets it while the second is looked at.
    void aFullDiskIsSaidOfTheRunThatMetIt()
    {
        ::signal(SIGXFSZ, SIG_IGN);
        struct rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        m_tab->start(runOn(1)); // refused at once
        QTRY_VERIFY(m_tab->runs().count() > 0 && !m_tab->runs().isRunning());
        const auto store = m_fixture->workspace().history().openNow();
        QVERIFY(store.ok());
        const auto well = (*store)->open(m_tab->draft().runIds.constFirst());
        QVERIFY(well.ok());

        auto server = std::make_unique<SilentServer>();
        m_tab->start(runOn(server->port()));
        QTRY_VERIFY(m_tab->runs().isRunning());
        m_tab->addPastRun(*well); // is what one sees from here on
        auto* const revisions = find<QComboBox>(m_tab, "revisionBox");
        QCOMPARE(revisions->currentIndex(), 2);
        QVERIFY(m_tab->runs().isRunning());
        struct rlimit small = before;
        small.rlim_cur = 16;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto release = qScopeGuard([&] { ::setrlimit(RLIMIT_FSIZE, &before); });
        server.reset();
        QTRY_VERIFY(!m_tab->runs().isRunning());
        auto* const failure = find<QLabel>(m_tab, "storeLabel");
        QVERIFY2(!failure->isVisible(), qPrintable(failure->text()));
        revisions->setCurrentIndex(1);
        Q_EMIT revisions->activated(1);
        QTRY_VERIFY(failure->isVisible());
        revisions->setCurrentIndex(0);
        Q_EMIT revisions->activated(0);
        QVERIFY(!failure->isVisible());
    }
};

ROLLCALL_TEST(tst_revisions, RevisionsTest)
#include "tst_revisions.moc"
