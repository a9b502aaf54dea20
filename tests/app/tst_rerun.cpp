// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/rerun.h"
#include "personhome.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

using Kind = Difference::Kind;

/// A run is made, something changes or nothing does, and the same hosts are wanted again.
class RerunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        config({});
        m_mine = library(u"mine"_s);
        m_team = library(u"team"_s);
        m_teamIsOpen = true;
    }

    void aGroupGoesOnSayingHowItsHostsAreReached()
    {
        add(m_mine, {u"gate-1"_s, u"gate-2"_s, u"web-01"_s, u"web-02"_s});
        for (const QString& number : {u"1"_s, u"2"_s}) {
            Group group;
            group.name = u"by-"_s + number;
            group.members = {u"web-01"_s, u"web-02"_s, u"bob@192.0.2.9:2222"_s};
            group.access.jump = u"gate-"_s + number;
            m_mine.groups.append(group);
        }
        const StoredSpec then = run(u"@by-2"_s);
        const Result<Rerun> again = prepareAgain(surroundings(), then, {0, 2});
        QVERIFY(again.ok());
        QVERIFY(again->differences.isEmpty());
        QCOMPARE(names(*again), (QStringList{u"web-01"_s, u"bob@192.0.2.9:2222"_s}));
        for (const HostSpec& host : again->preflight.hosts) {
            QVERIFY(host.jump && host.jump->name == u"gate-2"_s);
            QCOMPARE(host.group, u"by-2"_s);
        }
        // Once more from that one, and from the group after it has lost a member.
        const StoredSpec second(**buildRun(again->preflight, again->request, again->parent));
        QCOMPARE(second.target, u"@by-2"_s);
        const Result<Rerun> third = prepareAgain(surroundings(), second, {0, 1});
        QVERIFY(third.ok() && third->differences.isEmpty());
        QCOMPARE(third->preflight.hosts.size(), 2);
        m_mine.groups[1].members.removeFirst();
        const Result<Rerun> left = prepareAgain(surroundings(), second, {0, 1});
        QVERIFY(left.ok());
        QCOMPARE(left->preflight.hosts.size(), 2);
        QCOMPARE(kinds(*left), QList<Kind>{Kind::Way}); // web-01 goes by the other group's gate now
    }

    void whatElseIsWrongWithTheTargetDoesNotCount()
    {
        add(m_mine, {u"web-01"_s, u"web-02"_s});
        Group group;
        group.name = u"web"_s;
        group.members = {u"web-01"_s, u"web-02"_s};
        group.access.user = u"deploy"_s;
        m_mine.groups.append(group);
        const StoredSpec then = run(u"@web"_s);
        m_mine.hosts.removeLast();
        const Result<Rerun> again = prepareAgain(surroundings(), then, {0, 1});
        QVERIFY(again.ok() && again->preflight.ok());
        QCOMPARE(kinds(*again), QList<Kind>{Kind::Gone});
        QCOMPARE(again->preflight.hosts[0].user, u"deploy"_s);
        m_mine.groups.clear();
        const Result<Rerun> alone = prepareAgain(surroundings(), then, {0});
        QVERIFY(alone.ok() && alone->preflight.ok());
        QCOMPARE(kinds(*alone), QList<Kind>{Kind::Login});
    }

    void aTypedUserOrPortDoesNotHideAnotherMachine_data()
    {
        QTest::addColumn<QString>("target");
        QTest::newRow("plain") << u"h1"_s;
        QTest::newRow("user") << u"root@h1"_s;
        QTest::newRow("port") << u"h1:22001"_s;
        QTest::newRow("both") << u"root@h1:22001"_s;
    }

    void aTypedUserOrPortDoesNotHideAnotherMachine()
    {
        QFETCH(QString, target);
        add(m_mine, {u"h1"_s, u"h2"_s});
        const StoredSpec then = run(target + u", h2"_s);
        m_mine.hosts.removeFirst();
        config("Host h1\n  HostName 192.0.2.66\n  Port 22002\n");
        const Result<Rerun> again = prepareAgain(surroundings(), then, {0, 1});
        QVERIFY(again.ok());
        QCOMPARE(kinds(*again), QList<Kind>{Kind::Gone});
        QCOMPARE(names(*again), QStringList{u"h2"_s});
        const Result<Rerun> none = prepareAgain(surroundings(), then, {0});
        QVERIFY(!none.ok());
        QCOMPARE(none.error().kind, ErrorKind::HostsGone);
    }

    /// Who reads the one is not to start another: a history that somebody wrote into.
    void whatIsShownIsWhatRuns()
    {
        add(m_mine, {u"web-01"_s});
        StoredSpec then = run(u"web-01"_s, u"uptime"_s);
        QVERIFY(prepareAgain(surroundings(), then, {0})->differences.isEmpty());
        then.request->composition.steps[0].work = u"rm -rf /tmp/x"_s;
        Result<Rerun> again = prepareAgain(surroundings(), then, {0});
        QVERIFY(again.ok());
        QCOMPARE(kinds(*again), QList<Kind>{Kind::Steps});
        const QString text = differenceText(again->differences[0]);
        QVERIFY2(text.contains(u"uptime"_s) && text.contains(u"rm -rf /tmp/x"_s), qPrintable(text));
        then = run(u"web-01"_s, u"uptime"_s);
        then.request->composition.interpreter = u"python3"_s;
        QCOMPARE(kinds(*prepareAgain(surroundings(), then, {0})), QList<Kind>{Kind::Steps});
        then = run(u"web-01"_s, u"uptime"_s);
        then.request->composition.steps.append({{}, u"reboot"_s});
        QCOMPARE(kinds(*prepareAgain(surroundings(), then, {0})), QList<Kind>{Kind::Steps});
    }

    void aHostIsThatOfItsLibrary()
    {
        add(m_mine, {u"web-01"_s});
        add(m_team, {u"web-01"_s, u"web-02"_s});
        m_team.hosts[0].address = u"192.0.2.1"_s;
        Group group;
        group.name = u"web"_s;
        group.members = {u"web-01"_s, u"web-02"_s};
        m_team.groups.append(group);
        const StoredSpec then = run(u"@team:web"_s);
        QCOMPARE(then.hosts[0].address, u"192.0.2.1"_s);
        const Result<Rerun> same = prepareAgain(surroundings(), then, {0, 1});
        QVERIFY(same.ok() && same->differences.isEmpty());
        QCOMPARE(same->preflight.hosts[0].address, u"192.0.2.1"_s);
        m_teamIsOpen = false;
        const Result<Rerun> closed = prepareAgain(surroundings(), then, {0, 1});
        QVERIFY(!closed.ok());
        QCOMPARE(closed.error().kind, ErrorKind::HostsGone);
        QVERIFY2(errorText(closed.error()).contains(u"“team”, which is not open"),
                 qPrintable(errorText(closed.error())));
    }

    void whateverIsAnotherIsSaid_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, const char* before, const char* after, Kind kind) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << static_cast<int>(kind);
        };
        row("user", "", "User other\n", Kind::Login);
        row("port", "Port 22\n", "Port 2222\n", Kind::Login);
        row("jump", "", "Host web-01\n  ProxyJump gate\n", Kind::Way);
        row("program", "ProxyCommand nc a 1\n", "ProxyCommand nc b 1\n", Kind::Way);
        row("source", "BindAddress 127.0.0.9\n", "BindAddress 127.0.0.8\n", Kind::Source);
        row("source gone", "BindAddress 127.0.0.9\n", "", Kind::Source);
        row("name of the key", "", "HostKeyAlias web-99\n", Kind::KeyName);
        row("check of the key", "StrictHostKeyChecking yes\n", "StrictHostKeyChecking accept-new\n", Kind::KeyPolicy);
        row("variables", "SetEnv A=1\n", "SetEnv A=1 B=2\n", Kind::Sent);
        row("first variables", "", "SetEnv A=1\n", Kind::Sent);
        row("variables gone", "SetEnv A=1\n", "", Kind::Sent);
        row("terminal", "", "RequestTTY force\n", Kind::Terminal);
        row("terminal gone", "RequestTTY force\n", "", Kind::Terminal);
    }

    void whateverIsAnotherIsSaid()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(int, kind);
        add(m_mine, {u"web-01"_s});
        config("Host *\n" + before);
        const StoredSpec then = run(u"web-01"_s);
        QVERIFY(prepareAgain(surroundings(), then, {0})->differences.isEmpty());
        config("Host *\n" + after);
        const Result<Rerun> again = prepareAgain(surroundings(), then, {0});
        QVERIFY(again.ok());
        QCOMPARE(kinds(*again), QList<Kind>{static_cast<Kind>(kind)});
        const QString text = differenceText(again->differences.constFirst());
        QVERIFY2(text.contains(u"web-01"_s) && !text.contains(u'%'), qPrintable(text));
    }

    /// What is sent in them may be a secret, and is kept nowhere.
    void theNamesOfWhatIsSentAreCompared()
    {
        add(m_mine, {u"web-01"_s});
        config("Host *\n  SetEnv B=hidden-1 A=hidden-2\n");
        StoredSpec then = run(u"web-01"_s);
        QCOMPARE(then.hosts[0].sentNames, (QStringList{u"A"_s, u"B"_s}));
        config("Host *\n  SetEnv A=hidden-3 B=hidden-4\n");
        QVERIFY(prepareAgain(surroundings(), then, {0})->differences.isEmpty());
        config("Host *\n  SetEnv C=hidden-5 B=hidden-6\n");
        QCOMPARE(differenceTexts(prepareAgain(surroundings(), then, {0})->differences),
                 QStringList{u"web-01 is sent other variables now: B, C; then: A, B."_s});
        config({});
        QCOMPARE(differenceTexts(prepareAgain(surroundings(), then, {0})->differences),
                 QStringList{u"web-01 is sent other variables now: none; then: A, B."_s});
        then.hosts[0].sentNames = {};
        config("Host *\n  SetEnv LANG=de_DE.UTF-8 LC_TIME=C COLORTERM=1\n"); // of the terminal it is started from
        QVERIFY(prepareAgain(surroundings(), then, {0})->differences.isEmpty());
        then.hosts[0].isWayKnown = false; // as of a run from before they were kept
        config("Host *\n  SetEnv A=1\n  RequestTTY force\n");
        QCOMPARE(kinds(*prepareAgain(surroundings(), then, {0})), QList<Kind>{Kind::WayUnknown});
    }

    void whatALibrarySaysOtherwiseIsSaid()
    {
        add(m_mine, {u"web-01"_s});
        const StoredSpec then = run(u"web-01"_s);
        m_mine.hosts[0].access.legacyAlgorithms = true;
        QCOMPARE(kinds(*prepareAgain(surroundings(), then, {0})), QList<Kind>{Kind::OldAlgorithms});
        m_mine.hosts[0].access = {};
        m_mine.hosts[0].access.identity = u"ops"_s;
        QCOMPARE(kinds(*prepareAgain(surroundings(), then, {0})), QList<Kind>{Kind::Identity});
        m_mine.hosts[0].access = {};
        m_mine.hosts[0].access.encoding = encodingFromName(u"latin1");
        QCOMPARE(kinds(*prepareAgain(surroundings(), then, {0})), QList<Kind>{Kind::Encoding});
        m_mine.hosts[0].access = {};
        Group group;
        group.name = u"live"_s;
        group.members = {u"web-01"_s};
        group.production = true;
        m_mine.groups = {group};
        const StoredSpec marked = run(u"web-01"_s);
        QVERIFY(prepareAgain(surroundings(), marked, {0})->differences.isEmpty());
        m_mine.groups[0].production = false; // nobody is asked any more whether it is meant
        QCOMPARE(differenceTexts(prepareAgain(surroundings(), marked, {0})->differences),
                 QStringList{u"web-01 is not a production host any more."_s});
    }

    void whatAHostPutsIntoTheCommandIsCompared()
    {
        add(m_mine, {u"web-01"_s, u"web-02"_s});
        for (Host& host : m_mine.hosts)
            host.variables = {{u"dir"_s, u"/tmp/cache"_s}, {u"other"_s, u"x"_s}};
        const StoredSpec then = run(u"web-01, web-02"_s, u"echo first\nrm -rf {{var.dir}}"_s);
        m_mine.hosts[0].variables[u"other"_s] = u"y"_s; // is not in it
        QVERIFY(prepareAgain(surroundings(), then, {0, 1})->differences.isEmpty());
        m_mine.hosts[1].variables[u"dir"_s] = u"/home"_s;
        const Result<Rerun> again = prepareAgain(surroundings(), then, {0, 1});
        QVERIFY(again.ok());
        QCOMPARE(kinds(*again), QList<Kind>{Kind::Command});
        QCOMPARE(again->differences[0].host, u"web-02"_s);
        const QString text = differenceText(again->differences[0]);
        QVERIFY2(text.contains(u"rm -rf /home. "_s) && text.contains(u"rm -rf /tmp/cache."_s), qPrintable(text));
    }

    void aSnippetThatSaysSomethingElseIsSaid_data()
    {
        QTest::addColumn<Snippet>("today");
        const auto row = [](const char* name, const auto& change) {
            Snippet today = saved();
            change(today);
            QTest::newRow(name) << today;
        };
        row("text", [](Snippet& today) { today.steps[0].work = u"echo {{word}} more"_s; });
        row("one more step", [](Snippet& today) { today.steps.append({{}, u"true"_s}); });
        row("how long a step may take", [](Snippet& today) { today.steps[0].timeout = Milliseconds(1000); });
        row("interpreter", [](Snippet& today) { today.interpreter = u"bash"_s; });
        row("default", [](Snippet& today) { today.parameters[0].defaultValue = u"y"_s; });
        row("success", [](Snippet& today) { today.success.exitCodes = {0, 1}; });
        row("option", [](Snippet& today) { today.options.fanOut = 3; });
    }

    /// It runs as it was then: that it would be another today is no secret.
    void aSnippetThatSaysSomethingElseIsSaid()
    {
        QFETCH(Snippet, today);
        add(m_mine, {u"web-01"_s, u"web-02"_s});
        m_mine.snippets = {saved()};
        const StoredSpec then = runSaved();
        QVERIFY(prepareAgain(surroundings(), then, {0, 1})->differences.isEmpty());
        m_mine.snippets = {today};
        const Result<Rerun> again = prepareAgain(surroundings(), then, {0, 1});
        QVERIFY(again.ok());
        QCOMPARE(again->differences, (QList<Difference>{{Kind::Snippet, {}, u"Echo"_s, {}}}));
        QVERIFY(again->request.composition == then.request->composition);
        const QString text = differenceText(again->differences[0]);
        QVERIFY2(text.contains(u"“Echo” says something else today"_s), qPrintable(text));
    }

    void anotherLibrarysNamesakeIsNotTheSnippet()
    {
        add(m_mine, {u"web-01"_s, u"web-02"_s});
        Snippet other = saved();
        other.steps[0].work = u"id"_s;
        m_mine.snippets = {other};
        m_team.snippets = {saved()};
        const StoredSpec then = runSaved();
        QVERIFY(prepareAgain(surroundings(), then, {0, 1})->differences.isEmpty());
        m_team.snippets[0].description = u"what is not run"_s;
        QVERIFY(prepareAgain(surroundings(), then, {0, 1})->differences.isEmpty());
        m_teamIsOpen = false; // the only one that is left says something else
        QCOMPARE(kinds(*prepareAgain(surroundings(), then, {0, 1})), QList<Kind>{Kind::Snippet});
        m_mine.snippets.clear();
        QVERIFY(prepareAgain(surroundings(), then, {0, 1})->differences.isEmpty());
        m_mine.snippets = {other};
        m_mine.snippets[0].name.clear(); // what was typed is nobody's
        QVERIFY(prepareAgain(surroundings(), run(u"web-01"_s), {0})->differences.isEmpty());
    }

    void manyOfOneKindHideNoneOfAnother()
    {
        QList<Difference> differences;
        for (int i = 0; i < 20; ++i)
            differences.append({Kind::Login, QString::number(i), u"a"_s, u"b"_s});
        differences.append({Kind::Way, u"hidden"_s, u"a"_s, u"b"_s});
        const QStringList texts = differenceTexts(differences, 2);
        QCOMPARE(texts.size(), 3);
        QVERIFY(texts[1].contains(u"hidden"_s));
        QVERIFY(texts[2].contains(u"19"_s));
        QCOMPARE(differenceTexts(differences, 21).size(), 21);
    }

    void oneMoreVariableDoesNotTakeTheOthersAway()
    {
        add(m_mine, {u"web-01"_s});
        RunRequest request{.target = u"web-01"_s, .composition = Composition::fromCommands({u"env"_s})};
        request.options.environment = {{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}};
        const StoredSpec then(**buildRun(prepare(surroundings(), request), request));
        OptionOverrides said;
        said.environment = {{u"B"_s, u"9"_s}, {u"C"_s, u"3"_s}};
        const Result<Rerun> again = prepareAgain(surroundings(), then, {0}, said);
        const QList<QPair<QString, QString>> expected{{u"A"_s, u"1"_s}, {u"B"_s, u"9"_s}, {u"C"_s, u"3"_s}};
        QCOMPARE((*buildRun(again->preflight, again->request))->options.environment, expected);
    }

private:
    static library::LibraryData library(const QString& name)
    {
        library::LibraryData data;
        data.name = name;
        return data;
    }
    static void add(library::LibraryData& data, const QStringList& names)
    {
        for (const QString& name : names) {
            Host host;
            host.name = name;
            data.hosts.append(host);
        }
    }
    void config(const QByteArray& text) { test::writeConfig(m_home->path(), text); }
    Surroundings surroundings() const
    {
        return test::surroundingsOf(m_home->path(), m_teamIsOpen ? QList{m_mine, m_team} : QList{m_mine});
    }
    StoredSpec run(const QString& target, const QString& command = u"true"_s) const
    {
        const RunRequest request{.target = target, .composition = Composition::fromCommands({command})};
        const Result<RunSpecPtr> spec = buildRun(prepare(surroundings(), request), request);
        return spec ? StoredSpec(**spec) : StoredSpec();
    }
    static Snippet saved()
    {
        Snippet snippet;
        snippet.name = u"Echo"_s;
        snippet.parameters = {{u"word"_s, {}, u"x"_s, {}, {}}};
        snippet.steps = {{{}, u"echo {{word}}"_s}};
        return snippet;
    }
    StoredSpec runSaved() const
    {
        const RunRequest request{.target = u"web-01, web-02"_s,
                                 .composition = Composition::fromSnippet(saved(), {{u"word"_s, u"said"_s}})};
        return StoredSpec(**buildRun(prepare(surroundings(), request), request));
    }
    static QStringList names(const Rerun& again)
    {
        QStringList names;
        for (const HostSpec& host : again.preflight.hosts)
            names.append(host.name);
        return names;
    }
    static QList<Kind> kinds(const Rerun& again)
    {
        QList<Kind> kinds;
        for (const Difference& each : again.differences)
            kinds.append(each.kind);
        return kinds;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    library::LibraryData m_mine;
    library::LibraryData m_team;
    bool m_teamIsOpen = true;
};

ROLLCALL_TEST(tst_rerun, RerunTest)
#include "tst_rerun.moc"
