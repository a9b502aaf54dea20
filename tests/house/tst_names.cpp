// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "house/names.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall::test;

// A file includes the headers whose names it uses, so that what it leans on can be read from its first lines.
class NamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesUses_data();
    void judgesUses();
    void aSourceHasWhatItsHeaderIncludes();
    void everyNameIsIncluded();
};

void NamesTest::judgesUses_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("used");

    QTest::newRow("type") << u"Error error;"_s << u"Error"_s;
    QTest::newRow("type in brackets") << u"std::vector<Error> errors;"_s << u"Error"_s;
    QTest::newRow("alias") << u"Index index = 0;"_s << u"Index"_s;
    QTest::newRow("constant") << u"std::array<int, errorCount> counts;"_s << u"errorCount"_s;
    QTest::newRow("function") << u"return errorText(x);"_s << u"errorText"_s;
    QTest::newRow("by its room's name") << u"rollcall::Error error;"_s << u"Error"_s;
    QTest::newRow("another room's by that room's name") << u"ssh::Loop loop;"_s << u"Loop"_s;
    QTest::newRow("another room's without") << u"Loop loop;"_s << QString();
    QTest::newRow("included") << u"#include \"core/base/error.h\"\nError error = errorText(x);"_s << QString();
    QTest::newRow("announced") << u"struct Error;\nvoid f(const Error& error);"_s << QString();
    QTest::newRow("of its own") << u"static int errorText(int);\nint x = errorText(1);"_s << QString();
    QTest::newRow("a member") << u"x.errorText(1); y->Error();"_s << QString();
    QTest::newRow("of a class") << u"Kind::Error kind;"_s << QString();
    QTest::newRow("an enumerator") << u"enum class Kind { Warning, Error };"_s << QString();
    QTest::newRow("in a comment") << u"int x; // no Error\n/* errorText(x) */"_s << QString();
    QTest::newRow("in a string") << u"auto x = \"Error\";"_s << QString();
    QTest::newRow("one word") << u"packed(1);"_s << QString();
}

void NamesTest::judgesUses()
{
    QFETCH(QString, code);
    QFETCH(QString, used);
    const Sources sources{
        {u"core/base/error.h"_s, u"struct Error\n{\n};\nusing Index = int;\ninline constexpr int errorCount = 3;\n"
                                 "int errorText(const Error& error);\nint packed(int);\n"_s},
        {u"ssh/base/loop.h"_s, u"class Loop : public QObject\n{\n};\n"_s},
        {u"app/file.cpp"_s, code},
    };
    const QStringList faults = namesWithoutInclude(sources);
    QCOMPARE(faults.size(), used.isEmpty() ? 0 : 1);
    if (!used.isEmpty())
        QVERIFY2(faults.first().startsWith(u"app/file.cpp uses %1 of "_s.arg(used)), qPrintable(faults.first()));
}

void NamesTest::aSourceHasWhatItsHeaderIncludes()
{
    Sources sources{
        {u"core/base/error.h"_s, u"struct Error\n{\n};\n"_s},
        {u"app/run.h"_s, u"#include \"core/base/error.h\"\n\nError f();\n"_s},
        {u"app/other.h"_s, u"#include \"app/run.h\"\n\n"_s},
        {u"app/run.cpp"_s, u"#include \"app/run.h\"\n\nError f() { return {}; }\n"_s},
        {u"app/runmore.cpp"_s, u"// Licence\n#include \"app/run.h\"\n\n#include <QList>\n\nError g;\n"_s},
    };
    QCOMPARE(namesWithoutInclude(sources), QStringList());
    sources.insert(u"app/user.cpp"_s, u"#include \"app/other.h\"\n#include \"app/run.h\"\n\nError h;\n"_s);
    QCOMPARE(namesWithoutInclude(sources), QStringList{u"app/user.cpp uses Error of core/base/error.h"_s});
}

void NamesTest::everyNameIsIncluded()
{
    const Sources sources = sourcesBelow(sourcePath(u"src"_s));
    QVERIFY(sources.size() > 400);
    const QStringList faults = namesWithoutInclude(sources);
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

ROLLCALL_TEST(tst_names, NamesTest)

#include "tst_names.moc"
