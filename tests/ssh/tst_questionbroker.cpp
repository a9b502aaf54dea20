// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/questions/questionbroker.h"
#include "support/testmain.h"

#include <QTest>

#include <atomic>
#include <thread>

// The rules of asking: one question for all, one host proves, refusals pause, leaving hands on.
namespace rollcall::test {

using namespace Qt::StringLiterals;
using ssh::QuestionBroker;

namespace {

class Sink : public QuestionSink
{
public:
    void ask(Question&& question) override { asked.push_back(std::move(question)); }
    void withdraw(quint64 id) override { withdrawn << id; }
    void proved(quint64 id) override { right << id; }
    void provedOn(quint64 id, const Machine& machine) override { machines << QString::number(id) + machine.name; }
    QStringList machines;
    std::vector<Question> asked;
    QList<quint64> withdrawn;
    QList<quint64> right;
};

/// For who asks and who answers at the same time.
class CountingSink : public QuestionSink
{
public:
    void ask(Question&& question) override { m_last = question.id; }
    void withdraw(quint64) override {}
    void proved(quint64) override {}
    void provedOn(quint64, const Machine&) override {}
    quint64 last() const { return m_last; }

private:
    std::atomic<quint64> m_last = 0;
};

} // namespace

class QuestionBrokerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void oneProvesForAll();
    void refusedIsAskedAgain();
    void threeRefusalsPause();
    void leavingHandsOn();
    void laterDenialIsItsOwn();
    void threeLaterDenialsPause();
    void codesAreNotShared();
    void declineAndBatch();
    void withdrawnWhenNobodyWaits();
    void aNewMachineIsAskedAboutAndNeverProves();
    void whoIsLeftOutGetsNothing();
    void aNewMachineThatRefusesLearnsNoMore();
    void nobodyKnownAsksAboutAllFirst();
    void aNewMachineThatGoesIsNotAskedAbout();
    void everyProofIsTold();
    void anOldAnswerReachesNoNewQuestion();
    void answeredWhileAnotherQuestionIsPut();

private:
    void keyringAnswers(const char* text, const QStringList& provedOn);
    void decide(const QList<bool>& accepted);
    QuestionBroker::Ticket ask(const QString& host, const QuestionBroker::Topic& topic = {});
    void answer(const char* text, bool declined = false);
    void answerTo(quint64 question, const char* text, bool declined = false);
    void settle();
    QuestionBroker::Topic password() const;

    Sink m_sink;
    std::unique_ptr<QuestionBroker> m_broker;
    std::unique_ptr<ssh::Loop> m_loop;
    std::map<QString, QStringList> m_got; // by host: texts, or the reason's name
};

static Machine machine(const QString& host)
{
    return {host, host + u":22"_s, u"SHA256:"_s + host};
}

void QuestionBrokerTest::init()
{
    m_sink = {};
    m_got.clear();
    m_broker = std::make_unique<QuestionBroker>(u"run"_s, &m_sink);
    m_loop = std::make_unique<ssh::Loop>();
}

void QuestionBrokerTest::cleanup()
{
    m_broker.reset();
    m_loop.reset();
}

// Runs what has been posted into the loop.
void QuestionBrokerTest::settle()
{
    m_loop->stop();
    m_loop->run();
}

QuestionBroker::Topic QuestionBrokerTest::password() const
{
    QuestionBroker::Topic topic;
    topic.identity = u"ops"_s;
    topic.prompts = {Prompt{u"Password:"_s, false}};
    return topic;
}

QuestionBroker::Ticket QuestionBrokerTest::ask(const QString& host, const QuestionBroker::Topic& topic)
{
    const QuestionBroker::Topic wanted = topic.prompts.isEmpty() ? password() : topic;
    const QuestionBroker::Ticket ticket =
        m_broker->ask(wanted, machine(host), m_loop->handle(), [this, host](QuestionBroker::Reply&& reply) {
            m_got[host] << (reply.declined == Reason::None ? QString::fromUtf8(reply.texts.front().data())
                                                           : reasonName(reply.declined));
        });
    settle();
    return ticket;
}

void QuestionBrokerTest::answer(const char* text, bool declined)
{
    answerTo(m_sink.asked.back().id, text, declined);
}

void QuestionBrokerTest::answerTo(quint64 question, const char* text, bool declined)
{
    Answer answer;
    answer.id = question;
    answer.declined = declined;
    answer.texts.push_back(Secret(QByteArray(text)));
    m_broker->answer(std::move(answer));
    settle();
}

void QuestionBrokerTest::oneProvesForAll()
{
    const auto a = ask(u"a"_s);
    ask(u"b"_s);
    ask(u"c"_s);
    QCOMPARE(m_sink.asked.size(), size_t(1));
    QCOMPARE(m_sink.asked[0].host, u"a"_s);
    QCOMPARE(m_sink.asked[0].identity, u"ops"_s);
    answer("x");
    QCOMPARE(m_got[u"a"_s], QStringList{u"x"_s});
    QVERIFY(m_got[u"b"_s].isEmpty()); // not before it is proved
    QVERIFY(m_sink.right.isEmpty());
    m_broker->accepted(a);
    settle();
    QCOMPARE(m_got[u"b"_s], QStringList{u"x"_s});
    QCOMPARE(m_got[u"c"_s], QStringList{u"x"_s});
    ask(u"late"_s);
    QCOMPARE(m_got[u"late"_s], QStringList{u"x"_s});
    QCOMPARE(m_sink.asked.size(), size_t(1));
    QCOMPARE(m_sink.right, QList<quint64>{m_sink.asked[0].id});
}

void QuestionBrokerTest::refusedIsAskedAgain()
{
    const auto a = ask(u"a"_s);
    ask(u"b"_s);
    answer("wrong");
    QVERIFY(m_broker->refused(a));
    QCOMPARE(m_sink.asked.size(), size_t(2));
    QVERIFY(m_sink.asked[1].refusedBefore);
    QCOMPARE(m_sink.asked[1].host, u"a"_s);
    QCOMPARE(m_sink.asked[1].waiting, 2);
    answer("right");
    QCOMPARE(m_got[u"a"_s], (QStringList{u"wrong"_s, u"right"_s}));
    m_broker->accepted(a);
    settle();
    QCOMPARE(m_got[u"b"_s], QStringList{u"right"_s});
    QCOMPARE(m_sink.right, QList<quint64>{m_sink.asked[1].id}); // and not the first answer
}

void QuestionBrokerTest::threeRefusalsPause()
{
    const auto a = ask(u"a"_s);
    ask(u"b"_s);
    answer("1");
    QVERIFY(m_broker->refused(a));
    answer("2");
    QVERIFY(m_broker->refused(a));
    answer("3");
    QVERIFY(!m_broker->refused(a));
    settle();
    QCOMPARE(m_got[u"b"_s], QStringList{reasonName(Reason::PausedAfterDenials)});
    ask(u"late"_s);
    QCOMPARE(m_got[u"late"_s], QStringList{reasonName(Reason::PausedAfterDenials)});
    QCOMPARE(m_sink.asked.size(), size_t(3));
}

void QuestionBrokerTest::leavingHandsOn()
{
    const auto a = ask(u"a"_s);
    const auto b = ask(u"b"_s);
    answer("x");
    m_broker->leave(a); // its link broke: the next one proves
    settle();
    QCOMPARE(m_got[u"b"_s], QStringList{u"x"_s});
    m_broker->leave(b);
    settle();
    const auto c = ask(u"c"_s); // nobody was there: the one who comes proves it, without a question
    QCOMPARE(m_got[u"c"_s], QStringList{u"x"_s});
    QCOMPARE(m_sink.asked.size(), size_t(1));
    QVERIFY(m_sink.right.isEmpty());
    m_broker->accepted(c);
    QCOMPARE(m_sink.right, QList<quint64>{m_sink.asked[0].id}); // on whichever host
}

void QuestionBrokerTest::laterDenialIsItsOwn()
{
    const auto a = ask(u"a"_s);
    answer("x");
    m_broker->accepted(a);
    const auto b = ask(u"b"_s);
    QVERIFY(!m_broker->refused(b));
    ask(u"c"_s);
    QCOMPARE(m_got[u"c"_s], QStringList{u"x"_s});
    QCOMPARE(m_sink.asked.size(), size_t(1));
}

void QuestionBrokerTest::threeLaterDenialsPause()
{
    m_broker->accepted([&] {
        const auto a = ask(u"a"_s);
        answer("x");
        return a;
    }());
    for (const QString& host : {u"b"_s, u"c"_s, u"d"_s})
        QVERIFY(!m_broker->refused(ask(host)));
    ask(u"e"_s);
    QCOMPARE(m_got[u"e"_s], QStringList{reasonName(Reason::PausedAfterDenials)});
}

void QuestionBrokerTest::codesAreNotShared()
{
    QuestionBroker::Topic code = password();
    code.kind = QuestionKind::KeyboardInteractive;
    code.prompts = {Prompt{u"Code:"_s, true}};
    code.onlyHost = u"a"_s;
    QuestionBroker::Topic other = code;
    other.onlyHost = u"b"_s;
    const auto a = ask(u"a"_s, code);
    answer("123");
    ask(u"b"_s, other);
    QCOMPARE(m_sink.asked.size(), size_t(2));
    m_broker->accepted(a);
    ask(u"a"_s, code); // used up
    QCOMPARE(m_sink.asked.size(), size_t(3));
}

void QuestionBrokerTest::declineAndBatch()
{
    ask(u"a"_s);
    ask(u"b"_s);
    answer("", true);
    QCOMPARE(m_got[u"a"_s], QStringList{reasonName(Reason::NoAnswer)});
    QCOMPARE(m_got[u"b"_s], QStringList{reasonName(Reason::NoAnswer)});
    QuestionBroker batch(u"run"_s, nullptr);
    QString got;
    batch.ask(password(), machine(u"x"_s), m_loop->handle(),
              [&](QuestionBroker::Reply&& reply) { got = reasonName(reply.declined); });
    settle();
    QCOMPARE(got, reasonName(Reason::NoAnswer));
}

void QuestionBrokerTest::withdrawnWhenNobodyWaits()
{
    const auto a = ask(u"a"_s);
    const auto b = ask(u"b"_s);
    m_broker->leave(a);
    QVERIFY(m_sink.withdrawn.isEmpty());
    m_broker->leave(b);
    QCOMPARE(m_sink.withdrawn, QList<quint64>{m_sink.asked[0].id});
    ask(u"c"_s);
    QCOMPARE(m_sink.asked.size(), size_t(2));
}

/// As the keyring does, with the hosts that the secret has been right on.
void QuestionBrokerTest::keyringAnswers(const char* text, const QStringList& provedOn)
{
    Answer answer;
    answer.id = m_sink.asked.back().id;
    answer.texts.push_back(Secret(QByteArray(text)));
    answer.provedOn = QList<Machine>();
    for (const QString& host : provedOn)
        answer.provedOn->append(machine(host));
    m_broker->answer(std::move(answer));
    settle();
}

void QuestionBrokerTest::decide(const QList<bool>& accepted)
{
    QCOMPARE(m_sink.asked.back().kind, QuestionKind::NewMachines);
    Answer answer;
    answer.id = m_sink.asked.back().id;
    answer.accepted = accepted;
    m_broker->answer(std::move(answer));
    settle();
}

void QuestionBrokerTest::aNewMachineIsAskedAboutAndNeverProves()
{
    ask(u"new"_s);
    const auto known = ask(u"known"_s);
    keyringAnswers("kept", {u"known"_s});
    QCOMPARE(m_got[u"known"_s], QStringList{u"kept"_s}); // though the other one came first
    QVERIFY(m_got[u"new"_s].isEmpty());
    QCOMPARE(m_sink.asked.size(), size_t(1)); // it may still be wrong
    m_broker->accepted(known);
    settle();
    QVERIFY(m_got[u"new"_s].isEmpty());
    QCOMPARE(m_sink.asked.size(), size_t(2));
    QCOMPARE(m_sink.asked[1].machines, (QList<NewMachine>{{machine(u"new"_s), false}}));
    QCOMPARE(m_sink.asked[1].identity, u"ops"_s);
    ask(u"other"_s);
    decide({true});
    QCOMPARE(m_got[u"new"_s], QStringList{u"kept"_s});
    QVERIFY(m_got[u"other"_s].isEmpty()); // not the one that was asked about
    QCOMPARE(m_sink.asked.size(), size_t(3));
    ask(u"new"_s); // asked about once
    QCOMPARE(m_got[u"new"_s].size(), 2);
}

void QuestionBrokerTest::whoIsLeftOutGetsNothing()
{
    ask(u"a"_s);
    ask(u"b"_s);
    keyringAnswers("kept", {u"known"_s});
    QCOMPARE(m_sink.asked.back().machines.size(), 1 + 1);
    decide({false, true});
    QCOMPARE(m_got[u"a"_s], QStringList{reasonName(Reason::NoAnswer)});
    QCOMPARE(m_got[u"b"_s], QStringList{u"kept"_s}); // it proves: nobody else is there
    ask(u"a"_s);
    m_broker->accepted(ask(u"known"_s));
    settle();
    QCOMPARE(m_got[u"a"_s], QStringList{reasonName(Reason::NoAnswer)});
    QuestionBroker::Topic another = password();
    another.identity = u"dev"_s;
    ask(u"c"_s, another);
    keyringAnswers("kept", {u"known"_s});
    m_broker->declineAll();
    settle();
    QCOMPARE(m_got[u"c"_s], QStringList{reasonName(Reason::NoAnswer)});
}

void QuestionBrokerTest::aNewMachineThatRefusesLearnsNoMore()
{
    const auto fresh = ask(u"new"_s);
    keyringAnswers("kept", {u"known"_s});
    decide({true});
    QCOMPARE(m_got[u"new"_s], QStringList{u"kept"_s});
    const auto known = ask(u"known"_s);
    QVERIFY(!m_broker->refused(fresh)); // not asked anew on its behalf
    settle();
    QCOMPARE(m_got[u"known"_s], QStringList{u"kept"_s});
    QVERIFY(m_broker->refused(known));
    QCOMPARE(m_sink.asked.back().kind, QuestionKind::Password);
    QCOMPARE(m_sink.asked.back().host, u"known"_s);
    ask(u"new"_s);
    keyringAnswers("typed", {u"known"_s});
    QCOMPARE(m_got[u"known"_s], (QStringList{u"kept"_s, u"typed"_s}));
    QCOMPARE(m_got[u"new"_s], QStringList{u"kept"_s});
}

/// As a secret that was kept before the machines were.
void QuestionBrokerTest::nobodyKnownAsksAboutAllFirst()
{
    const auto a = ask(u"a"_s);
    ask(u"b"_s);
    keyringAnswers("kept", {});
    QVERIFY(m_got.empty());
    QCOMPARE(m_sink.asked.back().machines, (QList<NewMachine>{{machine(u"a"_s), false}, {machine(u"b"_s), false}}));
    decide({true, true});
    QCOMPARE(m_got[u"a"_s], QStringList{u"kept"_s});
    QVERIFY(m_got[u"b"_s].isEmpty());
    QVERIFY(m_broker->refused(a));
    QCOMPARE(m_sink.asked.back().host, u"b"_s); // the next one proves what is typed now
}

void QuestionBrokerTest::aNewMachineThatGoesIsNotAskedAbout()
{
    const auto fresh = ask(u"new"_s);
    keyringAnswers("kept", {u"known"_s});
    QCOMPARE(m_sink.asked.size(), size_t(2));
    m_broker->leave(fresh);
    QCOMPARE(m_sink.withdrawn, QList<quint64>{m_sink.asked[1].id});
    const auto known = ask(u"known"_s);
    QCOMPARE(m_got[u"known"_s], QStringList{u"kept"_s});
    m_broker->accepted(known);
    QCOMPARE(m_sink.asked.size(), size_t(2));
}

void QuestionBrokerTest::everyProofIsTold()
{
    const auto a = ask(u"a"_s);
    const auto b = ask(u"b"_s);
    answer("x");
    m_broker->accepted(a);
    m_broker->accepted(b);
    QVERIFY(!m_broker->refused(ask(u"c"_s)));
    QCOMPARE(m_sink.machines, (QStringList{u"1a"_s, u"1b"_s}));
}

/// Its entry is gone, and another one with the same key stands in its place.
void QuestionBrokerTest::anOldAnswerReachesNoNewQuestion()
{
    ask(u"a"_s);
    m_broker->forget();
    ask(u"b"_s);
    const auto [old, fresh] = std::pair(m_sink.asked[0].id, m_sink.asked[1].id);
    answerTo(old, "old");
    QVERIFY(m_got.empty());
    answerTo(old, "", true);
    QVERIFY(m_got.empty()); // nor is it declined
    answerTo(fresh, "new");
    QCOMPARE(m_got[u"b"_s], QStringList{u"new"_s});
}

/// The answer is on its way while the only asker leaves and somebody else asks the same: whichever comes first, an
/// answer is given to no question but its own.
void QuestionBrokerTest::answeredWhileAnotherQuestionIsPut()
{
    CountingSink sink;
    QuestionBroker broker(u"run"_s, &sink);
    const auto ask = [&](const QuestionBroker::Topic& topic, QByteArray& got) {
        return broker.ask(topic, machine(u"a"_s), m_loop->handle(), [&got](QuestionBroker::Reply&& reply) {
            got = reply.declined == Reason::None ? reply.texts.front().data() : QByteArray("declined");
        });
    };
    for (int round = 0; round < 1000; ++round) {
        QuestionBroker::Topic topic = password();
        topic.identity = QString::number(round);
        QByteArray first, second;
        const auto leaving = ask(topic, first);
        const quint64 question = sink.last();
        std::atomic<int> ready = 0;
        const auto together = [&ready] {
            for (++ready; ready < 2;) {}
        };
        std::thread answering([&] {
            Answer answer;
            answer.id = question;
            answer.texts.push_back(Secret(QByteArray::number(question)));
            together();
            broker.answer(std::move(answer));
        });
        together();
        broker.leave(leaving);
        const auto asking = ask(topic, second);
        answering.join();
        settle();
        if (sink.last() != question)
            QCOMPARE(second, QByteArray()); // it waits for an answer of its own
        broker.leave(asking);
    }
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_questionbroker, rollcall::test::QuestionBrokerTest)
#include "tst_questionbroker.moc"
