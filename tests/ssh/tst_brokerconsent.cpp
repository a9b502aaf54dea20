// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "brokerhome.h"
#include "support/testmain.h"

#include <QTest>

// Who may have a secret that is known to be right on certain machines: those, and whom else the user names.
namespace rollcall::test {

using namespace Qt::StringLiterals;
using ssh::QuestionBroker;

class BrokerConsentTest : public QObject, BrokerHome
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void aNewMachineIsAskedAboutAndNeverProves();
    void whoIsLeftOutGetsNothing();
    void aNewMachineThatRefusesLearnsNoMore();
    void nobodyKnownAsksAboutAllFirst();
    void aNewMachineThatGoesIsNotAskedAbout();
};

void BrokerConsentTest::aNewMachineIsAskedAboutAndNeverProves()
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

void BrokerConsentTest::whoIsLeftOutGetsNothing()
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
    QCOMPARE(m_got[u"a"_s], QStringList(2, reasonName(Reason::NoAnswer)));
    QuestionBroker::Topic another = password();
    another.identity = u"dev"_s;
    ask(u"c"_s, another);
    keyringAnswers("kept", {u"known"_s});
    m_broker->declineAll();
    settle();
    QCOMPARE(m_got[u"c"_s], QStringList{reasonName(Reason::NoAnswer)});
}

void BrokerConsentTest::aNewMachineThatRefusesLearnsNoMore()
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
void BrokerConsentTest::nobodyKnownAsksAboutAllFirst()
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

void BrokerConsentTest::aNewMachineThatGoesIsNotAskedAbout()
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

} // namespace rollcall::test

ROLLCALL_TEST(tst_brokerconsent, rollcall::test::BrokerConsentTest)
#include "tst_brokerconsent.moc"
