// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/change/filechange.h"
#include "library/files/slug.h"
#include "library/schema/schema.h"
#include "library/yaml/yamledit.h"
#include "library/yaml/yamltext.h"
#include "library/yaml/yamltree.h"
#include "support/changed.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::library;

namespace {

Snippet snippetWith(const QString& script)
{
    Snippet snippet;
    snippet.name = u"nasty"_s;
    snippet.steps = {{u"first"_s, script}, {{}, u"echo end"_s}};
    return snippet;
}

/// Written into a new file and read again.
Result<Snippet> roundTrip(const Snippet& snippet)
{
    const Result<QByteArray> text = editSnippetFile({}, u"nasty.yaml"_s, {}, snippet);
    if (!text)
        return text.error();
    const Read<Snippet> back = readSnippet(*text, u"nasty.yaml"_s, {});
    if (!back.errors.isEmpty())
        return back.errors[0];
    return back.values.value(0);
}

QString randomScript(QRandomGenerator& random)
{
    static const QStringList pieces{u" "_s,
                                    u"  "_s,
                                    u"\t"_s,
                                    u"\n"_s,
                                    u"\n\n"_s,
                                    u"\r\n"_s,
                                    u"\r"_s,
                                    u"---"_s,
                                    u"\n---\n"_s,
                                    u"\n...\n"_s,
                                    u"#"_s,
                                    u" # c"_s,
                                    u": "_s,
                                    u":"_s,
                                    u"- "_s,
                                    u"'"_s,
                                    u"\""_s,
                                    u"\\"_s,
                                    u"|"_s,
                                    u">"_s,
                                    u"&a"_s,
                                    u"*a"_s,
                                    u"!t"_s,
                                    u"%"_s,
                                    u"@"_s,
                                    u"`"_s,
                                    u"{"_s,
                                    u"}"_s,
                                    u"["_s,
                                    u"]"_s,
                                    u","_s,
                                    u"?"_s,
                                    u"? "_s,
                                    u"null"_s,
                                    u"~"_s,
                                    u"yes"_s,
                                    u"022"_s,
                                    u"ä"_s,
                                    u"\u2028"_s,
                                    u"\u0085"_s,
                                    u"\uFEFF"_s,
                                    u"\u00A0"_s,
                                    u"\u0001"_s,
                                    u"\u001B"_s,
                                    u"\u007F"_s,
                                    u"\u200B"_s,
                                    QString::fromUtf8("\xf0\x9f\x91\xa9"),
                                    u"echo"_s,
                                    u"x"_s,
                                    u"<<"_s,
                                    u"$(a)"_s,
                                    u"{{p}}"_s,
                                    u"EOF"_s};
    QString script;
    const int count = random.bounded(1, 25);
    for (int i = 0; i < count; ++i)
        script += pieces[random.bounded(int(pieces.size()))];
    return script;
}

} // namespace

class YamlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsScripts_data();
    void keepsScripts();
    void keepsRandomScripts();
    void keepsRandomTextsInEveryPlace();
    void keepsABigScript();
    void writesLiteralBlocks();
    void readsEveryScalarAsText();
    void tellsWhereSyntaxBreaks_data();
    void tellsWhereSyntaxBreaks();
    void refusesAliasBombs();
    void makesSlugs();
};

void YamlTest::keepsScripts_data()
{
    QTest::addColumn<QString>("script");

    QTest::newRow("plain") << u"df -h"_s;
    QTest::newRow("line end") << u"df -h\n"_s;
    QTest::newRow("two line ends") << u"df -h\n\n"_s;
    QTest::newRow("only line ends") << u"\n\n\n"_s;
    QTest::newRow("only blanks") << u"   "_s;
    QTest::newRow("empty") << u""_s;
    QTest::newRow("leading blanks") << u"   indented\nnot\n"_s;
    QTest::newRow("leading tab") << u"\tindented\nnot\n"_s;
    QTest::newRow("leading empty lines") << u"\n\n  x\ny"_s;
    QTest::newRow("blank lines inside") << u"a\n   \n\n\t\nb\n"_s;
    QTest::newRow("blanks at the end") << u"a  \nb\t\n  "_s;
    QTest::newRow("crlf") << u"a\r\nb\r\n"_s;
    QTest::newRow("document mark") << u"---\na\n...\n"_s;
    QTest::newRow("here document") << u"cat <<EOF\n  a: b\n# c\nEOF\n"_s;
    QTest::newRow("comment last") << u"a\n# end"_s;
    QTest::newRow("escape") << u"printf '\u001b[31m'"_s;
    QTest::newRow("unicode line ends") << u"a\u2028b\u0085c"_s;
    QTest::newRow("byte order mark") << u"\uFEFFa"_s;
    QTest::newRow("emoji") << QString::fromUtf8("echo \xf0\x9f\x91\xa9\n");
    QTest::newRow("looks like yaml") << u"- a: {b: [c]}\n? d\n"_s;
}

void YamlTest::keepsScripts()
{
    QFETCH(QString, script);
    const Snippet snippet = snippetWith(script);
    const Result<Snippet> back = roundTrip(snippet);
    QVERIFY(back.ok());
    QCOMPARE(back->steps[0].script(), script);
    QVERIFY(*back == snippet);
}

void YamlTest::keepsRandomScripts()
{
    QRandomGenerator random(42);
    QByteArray file;
    Snippet before;
    for (int i = 0; i < 1500; ++i) {
        const Snippet after = snippetWith(randomScript(random));
        const Result<Snippet> back = roundTrip(after);
        QVERIFY2(back.ok() && *back == after, qPrintable(after.steps[0].script()));
        // and as a change of a file that exists, whatever stood there
        const Result<QByteArray> text = editSnippetFile(file, u"nasty.yaml"_s, before, after);
        QVERIFY2(text.ok(), qPrintable(after.steps[0].script()));
        const Read<Snippet> read = readSnippet(*text, u"nasty.yaml"_s, {});
        QVERIFY(read.errors.isEmpty() && read.values[0] == after);
        file = *text;
        before = after;
    }
}

void YamlTest::keepsRandomTextsInEveryPlace()
{
    QRandomGenerator random(43);
    for (int i = 0; i < 500; ++i) {
        const auto text = [&] { return randomScript(random); };
        Snippet snippet = snippetWith(text());
        snippet.description = text();
        snippet.folder = text();
        snippet.tags = {text(), text()};
        snippet.interpreter = text();
        snippet.parameters = {{text(), text(), text(), text(), {text(), text()}}};
        snippet.steps.append({text(), text()});
        snippet.success = {{0, 1, 7}, text(), text()};
        forEachSnippetOption([&](const auto& option) {
            test::changing::change(snippet.options.*option.member, NumberLimits{option.least, option.most});
        });
        const Result<Snippet> back = roundTrip(snippet);
        QVERIFY2(back.ok() && *back == snippet, qPrintable(snippet.description));

        // Users and addresses are no text at all: what leads to another file is an error (tst_brokenentries).
        const QString user = u"CORP\\#%1: "_s.arg(i);
        Group group{u"g"_s, text(), {text(), text()}, {user, 22, text(), text()}, i % 2 == 0};
        const Result<QByteArray> groupText = editGroupFile({}, u"g.yaml"_s, {}, group);
        QVERIFY(groupText.ok() && readGroup(*groupText, u"g.yaml"_s, {}).values.value(0) == group);

        Host host{u"h"_s,   u"fe80::%1%eth#0"_s.arg(i),           {user, 2222, text(), text()},
                  {text()}, {{u"a"_s, text()}, {text(), text()}}, text()};
        const Result<QByteArray> hostText = editHostsFile({}, u"hosts.yaml"_s, {{std::nullopt, host}});
        QVERIFY(hostText.ok());
        QVERIFY(readHosts(*hostText, u"hosts.yaml"_s).values.value(0) == host);
    }
}

void YamlTest::keepsABigScript()
{
    QRandomGenerator random(44);
    QString script;
    while (script.size() < 1024 * 1024)
        script += QString(random.bounded(8), u' ') + u"echo line %1 # :\n"_s.arg(script.size());
    QElapsedTimer timer;
    timer.start();
    const Result<Snippet> back = roundTrip(snippetWith(script));
    QVERIFY(back.ok() && back->steps[0].script() == script);
    qInfo("1 MB script written and read in %lld ms", timer.elapsed());
}

void YamlTest::writesLiteralBlocks()
{
    Snippet snippet;
    snippet.name = u"Disks, full"_s;
    snippet.steps = {{u"df"_s, u"df -h\n"_s}, {{}, u"  indented"_s}};
    snippet.success.exitCodes = {0, 2, 4294967295};
    snippet.success.noExitStatus = true;
    snippet.options.commandTimeout = Milliseconds(90000);
    const Result<QByteArray> text = editSnippetFile({}, u"x.yaml"_s, {}, snippet);
    QVERIFY(text.ok());
    QCOMPARE(*text, QByteArray("version: 1\n"
                               "name: Disks, full\n"
                               "steps:\n"
                               "  - title: df\n"
                               "    script: |\n"
                               "      df -h\n"
                               "  - script: |2-\n"
                               "        indented\n"
                               "success:\n"
                               "  exit-codes: [0, 2, 4294967295, none]\n"
                               "options:\n"
                               "  timeout: 90\n"));
}

void YamlTest::readsEveryScalarAsText()
{
    const QByteArray text("version: 1\nhosts:\n  null:\n    address: null\n    user: 022\n  022:\n    user: yes\n"
                          "  nil:\n    description: ~\n  empty:\n  true: {user: Null}\n");
    const Read<Host> read = readHosts(text, u"hosts.yaml"_s);
    QVERIFY(read.errors.isEmpty());
    QStringList drawn;
    for (const Host& host : read.values)
        drawn.append(host.name + u'|' + host.address + u'|' + host.access.user + u'|' + host.description);
    QCOMPARE(drawn.join(u' '), u"null|null|022| 022||yes| nil|||~ empty||| true||Null|"_s);
}

void YamlTest::tellsWhereSyntaxBreaks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");

    QTest::newRow("bracket") << QByteArray("a: 1\nb: [1, 2\nc: 3\n") << 2; // where it is opened
    QTest::newRow("quote") << QByteArray("a: 1\nb: \"x\nc: 3\n") << 2;
    QTest::newRow("quote behind a doubled one") << QByteArray("a: 'it''s'\nb: 'it''\nc: 3\n") << 2;
    QTest::newRow("tab") << QByteArray("a:\n\tb: 1\n") << 2;
    QTest::newRow("indentation") << QByteArray("a:\n    b: 1\n  c: 2\n") << 3;
    QTest::newRow("not utf-8") << QByteArray("a: 1\nb: \xff\n") << 2;
    QTest::newRow("two documents") << QByteArray("a: 1\n---\nb: 2\n") << 3;
    QTest::newRow("a third document") << QByteArray("a: 1\n---\n---\nb: 2\n") << 4;
    QTest::newRow("unknown alias") << QByteArray("a: *x\n") << 1;
    QTest::newRow("alias to itself") << QByteArray("a: &x\n  b: *x\n") << 2;
}

void YamlTest::tellsWhereSyntaxBreaks()
{
    QFETCH(QByteArray, text);
    const Result<YamlNodePtr> result = parseYaml(text, u"f.yaml"_s);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, ErrorKind::FileSyntax);
    QTEST(result.error().line, "line");
    QVERIFY(!result.error().detail.isEmpty());
}

void YamlTest::refusesAliasBombs()
{
    QByteArray bomb("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 40; ++i) {
        const QByteArray last = "*a" + QByteArray::number(i - 1);
        bomb += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" + last + ", " + last + ", " + last +
                "]\n";
    }
    const Read<Host> read = readHosts(bomb + "hosts: *a39\n", u"hosts.yaml"_s);
    QCOMPARE(read.errors.size(), 1);
    QVERIFY(read.errors[0].detail.contains(u"multiply"_s));
    QVERIFY(!parseYaml(QByteArray(100000, '['), {}).ok()); // no deep recursion
}

void YamlTest::makesSlugs()
{
    QCOMPARE(slugOf(u"Web / Frontends (EU)"_s), u"Web-Frontends-EU"_s);
    QCOMPARE(slugOf(u"Größe"_s), u"Gro-e"_s);
    QCOMPARE(slugOf(u"../../etc/passwd"_s), u"etc-passwd"_s);
    QCOMPARE(slugOf(u".hidden"_s), u"hidden"_s);
    QCOMPARE(slugOf(u"日本"_s), u"unnamed"_s);
    QCOMPARE(slugOf(QString(300, u'x')).size(), 80);
    QVERIFY(whyNotAName(u"Web / Frontends (EU)"_s).isEmpty());
    for (const QString& bad : {u""_s, u" a"_s, u"a\nb"_s, u"a\tb"_s, QString(300, u'x'), QString(QChar(0xD800))})
        QVERIFY(!whyNotAName(bad).isEmpty());
}

ROLLCALL_TEST(tst_yaml, YamlTest)
#include "tst_yaml.moc"
