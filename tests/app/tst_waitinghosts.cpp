// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run/waitinghosts.h"
#include "core/run/hostspec.h"
#include "core/run/question.h"
#include "core/run/runspec.h"
#include "support/testmain.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using app::WaitingHosts;

/// Questions name nobody who has ended.
class WaitingHostsTest : public QObject
{
    Q_OBJECT

private:
    static RunSpec run()
    {
        RunSpec spec;
        const auto jump = std::make_shared<HostSpec>();
        jump->name = u"gate"_s;
        for (const char* name : {"web-1", "web-2", "web-3", "gate"}) {
            HostSpec host;
            host.name = QString::fromLatin1(name);
            if (host.name == u"web-3"_s)
                host.jump = jump;
            spec.hosts.append(host);
        }
        return spec;
    }
    static HostKeyCandidate key(const QString& host, Reason blocked = Reason::None)
    {
        HostKeyCandidate candidate;
        candidate.host = host;
        candidate.blocked = blocked;
        return candidate;
    }
    static QStringList getters(const Question& question)
    {
        QStringList names;
        for (const Getter& getter : question.getters)
            names << getter.name;
        return names;
    }

private Q_SLOTS:
    void thoseWhoGetAnAnswer()
    {
        WaitingHosts waiting(run());
        const auto question = std::make_shared<Question>();
        question->id = 7;
        question->getters = {{u"web-1"_s, {}}, {u"web-2"_s, {}}, {u"web-3"_s, {}}, {u"gate"_s, {}}};
        waiting.add(question);
        WaitingHosts::Change change = waiting.ended({u"web-2"_s});
        QCOMPARE(change.changed, QList<quint64>{7});
        QVERIFY(change.over.isEmpty());
        QCOMPARE(getters(*question), (QStringList{u"web-1"_s, u"web-3"_s, u"gate"_s}));
        change = waiting.ended({u"web-2"_s}); // nothing is new
        QVERIFY(change.changed.isEmpty());
        // Others still go through it.
        change = waiting.ended({u"gate"_s});
        QVERIFY(change.changed.isEmpty());
        QVERIFY(getters(*question).contains(u"gate"_s));
        // One that comes later.
        const auto late = std::make_shared<Question>();
        late->id = 8;
        late->getters = {{u"web-1"_s, {}}, {u"web-2"_s, {}}};
        waiting.add(late);
        QCOMPARE(getters(*late), QStringList{u"web-1"_s});
        waiting.remove(7);
        change = waiting.ended({u"web-1"_s});
        QCOMPARE(change.changed, QList<quint64>{8});
    }

    void hostKeysAndNewMachines()
    {
        WaitingHosts waiting(run());
        const auto sheet = std::make_shared<Question>();
        sheet->id = 1;
        sheet->kind = QuestionKind::HostKeys;
        sheet->keys = {key(u"web-1"_s), key(u"web-2"_s), key(u"web-9"_s, Reason::HostKeyChanged)};
        const auto consent = std::make_shared<Question>();
        consent->id = 2;
        consent->kind = QuestionKind::NewMachines;
        NewMachine machine;
        machine.name = u"web-2"_s;
        consent->machines = {machine};
        waiting.add(sheet);
        waiting.add(consent);
        WaitingHosts::Change change = waiting.ended({u"web-2"_s, u"web-9"_s});
        QCOMPARE(change.changed, (QList<quint64>{1, 2}));
        QVERIFY(change.over.isEmpty()); // the broker takes the other one back
        QCOMPARE(sheet->gone, QSet<QString>{u"web-2"_s});
        QCOMPARE(consent->gone, QSet<QString>{u"web-2"_s});
        change = waiting.ended({u"web-1"_s});
        QCOMPARE(change.over, QList<quint64>{1}); // refused ones alone are no question
    }

    void aQuestionThatIsAnsweredIsForgotten()
    {
        WaitingHosts waiting(run());
        auto question = std::make_shared<Question>();
        question->id = 1;
        question->getters = {{u"web-1"_s, {}}};
        waiting.add(question);
        question.reset();
        QVERIFY(waiting.ended({u"web-1"_s}).changed.isEmpty());
    }
};

ROLLCALL_TEST(tst_waitinghosts, WaitingHostsTest)
#include "tst_waitinghosts.moc"
