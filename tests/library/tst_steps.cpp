// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/runfields.h"
#include "library/change/filechange.h"
#include "library/schema/schema.h"
#include "support/changed.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::library;

// The steps of a snippet's file: their kinds, what each says of itself, and which version of the file that makes.
class LibraryStepsTest : public QObject
{
    Q_OBJECT

private:
    static Read<Snippet> readOf(const QByteArray& text) { return readSnippet(text, u"s.yaml"_s, u"s"_s); }
    static QByteArray textOf(const Snippet& snippet)
    {
        const Result<QByteArray> text = editSnippetFile({}, u"s.yaml"_s, {}, snippet);
        return text.ok() ? *text : "error: " + errorText(text.error()).toUtf8();
    }
    static Snippet snippetOf(const QList<StepTemplate>& steps)
    {
        Snippet snippet;
        snippet.name = u"s"_s;
        snippet.steps = steps;
        return snippet;
    }

private Q_SLOTS:
    void everyKindComesBack()
    {
        StepTemplate push = test::changed<StepTemplate>();
        std::get<PushStep>(push.work).mode = u"0644"_s;
        StepTemplate pull = push;
        pull.work = test::changed<PullStep>();
        StepTemplate reboot = push;
        reboot.work = test::changed<RebootStep>();
        StepTemplate script = push;
        script.work = u"# a\necho {{x}}\n"_s;
        StepTemplate become{u"as root"_s, u"id"_s};
        become.become = Become();
        const QList<StepTemplate> all{push,
                                      pull,
                                      reboot,
                                      script,
                                      become,
                                      {{}, RebootStep()},
                                      {u"plain"_s, u"df"_s},
                                      {{}, PullStep{{u"/etc"_s}, u"backup"_s, true}}};
        for (const StepTemplate& step : all) {
            const QByteArray text = textOf(snippetOf({step}));
            const Read<Snippet> back = readOf(text);
            QVERIFY2(back.errors.isEmpty() && back.warnings.isEmpty(), text.constData());
            QVERIFY2(back.values.value(0).steps == QList{step}, text.constData());
        }
        QCOMPARE(readOf(textOf(snippetOf(all))).values.value(0), snippetOf(all));
    }

    void readsWhatPeopleWrite()
    {
        const Read<Snippet> read =
            readOf("version: 2\n"
                   "steps:\n"
                   "- uptime\n"
                   "- {title: update, script: apt-get -y upgrade, interpreter: sh, timeout: 2.5,\n"
                   "   on-failure: go-on, effect: dangerous, repeatable: yes,\n"
                   "   become: {method: doas, user: www}}\n"
                   "- push: {source: a.conf, destination: /etc/, mode: 0644, times: no}\n"
                   "- pull: {source: [/etc/a, /etc/b], destination: backup}\n"
                   "- reboot:\n"
                   "options: {on-failure: stop}\n");
        QVERIFY2(read.errors.isEmpty() && read.warnings.isEmpty(),
                 qPrintable(read.errors.isEmpty() ? QString() : errorText(read.errors[0])));
        const QList<StepTemplate> steps = read.values.value(0).steps;
        QCOMPARE(steps.size(), 5);
        QVERIFY((steps[0] == StepTemplate{{}, u"uptime"_s}));
        const StepTemplate& update = steps[1];
        QCOMPARE(update.script(), u"apt-get -y upgrade"_s);
        QCOMPARE(update.interpreter, u"sh"_s);
        QCOMPARE(update.timeout, std::optional(Milliseconds(2500)));
        QCOMPARE(update.onFailure, OnFailure::GoOn);
        QCOMPARE(update.effect, Effect::Dangerous);
        QVERIFY(update.repeatable);
        QVERIFY((update.become == Become{BecomeMethod::Doas, u"www"_s}));
        QVERIFY((steps[2].work == StepWork(PushStep{{u"a.conf"_s}, u"/etc/"_s, u"0644"_s, {}, false})));
        QVERIFY((steps[3].work == StepWork(PullStep{{u"/etc/a"_s, u"/etc/b"_s}, u"backup"_s, true})));
        QVERIFY(steps[4].work == StepWork(RebootStep()));
        QCOMPARE(read.values[0].options.onFailure, std::optional(OnFailure::Stop));
    }

    void whatIsWrongIsAnError_data()
    {
        QTest::addColumn<QByteArray>("step");
        QTest::newRow("no kind") << QByteArray("{title: x}");
        QTest::newRow("two kinds") << QByteArray("{script: id, reboot: }");
        QTest::newRow("two kinds, both empty") << QByteArray("{push: , pull: }");
        QTest::newRow("push of nothing") << QByteArray("{push: }");
        QTest::newRow("push without destination") << QByteArray("{push: {source: a}}");
        QTest::newRow("pull without source") << QByteArray("{pull: {destination: a}}");
        QTest::newRow("mode") << QByteArray("{push: {source: a, destination: b, mode: rw-r}}");
        QTest::newRow("reboot now") << QByteArray("{reboot: now}");
        QTest::newRow("reboot within") << QByteArray("{reboot: {within: 0}}");
        QTest::newRow("become nothing") << QByteArray("{script: id, become: }");
        QTest::newRow("become a word") << QByteArray("{script: id, become: sudo}");
        QTest::newRow("become by what") << QByteArray("{script: id, become: {method: pkexec}}");
        QTest::newRow("on failure") << QByteArray("{script: id, on-failure: ignore}");
        QTest::newRow("effect") << QByteArray("{script: id, effect: harmless}");
        QTest::newRow("timeout") << QByteArray("{script: id, timeout: soon}");
        QTest::newRow("a key that is a list") << QByteArray("{script: id, ? [become] : {user: www}}");
        QTest::newRow("a key that is a map") << QByteArray("{script: id, ? {become: x} : {user: www}}");
        QTest::newRow("no key") << QByteArray("{script: id, : {user: www}}");
    }

    void whatIsWrongIsAnError()
    {
        QFETCH(const QByteArray, step);
        const Read<Snippet> read = readOf("version: 2\nsteps:\n- " + step + '\n');
        QVERIFY(read.values.isEmpty());
        QCOMPARE(read.errors.size(), 1);
        QCOMPARE(read.errors[0].kind, ErrorKind::FileSyntax);
        QCOMPARE(read.errors[0].line, 3);
    }

    void theLowestVersionIsWritten()
    {
        Snippet snippet = snippetOf({{u"a"_s, u"id"_s}});
        snippet.options.fanOut = 3;
        QVERIFY2(textOf(snippet).startsWith("version: 1\n"), textOf(snippet).constData());
        snippet.options.onFailure = OnFailure::GoOn;
        QVERIFY2(textOf(snippet).startsWith("version: 2\n"), textOf(snippet).constData());
        const StepTemplate full = test::changed<StepTemplate>();
        forEachField<StepTemplate>([&](const auto& field) {
            StepTemplate step{u"a"_s, u"id"_s};
            step.*field.member = full.*field.member;
            const bool old = qstrcmp(field.word, "title") == 0;
            QVERIFY2(versionFor(snippetOf({{{}, u"id"_s}, step})) == (old ? 1 : 2), field.word);
        });
    }

    void savingRaisesTheVersionAndKeepsTheRest()
    {
        const QByteArray text("# mine\nversion: 1\nname: s\nsteps:\n- script: id # who\n- script: df\n");
        const Snippet before = readOf(text).values.value(0);
        Snippet after = before;
        after.steps[1].timeout = Milliseconds(5000);
        const Result<QByteArray> edited = editSnippetFile(text, u"s.yaml"_s, before, after);
        QVERIFY(edited.ok());
        QVERIFY2(edited->startsWith("# mine\nversion: 2\n") && edited->contains("timeout: 5"), edited->constData());
        const Result<QByteArray> back = editSnippetFile(*edited, u"s.yaml"_s, after, before);
        QVERIFY(back.ok() && back->contains("version: 1\n") && readOf(*back).values.value(0) == before);
    }
};

ROLLCALL_TEST(tst_steps, LibraryStepsTest)
#include "tst_steps.moc"
