// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/preflight.h"
#include "app/run/answerkeeper.h"
#include "app/run/questiontext.h"
#include "core/run/question.h"
#include "preflighthome.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

/// Who gets an answer, as the question says it.
class AnswerKeeperTest : public QObject, private test::PreflightHome
{
    Q_OBJECT

private:
    QString getters(const QList<library::LibraryData>& libraries, const QString& target) const
    {
        const Surroundings around = test::surroundingsOf(m_home->path(), libraries);
        const RunRequest request{.target = target, .composition = Composition::fromCommands({u"id"_s})};
        const Result<RunSpecPtr> run = buildRun(prepare(around, request), request);
        if (!run)
            return errorText(run.error());
        AnswerKeeper keeper(*run, [](Answer&&) {});
        const auto question = std::make_shared<Question>();
        question->kind = QuestionKind::Password;
        question->user = u"me"_s;
        keeper.ask(question);
        return gettersText(*question, 100);
    }

private Q_SLOTS:
    void init() { begin(); }

    void jumpHostsOfOneAddressAreToldApart()
    {
        m_library.groups.clear();
        m_library.hosts[0].access.jump = u"gate:2201,gate:2202"_s;
        QCOMPARE(getters({m_library}, u"web-01"_s), u"gate:2201,gate:2202,web-01"_s);
    }

    void hostsOfOneNameAreToldApart()
    {
        library::LibraryData team = m_library;
        team.name = u"team"_s;
        team.groups.clear();
        team.hosts[1].address = u"192.0.2.66"_s;
        library::LibraryData other = team;
        other.name = u"other"_s;
        other.hosts[1].access.port = 2222;
        QCOMPARE(getters({team, other}, u"@team:web-02,@other:web-02"_s), u"me@192.0.2.66:22,me@192.0.2.66:2222"_s);
        QCOMPARE(getters({team, other}, u"@team:web-02"_s), u"web-02"_s);
    }
};

ROLLCALL_TEST(tst_answerkeeper, AnswerKeeperTest)
#include "tst_answerkeeper.moc"
