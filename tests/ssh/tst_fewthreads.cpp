// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/executors.h"
#include "ssh/base/loop.h"
#include "ssh/login/agents.h"
#include "ssh/login/keycache.h"
#include "ssh/trust/trust.h"
#include "support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <system_error>
#include <thread>

// Where the system gives no more threads, who asks for files and agents does the work: it must not wait for itself.
namespace rollcall::test {

using namespace Qt::StringLiterals;
using ssh::Executors;

class FewThreadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void knownHostsAreRead();
    void acceptedKeysAreSaved();
    void keyFilesAreRead();
    void agentsAreAsked();

private:
    /// In a thread of its own, so that one that waits for itself does not take the test along; left where it stands.
    template <typename Work> static bool ends(Work work)
    {
        auto over = std::make_shared<std::atomic<bool>>(false);
        std::thread([work = std::move(work), over] {
            work();
            *over = true;
        }).detach();
        return QTest::qWaitFor([over] { return over->load(); }, patience);
    }

    std::shared_ptr<HostSpec> host() const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::shared_ptr<Executors> m_executors;
    std::shared_ptr<ssh::Loop> m_loop;
    std::thread m_runner;
    std::shared_ptr<std::atomic<int>> m_posted;
};

void FewThreadsTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_executors = std::make_shared<Executors>([](const std::function<void()>&) {
        throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again));
    });
    m_loop = std::make_shared<ssh::Loop>();
    m_runner = std::thread([loop = m_loop] { loop->run(); });
    m_posted = std::make_shared<std::atomic<int>>(0);
}

void FewThreadsTest::cleanup()
{
    m_loop->stop();
    m_runner.join();
}

std::shared_ptr<HostSpec> FewThreadsTest::host() const
{
    auto trust = std::make_shared<TrustSpec>();
    trust->userFiles = {m_home->filePath(u"known_hosts"_s)};
    trust->policy = HostKeyPolicy::AcceptNew;
    auto spec = std::make_shared<HostSpec>();
    spec->name = u"web1"_s;
    spec->address = u"web1.example"_s;
    spec->trust = trust;
    return spec;
}

void FewThreadsTest::knownHostsAreRead()
{
    const auto trust = std::make_shared<ssh::Trust>(nullptr, m_executors);
    QVERIFY(ends([trust, spec = host(), loop = m_loop->handle(), posted = m_posted] {
        trust->load(*spec, loop, [posted] { ++*posted; });
    }));
    QTRY_COMPARE(m_posted->load(), 1);
    QVERIFY(trust->load(*host(), m_loop->handle(), [] {}));
}

void FewThreadsTest::acceptedKeysAreSaved()
{
    const auto trust = std::make_shared<ssh::Trust>(nullptr, m_executors);
    const auto accepted = std::make_shared<std::atomic<bool>>(false);
    QVERIFY(ends([trust, spec = host(), loop = m_loop->handle(), posted = m_posted, accepted] {
        trust->load(*spec, loop, [] {});
        ssh::Trust::Query query;
        query.host = spec;
        query.address = u"192.0.2.1"_s;
        query.blob = QByteArray("\0\0\0\x0bssh-ed25519\0\0\0\x20", 19) + QByteArray(32, 'k');
        trust->check(std::move(query), loop, [posted, accepted](ssh::Trust::Finding&& finding) {
            *accepted = finding.accepted;
            ++*posted;
        });
    }));
    QTRY_COMPARE(m_posted->load(), 1);
    QVERIFY(accepted->load());
    QFile file(m_home->filePath(u"known_hosts"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("web1.example ssh-ed25519 "));
}

void FewThreadsTest::keyFilesAreRead()
{
    const auto login = std::make_shared<LoginSpec>();
    login->keyFiles = {m_home->filePath(u"id_ed25519"_s)};
    const auto keys = std::make_shared<ssh::KeyCache>(m_executors);
    QVERIFY(ends([keys, login, loop = m_loop->handle(), posted = m_posted] {
        keys->load(login, loop, [posted] { ++*posted; });
    }));
    QTRY_COMPARE(m_posted->load(), 1);
    QCOMPARE(keys->files(*login).size(), size_t(1));
}

void FewThreadsTest::agentsAreAsked()
{
    const QString socket = m_home->filePath(u"agent"_s); // nobody is there
    const auto agents = std::make_shared<ssh::Agents>(m_executors);
    QVERIFY(ends([agents, socket, loop = m_loop->handle(), posted = m_posted] {
        agents->list(socket, loop, [posted] { ++*posted; });
    }));
    QTRY_COMPARE(m_posted->load(), 1);
    QVERIFY(agents->identities(socket).empty());
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_fewthreads, rollcall::test::FewThreadsTest)
#include "tst_fewthreads.moc"
