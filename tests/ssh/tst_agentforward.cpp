// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "harness.h"
#include "openssh/words/publickey.h"
#include "ssh/login/agents.h"
#include "support/testmain.h"
#include "touchagent.h"
#include "wireserver.h"

#include <QTest>

#include <thread>

// Commands on a host may ask the user's agent where ssh_config says so for it: for the keys that its login names alone,
// to list and to sign with them and for nothing else, on that connection.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class AgentForwardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nobodyAsksWhereNothingIsSaid();
    void theKeysThatTheLoginNames();
    void everyKeyWhereTheLoginNamesNone();
    void oneGoesOnToAnotherHost();
    void theAgentIsNotChanged();
    void anAgentThatTakesItsTimeHoldsNobodyUp();
    void channelsThatNobodyAskedFor();
    void channelsWithoutEnd();
    void requestsThatAreNone();
    void signaturesWithoutEnd();

private:
    std::shared_ptr<HostSpec> host(bool forwards = true, const QString& agent = {});
    std::shared_ptr<HostSpec> wired(const WireServer& server, bool forwards);
    Report run(const std::shared_ptr<HostSpec>& host, const QByteArray& text);
    static QByteArray publicLine(const QString& key);
    static QByteArray blob(const QString& key);

    QTemporaryDir m_folder;
    std::unique_ptr<SshdFixture> m_server;
    AgentFixture m_agent; // holds two keys
    QString m_other;      // the one that no login names
};

void AgentForwardTest::initTestCase()
{
    m_server = std::make_unique<SshdFixture>();
    QVERIFY2(m_server->start(), qPrintable(m_server->error()));
    m_other = m_folder.filePath(u"other"_s);
    QVERIFY(makeKey(m_other));
    m_server->authorize(m_other + u".pub"_s);
    QVERIFY(m_agent.start() && m_agent.add(m_server->clientKey()) && m_agent.add(m_other));
}

std::shared_ptr<HostSpec> AgentForwardTest::host(bool forwards, const QString& agent)
{
    auto host = hostOf(*m_server);
    auto session = std::make_shared<SessionSpec>();
    if (forwards)
        session->forwardedAgent = agent.isEmpty() ? m_agent.socket() : agent;
    host->session = session;
    return host;
}

std::shared_ptr<HostSpec> AgentForwardTest::wired(const WireServer& server, bool forwards)
{
    auto wired = host(forwards);
    wired->port = server.port();
    auto trust = std::make_shared<TrustSpec>();
    trust->userFiles = {writeFile(m_folder.filePath(u"known_hosts"_s), server.knownHostsLine())};
    trust->policy = HostKeyPolicy::Strict;
    wired->trust = trust;
    return wired;
}

Report AgentForwardTest::run(const std::shared_ptr<HostSpec>& host, const QByteArray& text)
{
    Harness harness;
    return harness.run({host, {command(text)}});
}

QByteArray AgentForwardTest::publicLine(const QString& key)
{
    QFile file(key + u".pub"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray AgentForwardTest::blob(const QString& key)
{
    return QByteArray::fromBase64(publicLine(key).split(' ').value(1));
}

void AgentForwardTest::nobodyAsksWhereNothingIsSaid()
{
    const Report report = run(host(false), "echo \"[$SSH_AUTH_SOCK]\"");
    QCOMPARE(report.out(), QByteArray("[]\n"));
}

void AgentForwardTest::theKeysThatTheLoginNames()
{
    const Report report = run(host(), "ssh-add -L");
    QCOMPARE(report.out().split(' ').value(1), publicLine(m_server->clientKey()).split(' ').value(1));
    QCOMPARE(report.out().count('\n'), 1);
    QVERIFY2(report.log.filter(u"keys that this host's login names (1)"_s).size() == 1, qPrintable(report.text()));
}

void AgentForwardTest::everyKeyWhereTheLoginNamesNone()
{
    auto spec = host();
    auto login = std::make_shared<LoginSpec>();
    login->agentSocket = m_agent.socket();
    spec->login = login;
    QCOMPARE(run(spec, "ssh-add -L").out().count('\n'), 2);
    login = std::make_shared<LoginSpec>(*login);
    login->identitiesOnly = true;
    login->keyFiles = {m_other};
    spec->login = login;
    const Report other = run(spec, "ssh-add -L");
    QCOMPARE(other.out().split(' ').value(1), publicLine(m_other).split(' ').value(1));
    QCOMPARE(other.out().count('\n'), 1);
}

// With the named key and not with another one, which the server would let in as well; each signature is told.
void AgentForwardTest::oneGoesOnToAnotherHost()
{
    SshdFixture further;
    QVERIFY(further.start());
    further.authorize(m_server->clientKey() + u".pub"_s);
    further.authorize(m_other + u".pub"_s);
    const QByteArray ssh = "ssh -F none -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null "
                           "-o LogLevel=ERROR -p " +
                           QByteArray::number(further.port()) + ' ' + further.user().toUtf8() + "@127.0.0.1 ";
    const Report report = run(host(), ssh + "echo further; " + ssh + "echo again");
    QVERIFY2(report.out() == "further\nagain\n", report.err().constData());
    const QString signature = u"the agent, asked from the host, has signed with key ED25519 "_s +
                              openssh::fingerprint(blob(m_server->clientKey()));
    QVERIFY2(report.log.filter(signature).size() == 2, qPrintable(report.text()));
    further.stop();
    SshdFixture picky;
    QVERIFY(picky.start());
    picky.authorize(m_other + u".pub"_s);
    const Report refused =
        run(host(), "ssh -F none -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -p " +
                        QByteArray::number(picky.port()) + ' ' + picky.user().toUtf8() + "@127.0.0.1 echo in");
    QCOMPARE(refused.verdict().exitCode, 255U);
    QCOMPARE(refused.out(), QByteArray());
}

void AgentForwardTest::theAgentIsNotChanged()
{
    const QString fresh = m_server->file(u"fresh"_s);
    QVERIFY(makeKey(fresh));
    const QByteArray file = fresh.toUtf8();
    const Report report = run(host(), "ssh-add -q " + file + "; ssh-add -D; ssh-add -d " + m_other.toUtf8() +
                                          "; SSH_ASKPASS_REQUIRE=force SSH_ASKPASS=/bin/true ssh-add -x; ssh-add -L");
    QCOMPARE(report.out().count('\n'), 1);
    qputenv("SSH_AUTH_SOCK", m_agent.socket().toUtf8());
    const QByteArray held = runProgram(u"ssh-add"_s, {u"-L"_s});
    qunsetenv("SSH_AUTH_SOCK");
    QCOMPARE(held.count('\n'), 2);
}

// Its user has to touch a key first: everybody else in that loop goes on meanwhile.
void AgentForwardTest::anAgentThatTakesItsTimeHoldsNobodyUp()
{
    TouchAgent touch(m_agent.socket());
    QVERIFY(touch.start());
    const QByteArray work = "cd $(mktemp -d) && cp " + m_server->clientKey().toUtf8() +
                            ".pub key.pub && echo data > data && ssh-keygen -q -Y sign -n test -f key.pub data && head "
                            "-n 1 data.sig; rm -r \"$PWD\"";
    Harness harness; // one loop
    Report waits;
    std::thread runner([&] { waits = harness.run({host(true, touch.socket()), {command(work)}}); });
    const bool waiting = QTest::qWaitFor([&] { return touch.waiting() > 0; }, patience);
    const Report other = harness.run({host(), {command("echo here")}});
    touch.touch();
    runner.join();
    QVERIFY(waiting);
    QCOMPARE(other.out(), QByteArray("here\n"));
    QVERIFY2(waits.out() == "-----BEGIN SSH SIGNATURE-----\n", waits.err().constData());
    QCOMPARE(touch.signedCount(), 1);
}

namespace {

constexpr char opened = 91;
constexpr char refusedOpening = 92;

QByteArray opening(const QByteArray& kind, quint32 number)
{
    return char(90) + Wire::string(kind) + Wire::u32(number) + Wire::u32(1U << 20) + Wire::u32(32768);
}

// What is answered to as many openings.
QByteArray answers(Wire& wire, int count)
{
    QByteArray kinds;
    while (kinds.size() < count) {
        const QByteArray payload = wire.next();
        if (payload.startsWith(opened) || payload.startsWith(refusedOpening))
            kinds += payload.front();
    }
    return kinds;
}

} // namespace

void AgentForwardTest::channelsThatNobodyAskedFor()
{
    QByteArray kinds;
    WireServer server([&](Wire& wire) {
        wire.command();
        const QByteArray wanted[] = {"auth-agent@openssh.com", "x11",     "forwarded-tcpip",
                                     "direct-tcpip",           "session", "tun@openssh.com"};
        for (quint32 i = 0; i < 300; ++i)
            wire.send(opening(wanted[i % 6], 100 + i) + Wire::string("127.0.0.1") + Wire::u32(22) +
                      Wire::string("127.0.0.1") + Wire::u32(9));
        kinds = answers(wire, 300);
        wire.output("here\n");
        wire.end();
        wire.holdStill();
    });
    const Report report = run(wired(server, false), "true");
    server.hangUp();
    QVERIFY2(report.out() == "here\n", qPrintable(report.text()));
    QCOMPARE(kinds, QByteArray(300, refusedOpening));
}

void AgentForwardTest::channelsWithoutEnd()
{
    QByteArray kinds;
    WireServer server([&](Wire& wire) {
        wire.command();
        for (quint32 i = 0; i < 500; ++i)
            wire.send(opening("auth-agent@openssh.com", 100 + i));
        kinds = answers(wire, 500);
        wire.end();
        wire.holdStill();
    });
    const Report report = run(wired(server, true), "true");
    server.hangUp();
    QCOMPARE(report.verdict().reason, Reason::None);
    QCOMPARE(kinds, QByteArray(10, opened) + QByteArray(490, refusedOpening));
    QVERIFY2(report.log.filter(u"ways to the agent at once"_s).size() == 1, qPrintable(report.text()));
}

namespace {

/// The agent as it is seen from a hostile host; in the script's thread.
class FarAgent
{
public:
    explicit FarAgent(Wire& wire) : m_wire(wire)
    {
        wire.send(opening("auth-agent@openssh.com", 100));
        const QByteArray reply = wire.await(opened); // our number, theirs
        m_number = reply.mid(5, 4);
    }
    void say(const QByteArray& bytes) { m_wire.send(char(94) + m_number + Wire::string(bytes)); }
    QByteArray ask(const QByteArray& payload)
    {
        say(Wire::string(payload));
        QByteArray bytes, answer;
        bool broken = false;
        while (!ssh::agentprotocol::take(bytes, answer, broken)) {
            const QByteArray data = m_wire.next();
            if (data.startsWith(char(97)))
                return "closed";
            if (data.startsWith(char(94)))
                bytes += data.mid(9);
        }
        return answer;
    }
    QByteArray sign(const QByteArray& blob)
    {
        return ask(ssh::agentprotocol::signRequest + Wire::string(blob) + Wire::string("data") + Wire::u32(0));
    }

private:
    Wire& m_wire;
    QByteArray m_number;
};

} // namespace

void AgentForwardTest::requestsThatAreNone()
{
    QList<QByteArray> refusals;
    QByteArray own, tooMuch;
    WireServer server([&](Wire& wire) {
        wire.command();
        FarAgent agent(wire);
        for (const QByteArray& request :
             {QByteArray("\x11what"), QByteArray("\x13"), QByteArray("\x16x"), QByteArray("\x1bsession-bind"),
              QByteArray("\x0d"), QByteArray("\x0d\xff\xff\xff\xff"), QByteArray(1, '\0'), QByteArray(5000, '\x7f')})
            refusals << agent.ask(request);
        refusals << agent.sign(blob(m_other)) << agent.sign("no key");
        own = agent.sign(blob(m_server->clientKey()));
        agent.say(Wire::u32(0x7fffffff));
        for (int i = 0; i < 20; ++i)
            agent.say(QByteArray(30'000, 'x'));
        wire.await(97);
        tooMuch = "closed";
        wire.output("here\n");
        wire.end();
        wire.holdStill();
    });
    const Report report = run(wired(server, true), "true");
    server.hangUp();
    QVERIFY2(report.out() == "here\n", qPrintable(report.text()));
    QCOMPARE(refusals, QList<QByteArray>(10, QByteArray(1, ssh::agentprotocol::failure)));
    QVERIFY(own.startsWith(ssh::agentprotocol::signAnswer));
    QCOMPARE(tooMuch, QByteArray("closed"));
}

void AgentForwardTest::signaturesWithoutEnd()
{
    int made = 0;
    WireServer server([&](Wire& wire) {
        wire.command();
        FarAgent agent(wire);
        for (int i = 0; i < 1'010; ++i)
            made += agent.sign(blob(m_server->clientKey())).startsWith(ssh::agentprotocol::signAnswer);
        wire.end();
        wire.holdStill();
    });
    const Report report = run(wired(server, true), "true");
    server.hangUp();
    QVERIFY2(report.verdict().reason == Reason::None, qPrintable(report.text()));
    QCOMPARE(made, 1'000);
    QCOMPARE(report.log.filter(u"has signed with key"_s).size(), 1'000);
    QCOMPARE(report.log.filter(u"more than 1000 signatures"_s).size(), 1);
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_agentforward, rollcall::test::AgentForwardTest)
#include "tst_agentforward.moc"
