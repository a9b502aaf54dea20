// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/target.h"
#include "disk.h"
#include "library/change/filechange.h"
#include "library/edits/newnames.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "library/schema/schema.h"
#include "support/testmain.h"

using namespace rollcall;
using namespace rollcall::library;
using namespace rollcall::test;

// What a library's file says in a way that readers of YAML pass over, or says twice: it is an error with its
// place, what it stands in cannot be targeted, and the rest goes on.
class BrokenEntriesTest : public QObject
{
    Q_OBJECT

private:
    static QStringList names(const QList<Host>& hosts)
    {
        QStringList names;
        for (const Host& host : hosts)
            names.append(host.name);
        return names;
    }
    static QString told(const QString& target, const TargetDirectory& directory)
    {
        const TargetResolution resolution = resolveTarget(target, directory);
        return resolution.ok() ? resolution.names().join(u' ') : u"error"_s;
    }

private Q_SLOTS:
    void aTagIsAnError_data();
    void aTagIsAnError();
    void quotesAndAnchorsAreNone();
    void aKeyTwiceIsAnError_data();
    void aKeyTwiceIsAnError();
    void aMergeKeyIsAnError_data();
    void aMergeKeyIsAnError();
    void whatCouldBringAnyHostClosesThemAll();
    void nothingIsAnEmptyHost();
    void aNameIsOneInFilesToo_data();
    void aNameIsOneInFilesToo();
    void addressesAndUsersLeadToNoFile_data();
    void addressesAndUsersLeadToNoFile();
    void noneIsGiven();
    void commonSlipsAreTold_data();
    void commonSlipsAreTold();
    void foldersAreNotReadInSilence();
    void onlyTheBrokenHostIsClosed();
    void twoFilesForAGroup();
    void twoFilesForASnippet();
    void aClosedNameIsNobodyElses();
};

void BrokenEntriesTest::aTagIsAnError_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");

    QTest::newRow("member") << QByteArray("members:\n  - web*\n  - !web1\n") << u"!web1"_s << 3 << 5;
    QTest::newRow("member, last line open") << QByteArray("members:\n  - web*\n  - !web1") << u"!web1"_s << 3 << 5;
    QTest::newRow("member of a flow list") << QByteArray("members: [ web*, !web1 ]\n") << u"!web1"_s << 1 << 18;
    QTest::newRow("with a text") << QByteArray("members:\n- !not web1\n") << u"!not"_s << 2 << 3;
    QTest::newRow("lone") << QByteArray("members:\n- ! web1\n") << u"!"_s << 2 << 3;
    QTest::newRow("standard") << QByteArray("description: !!str 7\n") << u"!!str"_s << 1 << 14;
    QTest::newRow("behind an anchor") << QByteArray("description: &a ! x\n") << u"!"_s << 1 << 14;
    QTest::newRow("on a map") << QByteArray("access: !x\n  user: root\n") << u"!x"_s << 1 << 9;
    QTest::newRow("on a list") << QByteArray("members: !x\n- a\n") << u"!x"_s << 1 << 10;
    QTest::newRow("in a key of one's own") << QByteArray("x-mine:\n  a: !b c\n") << u"!b"_s << 2 << 6;
    QTest::newRow("an anchor of nothing") << QByteArray("members:\n  - web*\n  - &web1\n") << u"&web1"_s << 3 << 5;
    QTest::newRow("in a flow list") << QByteArray("members: [ web*, &web1 ]\n") << u"&web1"_s << 1 << 18;
}

void BrokenEntriesTest::aTagIsAnError()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, subject);
    QFETCH(const int, line);
    QFETCH(const int, column);
    const Read<Group> read = readGroup(text, u"web.yaml"_s, u"web"_s);
    QVERIFY(read.values.isEmpty());
    QCOMPARE(read.errors.size(), 1);
    QCOMPARE(read.errors[0].subject, subject);
    QCOMPARE(read.errors[0].line, line);
    const QString said = errorText(read.errors[0]);
    QVERIFY2(said.contains(u"web.yaml:%1"_s.arg(line)) && said.contains(u"column %1 "_s.arg(column)) &&
                 said.contains(u"quotes"_s),
             qPrintable(said));
    const Result<QByteArray> edited =
        editGroupFile(text, u"web.yaml"_s, groupNamed(u"web"_s, {}), groupNamed(u"web"_s, {u"x"_s}));
    QVERIFY(!edited.ok()); // what would be lost is not written over
}

void BrokenEntriesTest::quotesAndAnchorsAreNone()
{
    const Read<Group> read = readGroup("description: &d 'it is !so'\nx-again: *d\n"
                                       "members: [ 'web*', \"!web1\", '!web2' ]\n",
                                       u"web.yaml"_s, u"web"_s);
    QVERIFY2(read.errors.isEmpty(), qPrintable(read.errors.isEmpty() ? QString() : errorText(read.errors[0])));
    QCOMPARE(read.values[0].members, (QStringList{u"web*"_s, u"!web1"_s, u"!web2"_s}));
    QVERIFY(readSnippet("steps:\n  - |\n    !x\n  - >\n    !y\n", u"s.yaml"_s, u"s"_s).errors.isEmpty());
}

void BrokenEntriesTest::aKeyTwiceIsAnError_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");

    const QString hosts = u"hosts.yaml"_s;
    const QString group = u"groups/g.yaml"_s;
    const QString snippet = u"snippets/s.yaml"_s;
    QTest::newRow("in a host") << hosts << QByteArray("hosts:\n  a:\n    address: 10.0.0.1\n    address: 10.0.0.2\n")
                               << 3 << 4;
    QTest::newRow("in variables") << hosts
                                  << QByteArray("hosts:\n  a:\n    variables:\n      x: 1\n      y: 2\n      x: 3\n")
                                  << 4 << 6;
    QTest::newRow("all hosts") << hosts << QByteArray("hosts:\n  a:\nhosts:\n  b:\n") << 1 << 3;
    QTest::newRow("in access") << group << QByteArray("access:\n  user: a\n  port: 1\n  user: b\n") << 2 << 4;
    QTest::newRow("in a group") << group << QByteArray("members: [a]\nmembers: [b]\n") << 1 << 2;
    QTest::newRow("in a key of one's own") << group << QByteArray("x-mine:\n  a: 1\n  a: 1\n") << 2 << 3;
    QTest::newRow("in a step") << snippet << QByteArray("steps:\n  - script: id\n    title: x\n    script: rm\n") << 2
                               << 4;
    QTest::newRow("in options") << snippet << QByteArray("options:\n  timeout: 1\n  timeout: 2\n") << 2 << 3;
    QTest::newRow("in a parameter") << snippet << QByteArray("parameters:\n- name: a\n  name: b\n") << 2 << 3;
    QTest::newRow("in the manifest") << u"rollcall.yaml"_s << QByteArray("name: a\nname: b\n") << 1 << 2;
}

void BrokenEntriesTest::aKeyTwiceIsAnError()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, text);
    QFETCH(const int, first);
    QFETCH(const int, second);
    const Disk disk;
    disk.write(file, text);
    const LibraryData data = loadLibrary(disk.path());
    QCOMPARE(data.errors.size(), 1);
    const QString said = errorText(data.errors[0]);
    QVERIFY2(said.contains(u"%1:%2"_s.arg(file).arg(second)) && said.contains(u"line %1 "_s.arg(first)),
             qPrintable(said));
    QVERIFY(data.hosts.isEmpty() && data.groups.isEmpty() && data.snippets.isEmpty());
    QCOMPARE(data.name, u"lib"_s);
}

void BrokenEntriesTest::aMergeKeyIsAnError_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const QByteArray usual = "x-usual: &u\n  user: bob\n";
    QTest::newRow("in a host") << u"hosts.yaml"_s << usual + "hosts:\n  a:\n    <<: *u\n" << 5 << 5;
    QTest::newRow("in a host's flow") << u"hosts.yaml"_s << usual + "hosts:\n  a: { <<: *u }\n" << 4 << 8;
    QTest::newRow("of several") << u"hosts.yaml"_s << usual + "hosts:\n  a:\n    <<: [ *u, *u ]\n" << 5 << 5;
    QTest::newRow("among the hosts") << u"hosts.yaml"_s << usual + "hosts:\n  a:\n  <<: *u\n" << 5 << 3;
    QTest::newRow("beside the hosts") << u"hosts.yaml"_s << usual + "<<: *u\nhosts:\n  a:\n" << 3 << 1;
    QTest::newRow("in variables") << u"hosts.yaml"_s << usual + "hosts:\n  a:\n    variables:\n      <<: *u\n"
                                  << 6 << 7;
    QTest::newRow("in access") << u"groups/g.yaml"_s << usual + "access:\n  <<: *u\nmembers: [ '=h' ]\n" << 4 << 3;
    QTest::newRow("in a group") << u"groups/g.yaml"_s << usual + "<<: *u\nmembers: [ '=h' ]\n" << 3 << 1;
    QTest::newRow("in a step") << u"snippets/s.yaml"_s << usual + "steps:\n- <<: *u\n  script: id\n" << 4 << 3;
}

void BrokenEntriesTest::aMergeKeyIsAnError()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, text);
    QFETCH(const int, line);
    QFETCH(const int, column);
    const Disk disk;
    disk.write(file, text);
    const LibraryData data = loadLibrary(disk.path());
    QCOMPARE(data.errors.size(), 1);
    const QString said = errorText(data.errors[0]);
    QVERIFY2(said.contains(u"%1:%2 "_s.arg(file).arg(line)) && said.contains(u"“<<”"_s) &&
                 said.contains(u"column %1 "_s.arg(column)),
             qPrintable(said));
    QVERIFY(data.groups.isEmpty() && data.snippets.isEmpty() && data.warnings.isEmpty());
    LibrarySet set;
    set.add(new Library(data));
    QCOMPARE(told(file == u"hosts.yaml"_s ? u"@*"_s : u"@g"_s, *set.snapshot()), u"error"_s);
}

void BrokenEntriesTest::whatCouldBringAnyHostClosesThemAll()
{
    const Disk disk;
    disk.write(u"hosts.yaml"_s, "x-more: &m\n  b:\nhosts:\n  a:\n  <<: *m\n");
    LibrarySet set;
    set.add(new Library(loadLibrary(disk.path())));
    QCOMPARE(told(u"a"_s, *set.snapshot()), u"a"_s); // by its name it runs
    for (const QString& target : {u"@*"_s, u"a*"_s, u"b"_s})
        QCOMPARE(told(target, *set.snapshot()), u"error"_s);
}

void BrokenEntriesTest::nothingIsAnEmptyHost()
{
    const Read<Host> read =
        readHosts("hosts:\n  a: null\n  b: ~\n  c:\n  d: {}\n  e: { tags: ~, variables: null }\n", u"hosts.yaml"_s);
    QVERIFY2(read.errors.isEmpty(), qPrintable(errorText(read.errors.value(0))));
    QCOMPARE(names(read.values), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}));
    QVERIFY(read.values[4].tags.isEmpty() && read.values[4].variables.isEmpty());
    QVERIFY(readGroup("access: ~\nmembers: null\n", u"g.yaml"_s, u"g"_s).errors.isEmpty());
    const Read<Host> none = readHosts("hosts: ~\n", u"hosts.yaml"_s);
    QVERIFY(none.errors.isEmpty() && !none.unread);
    QCOMPARE(readHosts("hosts:\n  a: 'null'\n", u"hosts.yaml"_s).errors.size(), 1);
    QCOMPARE(readHosts("hosts:\n  a: web\n", u"hosts.yaml"_s).errors.size(), 1);
}

void BrokenEntriesTest::aNameIsOneInFilesToo_data()
{
    QTest::addColumn<QByteArray>("key");
    for (const char* key : {"web[1-3]", "\"web,1\"", "a b",   "\"@x\"", "\"!z\"", "var.x=y", "web-*",
                            "root@web", "web:22",    "tag:x", "-x",     "..",     ".",       "~x",
                            "a/b",      "/etc",      "a&b",   "a^b",    "\"=x\"", "'a\"b'",  "web\u00a0"})
        QTest::newRow(key) << QByteArray(key);
}

void BrokenEntriesTest::aNameIsOneInFilesToo()
{
    QFETCH(const QByteArray, key);
    const Disk disk;
    disk.write(u"hosts.yaml"_s, "hosts:\n  ok:\n  " + key + ":\n    address: 192.0.2.1\n");
    const LibraryData data = loadLibrary(disk.path());
    QCOMPARE(names(data.hosts), QStringList{u"ok"_s});
    QCOMPARE(data.errors.size(), 1);
    QCOMPARE(data.errors[0].kind, ErrorKind::BadName);
    const QString said = errorText(data.errors[0]);
    QVERIFY2(said.contains(u"hosts.yaml:3 "_s), qPrintable(said));
    LibrarySet set;
    set.add(new Library(data));
    QCOMPARE(told(u"ok"_s, *set.snapshot()), u"ok"_s);
    QCOMPARE(told(u"@*"_s, *set.snapshot()), u"error"_s);
}

/// They may become part of a file's name (%h, %r in ssh_config).
void BrokenEntriesTest::addressesAndUsersLeadToNoFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text"); // with VALUE in it
    QTest::addColumn<int>("column");
    QTest::newRow("address") << u"hosts.yaml"_s << QByteArray("hosts:\n  a:\n    address: \"VALUE\"\n") << 14;
    QTest::newRow("user") << u"hosts.yaml"_s << QByteArray("hosts:\n  a:\n    user: \"VALUE\"\n") << 11;
    QTest::newRow("in a flow") << u"hosts.yaml"_s << QByteArray("hosts:\n  a:\n    {port: 1, user: \"VALUE\"}\n") << 21;
    QTest::newRow("in a group") << u"groups/a.yaml"_s << QByteArray("members: []\naccess:\n  user: \"VALUE\"\n") << 9;
}

void BrokenEntriesTest::addressesAndUsersLeadToNoFile()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, text);
    QFETCH(const int, column);
    const auto read = [&](const QByteArray& value) {
        const Disk disk;
        disk.write(file, QByteArray(text).replace("VALUE", value));
        return loadLibrary(disk.path());
    };
    for (const char* bad : {"../x", "a/b", "/etc/x", "..", ".", "~root", "-oX", "a\\0b", "a\\nb"}) {
        const LibraryData data = read(bad);
        QVERIFY2(data.errors.size() == 1, bad);
        const QString said = errorText(data.errors[0]);
        QVERIFY2(said.contains(file + u":3 "_s) && said.contains(u"column %1 "_s.arg(column)), qPrintable(said));
        QVERIFY2(data.hosts.isEmpty() && data.groups.isEmpty(), bad);
    }
    for (const char* good : {"10.0.0.1", "2001:db8::1", "fe80::1%eth0", "web-1.example.org", "a_b"})
        QVERIFY2(read(good).errors.isEmpty(), good);
}

/// Nor is one given in either front end.
void BrokenEntriesTest::noneIsGiven()
{
    Host host;
    host.name = u"a"_s;
    host.address = u"../x"_s;
    QCOMPARE(checkName(std::nullopt, host).error().kind, ErrorKind::BadValue);
    const Host before = host; // what is there already is told where it is read
    host.description = u"b"_s;
    QVERIFY(checkName(before, host).ok());
    host.address.clear();
    host.access.user = u"a/b"_s;
    QCOMPARE(checkName(before, host).error().kind, ErrorKind::BadValue);
    host.access.user = u"CORP\\me"_s;
    QVERIFY(checkName(before, host).ok());
}

void BrokenEntriesTest::commonSlipsAreTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("cure");
    const auto row = [](const char* name, const QByteArray& text, int line, int column, const QString& cure) {
        QTest::newRow(name) << text << line << column << cure;
    };
    row("tab", "members:\n\t- web\n", 2, 1, u"a tab indents"_s);
    row("tab behind blanks", "access:\n  user: a\n \tport: 1\n", 3, 2, u"a tab indents"_s);
    row("a group", "members:\n  - web\n  - @db\n", 3, 5, u"begins with @"_s);
    row("a group in brackets", "members: [ web, @db ]\n", 1, 17, u"begins with @"_s);
    row("a group alone", "members: @db\n", 1, 10, u"begins with @"_s);
    row("a pattern", "members:\n  - *-db\n", 2, 5, u"begins with *"_s);
    row("a percent sign", "description: %x\n", 1, 14, u"begins with %"_s);
    row("a backtick", "description: `x`\n", 1, 14, u"begins with `"_s);
    row("a conflict", "name: web\n<<<<<<< HEAD\nmembers: [a]\n=======\nmembers: [b]\n>>>>>>> b\n", 2, 1,
        u"keep one of the two sides"_s);
    row("two colons", "name: b: c\n", 1, 8, u"second colon"_s);
    row("two colons in a list", "members:\n  - x: y: z\n", 2, 9, u"second colon"_s);
    row("an open bracket", "name: g\nmembers: [web\nproduction: yes\n", 2, 10, u"[ is opened and not closed"_s);
    row("an open brace", "access: {user: a\n", 1, 9, u"{ is opened and not closed"_s);
    row("an open quote", "description: \"it is\nmembers: [a]\n", 1, 14, u"a quote is opened"_s);
    row("a range in brackets", "members: [ web[1-3] ]\n", 1, 15, u"range in quotes"_s);
    row("indented wrongly", "members:\n  - a\n - b\n", 3, 2, u"how far the lines are indented"_s);
}

void BrokenEntriesTest::commonSlipsAreTold()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, line);
    QFETCH(const int, column);
    QFETCH(const QString, cure);
    const Read<Group> read = readGroup(text, u"g.yaml"_s, u"g"_s);
    QVERIFY(read.unread);
    QCOMPARE(read.errors.size(), 1);
    const QString said = errorText(read.errors[0]);
    QVERIFY2(said.contains(u"g.yaml:%1 "_s.arg(line)) && said.contains(u"in column %1 "_s.arg(column)) &&
                 said.contains(cure),
             qPrintable(said));
}

void BrokenEntriesTest::foldersAreNotReadInSilence()
{
    const Disk disk;
    disk.write(u"groups/sub/web.yaml"_s, "members: []\n");
    disk.write(u"snippets/sub/s.yaml"_s, "steps: [id]\n");
    const LibraryData data = loadLibrary(disk.path());
    QVERIFY(data.errors.isEmpty() && data.groups.isEmpty());
    QCOMPARE(data.warnings.size(), 2);
    QVERIFY(errorText(data.warnings[0]).contains(u"groups/sub is a folder"_s));
    QVERIFY(errorText(data.warnings[1]).contains(u"snippets/sub is a folder"_s));
}

void BrokenEntriesTest::onlyTheBrokenHostIsClosed()
{
    const Disk disk;
    disk.write(u"hosts.yaml"_s,
               "hosts:\n  a:\n    user: x\n    user: y\n  b:\n    tags: [ !x ]\n  c:\n  d:\n  d:\n  !e : {}\n");
    const LibraryData data = loadLibrary(disk.path());
    QCOMPARE(names(data.hosts), QStringList{u"c"_s});
    LibrarySet set;
    set.add(new Library(data));
    set.setKnownToSshConfig([](const QString& name) {
        return QStringList{u"a"_s, u"c"_s, u"d"_s, u"z"_s}.contains(name);
    });
    QCOMPARE(told(u"c,z"_s, *set.snapshot()), u"c z"_s);
    for (const QString& closed : {u"a"_s, u"b"_s, u"d"_s}) // ssh_config may know it: that would be another way
        QCOMPARE(told(closed, *set.snapshot()), u"error"_s);
}

void BrokenEntriesTest::twoFilesForAGroup()
{
    const Disk disk;
    disk.write(u"hosts.yaml"_s, "hosts: {a: , b: }\n");
    disk.write(u"groups/web.yaml"_s, "name: web\nmembers: [a]\n");
    disk.write(u"groups/web (conflicted copy).yaml"_s, "name: web\nmembers: [b]\n");
    disk.write(u"groups/all.yaml"_s, "members: ['@web']\n");
    disk.write(u"groups/b.yaml"_s, "members: [b]\n");
    auto* const library = new Library(loadLibrary(disk.path()));
    LibrarySet set;
    set.add(library);
    QCOMPARE(library->errors().size(), 1);
    const QString said = errorText(library->errors()[0]);
    QVERIFY2(said.contains(u"groups/web.yaml"_s) && said.contains(u"groups/web (conflicted copy).yaml"_s),
             qPrintable(said));
    QCOMPARE(told(u"@web"_s, *set.snapshot()), u"error"_s);
    QCOMPARE(told(u"@all"_s, *set.snapshot()), u"error"_s);
    QCOMPARE(told(u"@b"_s, *set.snapshot()), u"b"_s);
    QCOMPARE(library->apply(Change::add(groupNamed(u"web"_s, {u"a"_s}))).error().kind, ErrorKind::DuplicateName);
    QVERIFY(QFile::remove(disk.path() + u"/groups/web (conflicted copy).yaml"_s));
    QTRY_COMPARE(told(u"@all"_s, *set.snapshot()), u"a"_s); // one is gone
}

void BrokenEntriesTest::twoFilesForASnippet()
{
    const Disk disk;
    disk.write(u"snippets/disk.yaml"_s, "name: disk\nsteps: [df]\n");
    disk.write(u"snippets/disk-2.yaml"_s, "name: disk\nsteps: [rm]\n");
    disk.write(u"snippets/other.yaml"_s, "steps: [id]\n");
    const LibraryData data = loadLibrary(disk.path());
    QCOMPARE(data.snippets.size(), 1);
    QCOMPARE(data.snippets[0].name, u"other"_s);
    QVERIFY(data.errors[0].detail.contains(u"disk.yaml"_s) && data.errors[0].detail.contains(u"disk-2.yaml"_s));
}

void BrokenEntriesTest::aClosedNameIsNobodyElses()
{
    const Disk mine;
    const Disk theirs;
    mine.write(u"hosts.yaml"_s, "hosts:\n  a:\n    port: many\n");
    mine.write(u"groups/g.yaml"_s, "members: [ !x ]\n");
    theirs.write(u"rollcall.yaml"_s, "name: shared\n");
    theirs.write(u"hosts.yaml"_s, "hosts: {a: }\n");
    theirs.write(u"groups/g.yaml"_s, "members: [a]\n");
    LibrarySet set;
    set.add(new Library(loadLibrary(mine.path())));
    set.add(new Library(loadLibrary(theirs.path())));
    QCOMPARE(told(u"a"_s, *set.snapshot()), u"error"_s);
    QCOMPARE(told(u"@g"_s, *set.snapshot()), u"error"_s);
    QCOMPARE(told(u"@shared:g"_s, *set.snapshot()), u"a"_s); // said with its library
    mine.write(u"groups/g.yaml"_s, "name: h\n");
    mine.write(u"hosts.yaml"_s, "hosts: {}\n");
    QTRY_COMPARE(told(u"a"_s, *set.snapshot()), u"a"_s);
    QTRY_COMPARE(told(u"@g"_s, *set.snapshot()), u"a"_s);
}

ROLLCALL_TEST(tst_brokenentries, BrokenEntriesTest)
#include "tst_brokenentries.moc"
