// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/placeholder.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

using Values = QMap<QString, QString>;

class PlaceholderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void expands_data();
    void expands();
    void saysWhatIsMissing();
    void usesDeclaredDefaults();
    void expandsForHost();
    void valuesAreNotScannedAgain();
    void missingVariableIsAnError();
    void listsParameters();
    void wordsOfOtherTemplatesAreText();
    void quotesForTheShell_data();
    void quotesForTheShell();
};

void PlaceholderTest::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");

    QTest::newRow("one") << u"df {{path}}"_s << QStringList{u"path"_s};
    QTest::newRow("two, default") << u"{{a}}{{b:1}}"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("filter") << u"{{a|q}} {{b|q:x y}}"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("docker format") << u"docker ps --format '{{.Names}}'"_s << QStringList{};
    QTest::newRow("jinja") << u"{{ name }} {{name | upper}}"_s << QStringList{};
    QTest::newRow("three braces") << u"{{{a}}} {{{{b}}}}"_s << QStringList{};
    QTest::newRow("awk") << u"awk '{print {{col}}}'"_s << QStringList{u"col"_s};
    QTest::newRow("escaped") << u"{{!end}}"_s << QStringList{};
    QTest::newRow("over two lines") << u"{{a:1\n2}} {{b}}"_s << QStringList{u"b"_s};
    QTest::newRow("never closed") << u"{{a"_s << QStringList{};
    QTest::newRow("opened twice") << u"{{a {{b}}"_s << QStringList{u"b"_s};
    QTest::newRow("bad name") << u"{{1a}} {{-a}} {{}}"_s << QStringList{};
    QTest::newRow("unknown filter") << u"{{a|x}}"_s << QStringList{};
    QTest::newRow("host") << u"{{host}} {{var.rack:none}}"_s << QStringList{u"host"_s, u"var.rack"_s};
    QTest::newRow("default with colon, brace") << u"{{url:http://x/{id}}}"_s << QStringList{u"url"_s};
}

void PlaceholderTest::finds()
{
    QFETCH(QString, text);
    QFETCH(QStringList, names);
    QStringList found;
    for (const Placeholder& placeholder : placeholdersIn(text)) {
        found.append(placeholder.name);
        const QString whole = text.mid(placeholder.position, placeholder.length);
        QVERIFY(whole.startsWith(u"{{"_s) && whole.endsWith(u"}}"_s));
    }
    QCOMPARE(found, names);
}

void PlaceholderTest::expands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    QTest::newRow("value") << u"df {{path}}"_s << u"df /var lib"_s;
    QTest::newRow("quoted") << u"df {{path|q}}"_s << u"df '/var lib'"_s;
    QTest::newRow("default") << u"head -n {{lines:10}}"_s << u"head -n 10"_s;
    QTest::newRow("empty default") << u"[{{x:}}]"_s << u"[]"_s;
    QTest::newRow("quoted default") << u"{{x|q:a b}}"_s << u"'a b'"_s;
    QTest::newRow("default, quoted") << u"{{x:a b|q}}"_s << u"'a b'"_s;
    QTest::newRow("a default with a bar") << u"{{x:a|b}}"_s << u"a|b"_s;
    QTest::newRow("value beats default") << u"{{path:/}}"_s << u"/var lib"_s;
    QTest::newRow("escape") << u"{{!end}} {{!path}}"_s << u"{{end}} {{path}}"_s;
    QTest::newRow("left alone") << u"{{.Names}} {{{path}}} ${#a[@]}"_s << u"{{.Names}} {{{path}}} ${#a[@]}"_s;
    QTest::newRow("for the host") << u"{{host}} {{var.x}} {{!host}}"_s << u"{{host}} {{var.x}} {{!host}}"_s;
}

void PlaceholderTest::expands()
{
    QFETCH(QString, text);
    const Result<QString> result = expand(text, {{u"path"_s, u"/var lib"_s}});
    QVERIFY(result.ok());
    QTEST(result.value(), "expected");
}

void PlaceholderTest::saysWhatIsMissing()
{
    const Result<QString> result = expand(u"{{a}} {{b}}"_s, {{u"a"_s, u""_s}});
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, ErrorKind::MissingParameter);
    QCOMPARE(result.error().subject, u"b"_s);
}

void PlaceholderTest::usesDeclaredDefaults()
{
    const QList<Parameter> declared{{u"a"_s, {}, u"A"_s, {}, {}}, {u"b"_s, {}, {}, {}, {}}};
    QCOMPARE(expand(u"{{a}}{{a:x}}"_s, {}, declared).value(), u"Ax"_s);
    QCOMPARE(expand(u"{{b}}"_s, {}, declared).error().subject, u"b"_s);
}

void PlaceholderTest::expandsForHost()
{
    HostSpec host;
    host.name = u"web-01"_s;
    host.address = u"192.0.2.1"_s;
    host.user = u"root"_s;
    host.port = 2222;
    host.variables = {{u"rack"_s, u"it's 4"_s}};
    const Result<QString> result = expandForHost(
        u"{{host}} {{user}}@{{address}}:{{port}} {{var.rack|q}} {{var.row:none}} {{x}} {{!host}}"_s, host);
    QVERIFY(result.ok());
    QCOMPARE(result.value(), u"web-01 root@192.0.2.1:2222 'it'\\''s 4' none {{x}} {{host}}"_s);
}

void PlaceholderTest::valuesAreNotScannedAgain()
{
    HostSpec host;
    host.name = u"web-01"_s;
    for (const QString& value :
         {u"{{host}}"_s, u"{{!host}}"_s, u"{{!!host}}"_s, u"{{x}}"_s, u"{{!x}}"_s, u"{{.a}}"_s}) {
        const Result<QString> once = expand(u"<{{v}}>"_s, {{u"v"_s, value}});
        QVERIFY(once.ok());
        QCOMPARE(expandForHost(once.value(), host).value(), u'<' + value + u'>');
    }
    QVERIFY(usesHostPlaceholders(u"a {{var.x}}"_s) && !usesHostPlaceholders(u"{{x}} {{!host}}"_s));
}

void PlaceholderTest::missingVariableIsAnError()
{
    const Result<QString> result = expandForHost(u"rm -rf /srv/{{var.dir}}"_s, HostSpec());
    QVERIFY(!result.ok());
    QCOMPARE(result.error().subject, u"var.dir"_s);
}

void PlaceholderTest::wordsOfOtherTemplatesAreText()
{
    const QString text = u"docker ps --format '{{range .Ports}}{{.}}{{else}}none{{end}}'"_s;
    QCOMPARE(expand(text, {}).value(), text);
    QVERIFY(parametersOf(text).isEmpty());
    const QList<Parameter> declared{{u"end"_s, {}, u"fin"_s, {}, {}}};
    QCOMPARE(expand(u"{{end}}"_s, {}, declared).value(), u"fin"_s); // who declares it, means it
    QCOMPARE(expand(u"{{end}}"_s, {{u"end"_s, u"v"_s}}).value(), u"v"_s);
    QCOMPARE(expand(u"{{end:x}} {{else|q:y}}"_s, {}).value(), u"x y"_s); // nobody else writes that
    Snippet snippet;
    snippet.steps.append({{}, u"{{end}}{{a}}"_s});
    QCOMPARE(parametersOf(snippet).size(), 1);
    QCOMPARE(parametersOf(snippet, {u"end"_s}).size(), 2);
    QVERIFY(hasOwnPlaceholders(u"{{a:1}}"_s) && hasOwnPlaceholders(u"{{a|q}}"_s) && hasOwnPlaceholders(u"{{!a}}"_s));
    QVERIFY(!hasOwnPlaceholders(u"{{a}} {{ b }} {{.c}}"_s));
}

void PlaceholderTest::listsParameters()
{
    Snippet snippet;
    snippet.parameters = {{u"path"_s, u"Path"_s, {}, {}, {}}};
    snippet.steps = {{{}, u"df {{path:/}} {{host}}"_s}, {{}, u"du {{depth:1}} {{path}} {{depth:2}}"_s}};
    const QList<Parameter> parameters = parametersOf(snippet);
    QCOMPARE(parameters.size(), 2);
    QCOMPARE(parameters[0].label, u"Path"_s);
    QCOMPARE(parameters[0].defaultValue, u"/"_s);
    QCOMPARE(parameters[1].name, u"depth"_s);
    QCOMPARE(parameters[1].defaultValue, u"1"_s);
    QCOMPARE(parametersOf(u"{{b}}{{a}}"_s).size(), 2);
}

void PlaceholderTest::quotesForTheShell_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");

    QTest::newRow("plain") << u"/var/log-1.gz"_s << u"/var/log-1.gz"_s;
    QTest::newRow("empty") << QString() << u"''"_s;
    QTest::newRow("blank") << u"a b"_s << u"'a b'"_s;
    QTest::newRow("quote") << u"a'b"_s << u"'a'\\''b'"_s;
    QTest::newRow("command") << u"$(reboot);`x`"_s << u"'$(reboot);`x`'"_s;
    QTest::newRow("tilde") << u"~root"_s << u"'~root'"_s;
    QTest::newRow("line end") << u"a\nb"_s << u"'a\nb'"_s;
    QTest::newRow("history of csh") << u"a!b"_s << u"'a'\\!'b'"_s;
    QTest::newRow("escape of fish") << u"a\\b"_s << u"'a'\\\\'b'"_s;
    QTest::newRow("umlaut") << u"ä"_s << u"'ä'"_s;
}

void PlaceholderTest::quotesForTheShell()
{
    QFETCH(QString, value);
    QTEST(shellQuoted(value), "expected");
}

ROLLCALL_TEST(tst_placeholder, PlaceholderTest)
#include "tst_placeholder.moc"
