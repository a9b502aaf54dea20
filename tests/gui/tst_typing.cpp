// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/question.h"
#include "gui/fixture.h"
#include "gui/questions/questioner.h"
#include "support/testmain.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>
#include <QTimer>
#include <QVBoxLayout>
#include <QWidget>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace rollcall;
using rollcall::test::find;

// A server picks the moment of its question: what is being typed then is no answer.
class TypingTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QWidget> m_window;
    gui::Questioner* m_questioner = nullptr;
    int m_answers = 0;
    QByteArray m_text;

    void ask(quint64 id, QuestionKind kind = QuestionKind::KeyboardInteractive)
    {
        auto question = std::make_shared<Question>();
        question->id = id;
        question->kind = kind;
        question->user = u"root"_s;
        question->host = u"web-01"_s;
        question->prompts = {{u"Code:"_s, false}};
        if (kind == QuestionKind::HostKeys)
            question->keys.append({u"web-1"_s,
                                   u"web-1"_s,
                                   u"127.0.0.1"_s,
                                   u"ssh-ed25519"_s,
                                   u"SHA256:a"_s,
                                   {},
                                   u"/k"_s,
                                   {},
                                   Reason::None,
                                   {},
                                   {}});
        m_questioner->ask(m_window.get(), question, [this](Answer&& answer) {
            ++m_answers;
            m_text = answer.texts.empty() ? QByteArray() : QByteArray(answer.texts.front().data());
        });
        QTRY_COMPARE(QApplication::activeWindow(), m_questioner->current());
        if (auto* const quiet = m_questioner->current()->findChild<QTimer*>(u"typingQuiet"_s)) {
            quiet->setInterval(1h); // however slow this machine is
            quiet->start();
        }
    }
    /// Nothing has been typed for a moment.
    void pause() const
    {
        auto* const quiet = find<QTimer>(m_questioner->current(), "typingQuiet");
        quiet->setInterval(0);
        quiet->start();
        QTRY_VERIFY(!quiet->isActive());
    }

    /// To whatever has the keyboard.
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QVERIFY(QApplication::focusWidget() != nullptr);
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    static void typeOn(const QString& text)
    {
        for (const QChar c : text) {
            QVERIFY(QApplication::focusWidget() != nullptr);
            QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
        }
    }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        auto* const rows = new QVBoxLayout(m_window.get());
        for (const char* name : {"editor", "other"}) {
            auto* const edit = new QPlainTextEdit(m_window.get());
            edit->setObjectName(QLatin1String(name));
            rows->addWidget(edit);
        }
        m_questioner = new gui::Questioner(m_window.get());
        m_answers = 0;
        m_text.clear();
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        find<QPlainTextEdit>(m_window.get(), "editor")->setFocus();
    }

    void cleanup() { m_window.reset(); }

    void aWordGoesOnWhereItBegan()
    {
        auto* const editor = find<QPlainTextEdit>(m_window.get(), "editor");
        typeOn(u"upt"_s);
        ask(1);
        auto* const field = find<QLineEdit>(m_questioner->current(), "answer0");
        typeOn(u"ime"_s);
        press(Qt::Key_Return);
        typeOn(u"id"_s);
        QCOMPARE(m_answers, 0);
        QCOMPARE(field->text(), QString());
        QCOMPARE(editor->toPlainText(), u"uptime\nid"_s);
        QVERIFY(find<QLabel>(m_questioner->current(), "typingLabel")->isVisible());
        press(Qt::Key_L, Qt::AltModifier); // presses no button
        QCOMPARE(m_answers, 0);
        QTest::mouseClick(field, Qt::LeftButton);
        QVERIFY(field->hasFocus());
        typeOn(u"42"_s);
        QCOMPARE(editor->toPlainText(), u"uptime\nid"_s);
        press(Qt::Key_Return);
        QCOMPARE(m_answers, 1);
        QCOMPARE(m_text, QByteArray("42"));
    }

    void tabAnswersOnceNothingIsTypedAnyMore()
    {
        typeOn(u"upt"_s);
        ask(1);
        auto* const field = find<QLineEdit>(m_questioner->current(), "answer0");
        press(Qt::Key_Tab); // meant for where it is typed
        QVERIFY(!field->hasFocus());
        pause();
        press(Qt::Key_Tab);
        QVERIFY(field->hasFocus());
        typeOn(u"42"_s);
        press(Qt::Key_Return);
        QCOMPARE(m_text, QByteArray("42"));
    }

    /// A password that is meant for the question is no word of the command.
    void whatIsTypedAfterAPauseGoesNowhere()
    {
        auto* const editor = find<QPlainTextEdit>(m_window.get(), "editor");
        typeOn(u"upt"_s);
        ask(1);
        auto* const field = find<QLineEdit>(m_questioner->current(), "answer0");
        typeOn(u"i"_s);
        pause();
        typeOn(u"secret"_s);
        press(Qt::Key_Return);
        QCOMPARE(editor->toPlainText(), u"upti"_s);
        QCOMPARE(field->text(), QString());
        QCOMPARE(m_answers, 0);
        QTest::mouseClick(field, Qt::LeftButton);
        typeOn(u"secret"_s);
        press(Qt::Key_Return);
        QCOMPARE(m_text, QByteArray("secret"));
    }

    /// Who has pressed Run waits for it.
    void aQuestionThatIsWaitedForHasTheKeyboard()
    {
        typeOn(u"uptime"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        ask(1);
        QVERIFY(find<QLineEdit>(m_questioner->current(), "answer0")->hasFocus());
        typeOn(u"42"_s);
        press(Qt::Key_Return);
        QCOMPARE(m_text, QByteArray("42"));
        m_window->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
        typeOn(u"x"_s);
        QTest::mouseClick(find<QPlainTextEdit>(m_window.get(), "other")->viewport(), Qt::LeftButton);
        ask(2);
        QVERIFY(find<QLineEdit>(m_questioner->current(), "answer0")->hasFocus());
    }

    void hostKeysTakeNoLettersEither()
    {
        auto* const editor = find<QPlainTextEdit>(m_window.get(), "editor");
        typeOn(u"a"_s);
        ask(1, QuestionKind::HostKeys);
        typeOn(u" b"_s);
        press(Qt::Key_Escape);
        QCOMPARE(editor->toPlainText(), u"a b"_s);
        QCOMPARE(m_answers, 0);
        QVERIFY(m_questioner->current() != nullptr);
    }
};

ROLLCALL_TEST(tst_typing, TypingTest)
#include "tst_typing.moc"
