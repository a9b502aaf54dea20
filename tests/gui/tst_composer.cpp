// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/runfields.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/compose/optionsform.h"
#include "gui/compose/stepseditor.h"
#include "gui/fixture.h"
#include "gui/library/names.h"
#include "gui/look/elidedlabel.h"
#include "gui/look/syntax.h"
#include "library/live/library.h"
#include "support/changed.h"
#include "support/testmain.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QTextCursor>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::gui::Composer;
using rollcall::test::find;

class ComposerTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<gui::Syntax> m_syntax;
    std::unique_ptr<Composer> m_composer;

    QPushButton* runButton() { return find<QPushButton>(m_composer.get(), "runButton"); }
    QLineEdit* target() { return find<QLineEdit>(m_composer.get(), "targetEdit"); }
    void replace(const Snippet& before, const Snippet& after)
    {
        const library::Change change = library::Change::of(library::Edit<Snippet>{before, after});
        QVERIFY(m_fixture->workspace().libraries().set().personal()->apply(change).ok());
    }
    QPlainTextEdit* editor() { return find<QPlainTextEdit>(m_composer.get(), "commandEditor"); }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::Fixture>();
        m_fixture->addExamples();
        m_syntax = std::make_unique<gui::Syntax>();
        m_composer = std::make_unique<Composer>(m_fixture->workspace().libraries(), *m_syntax);
        m_composer->show();
    }

    void cleanup()
    {
        m_composer.reset();
        m_fixture.reset();
    }

    void typingATargetShowsTheCount()
    {
        QVERIFY(!runButton()->isEnabled());
        test::type(target(), u"@web"_s);
        QTRY_COMPARE(find<QToolButton>(m_composer.get(), "hostCountButton")->text(), u"3 hosts"_s);
        test::type(editor(), u"uptime"_s);
        QTRY_VERIFY(runButton()->isEnabled());
        QCOMPARE(runButton()->text(), u"Run on 3 hosts"_s);
        test::type(target(), u"!web-02"_s);
        QTRY_COMPARE(runButton()->text(), u"Run on 2 hosts"_s);
    }

    void anUnknownWordHasACure()
    {
        test::type(target(), u"web-01,nobody"_s);
        QPushButton* const cure = find<QPushButton>(m_composer.get(), "cureButton");
        QTRY_VERIFY(cure->isVisible());
        QVERIFY(find<QLabel>(m_composer.get(), "problemLabel")->text().contains(u"nobody"_s));
        QVERIFY(!runButton()->isEnabled());
        QTest::mouseClick(cure, Qt::LeftButton);
        QCOMPARE(target()->text(), u"web-01,=nobody"_s);
        QTRY_COMPARE(find<QToolButton>(m_composer.get(), "hostCountButton")->text(), u"2 hosts"_s);
        QVERIFY(!cure->isVisible());
    }

    void aMendedLibraryTakesTheMarkAway()
    {
        m_composer->setTarget(u"@ops"_s);
        QLabel* const problem = find<QLabel>(m_composer.get(), "problemLabel");
        QTRY_VERIFY(problem->text().contains(u"ops"_s));
        const auto isMarked = [this] {
            const QImage shown = target()->grab().toImage();
            for (int y = 0; y < shown.height(); ++y) {
                for (int x = 0; x < shown.width(); ++x) {
                    const QColor seen = shown.pixelColor(x, y);
                    if (seen.red() > std::max(seen.green(), seen.blue()) + 60)
                        return true;
                }
            }
            return false;
        };
        QVERIFY(isMarked());
        m_fixture->addGroup(u"ops"_s, {u"web-01"_s});
        QTRY_COMPARE(find<QToolButton>(m_composer.get(), "hostCountButton")->text(), u"1 host"_s);
        QVERIFY(problem->text().isEmpty());
        QVERIFY(!isMarked());
    }

    void tagsAreCompleted()
    {
        library::Library* const library = m_fixture->workspace().libraries().set().personal();
        Host tagged = *library->host(u"web-01"_s);
        tagged.tags = {u"prod"_s, u"two words"_s};
        QVERIFY(library->apply(library::Change::of(library::Edit<Host>{*library->host(u"web-01"_s), tagged})).ok());
        const gui::Names names(m_fixture->workspace().libraries());
        QTRY_VERIFY(names.words().contains(u"tag:prod"_s) && names.words().contains(u"tag:\"two words\""_s));
        m_composer->setWords(names.words());
        test::type(target(), u"web-02,tag:pr"_s);
        QCOMPARE(target()->findChild<QCompleter*>()->currentCompletion(), u"tag:prod"_s);
        test::type(target(), u"od"_s);
        QTRY_COMPARE(find<QToolButton>(m_composer.get(), "hostCountButton")->text(), u"2 hosts"_s);
    }

    void aGroupsNameHasItsCure()
    {
        test::type(target(), u"web-01!web"_s);
        QPushButton* const cure = find<QPushButton>(m_composer.get(), "cureButton");
        QTRY_VERIFY(cure->isVisible());
        QCOMPARE(cure->text(), u"Use the group"_s);
        QTest::mouseClick(cure, Qt::LeftButton);
        QCOMPARE(target()->text(), u"web-01!@web"_s);
        QTRY_VERIFY(!cure->isVisible());
    }

    void productionChangesTheButton()
    {
        test::type(editor(), u"uptime"_s);
        test::type(target(), u"@web"_s);
        QTRY_VERIFY(runButton()->isEnabled());
        QVERIFY(!runButton()->property("production").toBool());
        target()->clear();
        test::type(target(), u"@db"_s);
        QTRY_VERIFY(runButton()->property("production").toBool());
    }

    void parametersBecomeFields()
    {
        test::type(editor(), u"echo {{word:hello}}"_s);
        QLineEdit* const field = find<QLineEdit>(m_composer.get(), "parameter_word");
        QCOMPARE(field->text(), u"hello"_s);
        QVERIFY(field->isVisible());
        test::type(target(), u"web-01"_s);
        field->clear();
        test::type(field, u"bye"_s);
        QSignalSpy run(m_composer->launch(), &gui::LaunchController::runRequested);
        QTRY_VERIFY(runButton()->isEnabled());
        QTest::mouseClick(runButton(), Qt::LeftButton);
        QTRY_COMPARE(run.count(), 1);
        const auto spec = run.first().first().value<RunSpecPtr>();
        QCOMPARE(spec->steps.constFirst().command(), u"echo bye"_s);
    }

    void editingAStepKeepsWhatIsNotShown()
    {
        Snippet snippet = *m_fixture->snippet(u"Disk usage"_s);
        StepTemplate first{u"all"_s, u"df"_s};
        first.become = Become();
        first.timeout = Milliseconds(3000);
        first.onFailure = OnFailure::GoOn;
        first.effect = Effect::Dangerous;
        StepTemplate second{{}, PullStep{{u"/etc"_s}, u"backup"_s, true}};
        second.repeatable = true;
        snippet.steps = {first, second};
        m_composer->loadSnippet(snippet);
        QCOMPARE(m_composer->request().composition.steps, snippet.steps);
        auto* const steps = find<gui::StepsEditor>(m_composer.get(), "stepsEditor");
        auto* const text = qobject_cast<QPlainTextEdit*>(steps->widget(0));
        QTest::keyClicks(text, u"du"_s);
        steps->setCurrentIndex(1);
        QTest::keyClicks(steps->currentWidget(), u"rm"_s); // no text of the user's
        first.work = text->toPlainText();
        first.title.clear(); // was that of another script
        QVERIFY(first.script().contains(u"du"_s));
        QCOMPARE(m_composer->request().composition.steps, (QList{first, second}));
        steps->tabBar()->moveTab(1, 0);
        QCOMPARE(m_composer->request().composition.steps, (QList{second, first}));
    }

    /// What the box says is what becomes of the host: a step's own word beats all but the user's.
    void whatBecomesOfAHostIsOneOfThree()
    {
        auto* const form = find<gui::OptionsForm>(m_composer.get(), "optionsForm");
        auto* const box = find<QComboBox>(form, "onFailureBox");
        const auto said = [&] { return m_composer->request().options.onFailure; };
        const auto pick = [&](const QString& text) { // as with the mouse, also where it is shown already
            box->setCurrentText(text);
            Q_EMIT box->activated(box->currentIndex());
        };
        QCOMPARE(box->count(), 3);
        QCOMPARE(box->currentText(), u"as each step says"_s);
        QVERIFY(!said());
        Snippet snippet = *m_fixture->snippet(u"Disk usage"_s);
        snippet.steps[0].onFailure = OnFailure::GoOn;
        snippet.steps.append({{}, u"df -i"_s});
        m_composer->loadSnippet(snippet);
        QCOMPARE(box->currentText(), u"as each step says"_s);
        QVERIFY(form->parts().contains(u"step 1: goes on when it fails"_s));
        pick(u"as each step says"_s);
        QCOMPARE(said(), std::optional(OnFailure::ByKind));
        pick(u"stop this host"_s);
        QCOMPARE(said(), std::optional(OnFailure::Stop));
        QVERIFY(form->parts().contains(u"when a step fails: stop this host"_s));
        QVERIFY2(!form->summary().contains(u"step 1"_s), qPrintable(form->summary()));
        pick(u"go on"_s);
        QCOMPARE(said(), std::optional(OnFailure::GoOn));

        snippet.options.onFailure = OnFailure::Stop;
        m_composer->loadSnippet(snippet);
        QVERIFY(!said());
        QCOMPARE(box->currentText(), u"as each step says, else stop this host"_s);
        QCOMPARE(find<QLabel>(form, "onFailureOrigin")->text(), u"(snippet)"_s);
        QVERIFY(find<QLabel>(form, "onFailureOrigin")->toolTip().contains(u"(from the snippet)"_s));
        QVERIFY(
            form->parts().contains(u"when a step fails: as each step says, else stop this host (from the snippet)"_s));
        QVERIFY(form->parts().contains(u"step 1: goes on when it fails"_s));
        pick(u"stop this host"_s);
        QCOMPARE(said(), std::optional(OnFailure::Stop));
        QVERIFY(find<QLabel>(form, "onFailureOrigin")->text().isEmpty());
        QTest::mouseClick(find<QPushButton>(form, "resetButton"), Qt::LeftButton);
        QVERIFY(!said());
        QCOMPARE(box->currentText(), u"as each step says, else stop this host"_s);
    }

    /// A choice is a word of the user's, also where it is what holds anyway.
    void whatIsChosenIsSaid()
    {
        Snippet snippet = *m_fixture->snippet(u"Disk usage"_s);
        snippet.options.fanOut = 7;
        snippet.options.pty = true;
        m_composer->loadSnippet(snippet);
        auto* const form = find<gui::OptionsForm>(m_composer.get(), "optionsForm");
        auto* const fanOut = find<QSpinBox>(form, "fanOutBox");
        QCOMPARE(find<QLabel>(form, "fanOutOrigin")->text(), u"(snippet)"_s);
        fanOut->stepUp();
        fanOut->stepDown();
        QCOMPARE(m_composer->request().options.fanOut, std::optional(7));
        QVERIFY(find<QLabel>(form, "fanOutOrigin")->text().isEmpty());
        auto* const pty = find<QCheckBox>(form, "ptyBox");
        pty->click();
        pty->click();
        QCOMPARE(m_composer->request().options.pty, std::optional(true));
        auto* const keys = find<QComboBox>(form, "hostKeysBox");
        QVERIFY(!m_composer->request().overrides.hostKeys);
        Q_EMIT keys->activated(keys->currentIndex());
        QCOMPARE(m_composer->request().overrides.hostKeys, std::optional(HostKeyPolicy::Ask));
        auto* const encoding = find<QComboBox>(form, "encodingBox");
        encoding->setCurrentIndex(encoding->findText(u"KOI8-R"_s));
        QCOMPARE(m_composer->request().overrides.encoding, encodingFromName(u"KOI8-R"));
        QVERIFY(form->summary().contains(u"outputs in KOI8-R"_s));
        auto* const reset = find<QPushButton>(form, "resetButton");
        QVERIFY(reset->isEnabled());
        QTest::mouseClick(reset, Qt::LeftButton);
        QCOMPARE(encoding->currentIndex(), 0);
        QCOMPARE(m_composer->request().options, OptionOverrides());
        QCOMPARE(m_composer->request().overrides, TargetOverrides());
        QVERIFY(!reset->isEnabled()); // nothing is said
        auto* const user = find<QLineEdit>(form, "userEdit");
        form->show();
        test::type(user, u"root"_s);
        QVERIFY(reset->isEnabled());
        QTest::mouseClick(reset, Qt::LeftButton);
        QVERIFY(user->text().isEmpty() && !reset->isEnabled());
        QCOMPARE(fanOut->value(), 7);
    }

    /// Every option of the table is told with where it comes from; a new one cannot be forgotten.
    void everyOptionSaysWhereItComesFrom()
    {
        auto* const form = find<gui::OptionsForm>(m_composer.get(), "optionsForm");
        auto* const row = find<gui::ElidedLabel>(m_composer.get(), "optionsSummary");
        const Snippet plain = *m_fixture->snippet(u"Disk usage"_s);
        const OptionOverrides all = test::changed<OptionOverrides>();
        forEachOption([&](const auto& option, const auto& said) {
            if (said.keep == Keep::Never)
                return;
            Snippet snippet = plain;
            snippet.options.*said.member = all.*said.member;
            m_composer->setRequest({}); // nothing is said any more
            m_composer->loadSnippet(snippet);
            QVERIFY2(form->parts().first().endsWith(u" (from the snippet)"_s), option.key);
            QVERIFY2(!form->parts().first().startsWith(QLatin1String(option.key)),
                     option.key); // it has words of its own
            QVERIFY2(row->fullText().contains(form->parts().first()), option.key);
            QVERIFY2(row->toolTip().contains(u"(from the snippet)"_s), option.key);
            app::Draft draft = m_composer->draft();
            draft.request.options.*said.member = all.*said.member;
            m_composer->setDraft(draft);
            QVERIFY2(!form->summary().contains(u"snippet"_s), option.key);
            QVERIFY2(row->toolTip().contains(u"(said in this tab)"_s), option.key);
        });
    }

    void theRowGivesWayByWholeParts()
    {
        gui::ElidedLabel label;
        const QStringList parts{u"one at once"_s, u"two within 3 s"_s, u"three"_s, u"four"_s};
        label.setParts(parts, u"all of it"_s);
        const auto at = [&](const QString& text) {
            label.resize(label.fontMetrics().horizontalAdvance(text) + 1, 20);
            QCoreApplication::sendPostedEvents();
            return label.text();
        };
        label.show();
        QCOMPARE(at(parts.join(u" · "_s)), parts.join(u" · "_s));
        QCOMPARE(at(u"one at once · two within 3 s · … +2 more"_s), u"one at once · two within 3 s · … +2 more"_s);
        QCOMPARE(at(u"one at once · two withi · … +2 more"_s), u"one at once · … +3 more"_s);
        QVERIFY(at(u"one · … +3 more"_s).endsWith(u" · … +3 more"_s));
        QCOMPARE(label.toolTip(), u"all of it"_s);
    }

    void stepsSayWhatTheyHaveOfTheirOwn()
    {
        Snippet snippet = *m_fixture->snippet(u"Disk usage"_s);
        StepTemplate& step = snippet.steps[0];
        step.onFailure = OnFailure::GoOn;
        step.timeout = Milliseconds(20'000);
        step.interpreter = u"python3"_s;
        step.become = Become{BecomeMethod::Doas, u"web"_s};
        step.effect = Effect::Reads;
        m_composer->loadSnippet(snippet);
        auto* const form = find<gui::OptionsForm>(m_composer.get(), "optionsForm");
        const QString said =
            u"step 1: goes on when it fails, within 20 s, read by python3, as web by doas, changes nothing"_s;
        QCOMPARE(form->parts().first(), said);
        QVERIFY(find<gui::ElidedLabel>(m_composer.get(), "optionsSummary")->toolTip().contains(said));
        find<QSpinBox>(form, "commandBox")->setValue(9); // beats the step's
        QVERIFY2(!form->summary().contains(u"within 20 s"_s), qPrintable(form->summary()));
    }

    void aSnippetsOptionsHoldUntilTheUserSaysOtherwise()
    {
        const Snippet plain = *m_fixture->snippet(u"Disk usage"_s);
        Snippet snippet = plain;
        snippet.name = u"Disk usage by its options"_s;
        snippet.options.commandTimeout = Milliseconds(2500);
        snippet.options.fanOut = 7;
        snippet.options.outputLimit = 1000;
        snippet.options.pty = true;
        m_fixture->addSnippet(snippet);
        m_composer->setTarget(u"web-01"_s);
        m_composer->loadSnippet(snippet);
        QSignalSpy run(m_composer->launch(), &gui::LaunchController::runRequested);
        const auto options = [&] {
            run.clear();
            m_composer->launch()->run();
            return QTest::qWaitFor([&] { return run.count() == 1; }, test::patience)
                       ? run.first().first().value<RunSpecPtr>()->options
                       : RunOptions();
        };
        const RunOptions first = options();
        QCOMPARE(first.commandTimeout, Milliseconds(2500));
        QCOMPARE(first.fanOut, 7);
        QCOMPARE(first.outputLimit, 1000);
        QVERIFY(first.pty);
        auto* const form = find<gui::OptionsForm>(m_composer.get(), "optionsForm");
        QVERIFY(form->summary().contains(u"command within 2.5 s (from the snippet)"_s));
        find<QSpinBox>(form, "commandBox")->setValue(9);
        QVERIFY(form->summary().contains(u"command within 9 s"_s));
        QVERIFY(!form->summary().contains(u"9 s (from"_s));
        const app::Draft draft = m_composer->draft();
        const auto check = [&] {
            const RunOptions now = options();
            return now.commandTimeout == Milliseconds(9000) && now.fanOut == 7 && now.outputLimit == 1000 && now.pty;
        };
        QVERIFY(check());
        test::type(find<QLineEdit>(form, "userEdit"), u"admin"_s);
        auto* const keys = find<QComboBox>(form, "hostKeysBox");
        keys->setCurrentIndex(keys->findData(static_cast<int>(HostKeyPolicy::Strict)));
        m_composer->loadSnippet(plain); // says nothing
        QCOMPARE(form->overrides().user, u"admin"_s);
        QCOMPARE(form->overrides().hostKeys, HostKeyPolicy::Strict);
        QCOMPARE(options().fanOut, RunOptions::defaultFanOut);
        m_composer->setDraft(draft); // after a restart
        QTRY_VERIFY(m_composer->launch()->isResolved());
        QVERIFY(check());
    }

    /// What nobody edited is what the snippet says today, after a restart and while the tab is open.
    void aDraftFollowsItsSnippet()
    {
        Snippet snippet = *m_fixture->snippet(u"Greeting"_s);
        snippet.options.commandTimeout = Milliseconds(33'000);
        replace(*m_fixture->snippet(u"Greeting"_s), snippet);
        m_composer->loadSnippet(snippet, m_fixture->workspace().libraries().set().personal()->path());
        const app::Draft untouched = m_composer->draft();
        QCOMPARE(untouched.snippet, u"Greeting"_s);
        QCOMPARE(untouched.library, m_fixture->workspace().libraries().set().personal()->path());
        test::type(find<QLineEdit>(m_composer.get(), "parameter_name"), u"Jo"_s);
        auto* const form = find<gui::OptionsForm>(m_composer.get(), "optionsForm");
        find<QSpinBox>(form, "fanOutBox")->setValue(9);
        const app::Draft filled = m_composer->draft();
        QVERIFY(filled.edited);

        Snippet today = snippet;
        today.options.commandTimeout = Milliseconds(44'000);
        today.options.fanOut = 3;
        today.steps = {{{}, u"echo {{name}}!"_s}};
        replace(snippet, today); // before the eyes of the open tab
        const auto check = [&](const Composer& composer, const QString& name, int fanOut) {
            const RunRequest request = composer.request();
            QCOMPARE(request.composition.steps, today.steps);
            QCOMPARE(request.composition.options, today.options);
            QCOMPARE(request.composition.snippet, u"Greeting"_s);
            QCOMPARE(request.composition.values.value(u"name"_s), name);
            auto* const options = find<gui::OptionsForm>(&composer, "optionsForm");
            QCOMPARE(find<QSpinBox>(options, "fanOutBox")->value(), fanOut);
            QVERIFY(options->parts().contains(u"command within 44 s (from the snippet)"_s));
            QCOMPARE(options->summary().contains(u"at once (from the snippet)"_s), fanOut == 3);
            QCOMPARE(composer.command().isEdited(), !name.isEmpty());
        };
        check(*m_composer, u"Jo"_s, 9);
        QVERIFY(find<QLabel>(m_composer.get(), "snippetNote")->text().contains(u"was changed"_s));
        for (const app::Draft& draft : {untouched, filled}) { // as after a restart: who knows who has changed it
            Composer restored(m_fixture->workspace().libraries(), *m_syntax);
            restored.setDraft(draft);
            restored.show();
            QCOMPARE(restored.request().composition.steps, snippet.steps);
            QCOMPARE(restored.request().composition.options, snippet.options);
            QVERIFY(find<QLabel>(&restored, "snippetNote")->text().contains(u"was changed"_s));
            auto* const take = find<QToolButton>(&restored, "takeTodayButton");
            QVERIFY(take->isVisible());
            QTest::mouseClick(take, Qt::LeftButton);
            check(restored, draft.edited ? u"Jo"_s : QString(), draft.edited ? 9 : 3);
            QVERIFY(!take->isVisible());
        }
        m_composer->setDraft(m_composer->draft());
        QVERIFY(find<QLabel>(m_composer.get(), "snippetNote")->text().isEmpty()); // nothing is new to it
    }

    /// What somebody edited stays, and what its snippet does not say any more is not called the snippet's.
    void anEditedDraftStays()
    {
        Snippet snippet = *m_fixture->snippet(u"Disk usage"_s);
        snippet.options.commandTimeout = Milliseconds(33'000);
        snippet.options.pty = true;
        replace(*m_fixture->snippet(u"Disk usage"_s), snippet);
        m_composer->loadSnippet(snippet);
        editor()->moveCursor(QTextCursor::End);
        test::type(editor(), u" /home"_s);
        Composer restored(m_fixture->workspace().libraries(), *m_syntax);
        Snippet today = snippet;
        today.options.commandTimeout = Milliseconds(44'000);
        replace(snippet, today);
        restored.setDraft(m_composer->draft());
        for (const Composer* composer : {&std::as_const(*m_composer), &std::as_const(restored)}) {
            QCOMPARE(composer->request().composition.steps[0].script(), u"df -h / /home"_s);
            QCOMPARE(composer->request().composition.options, snippet.options);
            auto* const options = find<gui::OptionsForm>(composer, "optionsForm");
            QVERIFY(options->parts().contains(u"command within 33 s (as the snippet was)"_s));
            QVERIFY(options->parts().contains(u"with a terminal (from the snippet)"_s));
            QVERIFY(find<QLabel>(composer, "snippetNote")->text().isEmpty());
        }
    }

    void aSnippetThatIsGoneIsSaid()
    {
        const Snippet snippet = *m_fixture->snippet(u"Disk usage"_s);
        m_composer->loadSnippet(snippet, m_fixture->workspace().libraries().set().personal()->path());
        app::Draft draft = m_composer->draft();
        auto* const note = find<QLabel>(m_composer.get(), "snippetNote");
        QVERIFY(!note->isVisible());
        QVERIFY(m_fixture->workspace()
                    .libraries()
                    .set()
                    .personal()
                    ->apply(library::Change::of(library::Edit<Snippet>{snippet, std::nullopt}))
                    .ok());
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().contains(u"“Disk usage” is not there any more"_s), qPrintable(note->text()));
        QCOMPARE(m_composer->request().composition.steps, snippet.steps);
        m_fixture->addSnippet(snippet);
        QVERIFY(!note->isVisible());
        draft.library = u"/nowhere"_s; // one of that name is in the library that is open
        m_composer->setDraft(draft);
        QVERIFY2(note->text().contains(u"is not open"_s), qPrintable(note->text()));
    }

    /// What was asked for in a past run is not what the snippet says today; nor is it called so.
    void aPastRequestStaysAsItWas()
    {
        Snippet snippet = *m_fixture->snippet(u"Disk usage"_s);
        Snippet then = snippet;
        then.options.fanOut = 3;
        RunRequest request;
        request.composition = Composition::fromSnippet(then);
        m_composer->setRequest(request);
        QCOMPARE(m_composer->request(), request);
        QVERIFY(find<gui::OptionsForm>(m_composer.get(), "optionsForm")
                    ->parts()
                    .contains(u"3 at once (as the snippet was)"_s));
        const QString note = find<QLabel>(m_composer.get(), "snippetNote")->text();
        QVERIFY2(note.contains(u"not what the snippet “Disk usage” says today"_s), qPrintable(note));
        Composer restored(m_fixture->workspace().libraries(), *m_syntax);
        restored.setDraft(m_composer->draft());
        QCOMPARE(restored.request(), request);
    }

    void aMissingParameterIsAskedFor()
    {
        m_composer->loadSnippet(*m_fixture->snippet(u"Greeting"_s));
        m_composer->setTarget(u"web-01"_s);
        QSignalSpy run(m_composer->launch(), &gui::LaunchController::runRequested);
        QTRY_VERIFY(runButton()->isEnabled());
        QTest::mouseClick(runButton(), Qt::LeftButton);
        QTRY_VERIFY(find<QLabel>(m_composer.get(), "problemLabel")->text().contains(u"name"_s));
        QCOMPARE(run.count(), 0);
    }

    void anEditedSnippetIsKnownAsSuch()
    {
        m_composer->loadSnippet(*m_fixture->snippet(u"Disk usage"_s));
        QVERIFY(!m_composer->command().isEdited());
        QCOMPARE(m_composer->command().title(), u"Disk usage"_s);
        editor()->moveCursor(QTextCursor::End);
        test::type(editor(), u" /home"_s);
        QVERIFY(m_composer->command().isEdited());
        QCOMPARE(m_composer->command().title(), u"df -h / /home"_s);
    }

    void runBeforeTheTargetIsResolvedWaits()
    {
        test::type(editor(), u"uptime"_s);
        QSignalSpy run(m_composer->launch(), &gui::LaunchController::runRequested);
        test::type(target(), u"@web"_s);
        m_composer->launch()->run();
        QTRY_COMPARE(run.count(), 1);
        QCOMPARE(run.first().first().value<RunSpecPtr>()->hosts.size(), 3);
    }

    void foldingLeavesOneLine()
    {
        const int open = m_composer->sizeHint().height();
        m_composer->setFolded(true);
        QVERIFY(m_composer->sizeHint().height() < open);
        QVERIFY(!target()->isVisible());
        QVERIFY(runButton()->isVisible());
        m_composer->setFolded(false);
        QVERIFY(target()->isVisible());
    }

    void draftsComeBack()
    {
        m_composer->loadSnippet(*m_fixture->snippet(u"Greeting"_s));
        m_composer->setTarget(u"@web"_s);
        const app::Draft draft = m_composer->draft();
        Composer other(m_fixture->workspace().libraries(), *m_syntax);
        other.setDraft(draft);
        QCOMPARE(other.draft(), draft);
    }
};

ROLLCALL_TEST(tst_composer, ComposerTest)
#include "tst_composer.moc"
