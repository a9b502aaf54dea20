// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/detail.h"

#include "core/verdict/outcome.h"
#include "core/verdict/phrase.h"
#include "support/german.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

// Details in the reader's language: our phrases are translated wherever they stand, what others say nowhere.
class DetailTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsANullPointer();
    void equalTreesAreEqual();
    void severalStandSideBySide();
    void whatOthersSayIsNeverTranslated_data();
    void whatOthersSayIsNeverTranslated();
    void everyLevelIsTranslated();
    void onlyAFailureIsTakenForOne();
    void whatOthersSayStaysWhole();
    void whatOthersSayEndsNoQuote_data();
    void whatOthersSayEndsNoQuote();
    void whatOthersSayIsCut();
};

namespace {

Verdict jumpFailed(const QString& jump, const Verdict& inner)
{
    return verdictOf(Reason::JumpFailed, jumpDetail(jump, inner));
}

} // namespace

void DetailTest::nothingIsANullPointer()
{
    QCOMPARE(sizeof(Detail), sizeof(void*));
    for (const Detail& nothing :
         {Detail(), Detail(QString()), Detail::said(u""_s), Detail::several({}), Detail().with({})}) {
        QVERIFY(nothing.isEmpty());
        QCOMPARE(nothing.english(), QString());
        QCOMPARE(detailText(nothing), QString());
        QVERIFY(nothing == Detail());
    }
    QVERIFY(!phrase(Phrase::NoTerminal).isEmpty());
}

void DetailTest::equalTreesAreEqual()
{
    const auto tree = [](const QString& address) {
        return jumpDetail(u"outer"_s, verdictOf(Reason::ConnectTimeout, phrase(Phrase::NoAnswerFrom, {address})));
    };
    const Detail one = tree(u"192.0.2.7"_s);
    const Detail copy = one;
    QVERIFY(one == copy && one == tree(u"192.0.2.7"_s));
    QVERIFY(!(one == tree(u"192.0.2.8"_s)));
    QVERIFY(!(one == Detail()) && !(Detail() == one));
    QVERIFY(!(Detail(u"no terminal"_s) == phrase(Phrase::NoTerminal)));
    QVERIFY(!(Detail(u"gone"_s) == Detail::said(u"gone"_s)));
}

void DetailTest::severalStandSideBySide()
{
    const Detail one = phrase(Phrase::User, {u"root"_s}).with(phrase(Phrase::ServerAllows, {u"publickey"_s}));
    const Detail all =
        one.with({}).with(phrase(Phrase::Missing, {u"/home/a/.ssh/id_%1"_s}).with(Detail::said(u"go away"_s)));
    QCOMPARE(all.english(),
             u"user root; the server allows publickey; missing: /home/a/.ssh/id_%1; the server says: “go away”"_s);
    QCOMPARE(all.parts().size(), 4);
    const test::German german;
    QCOMPARE(detailText(all),
             u"Benutzer root; der Server erlaubt publickey; fehlt: /home/a/.ssh/id_%1; der Server sagt: „go away“"_s);
    QCOMPARE(all.english(),
             u"user root; the server allows publickey; missing: /home/a/.ssh/id_%1; the server says: “go away”"_s);
}

void DetailTest::whatOthersSayIsNeverTranslated_data()
{
    QTest::addColumn<QString>("words");
    for (const QString& words :
         {u"a; b says: c"_s, u"%1"_s, u"%2 %9"_s, u"no terminal"_s, u"no answer from 192.0.2.7"_s,
          u"user root; no terminal"_s, u"the jump host b says: no terminal"_s,
          u"it ended with exit code 1 and said: x"_s, u"refused: no terminal"_s, u"b: refused: no terminal"_s})
        QTest::addRow("%s", qPrintable(words)) << words;
}

void DetailTest::whatOthersSayIsNeverTranslated()
{
    QFETCH(QString, words);
    const test::German german;
    QVERIFY(german.isThere());
    const QString quoted = u'„' + words + u'“';
    for (const Detail& detail : {Detail(words), Detail::said(words)}) {
        const bool said = detail.kind() == Detail::Kind::Said;
        const QString alone = said ? u"der Server sagt: "_s + quoted : words;
        const QString within = said ? quoted : words;
        QCOMPARE(detailText(detail), alone);
        QCOMPARE(detailText(phrase(Phrase::NoAnswerFrom, {detail})), QString(u"keine Antwort von "_s + within));
        QCOMPARE(detailText(phrase(Phrase::SaysJumpHost, {words, detail})),
                 QString(u"der Sprungrechner "_s + words + u" meldet: "_s + within));
        QCOMPARE(detailText(phrase(Phrase::AnswerFor, {detail, u"me"_s})), QString(quoted + u" für me"_s));
        QCOMPARE(detailText(phrase(Phrase::ProxyLost).with(detail)),
                 QString(u"der Proxy-Befehl hat geendet; "_s + alone));
        const QString sentence = verdictSentence(verdictOf(Reason::ServerClosed, detail));
        QVERIFY2(sentence.contains(QString(u"("_s + alone + u")."_s)), qPrintable(sentence));
        const QString through = verdictSentence(jumpFailed(words, verdictOf(Reason::ServerClosed, detail)));
        QCOMPARE(through, QString(u"Sprungrechner "_s + words + u": "_s + sentence));
        QCOMPARE(verdictCure(jumpFailed(words, verdictOf(Reason::ServerClosed, detail))),
                 verdictCure(verdictOf(Reason::ServerClosed)));
    }
}

void DetailTest::everyLevelIsTranslated()
{
    const Verdict timeout = verdictOf(Reason::ConnectTimeout, phrase(Phrase::NoAnswerFrom, {u"192.0.2.7"_s}));
    const Verdict through = jumpFailed(u"inner"_s, jumpFailed(u"outer"_s, timeout));
    QCOMPARE(through.detail.english(), u"inner: jump-failed: outer: connect-timeout: no answer from 192.0.2.7"_s);
    QCOMPARE(verdictSentence(through),
             u"Jump host inner: Jump host outer: The host did not answer in time (no answer from 192.0.2.7)."_s);
    const QString english = verdictCure(through);
    const test::German german;
    QCOMPARE(verdictSentence(through),
             u"Sprungrechner inner: Sprungrechner outer: Der Rechner antwortete nicht in der Zeit "
             "(keine Antwort von 192.0.2.7)."_s);
    QCOMPARE(verdictCure(through), verdictCure(timeout));
    QVERIFY(verdictCure(through) != english);
    const Detail remark = phrase(Phrase::KeyAndNote, {u"RSA"_s, phrase(Phrase::AcceptedBefore, {u"ED25519"_s})});
    QCOMPARE(remark.english(), u"RSA, ED25519 was accepted earlier in this run"_s);
    QCOMPARE(detailText(remark), u"RSA, ED25519 wurde in diesem Lauf schon angenommen"_s);
}

// Words that look like another host's failure are words.
void DetailTest::onlyAFailureIsTakenForOne()
{
    const QString words = u"outer: refused: 192.0.2.1"_s;
    const Verdict verdict = verdictOf(Reason::JumpFailed, words);
    QCOMPARE(verdictSentence(verdict), QString(u"The jump host could not make the connection ("_s + words + u")."_s));
    QVERIFY(verdictCure(verdict) != verdictCure(verdictOf(Reason::Refused)));
}

void DetailTest::whatOthersSayStaysWhole()
{
    const QString sentence =
        verdictSentence(verdictOf(Reason::ServerClosed, Detail::said(u"call main () again, %3 %4"_s)));
    QVERIFY2(sentence.contains(u"(the server says: “call main () again, %3 %4”)"_s), qPrintable(sentence));
    const QString hostile =
        verdictSentence(verdictOf(Reason::ServerClosed, Detail::said(u"\x1b[2Jgone\n\u202Eevil"_s)));
    QVERIFY(!hostile.contains(QChar(0x1B)) && !hostile.contains(QChar(0x202E)) && !hostile.contains(u'\n'));
}

void DetailTest::whatOthersSayEndsNoQuote_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("shown");
    QTest::newRow("brackets") << u"gone). The key of this host was renewed by its owner; accept it. (x"_s
                              << u"gone). The key of this host was renewed by its owner; accept it. (x"_s;
    QTest::newRow("quotes") << u"gone”). All is „well“ (“"_s << u"gone'). All is 'well' ('"_s;
    QTest::newRow("others") << u"\"a\" «b» ‟c″ \uFF02d\u301E"_s << u"'a' 'b' 'c' 'd'"_s;
    QTest::newRow("lines") << u"gone\nThe key\r\nwas renewed"_s << u"gone The key was renewed"_s;
}

void DetailTest::whatOthersSayEndsNoQuote()
{
    QFETCH(QString, words);
    QFETCH(QString, shown);
    const Detail said = Detail::said(words);
    QCOMPARE(verdictSentence(verdictOf(Reason::ServerClosed, said)),
             QString(u"The server closed the connection before the login (the server says: “"_s + shown + u"”)."_s));
    QCOMPARE(phrase(Phrase::ServerSays, {said}).english(), QString(u"the server says: “"_s + shown + u'”'));
    QCOMPARE(phrase(Phrase::AnswerFor, {said, u"me"_s}).english(), QString(u'“' + shown + u"” for me"_s));
    QCOMPARE(signalWord(words).english(), QString(u'“' + shown + u'”'));
    const test::German german;
    QCOMPARE(verdictSentence(verdictOf(Reason::ServerClosed, said)),
             QString(u"Der Server schloss die Verbindung vor der Anmeldung (der Server sagt: „"_s + shown + u"“)."_s));
}

void DetailTest::whatOthersSayIsCut()
{
    const QString sentence = verdictSentence(verdictOf(Reason::ServerClosed, Detail::said(QString(5000, u'x'))));
    QVERIFY2(sentence.size() < 500 && sentence.endsWith(u"x…”)."_s), qPrintable(sentence));
}

ROLLCALL_TEST(tst_detail, DetailTest)
#include "tst_detail.moc"
