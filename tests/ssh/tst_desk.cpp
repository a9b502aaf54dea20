// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/questions/desk.h"
#include "support/testmain.h"

#include <QTest>

#include <atomic>
#include <thread>

// The rules of asking: one question for all, one host proves, refusals pause, leaving hands on.
namespace rollcall::test {

using namespace Qt::StringLiterals;
using ssh::Desk;

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

class DeskTest : public QObject
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
    Desk::Ticket ask(const QString& host, const Desk::Topic& topic = {});
    void answer(const char* text, bool declined = false);
    void answerTo(quint64 question, const char* text, bool declined = false);
    void settle();
    Desk::Topic password() const;

    Sink m_sink;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ssh::Loop> m_loop;
    std::map<QString, QStringList> m_got; // by host: texts, or the reason's name
};

static Machine machine(const QString& host)
{
    return {host, host + u":22"_s, u"SHA256:"_s + host};
}

void DeskTest::init()
{
    m_sink = {};
    m_got.clear();
    m_desk = std::make_unique<Desk>(u"run"_s, &m_sink);
    m_loop = std::make_unique<ssh::Loop>();
}

void DeskTest::cleanup()
{
    m_desk.reset();
    m_loop.reset();
}

// Runs what has been posted into the loop.
void DeskTest::settle()
{
    m_loop->stop();
    m_loop->run();
}

Desk::Topic DeskTest::password() const
{
    Desk::Topic topic;
    topic.identity = u"ops"_s;
    topic.prompts = {Prompt{u"Password:"_s, false}};
    return topic;
}

Desk::Ticket DeskTest::ask(const QString& host, const Desk::Topic& topic)
{
    const Desk::Topic wanted = topic.prompts.isEmpty() ? password() : topic;
    const Desk::Ticket ticket = m_desk->ask(wanted, machine(host), m_loop->handle(), [this, host](Desk::Reply&& reply) {
        m_got[host] << (reply.declined == Reason::None ? QString::fromUtf8(reply.texts.front().data())
                                                       : reasonName(reply.declined));
    });
    settle();
    return ticket;
}

void DeskTest::answer(const char* text, bool declined)
{
    answerTo(m_sink.asked.back().id, text, declined);
}

void DeskTest::answerTo(quint64 question, const char* text, bool declined)
{
    Answer answer;
    answer.id = question;
    answer.declined = declined;
    answer.texts.push_back(Secret(QByteArray(text)));
    m_desk->answer(std::move(answer));
    settle();
}

void DeskTest::oneProvesForAll()
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
    m_desk->accepted(a);
    settle();
    QCOMPARE(m_got[u"b"_s], QStringList{u"x"_s});
    QCOMPARE(m_got[u"c"_s], QStringList{u"x"_s});
    ask(u"late"_s);
    QCOMPARE(m_got[u"late"_s], QStringList{u"x"_s});
    QCOMPARE(m_sink.asked.size(), size_t(1));
    QCOMPARE(m_sink.right, QList<quint64>{m_sink.asked[0].id});
}

void DeskTest::refusedIsAskedAgain()
{
    const auto a = ask(u"a"_s);
    ask(u"b"_s);
    answer("wrong");
    QVERIFY(m_desk->refused(a));
    QCOMPARE(m_sink.asked.size(), size_t(2));
    QVERIFY(m_sink.asked[1].refusedBefore);
    QCOMPARE(m_sink.asked[1].host, u"a"_s);
    QCOMPARE(m_sink.asked[1].waiting, 2);
    answer("right");
    QCOMPARE(m_got[u"a"_s], (QStringList{u"wrong"_s, u"right"_s}));
    m_desk->accepted(a);
    settle();
    QCOMPARE(m_got[u"b"_s], QStringList{u"right"_s});
    QCOMPARE(m_sink.right, QList<quint64>{m_sink.asked[1].id}); // and not the first answer
}

void DeskTest::threeRefusalsPause()
{
    const auto a = ask(u"a"_s);
    ask(u"b"_s);
    answer("1");
    QVERIFY(m_desk->refused(a));
    answer("2");
    QVERIFY(m_desk->refused(a));
    answer("3");
    QVERIFY(!m_desk->refused(a));
    settle();
    QCOMPARE(m_got[u"b"_s], QStringList{reasonName(Reason::PausedAfterDenials)});
    ask(u"late"_s);
    QCOMPARE(m_got[u"late"_s], QStringList{reasonName(Reason::PausedAfterDenials)});
    QCOMPARE(m_sink.asked.size(), size_t(3));
}

void DeskTest::leavingHandsOn()
{
    const auto a = ask(u"a"_s);
    const auto b = ask(u"b"_s);
    answer("x");
    m_desk->leave(a); // its link broke: the next one proves
    settle();
    QCOMPARE(m_got[u"b"_s], QStringList{u"x"_s});
    m_desk->leave(b);
    settle();
    const auto c = ask(u"c"_s); // nobody was there: the one who comes proves it, without a question
    QCOMPARE(m_got[u"c"_s], QStringList{u"x"_s});
    QCOMPARE(m_sink.asked.size(), size_t(1));
    QVERIFY(m_sink.right.isEmpty());
    m_desk->accepted(c);
    QCOMPARE(m_sink.right, QList<quint64>{m_sink.asked[0].id}); // on whichever host
}

void DeskTest::laterDenialIsItsOwn()
{
    const auto a = ask(u"a"_s);
    answer("x");
    m_desk->accepted(a);
    const auto b = ask(u"b"_s);
    QVERIFY(!m_desk->refused(b));
    ask(u"c"_s);
    QCOMPARE(m_got[u"c"_s], QStringList{u"x"_s});
    QCOMPARE(m_sink.asked.size(), size_t(1));
}

void DeskTest::threeLaterDenialsPause()
{
    m_desk->accepted([&] {
        const auto a = ask(u"a"_s);
        answer("x");
        return a;
    }());
    for (const QString& host : {u"b"_s, u"c"_s, u"d"_s})
        QVERIFY(!m_desk->refused(ask(host)));
    ask(u"e"_s);
    QCOMPARE(m_got[u"e"_s], QStringList{reasonName(Reason::PausedAfterDenials)});
}

void DeskTest::codesAreNotShared()
{
    Desk::Topic code = password();
    code.kind = QuestionKind::KeyboardInteractive;
    code.prompts = {Prompt{u"Code:"_s, true}};
    code.onlyHost = u"a"_s;
    Desk::Topic other = code;
    other.onlyHost = u"b"_s;
    const auto a = ask(u"a"_s, code);
    answer("123");
    ask(u"b"_s, other);
    QCOMPARE(m_sink.asked.size(), size_t(2));
    m_desk->accepted(a);
    ask(u"a"_s, code); // used up
    QCOMPARE(m_sink.asked.size(), size_t(3));
}

void DeskTest::declineAndBatch()
{
    ask(u"a"_s);
    ask(u"b"_s);
    answer("", true);
    QCOMPARE(m_got[u"a"_s], QStringList{reasonName(Reason::NoAnswer)});
    QCOMPARE(m_got[u"b"_s], QStringList{reasonName(Reason::NoAnswer)});
    Desk batch(u"run"_s, nullptr);
    QString got;
    batch.ask(password(), machine(u"x"_s), m_loop->handle(), [&](Desk::Reply&& reply) { got = reasonName(reply.declined); });
    settle();
    QCOMPARE(got, reasonName(Reason::NoAnswer));
}

void DeskTest::withdrawnWhenNobodyWaits()
{
    const auto a = ask(u"a"_s);
    const auto b = ask(u"b"_s);
    m_desk->leave(a);
    QVERIFY(m_sink.withdrawn.isEmpty());
    m_desk->leave(b);
    QCOMPARE(m_sink.withdrawn, QList<quint64>{m_sink.asked[0].id});
    ask(u"c"_s);
    QCOMPARE(m_sink.asked.size(), size_t(2));
}

/// As the keyring does, with the hosts that the secret has been right on.
void DeskTest::keyringAnswers(const char* text, const QStringList& provedOn)
{
    Answer answer;
    answer.id = m_sink.asked.back().id;
    answer.texts.push_back(Secret(QByteArray(text)));
    answer.provedOn = QList<Machine>();
    for (const QString& host : provedOn)
        answer.provedOn->append(machine(host));
    m_desk->answer(std::move(answer));
    settle();
}

void DeskTest::decide(const QList<bool>& accepted)
{
    QCOMPARE(m_sink.asked.back().kind, QuestionKind::NewMachines);
    Answer answer;
    answer.id = m_sink.asked.back().id;
    answer.accepted = accepted;
    m_desk->answer(std::move(answer));
    settle();
}

void DeskTest::aNewMachineIsAskedAboutAndNeverProves()
{
    ask(u"new"_s);
    const auto known = ask(u"known"_s);
    keyringAnswers("kept", {u"known"_s});
    QCOMPARE(m_got[u"known"_s], QStringList{u"kept"_s}); // though the other one came first
    QVERIFY(m_got[u"new"_s].isEmpty());
    QCOMPARE(m_sink.asked.size(), size_t(1)); // it may still be wrong
    m_desk->accepted(known);
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

void DeskTest::whoIsLeftOutGetsNothing()
{
    ask(u"a"_s);
    ask(u"b"_s);
    keyringAnswers("kept", {u"known"_s});
    QCOMPARE(m_sink.asked.back().machines.size(), 1 + 1);
    decide({false, true});
    QCOMPARE(m_got[u"a"_s], QStringList{reasonName(Reason::NoAnswer)});
    QCOMPARE(m_got[u"b"_s], QStringList{u"kept"_s}); // it proves: nobody else is there
    ask(u"a"_s);
    m_desk->accepted(ask(u"known"_s));
    settle();
    QCOMPARE(m_got[u"a"_s], QStringList{reasonName(Reason::NoAnswer)});
    Desk::Topic another = password();
    another.identity = u"dev"_s;
    ask(u"c"_s, another);
    keyringAnswers("kept", {u"known"_s});
    m_desk->declineAll();
    settle();
    QCOMPARE(m_got[u"c"_s], QStringList{reasonName(Reason::NoAnswer)});
}

void DeskTest::aNewMachineThatRefusesLearnsNoMore()
{
    const auto fresh = ask(u"new"_s);
    keyringAnswers("kept", {u"known"_s});
    decide({true});
    QCOMPARE(m_got[u"new"_s], QStringList{u"kept"_s});
    const auto known = ask(u"known"_s);
    QVERIFY(!m_desk->refused(fresh)); // not asked anew on its behalf
    settle();
    QCOMPARE(m_got[u"known"_s], QStringList{u"kept"_s});
    QVERIFY(m_desk->refused(known));
    QCOMPARE(m_sink.asked.back().kind, QuestionKind::Password);
    QCOMPARE(m_sink.asked.back().host, u"known"_s);
    ask(u"new"_s);
    keyringAnswers("typed", {u"known"_s});
    QCOMPARE(m_got[u"known"_s], (QStringList{u"kept"_s, u"typed"_s}));
    QCOMPARE(m_got[u"new"_s], QStringList{u"kept"_s});
}

/// As a secret that was kept before the machines were.
void DeskTest::nobodyKnownAsksAboutAllFirst()
{
    const auto a = ask(u"a"_s);
    ask(u"b"_s);
    keyringAnswers("kept", {});
    QVERIFY(m_got.empty());
    QCOMPARE(m_sink.asked.back().machines, (QList<NewMachine>{{machine(u"a"_s), false}, {machine(u"b"_s), false}}));
    decide({true, true});
    QCOMPARE(m_got[u"a"_s], QStringList{u"kept"_s});
    QVERIFY(m_got[u"b"_s].isEmpty());
    QVERIFY(m_desk->refused(a));
    QCOMPARE(m_sink.asked.back().host, u"b"_s); // the next one proves what is typed now
}

void DeskTest::aNewMachineThatGoesIsNotAskedAbout()
{
    const auto fresh = ask(u"new"_s);
    keyringAnswers("kept", {u"known"_s});
    QCOMPARE(m_sink.asked.size(), size_t(2));
    m_desk->leave(fresh);
    QCOMPARE(m_sink.withdrawn, QList<quint64>{m_sink.asked[1].id});
    const auto known = ask(u"known"_s);
    QCOMPARE(m_got[u"known"_s], QStringList{u"kept"_s});
    m_desk->accepted(known);
    QCOMPARE(m_sink.asked.size(), size_t(2));
}

void DeskTest::everyProofIsTold()
{
    const auto a = ask(u"a"_s);
    const auto b = ask(u"b"_s);
    answer("x");
    m_desk->accepted(a);
    m_desk->accepted(b);
    QVERIFY(!m_desk->refused(ask(u"c"_s)));
    QCOMPARE(m_sink.machines, (QStringList{u"1a"_s, u"1b"_s}));
}

/// Its entry is gone, and another one with the same key stands in its place.
void DeskTest::anOldAnswerReachesNoNewQuestion()
{
    ask(u"a"_s);
    m_desk->forget();
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
void DeskTest::answeredWhileAnotherQuestionIsPut()
{
    CountingSink sink;
    Desk desk(u"run"_s, &sink);
    const auto ask = [&](const Desk::Topic& topic, QByteArray& got) {
        return desk.ask(topic, machine(u"a"_s), m_loop->handle(), [&got](Desk::Reply&& reply) {
            got = reply.declined == Reason::None ? reply.texts.front().data() : QByteArray("declined");
        });
    };
    for (int round = 0; round < 1000; ++round) {
        Desk::Topic topic = password();
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
            desk.answer(std::move(answer));
        });
        together();
        desk.leave(leaving);
        const auto asking = ask(topic, second);
        answering.join();
        settle();
        if (sink.last() != question)
            QCOMPARE(second, QByteArray()); // it waits for an answer of its own
        desk.leave(asking);
    }
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_desk, rollcall::test::DeskTest)
#include "tst_desk.moc"
