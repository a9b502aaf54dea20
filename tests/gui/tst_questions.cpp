// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fixture.h"
#include "gui/hostkeysdialog.h"
#include "gui/promptdialog.h"
#include "gui/questioner.h"
#include "support/testmain.h"

#include <QAbstractItemModel>
#include <QByteArray>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QList>
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
            question->keys.append({u"web-%1"_s.arg(i), u"web-%1"_s.arg(i), u"127.0.0.1"_s, u"ssh-ed25519"_s, u"SHA256:abc%1"_s.arg(i), {}, u"/k"_s, {}});
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
        QVERIFY(dialog.answer().declined);
        QCOMPARE(dialog.answer().accepted, QList<bool>({false, false, false}));
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
        const Answer answer = dialog.answer();
        QCOMPARE(answer.id, 7U);
        QVERIFY(!answer.declined);
        QCOMPARE(answer.accepted, QList<bool>({false, true, false}));
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
        QTRY_VERIFY(questioner.current() != nullptr);
        QCOMPARE(static_cast<gui::PromptDialog*>(questioner.current())->questionId(), 3U);
        questioner.withdraw(run.get(), 3);
        QTRY_VERIFY(questioner.current() == nullptr);
        QCOMPARE(answered, QList<quint64>({1}));
        questioner.ask(run.get(), password(4), reply);
        run.reset();
        QTRY_VERIFY(questioner.current() == nullptr);
        QCOMPARE(answered, QList<quint64>({1}));
    }
};

ROLLCALL_TEST(tst_questions, QuestionsTest)
#include "tst_questions.moc"
