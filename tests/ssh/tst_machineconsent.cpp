// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/questions/machineconsent.h"
#include "ssh/questions/outbox.h"
#include "support/testmain.h"

#include <QTest>

// Which machines may have a secret, without a question; and what is done once a lock is free.
namespace rollcall::test {

using namespace Qt::StringLiterals;
using Standing = ssh::MachineConsent::Standing;

class MachineConsentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standing_data();
    void standing();
    void aKnownKeyAtAnotherAddress_data();
    void aKnownKeyAtAnotherAddress();
    void whoIsLetInHasTheKeyAndTheAddress();
    void aMachineWithAnotherKeyIsNamed();
    void effectsAreDoneInOrderWithoutTheLock();

private:
    static Machine machine(const QString& name) { return {name, name + u":22"_s, u"SHA256:"_s + name}; }
};

void MachineConsentTest::standing_data()
{
    QTest::addColumn<QString>("provedOn"); // "-": no such list
    QTest::addColumn<QString>("asked");    // a machine with a "+" is accepted
    QTest::addColumn<bool>("declined");
    QTest::addColumn<QString>("leftOut");
    QTest::addColumn<QString>("machine");
    QTest::addColumn<int>("is");
    const auto row = [](const char* name, const QString& provedOn, const QString& asked, bool declined,
                        const QString& leftOut, const QString& machine, Standing is) {
        QTest::newRow(name) << provedOn << asked << declined << leftOut << machine << int(is);
    };
    row("whoever waits may have it", u"-"_s, {}, false, {}, u"a"_s, Standing::Known);
    row("it is right there", u"a b"_s, {}, false, {}, u"b"_s, Standing::Known);
    row("it is right elsewhere", u"a"_s, {}, false, {}, u"b"_s, Standing::New);
    row("it is right nowhere", {}, {}, false, {}, u"b"_s, Standing::New);
    row("without a fingerprint it is not known", u"a"_s, {}, false, {}, {}, Standing::New);
    row("the user lets it", u"a"_s, u"b+ c"_s, false, {}, u"b"_s, Standing::Allowed);
    row("the user does not", u"a"_s, u"b+ c"_s, false, {}, u"c"_s, Standing::LeftOut);
    row("the user says nothing", u"a"_s, u"b+"_s, true, {}, u"b"_s, Standing::LeftOut);
    row("it was not asked about", u"a"_s, u"b+"_s, false, {}, u"d"_s, Standing::New);
    row("left out, also where all others have it", u"-"_s, {}, false, u"a"_s, u"a"_s, Standing::LeftOut);
    row("left out, though the user let it", u"a"_s, u"b+"_s, false, u"b"_s, u"b"_s, Standing::LeftOut);
}

void MachineConsentTest::standing()
{
    QFETCH(QString, provedOn);
    QFETCH(QString, asked);
    QFETCH(bool, declined);
    QFETCH(QString, leftOut);
    QFETCH(QString, machine);
    ssh::MachineConsent consent;
    if (provedOn != u"-"_s) {
        QList<Machine> machines;
        for (const QString& name : provedOn.split(u' ', Qt::SkipEmptyParts))
            machines << this->machine(name);
        consent.setProvedOn(machines, {});
    }
    QCOMPARE(consent.isBound(), provedOn != u"-"_s);
    QCOMPARE(consent.isProvedSomewhere(), provedOn != u"-"_s && !provedOn.isEmpty());
    QList<Machine> about;
    Answer answer;
    answer.declined = declined;
    for (QString name : asked.split(u' ', Qt::SkipEmptyParts)) {
        answer.accepted << name.endsWith(u'+');
        about << this->machine(name.remove(u'+'));
    }
    consent.ask(about);
    consent.decided(answer);
    if (!leftOut.isEmpty())
        consent.leaveOut(this->machine(leftOut));
    const Machine asks = machine.isEmpty() ? Machine{u"x"_s, u"x:22"_s, {}} : this->machine(machine);
    QTEST(int(consent.standing(asks)), "is");
}

void MachineConsentTest::aKnownKeyAtAnotherAddress_data()
{
    QTest::addColumn<QStringList>("knownAt");
    QTest::addColumn<QStringList>("inTheRun");
    QTest::addColumn<QStringList>("seenAt");
    QTest::addColumn<bool>("placedByOthers");
    QTest::addColumn<int>("is");
    const QStringList before{u"old:22"_s};
    QTest::newRow("it has moved") << before << QStringList{u"new:22"_s} << QStringList{u"new:22"_s} << false
                                  << int(Standing::Known);
    QTest::newRow("to where others say") << before << QStringList{u"new:22"_s} << QStringList{u"new:22"_s} << true
                                         << int(Standing::New);
    QTest::newRow("the old one is in the run")
        << before << QStringList{u"new:22"_s, u"old:22"_s} << QStringList{} << false << int(Standing::New);
    QTest::newRow("another one shows the key, too")
        << before << QStringList{u"new:22"_s} << QStringList{u"x:22"_s} << false << int(Standing::New);
    QTest::newRow("several are known to have it")
        << QStringList{u"old:22"_s, u"other:22"_s} << QStringList{} << QStringList{} << false << int(Standing::New);
    QTest::newRow("it is one of several")
        << QStringList{u"new:22"_s, u"other:22"_s} << QStringList{} << QStringList{} << false << int(Standing::Known);
    QTest::newRow("others say where it was all along")
        << QStringList{u"new:22"_s} << QStringList{} << QStringList{} << true << int(Standing::Known);
}

void MachineConsentTest::aKnownKeyAtAnotherAddress()
{
    QFETCH(QStringList, knownAt);
    QFETCH(QStringList, inTheRun);
    QFETCH(QStringList, seenAt);
    QFETCH(bool, placedByOthers);
    ssh::MachineConsent consent;
    QList<Machine> known;
    for (const QString& address : knownAt)
        known << Machine{u"name"_s, address, u"SHA256:k"_s};
    consent.setProvedOn(known, std::move(inTheRun));
    for (const QString& address : seenAt)
        consent.sees({u"whoever"_s, address, u"SHA256:k"_s});
    const Machine asks{u"name"_s, u"new:22"_s, u"SHA256:k"_s, placedByOthers};
    consent.sees(asks);
    QTEST(int(consent.standing(asks)), "is");
}

void MachineConsentTest::whoIsLetInHasTheKeyAndTheAddress()
{
    ssh::MachineConsent consent;
    consent.setProvedOn(QList<Machine>{machine(u"a"_s)}, {});
    const Machine asked{u"b"_s, u"b:22"_s, u"SHA256:image"_s};
    const Machine copy{u"c"_s, u"c:22"_s, u"SHA256:image"_s};
    consent.ask({asked});
    Answer yes;
    yes.accepted << true;
    consent.decided(yes);
    QCOMPARE(consent.standing(asked), Standing::Allowed);
    QCOMPARE(consent.standing(copy), Standing::New);
    consent.leaveOut(copy);
    QCOMPARE(consent.standing(asked), Standing::Allowed);
    QCOMPARE(consent.standing(copy), Standing::LeftOut);
}

void MachineConsentTest::aMachineWithAnotherKeyIsNamed()
{
    ssh::MachineConsent consent;
    QVERIFY(!consent.hasOtherKey(machine(u"a"_s)));
    consent.setProvedOn(QList<Machine>{machine(u"a"_s)}, {});
    QVERIFY(consent.hasOtherKey({u"a"_s, u"elsewhere:22"_s, u"SHA256:b"_s}));
    QVERIFY(consent.hasOtherKey({u"b"_s, u"a:22"_s, u"SHA256:b"_s}));
    QVERIFY(!consent.hasOtherKey(machine(u"b"_s)));
}

void MachineConsentTest::effectsAreDoneInOrderWithoutTheLock()
{
    std::mutex mutex;
    ssh::Outbox outbox(mutex);
    QStringList done;
    const auto put = [&](const QString& what, bool more = false) {
        const std::lock_guard lock(mutex);
        outbox.push([&, what, more] {
            done << what;
            if (!more)
                return;
            {
                const std::lock_guard free(mutex); // it is
                outbox.push([&] { done << u"put in from inside"_s; });
            }
            outbox.flush(); // the one that is under way does it
            done << what + u" over"_s;
        });
    };
    put(u"first"_s, true);
    put(u"second"_s);
    QVERIFY(done.isEmpty());
    outbox.flush();
    QCOMPARE(done, (QStringList{u"first"_s, u"first over"_s, u"second"_s, u"put in from inside"_s}));
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_machineconsent, rollcall::test::MachineConsentTest)
#include "tst_machineconsent.moc"
