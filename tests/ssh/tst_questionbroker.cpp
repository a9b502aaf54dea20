// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "brokerhome.h"
#include "support/testmain.h"

#include <QTest>

#include <atomic>
#include <thread>

// The rules of asking: one question for all, one host proves, refusals pause, leaving hands on.
namespace rollcall::test {

using namespace Qt::StringLiterals;
using ssh::QuestionBroker;

namespace {

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

class QuestionBrokerTest : public QObject, BrokerHome
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void twoProveForAll();
    void howManyWaitIsTold();
    void afterARefusalAnotherHostProves();
    void whatAHostRefusedItGetsNoMore();
    void whoRefusesIsLeftOut();
    void whatTwoRefusedIsTriedOnNoThird();
    void whoRefusesAllIsOutAlone();
    void threeRefusalsPause();
    void aPassphraseIsRefusedByAFileAndByNoHost();
    void aCodeIsAskedOfEachHost_data();
    void aCodeIsAskedOfEachHost();
    void aPasswordOfItsOwnIsNoCode();
    void whatIsSaidToBeACodeGoesToOneHost();
    void leavingHandsOn();
    void laterDenialIsItsOwn();
    void asManyLaterDenialsPause();
    void codesAreNotShared();
    void declineAndBatch();
    void withdrawnWhenNobodyWaits();
    void everyProofIsTold();
    void anOldAnswerReachesNoNewQuestion();
    void answeredWhileAnotherQuestionIsPut();
};

void QuestionBrokerTest::twoProveForAll()
{
    const auto a = ask(u"a"_s);
    const auto b = ask(u"b"_s);
    ask(u"c"_s);
    ask(u"d"_s);
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
    QVERIFY(m_got[u"c"_s].isEmpty() && m_got[u"d"_s].isEmpty()); // nor before a second one has taken it
    m_broker->accepted(b);
    settle();
    QCOMPARE(m_got[u"c"_s], QStringList{u"x"_s});
    QCOMPARE(m_got[u"d"_s], QStringList{u"x"_s});
    ask(u"late"_s);
    QCOMPARE(m_got[u"late"_s], QStringList{u"x"_s});
    QCOMPARE(m_sink.asked.size(), size_t(1));
    QCOMPARE(m_sink.right, QList<quint64>{m_sink.asked[0].id});
}

void QuestionBrokerTest::howManyWaitIsTold()
{
    const auto a = ask(u"a"_s);
    const auto b = ask(u"b"_s);
    ask(u"c"_s);
    QCOMPARE(m_sink.waiting[m_sink.asked[0].id], 3);
    m_broker->leave(b);
    QCOMPARE(m_sink.waiting[m_sink.asked[0].id], 2);
    QCOMPARE(m_sink.first[m_sink.asked[0].id], u"a"_s);
    m_broker->leave(a); // on whom it would have been tried
    QCOMPARE(m_sink.waiting[m_sink.asked[0].id], 1);
    QCOMPARE(m_sink.first[m_sink.asked[0].id], u"c"_s);
}

void QuestionBrokerTest::afterARefusalAnotherHostProves()
{
    const auto a = ask(u"a"_s);
    const auto b = ask(u"b"_s);
    answer("wrong");
    QVERIFY(m_broker->refused(a));
    QCOMPARE(m_sink.asked.size(), size_t(2));
    QVERIFY(m_sink.asked[1].refusedBefore);
    QCOMPARE(m_sink.asked[1].refusedBy, u"a"_s);
    QCOMPARE(m_sink.asked[1].host, u"b"_s);
    QCOMPARE(m_sink.asked[1].waiting, 2);
    answer("right");
    QCOMPARE(m_got[u"b"_s], QStringList{u"right"_s});
    QCOMPARE(m_got[u"a"_s], QStringList{u"wrong"_s});
    m_broker->accepted(b);
    settle();
    QCOMPARE(m_got[u"a"_s], (QStringList{u"wrong"_s, u"right"_s}));
    m_broker->accepted(a);
    QCOMPARE(m_sink.right, QList<quint64>{m_sink.asked[1].id}); // and not the first answer
}

/// It is the one with another password: the others are not held back for it.
void QuestionBrokerTest::whatAHostRefusedItGetsNoMore()
{
    const auto a = ask(u"a"_s);
    const auto b = ask(u"b"_s);
    ask(u"c"_s);
    answer("x");
    QVERIFY(m_broker->refused(a));
    answer("x"); // typed once more
    QCOMPARE(m_got[u"b"_s], QStringList{u"x"_s});
    m_broker->accepted(b);
    settle();
    QCOMPARE(m_got[u"a"_s], (QStringList{u"x"_s, reasonName(Reason::Denied)}));
    QCOMPARE(m_got[u"c"_s], QStringList{u"x"_s});
}

/// Whichever host it is asked for: the file is the same for all, and no host has seen the answer.
void QuestionBrokerTest::aPassphraseIsRefusedByAFileAndByNoHost()
{
    QuestionBroker::Topic topic = password();
    topic.kind = QuestionKind::Passphrase;
    topic.subject = u"/home/me/.ssh/id"_s;
    QMap<QString, QuestionBroker::Ticket> tickets;
    for (const QString& host : {u"a"_s, u"b"_s, u"c"_s})
        tickets[host] = ask(host, topic);
    for (size_t tried = 0; tried < 3; ++tried) {
        QCOMPARE(m_sink.asked.size(), tried + 1);
        QCOMPARE(m_sink.asked[tried].refusedBefore, tried > 0);
        QCOMPARE(m_sink.asked[tried].refusedBy, QString());
        QCOMPARE(m_sink.asked[tried].subject, topic.subject);
        m_got.clear();
        answer("wrong");
        QCOMPARE(m_got.size(), size_t(1));
        QCOMPARE(m_broker->refused(tickets[m_got.begin()->first]), tried < 2);
    }
    const QString last = m_got.begin()->first;
    settle();
    QCOMPARE(m_sink.asked.size(), size_t(3));
    for (const QString& host : {u"a"_s, u"b"_s, u"c"_s})
        QVERIFY(host == last || m_got[host] == QStringList{reasonName(Reason::PassphraseWrong)});
    ask(u"late"_s, topic);
    QCOMPARE(m_got[u"late"_s], QStringList{reasonName(Reason::PassphraseWrong)});
}

void QuestionBrokerTest::whoRefusesIsLeftOut()
{
    const auto a = ask(u"a"_s);
    const auto leaveOut = [this] {
        Answer answer;
        answer.id = m_sink.asked.back().id;
        answer.leaveOut = true;
        m_broker->answer(std::move(answer));
        settle();
    };
    answer("x");
    QVERIFY(m_broker->refused(a));
    leaveOut();
    QCOMPARE(m_got[u"a"_s], (QStringList{u"x"_s, reasonName(Reason::Denied)}));
    const auto b = ask(u"b"_s); // nobody was there: who comes proves it, without a question
    QCOMPARE(m_got[u"b"_s], QStringList{u"x"_s});
    QCOMPARE(m_sink.asked.size(), size_t(2));
    m_broker->accepted(b);
    m_broker->forget();
    QCOMPARE(m_sink.right, QList<quint64>{m_sink.asked[0].id}); // what was typed then

    QuestionBroker::Topic another = password();
    another.identity = u"dev"_s;
    const auto c = ask(u"c"_s, another);
    const auto d = ask(u"d"_s, another);
    ask(u"e"_s, another);
    answer("y");
    QVERIFY(m_broker->refused(c));
    leaveOut();
    QCOMPARE(m_got[u"d"_s], QStringList{u"y"_s});
    QVERIFY(m_broker->refused(d));
    leaveOut(); // two have refused it: that does not go on
    QVERIFY(m_got[u"e"_s].isEmpty());
    QCOMPARE(m_sink.asked.back().host, u"e"_s);
    QVERIFY(m_sink.asked.back().refusedBy.isEmpty());
}

void QuestionBrokerTest::whatTwoRefusedIsTriedOnNoThird()
{
    const auto a = ask(u"a"_s);
    const auto b = ask(u"b"_s);
    const auto c = ask(u"c"_s);
    answer("x");
    QVERIFY(m_broker->refused(a));
    answer("x");
    QVERIFY(m_broker->refused(b));
    const size_t asked = m_sink.asked.size();
    answer("x");
    QCOMPARE(m_sink.asked.size(), asked + 1);
    QVERIFY(m_got[u"c"_s].isEmpty());
    answer("y");
    QCOMPARE(m_got[u"c"_s], QStringList{u"y"_s});
    m_broker->accepted(c);
    settle();
    QCOMPARE(m_got[u"a"_s], (QStringList{u"x"_s, u"y"_s}));
}

/// Nobody else was there to prove it: those who come are asked about, and not held back.
void QuestionBrokerTest::whoRefusesAllIsOutAlone()
{
    const auto a = ask(u"a"_s);
    answer("x");
    QVERIFY(m_broker->refused(a));
    answer("x");
    QVERIFY(m_broker->refused(a));
    answer("y");
    QVERIFY(!m_broker->refused(a));
    QCOMPARE(m_sink.asked.size(), size_t(3));
    ask(u"b"_s);
    QCOMPARE(m_sink.asked.size(), size_t(4));
    answer("x");
    QCOMPARE(m_got[u"b"_s], QStringList{u"x"_s});
}

void QuestionBrokerTest::threeRefusalsPause()
{
    const auto a = ask(u"a"_s);
    const auto b = ask(u"b"_s);
    const auto c = ask(u"c"_s);
    answer("1");
    QVERIFY(m_broker->refused(a));
    answer("2");
    QVERIFY(m_broker->refused(b));
    answer("3");
    QVERIFY(!m_broker->refused(c));
    settle();
    QCOMPARE(m_got[u"a"_s].constLast(), reasonName(Reason::PausedAfterDenials));
    QCOMPARE(m_got[u"b"_s].constLast(), reasonName(Reason::PausedAfterDenials));
    ask(u"late"_s);
    QCOMPARE(m_got[u"late"_s], QStringList{reasonName(Reason::PausedAfterDenials)});
    QCOMPARE(m_sink.asked.size(), size_t(3));
}

void QuestionBrokerTest::aCodeIsAskedOfEachHost_data()
{
    QTest::addColumn<QuestionKind>("kind");
    QTest::newRow("in the server's words") << QuestionKind::KeyboardInteractive;
    QTest::newRow("a password, by its name") << QuestionKind::Password;
}

/// What was right on one host is wrong on the next.
void QuestionBrokerTest::aCodeIsAskedOfEachHost()
{
    QFETCH(QuestionKind, kind);
    QuestionBroker::Topic topic = password();
    topic.kind = kind;
    const bool named = kind == QuestionKind::Password;
    const auto a = ask(u"a"_s, topic);
    const auto b = ask(u"b"_s, topic);
    const auto c = ask(u"c"_s, topic);
    ask(u"d"_s, topic);
    answer("1");
    m_broker->accepted(a);
    settle();
    QVERIFY(m_sink.right.isEmpty());
    QCOMPARE(m_broker->refused(b), !named); // may have another password, where it is one
    settle();
    if (named) {
        QCOMPARE(m_got[u"c"_s], QStringList{u"1"_s});
        QVERIFY(m_broker->refused(c));
    }
    QCOMPARE(m_sink.asked.size(), size_t(named ? 3 : 4));
    for (size_t i = 1; i < m_sink.asked.size(); ++i) {
        QVERIFY(m_sink.asked[i].onlyHere);
        QCOMPARE(m_sink.asked[i].kind, QuestionKind::KeyboardInteractive);
        QCOMPARE(m_sink.asked[i].waiting, 1);
    }
    QCOMPARE(m_sink.asked.back().host, named ? u"c"_s : u"b"_s); // it asks again, behind those that have waited
    answer("2");
    QCOMPARE(m_got[m_sink.asked.back().host].constLast(), u"2"_s);
    ask(u"late"_s, topic);
    QVERIFY(m_got[u"late"_s].isEmpty());
    QCOMPARE(m_sink.asked.back().host, u"late"_s);
    QVERIFY(m_sink.asked.back().onlyHere);
}

void QuestionBrokerTest::aPasswordOfItsOwnIsNoCode()
{
    const auto a = ask(u"a"_s);
    const auto b = ask(u"b"_s);
    const auto c = ask(u"c"_s);
    ask(u"d"_s);
    answer("x");
    m_broker->accepted(a);
    settle();
    QVERIFY(!m_broker->refused(b));
    settle();
    QVERIFY(m_got[u"d"_s].isEmpty()); // the third one alone, too
    m_broker->accepted(c);
    settle();
    QCOMPARE(m_got[u"d"_s], QStringList{u"x"_s});
    QCOMPARE(m_sink.asked.size(), size_t(1));
}

void QuestionBrokerTest::whatIsSaidToBeACodeGoesToOneHost()
{
    const auto a = ask(u"a"_s);
    ask(u"b"_s);
    Answer answer;
    answer.id = m_sink.asked[0].id;
    answer.oneTime = true;
    answer.texts.push_back(Secret(QByteArray("1")));
    m_broker->answer(std::move(answer));
    settle();
    QCOMPARE(m_got[u"a"_s], QStringList{u"1"_s});
    QVERIFY(m_got[u"b"_s].isEmpty());
    QCOMPARE(m_sink.asked.size(), size_t(2));
    QCOMPARE(m_sink.asked[1].host, u"b"_s);
    QVERIFY(m_sink.asked[1].onlyHere);
    m_broker->accepted(a);
    settle();
    QVERIFY(m_got[u"b"_s].isEmpty());
    ask(u"a"_s); // used up
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
    QVERIFY(m_sink.right.isEmpty()); // it may be a code that is right once
    m_broker->forget();
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

/// As many as have taken it: until then the few are the odd ones.
void QuestionBrokerTest::asManyLaterDenialsPause()
{
    const auto a = ask(u"a"_s);
    answer("x");
    m_broker->accepted(a);
    for (const QString& host : {u"b"_s, u"c"_s})
        m_broker->accepted(ask(host));
    for (const QString& host : {u"d"_s, u"e"_s})
        QVERIFY(!m_broker->refused(ask(host)));
    ask(u"f"_s);
    QCOMPARE(m_got[u"f"_s], QStringList{u"x"_s});
    QVERIFY(!m_broker->refused(ask(u"g"_s)));
    ask(u"h"_s);
    QCOMPARE(m_got[u"h"_s], QStringList{reasonName(Reason::PausedAfterDenials)});
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
