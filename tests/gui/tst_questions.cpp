// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fixture.h"
#include "gui/questions/hostkeysdialog.h"
#include "gui/questions/hostkeysmodel.h"
#include "gui/questions/promptdialog.h"
#include "gui/questions/questioner.h"
#include "support/testmain.h"

#include <QAbstractItemModel>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QByteArray>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QList>
#include <QMap>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QWidget>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::test::find;

// The dialogs that ask what only the user can answer.
class QuestionsTest : public QObject
{
    Q_OBJECT

private:
    static std::shared_ptr<Question> keys(quint64 id, int count)
    {
        auto question = std::make_shared<Question>();
        question->id = id;
        question->kind = QuestionKind::HostKeys;
        for (int i = 0; i < count; ++i)
            question->keys.append({u"web-%1"_s.arg(i),
                                   u"web-%1"_s.arg(i),
                                   u"127.0.0.1"_s,
                                   u"ssh-ed25519"_s,
                                   u"SHA256:abc%1"_s.arg(i),
                                   {},
                                   u"/k"_s,
                                   {},
                                   Reason::None,
                                   {},
                                   {}});
        return question;
    }

    static std::shared_ptr<Question> password(quint64 id)
    {
        auto question = std::make_shared<Question>();
        question->id = id;
        question->user = u"root"_s;
        question->host = u"web-01"_s;
        question->waiting = 12;
        question->prompts = {{u"Password:\x1b[31m"_s, false}};
        return question;
    }

private Q_SLOTS:
    void returnNeverTrusts()
    {
        gui::HostKeysDialog dialog(keys(7, 3));
        dialog.show();
        auto* accept = find<QPushButton>(&dialog, "acceptButton");
        QVERIFY(!accept->isEnabled());
        QVERIFY(!accept->isDefault());
        find<QCheckBox>(&dialog, "allBox")->click();
        QVERIFY(accept->isEnabled());
        QVERIFY(!accept->isDefault() && !accept->autoDefault());
        QTest::keyClick(&dialog, Qt::Key_Return);
        QVERIFY(dialog.isVisible());
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
        QVERIFY(dialog.answers().front().declined);
        QCOMPARE(dialog.answers().front().accepted, QList<bool>({false, false, false}));
    }

    void tickedKeysAreAccepted()
    {
        gui::HostKeysDialog dialog(keys(7, 3));
        dialog.show();
        QAbstractItemModel* model = find<QTableView>(&dialog, "table")->model();
        QVERIFY(model->setData(model->index(1, 0), Qt::Checked, Qt::CheckStateRole));
        auto* accept = find<QPushButton>(&dialog, "acceptButton");
        QCOMPARE(accept->text(), u"Trust 1 host"_s);
        QTest::mouseClick(accept, Qt::LeftButton);
        const std::vector<Answer> answers = dialog.answers();
        QCOMPARE(answers.size(), 1U);
        const Answer& answer = answers.front();
        QCOMPARE(answer.id, 7U);
        QVERIFY(!answer.declined);
        QCOMPARE(answer.accepted, QList<bool>({false, true, false}));
    }

    void noPromptMakesAKeyToPress()
    {
        const auto question = password(3);
        question->kind = QuestionKind::KeyboardInteractive;
        question->prompts = {{u"R&D &Code && more:"_s, true}};
        gui::PromptDialog dialog(question);
        auto* const field = find<QLineEdit>(&dialog, "answer0");
        QCOMPARE(field->accessibleName(), u"R&D &Code && more:"_s);
        const auto* const form = dialog.findChild<QFormLayout*>();
        const auto* const caption = qobject_cast<QLabel*>(form->labelForField(field));
        QCOMPARE(caption->text(), u"R&&D &&Code &&&& more:"_s);
        QVERIFY(QKeySequence::mnemonic(caption->text()).isEmpty());
    }

    void aPasswordIsHiddenAndHandedOver()
    {
        gui::PromptDialog dialog(password(3));
        dialog.show();
        auto* field = find<QLineEdit>(&dialog, "answer0");
        QCOMPARE(field->echoMode(), QLineEdit::Password);
        QVERIFY(!field->accessibleName().contains(u'\x1b'));
        QVERIFY(find<QLabel>(&dialog, "proofLabel")->text().contains(u"web-01"_s));
        QVERIFY(!find<QLabel>(&dialog, "refusedLabel")->isVisible());
        test::type(field, u"secret"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!dialog.isVisible());
        Answer answer = dialog.takeAnswer();
        QCOMPARE(answer.texts.size(), 1U);
        QCOMPARE(QByteArray(answer.texts.front().data()), "secret");
        QVERIFY(field->text().isEmpty());
    }

    void aRefusedAnswerIsSaid()
    {
        auto question = password(4);
        question->refusedBefore = true;
        gui::PromptDialog dialog(question);
        dialog.show();
        QVERIFY(find<QLabel>(&dialog, "refusedLabel")->isVisible());
    }

    void questionsCameOneAtATimeAndCanBeWithdrawn()
    {
        QWidget window;
        window.show();
        gui::Questioner questioner(&window);
        auto run = std::make_unique<QObject>();
        QList<quint64> answered;
        const auto reply = [&](Answer&& answer) { answered.append(answer.id); };
        questioner.ask(run.get(), password(1), reply);
        questioner.ask(run.get(), password(2), reply);
        questioner.ask(run.get(), password(3), reply);
        QVERIFY(questioner.current() != nullptr);
        questioner.withdraw(run.get(), 2);
        questioner.current()->reject();
        QCOMPARE(answered, QList<quint64>({1}));
        QVERIFY(questioner.current() != nullptr);
        QCOMPARE(static_cast<gui::PromptDialog*>(questioner.current())->question()->id, 3U);
        questioner.withdraw(run.get(), 3);
        QTRY_VERIFY(questioner.current() == nullptr);
        QCOMPARE(answered, QList<quint64>({1}));
        questioner.ask(run.get(), password(4), reply);
        run.reset();
        QTRY_VERIFY(questioner.current() == nullptr);
        QCOMPARE(answered, QList<quint64>({1}));
    }

    void blockedKeysCannotBeTicked()
    {
        auto question = keys(7, 2);
        question->keys.append({u"db-1"_s,
                               u"db-1"_s,
                               u"127.0.0.2"_s,
                               u"ssh-rsa"_s,
                               u"SHA256:bad"_s,
                               {},
                               {},
                               {},
                               Reason::HostKeyChanged,
                               u"/home/me/.ssh/known_hosts:12"_s,
                               {}});
        gui::HostKeysDialog dialog(question);
        dialog.show();
        QAbstractItemModel* model = find<QTableView>(&dialog, "table")->model();
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(!model->setData(model->index(0, 0), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(!model->index(0, 0).data(Qt::CheckStateRole).isValid());
        QCOMPARE(model->index(0, gui::HostKeysModel::File).data().toString(), u"/home/me/.ssh/known_hosts:12"_s);
        QVERIFY(
            model->index(0, gui::HostKeysModel::Note).data().toString().contains(reasonLabel(Reason::HostKeyChanged)));
        QVERIFY(find<QLabel>(&dialog, "blockedLabel")->isVisible());
        QVERIFY(model->setData(model->index(2, 0), Qt::Checked, Qt::CheckStateRole)); // the last that can be
        QCOMPARE(find<QPushButton>(&dialog, "acceptButton")->text(), u"Trust 1 host"_s);
        find<QCheckBox>(&dialog, "allBox")->click();
        QCOMPARE(find<QCheckBox>(&dialog, "allBox")->checkState(), Qt::Checked);
        QCOMPARE(find<QPushButton>(&dialog, "acceptButton")->text(), u"Trust 2 hosts"_s);
        find<QPushButton>(&dialog, "acceptButton")->click();
        QCOMPARE(dialog.answers().front().accepted, QList<bool>({true, true, false}));
    }

    void hostsThatAskLaterJoinTheSheet()
    {
        QWidget window;
        window.show();
        gui::Questioner questioner(&window);
        QObject run;
        QObject other;
        QMap<quint64, QList<bool>> answered;
        const auto reply = [&](Answer&& answer) { answered.insert(answer.id, answer.accepted); };
        questioner.ask(&run, keys(1, 2), reply);
        auto* sheet = qobject_cast<gui::HostKeysDialog*>(questioner.current());
        QVERIFY(sheet != nullptr);
        QAbstractItemModel* model = find<QTableView>(sheet, "table")->model();
        QVERIFY(model->setData(model->index(1, 0), Qt::Checked, Qt::CheckStateRole));
        questioner.ask(&run, keys(2, 3), reply);
        questioner.ask(&other, keys(3, 1), reply); // another run has a sheet of its own
        questioner.ask(&run, keys(4, 1), reply);
        questioner.ask(&run, keys(5, 1), reply);
        QCOMPARE(questioner.current(), sheet);
        QCOMPARE(model->rowCount(), 7);
        QCOMPARE(model->index(1, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked)); // as it was
        QVERIFY(model->setData(model->index(4, 0), Qt::Checked, Qt::CheckStateRole));
        questioner.withdraw(&run, 4);
        QCOMPARE(model->rowCount(), 6);
        find<QPushButton>(sheet, "acceptButton")->click();
        QCOMPARE(answered.value(1), QList<bool>({false, true}));
        QCOMPARE(answered.value(2), QList<bool>({false, false, true}));
        QVERIFY(!answered.contains(5)); // came a moment ago, and nobody looked at it
        QTRY_VERIFY(questioner.current() != nullptr && questioner.current() != sheet);
        questioner.current()->reject();
        QCOMPARE(answered.value(5), QList<bool>({false}));
        QTRY_VERIFY(questioner.current() != nullptr);
        questioner.current()->reject();
        QCOMPARE(answered.value(3), QList<bool>({false}));
        QCOMPARE(answered.size(), 4);
    }

    void tenThousandKeysAreFine()
    {
        gui::HostKeysDialog dialog(keys(1, 10'000));
        dialog.show();
        dialog.add(keys(2, 10'000));
        find<QCheckBox>(&dialog, "allBox")->click();
        QCOMPARE(find<QPushButton>(&dialog, "acceptButton")->text(), u"Trust 20,000 hosts"_s);
        find<QPushButton>(&dialog, "acceptButton")->click();
        QCOMPARE(dialog.answers().back().accepted.size(), 10'000);
    }

    void anAnswerIsRememberedOnlyWhereItCanBe()
    {
        auto question = password(4);
        gui::PromptDialog plain(question);
        plain.show();
        QVERIFY(!find<QCheckBox>(&plain, "rememberBox")->isVisible());
        QVERIFY(!find<QLabel>(&plain, "noticeLabel")->isVisible());
        question->canRemember = true;
        question->keyringProblem = Error{ErrorKind::KeyringLocked, {}, {}, {}};
        gui::PromptDialog dialog(question);
        dialog.show();
        auto* box = find<QCheckBox>(&dialog, "rememberBox");
        QVERIFY(box->isVisible() && !box->isChecked());
        QCOMPARE(find<QLabel>(&dialog, "noticeLabel")->text(), errorText(*question->keyringProblem));
        box->click();
        dialog.accept();
        QVERIFY(dialog.takeAnswer().remember);
        question->keyringProblem = Error{ErrorKind::KeptSecretRefused, {}, {}, {}};
        gui::PromptDialog replacing(question);
        QVERIFY(find<QCheckBox>(&replacing, "rememberBox")->isChecked());
        replacing.reject();
        QVERIFY(!replacing.takeAnswer().remember);
    }

    void allWhoGetItAreNamedAndTheirCountIsLive()
    {
        QWidget window;
        window.show();
        gui::Questioner questioner(&window);
        QObject run;
        auto question = password(4);
        question->waiting = 1;
        for (const QString& host : {u"web-01"_s, u"web-02"_s, u"web-03"_s})
            question->getters.append({host, u"web"_s});
        question->getters.append({u"db-1"_s, {}});
        questioner.ask(&run, question, [](Answer&&) {});
        const auto* proof = find<QLabel>(questioner.current(), "proofLabel");
        QVERIFY2(proof->text().startsWith(u"4 hosts get this: @web (web-[01-03]), db-1."_s), qPrintable(proof->text()));
        QVERIFY(proof->text().contains(u"1 host waits"_s));
        question->waiting = 4;
        questioner.refresh();
        QVERIFY2(proof->text().contains(u"4 hosts wait"_s), qPrintable(proof->text()));
    }

    /// Who has ended needs no answer, and gets none.
    void whoHasEndedIsNamedNoMore()
    {
        QWidget window;
        window.show();
        gui::Questioner questioner(&window);
        const auto run = std::make_unique<QObject>();
        const auto question = password(1);
        question->getters = {{u"web-01"_s, {}}, {u"web-02"_s, {}}, {u"web-03"_s, {}}};
        questioner.ask(run.get(), question, [](Answer&&) {});
        auto* const proof = find<QLabel>(questioner.current(), "proofLabel");
        QVERIFY(proof->text().contains(u"web-[01-03]"_s));
        question->getters.removeFirst();
        question->host = u"web-02"_s;
        question->waiting = 2;
        questioner.refresh();
        QVERIFY2(!proof->text().contains(u"01"_s) && proof->text().contains(u"web-[02-03]"_s),
                 qPrintable(proof->text()));
        QVERIFY2(proof->text().contains(u"tried on web-02"_s), qPrintable(proof->text()));
        questioner.withdraw(run.get(), 1);
        QVERIFY(questioner.current() == nullptr);

        const auto machines = std::make_shared<Question>();
        machines->id = 2;
        machines->kind = QuestionKind::NewMachines;
        machines->identity = u"ops"_s;
        for (const QString& name : {u"web-04"_s, u"web-05"_s}) {
            NewMachine machine;
            machine.name = name;
            machines->machines.append(machine);
        }
        QList<bool> accepted;
        questioner.ask(run.get(), machines, [&](Answer&& answer) { accepted = answer.accepted; });
        auto* const list = find<QLabel>(questioner.current(), "instructionLabel");
        QVERIFY(list->text().contains(u"web-04"_s) && list->text().contains(u"web-05"_s));
        machines->gone.insert(u"web-04"_s);
        questioner.refresh();
        QVERIFY2(!list->text().contains(u"web-04"_s) && list->text().contains(u"web-05"_s), qPrintable(list->text()));
        QVERIFY(find<QLabel>(questioner.current(), "headlineLabel")->text().startsWith(u"web-05 is new"_s));
        find<QDialogButtonBox>(questioner.current(), "buttonBox")->button(QDialogButtonBox::Ok)->click();
        QCOMPARE(accepted, QList<bool>({false, true}));

        const auto sheet = keys(3, 3);
        sheet->keys[2].blocked = Reason::HostKeyChanged;
        questioner.ask(run.get(), sheet, [&](Answer&& answer) { accepted = answer.accepted; });
        QAbstractItemModel* const model = find<QTableView>(questioner.current(), "table")->model();
        QCOMPARE(model->rowCount(), 3);
        sheet->gone = {u"web-0"_s, u"web-2"_s};
        questioner.refresh();
        QCOMPARE(model->rowCount(), 2); // that one is refused stays to be seen
        find<QCheckBox>(questioner.current(), "allBox")->click();
        find<QPushButton>(questioner.current(), "acceptButton")->click();
        QCOMPARE(accepted.value(0), false);
        QCOMPARE(accepted.value(1), true);
    }

    void whoRefusesCanBeLeftOut()
    {
        auto question = password(4);
        question->refusedBefore = true;
        question->refusedBy = u"web-01"_s;
        gui::PromptDialog alone(question);
        alone.show();
        QVERIFY(!find<QPushButton>(&alone, "leaveOutButton")->isVisible()); // nobody else could prove it
        question->getters = {{u"web-01"_s, {}}, {u"web-02"_s, {}}};
        gui::PromptDialog dialog(question);
        dialog.show();
        QVERIFY(find<QLabel>(&dialog, "refusedLabel")->text().startsWith(u"web-01 "_s));
        find<QPushButton>(&dialog, "leaveOutButton")->click();
        QVERIFY(!dialog.isVisible());
        const Answer answer = dialog.takeAnswer();
        QVERIFY(answer.leaveOut && !answer.declined && answer.texts.empty());
    }

    void anAnswerIsKeptUntilQuitUnlessItIsACode()
    {
        auto question = password(4);
        question->canKeep = true;
        question->getters = {{u"web-01"_s, {}}, {u"web-02"_s, {}}};
        gui::PromptDialog dialog(question);
        dialog.show();
        auto* keep = find<QCheckBox>(&dialog, "keepBox");
        QVERIFY(keep->isVisible() && keep->isChecked());
        dialog.accept();
        Answer kept = dialog.takeAnswer();
        QVERIFY(kept.keep && !kept.oneTime);
        gui::PromptDialog second(question);
        second.show();
        find<QCheckBox>(&second, "codeBox")->click();
        QVERIFY(!find<QCheckBox>(&second, "keepBox")->isEnabled());
        second.accept();
        Answer once = second.takeAnswer();
        QVERIFY(!once.keep && once.oneTime);
        question->canKeep = false;
        question->onlyHere = true;
        gui::PromptDialog code(question);
        code.show();
        QVERIFY(!find<QCheckBox>(&code, "keepBox")->isVisible() && !find<QCheckBox>(&code, "codeBox")->isVisible());
        QVERIFY(find<QLabel>(&code, "proofLabel")->text().startsWith(u"Only web-01"_s));
        code.accept();
        QVERIFY(!code.takeAnswer().keep);
    }

    void whatIsTypedCanBeShown()
    {
        gui::PromptDialog dialog(password(4));
        dialog.show();
        auto* field = find<QLineEdit>(&dialog, "answer0");
        auto* eye = field->findChild<QAction*>(u"showAction"_s);
        QVERIFY(eye);
        eye->trigger();
        QCOMPARE(field->echoMode(), QLineEdit::Normal);
        eye->trigger();
        QCOMPARE(field->echoMode(), QLineEdit::Password);
    }

    void aPasswordGoesToNewMachinesByNoAccident()
    {
        auto question = std::make_shared<Question>();
        question->id = 7;
        question->kind = QuestionKind::NewMachines;
        question->identity = u"ops"_s;
        question->host = u"web-02"_s;
        question->machines = {{{u"web-02"_s, u"10.0.0.2:22"_s, u"SHA256:abc"_s}, true}};
        QWidget window;
        window.show();
        gui::Questioner questioner(&window);
        QObject run;
        std::vector<Answer> answers;
        const auto reply = [&](Answer&& answer) { answers.push_back(std::move(answer)); };
        questioner.ask(&run, question, reply);
        auto* dialog = qobject_cast<gui::PromptDialog*>(questioner.current());
        QCOMPARE(find<QLabel>(dialog, "headlineLabel")->text(),
                 u"web-02 is new under “ops”: send the password there?"_s);
        const QString list = find<QLabel>(dialog, "instructionLabel")->text();
        QVERIFY2(list.contains(u"10.0.0.2:22"_s) && list.contains(u"SHA256:abc"_s) && list.contains(u"another"_s),
                 qPrintable(list));
        for (const QLineEdit* edit : dialog->findChildren<QLineEdit*>())
            QVERIFY(edit->isReadOnly() && !edit->isVisible());
        QTest::keyClick(dialog, Qt::Key_Return); // was meant for a password
        QVERIFY(answers.empty());
        auto* buttons = find<QDialogButtonBox>(dialog, "buttonBox");
        QCOMPARE(buttons->button(QDialogButtonBox::Cancel)->text(), u"Leave this host &out"_s);
        buttons->button(QDialogButtonBox::Cancel)->click();
        QCOMPARE(answers.size(), size_t(1));
        QCOMPARE(answers[0].accepted, QList<bool>{false});
        QTRY_VERIFY(questioner.current() == nullptr);
        question->id = 8;
        questioner.ask(&run, question, reply);
        buttons = find<QDialogButtonBox>(questioner.current(), "buttonBox");
        buttons->button(QDialogButtonBox::Ok)->click();
        QCOMPARE(answers.size(), size_t(2));
        QCOMPARE(answers[1].id, quint64(8));
        QCOMPARE(answers[1].accepted, QList<bool>{true});
        QVERIFY(!answers[1].declined && answers[1].texts.empty());
    }

    void codesOfSeveralHostsArePagesOfOneDialog()
    {
        QWidget window;
        window.show();
        gui::Questioner questioner(&window);
        QObject run;
        QMap<quint64, QByteArray> answered;
        const auto reply = [&](Answer&& answer) {
            QByteArray texts = answer.declined ? "declined" : "";
            for (const Secret& text : answer.texts)
                texts += QByteArray(text.data(), text.size()) + ' ';
            answered.insert(answer.id, texts.trimmed());
        };
        const auto code = [](quint64 id) {
            auto question = std::make_shared<Question>();
            question->id = id;
            question->kind = QuestionKind::KeyboardInteractive;
            question->user = u"root"_s;
            question->host = u"web-%1"_s.arg(id);
            question->prompts = {{u"Password:"_s, false}, {u"Code:"_s, true}};
            return question;
        };
        for (quint64 id = 1; id <= 4; ++id)
            questioner.ask(&run, code(id), reply);
        auto* dialog = qobject_cast<gui::PromptDialog*>(questioner.current());
        auto* queue = find<QLabel>(dialog, "queueLabel");
        QCOMPARE(queue->text(), u"Question 1 of 4"_s);
        QVERIFY(find<QLabel>(dialog, "headlineLabel")->text().contains(u"web-1"_s));
        test::type(find<QLineEdit>(dialog, "answer0"), u"secret"_s);
        test::type(find<QLineEdit>(dialog, "answer1"), u"123"_s);
        QTest::keyClick(find<QLineEdit>(dialog, "answer1"), Qt::Key_Return);
        QCOMPARE(answered.value(1), "secret 123");
        QCOMPARE(questioner.current(), dialog); // the same window, the next page
        QVERIFY(dialog->isVisible());
        QCOMPARE(queue->text(), u"Question 2 of 4"_s);
        QVERIFY(find<QLineEdit>(dialog, "answer0")->text().isEmpty());
        QTRY_VERIFY(!window.isActiveWindow() || find<QLineEdit>(dialog, "answer0")->hasFocus());
        test::type(find<QLineEdit>(dialog, "answer0"), u"half a pass"_s);
        questioner.withdraw(&run, 2); // what is typed on goes nowhere
        QVERIFY(!find<QLineEdit>(dialog, "answer0")->isEnabled());
        QVERIFY(find<QLineEdit>(dialog, "answer0")->text().isEmpty());
        dialog->accept();
        QVERIFY(!answered.contains(3));
        QTRY_VERIFY(find<QLineEdit>(dialog, "answer0")->isEnabled());
        dialog->reject(); // this one only
        QCOMPARE(answered.value(3), "declined");
        questioner.ask(&run, code(5), reply);
        QCOMPARE(queue->text(), u"Question 4 of 5"_s);
        find<QPushButton>(dialog, "declineAllButton")->click();
        QCOMPARE(answered.value(4), "declined");
        QCOMPARE(answered.value(5), "declined");
        QTRY_VERIFY(questioner.current() == nullptr);
        QVERIFY(!answered.contains(2));
    }
};

ROLLCALL_TEST(tst_questions, QuestionsTest)
#include "tst_questions.moc"
