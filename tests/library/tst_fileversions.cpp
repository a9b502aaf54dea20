// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/target.h"
#include "disk.h"
#include "library/change/filechange.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "library/schema/schema.h"
#include "support/testmain.h"

#include <QUuid>

using namespace rollcall;
using namespace rollcall::library;
using namespace rollcall::test;

// What becomes of files that another version wrote, of keys that say how something is run, and of what a library may
// not say at all; and the ids by which groups and snippets stay the same under another name.
class FileVersionsTest : public QObject
{
    Q_OBJECT

private:
    static QString told(const QString& target, const TargetDirectory& directory)
    {
        const TargetResolution resolution = resolveTarget(target, directory);
        return resolution.ok() ? resolution.names().join(u' ')
                               : u"error "_s + QFileInfo(resolution.errors[0].error.file).fileName();
    }
    static QString firstError(const LibraryData& data)
    {
        return data.errors.isEmpty() ? QString() : errorText(data.errors[0]);
    }
    static bool isUuid(const QString& text) { return !QUuid(text).isNull() && !text.startsWith(u'{'); }

private Q_SLOTS:
    void theLowestVersionIsWritten();
    void aTermRaisesTheVersion();
    void aNewerFileClosesItsOwnNames();
    void newerHostsCloseWhatCouldHoldThem();
    void whatCannotBeParsedClosesMore();
    void aClosedNameIsNotMadeAgain();
    void unknownKeysOfHowItRuns_data();
    void unknownKeysOfHowItRuns();
    void keysThatNoLibraryHas_data();
    void keysThatNoLibraryHas();
    void idsStayWithTheirThings();
    void oldFilesGetNoId();
};

void FileVersionsTest::theLowestVersionIsWritten()
{
    const QByteArray text("version: 2\nname: g\nmembers:\n- tag:prod\n- db1\n");
    const Group before = readGroup(text, u"g.yaml"_s, u"g"_s).values.value(0);
    QCOMPARE(before.members.size(), 2);
    Group after = before;
    after.members = {u"db1"_s};
    const Result<QByteArray> lower = editGroupFile(text, u"g.yaml"_s, before, after);
    QVERIFY(lower.ok());
    QVERIFY2(lower->startsWith("version: 1\nname: g\n"), lower->constData());
    after.members = before.members;
    after.description = u"x"_s;
    QVERIFY(editGroupFile(text, u"g.yaml"_s, before, after)->startsWith("version: 2\n"));
    QCOMPARE(snippetValue(snippetNamed(u"s"_s, u"id"_s)).find(u"version"_s)->text, u"1"_s);
}

void FileVersionsTest::aTermRaisesTheVersion()
{
    const Disk disk;
    disk.write(u"hosts.yaml"_s, "hosts:\n  a: {tags: [prod]}\n  b:\n");
    disk.write(u"groups/old.yaml"_s, "# mine\nname: old\nmembers: [b]\n");
    Library library(loadLibrary(disk.path()));
    Group grown = *library.group(u"old"_s);
    grown.members.append(u"tag:prod"_s);
    QVERIFY(library.apply(Change::of(Edit<Group>{*library.group(u"old"_s), grown})).ok());
    QVERIFY(library.apply(Change::add(groupNamed(u"smart"_s, {u"b!tag:prod"_s}))).ok());
    QVERIFY(library.apply(Change::add(groupNamed(u"quoted"_s, {u"\"tag:22\""_s, u"=tag:22"_s}))).ok());
    QVERIFY(library.flush().ok());
    const QByteArray old = disk.read(u"groups/old.yaml"_s);
    QVERIFY2(old.contains("# mine\n") && old.contains("version: 2\n"), old.constData());
    QVERIFY(disk.read(u"groups/smart.yaml"_s).startsWith("version: 2\n"));
    QVERIFY(disk.read(u"groups/quoted.yaml"_s).startsWith("version: 1\n"));
    QCOMPARE(loadLibrary(disk.path()).groups, library.groups());
}

void FileVersionsTest::aNewerFileClosesItsOwnNames()
{
    const Disk mine;
    const Disk theirs;
    mine.write(u"hosts.yaml"_s, "hosts: {a: , b: }\n");
    mine.write(u"groups/web.yaml"_s, "version: 9\nname: Web\nmembers: {new: form}\n");
    mine.write(u"groups/all.yaml"_s, "members: [a, '@Web']\n");
    mine.write(u"groups/but.yaml"_s, "members: [a, b, '!@Web']\n");
    mine.write(u"groups/fine.yaml"_s, "members: [b]\n");
    mine.write(u"snippets/s.yaml"_s, "version: 9\nsteps: [{reboot: now}]\n");
    theirs.write(u"rollcall.yaml"_s, "name: shared\n");
    theirs.write(u"groups/web.yaml"_s, "name: Web\nmembers: ['=x']\n");
    const LibraryData data = loadLibrary(mine.path());
    QCOMPARE(data.errors.size(), 2);
    QCOMPARE(data.errors[0].kind, ErrorKind::FileTooNew);
    QVERIFY(data.writable);
    LibrarySet set;
    set.add(new Library(data));
    set.add(new Library(loadLibrary(theirs.path())));
    QCOMPARE(told(u"a,@fine"_s, *set.snapshot()), u"a b"_s); // the others go on
    for (const QString& target : {u"@Web"_s, u"@all"_s, u"@but"_s, u"b!@Web"_s, u"@W*"_s})
        QCOMPARE(told(target, *set.snapshot()), u"error web.yaml"_s);
    QCOMPARE(told(u"@shared:Web"_s, *set.snapshot()), u"x"_s);
    QCOMPARE(data.closed.snippetError(u"s"_s)->kind, ErrorKind::ClosedByNewer);
}

void FileVersionsTest::newerHostsCloseWhatCouldHoldThem()
{
    const Disk mine;
    const Disk theirs;
    mine.write(u"hosts.yaml"_s, "version: 2\nhosts:\n  web1: {reach: some-new-way}\n  web2:\n");
    mine.write(u"groups/web.yaml"_s, "members: [web1]\n");
    theirs.write(u"rollcall.yaml"_s, "name: shared\n");
    theirs.write(u"hosts.yaml"_s, "hosts: {web1: , db1: {tags: [x]}}\n");
    theirs.write(u"groups/db.yaml"_s, "members: [db1]\n");
    LibrarySet set;
    set.add(new Library(loadLibrary(mine.path())));
    set.add(new Library(loadLibrary(theirs.path())));
    set.setKnownToSshConfig([](const QString& name) { return name == u"web2" || name == u"bastion"; });
    QCOMPARE(told(u"db1,@db,bastion"_s, *set.snapshot()), u"db1 bastion"_s); // said exactly, and nobody else's
    for (const QString& target :
         {u"web1"_s, u"web2"_s, u"root@web2"_s, u"@web"_s, u"db*"_s, u"@*"_s, u"tag:x"_s, u"db1!tag:x"_s})
        QCOMPARE(told(target, *set.snapshot()), u"error hosts.yaml"_s);
    QCOMPARE(told(u"@shared:*"_s, *set.snapshot()), u"web1 db1"_s);
}

void FileVersionsTest::whatCannotBeParsedClosesMore()
{
    const Disk mine;
    const Disk theirs;
    mine.write(u"hosts.yaml"_s, "hosts: [\n");
    mine.write(u"groups/web.yaml"_s, "name: Web\nmembers: [\n");
    theirs.write(u"rollcall.yaml"_s, "name: shared\n");
    theirs.write(u"hosts.yaml"_s, "hosts: {web1: }\n");
    theirs.write(u"groups/web.yaml"_s, "name: web\nmembers: [web1]\n");
    theirs.write(u"groups/db.yaml"_s, "members: [web1]\n");
    LibrarySet set;
    set.add(new Library(loadLibrary(mine.path())));
    set.add(new Library(loadLibrary(theirs.path())));
    QCOMPARE(told(u"web1"_s, *set.snapshot()), u"error hosts.yaml"_s); // it may be there
    QCOMPARE(told(u"@web"_s, *set.snapshot()), u"error web.yaml"_s);
    QCOMPARE(told(u"@d*"_s, *set.snapshot()), u"error web.yaml"_s);
    QCOMPARE(told(u"@db,=web1,192.0.2.1"_s, *set.snapshot()), u"web1 web1 192.0.2.1"_s);
}

void FileVersionsTest::aClosedNameIsNotMadeAgain()
{
    const Disk disk;
    disk.write(u"groups/web.yaml"_s, "version: 9\nname: Web\n");
    disk.write(u"snippets/s.yaml"_s, "steps: [\n");
    Library library(loadLibrary(disk.path()));
    QCOMPARE(library.apply(Change::add(groupNamed(u"Web"_s, {u"=a"_s}))).error().kind, ErrorKind::ClosedByNewer);
    QVERIFY(!library.apply(Change::add(snippetNamed(u"s"_s, u"id"_s))).ok());
    QVERIFY(library.apply(Change::add(groupNamed(u"db"_s, {u"=a"_s}))).ok());
    QVERIFY(library.flush().ok());
    QCOMPARE(disk.read(u"groups/web.yaml"_s), QByteArray("version: 9\nname: Web\n"));
}

void FileVersionsTest::unknownKeysOfHowItRuns_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("said");

    const QString snippet = u"snippets/x.yaml"_s;
    const QString group = u"groups/x.yaml"_s;
    QTest::newRow("step") << snippet << QByteArray("steps:\n- script: id\n  sudo: yes\n") << u"sudo"_s << u"x.yaml:3"_s;
    QTest::newRow("step, mistyped") << snippet << QByteArray("steps:\n- script: id\n  tilte: yes\n") << u"tilte"_s
                                    << u"“title”"_s;
    QTest::newRow("success") << snippet << QByteArray("success: {exit_codes: [1]}\n") << u"exit_codes"_s
                             << u"“exit-codes”"_s;
    QTest::newRow("options") << snippet << QByteArray("options: {time-out: 5}\n") << u"time-out"_s << u"“timeout”"_s;
    QTest::newRow("of a step, beside them")
        << snippet << QByteArray("become: {user: www}\nsteps: [id]\n") << u"become"_s << u"“steps”"_s;
    QTest::newRow("kind of a step") << snippet << QByteArray("push: {source: a, destination: b}\n") << u"push"_s
                                    << u"“steps”"_s;
    QTest::newRow("of the options") << snippet << QByteArray("timeout: 5\n") << u"timeout"_s << u"“options”"_s;
    QTest::newRow("of success") << snippet << QByteArray("must-match: ok\n") << u"must-match"_s << u"“success”"_s;
    QTest::newRow("of access") << group << QByteArray("jump: gate\nmembers: [a]\n") << u"jump"_s << u"“access”"_s;
    QTest::newRow("access") << group << QByteArray("access: {usr: x}\n") << u"usr"_s << u"“user”"_s;
}

void FileVersionsTest::unknownKeysOfHowItRuns()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, text);
    QFETCH(const QString, key);
    QFETCH(const QString, said);
    const Disk disk;
    disk.write(file, text);
    const LibraryData data = loadLibrary(disk.path());
    QCOMPARE(data.errors.size(), 1);
    QVERIFY(data.groups.isEmpty() && data.snippets.isEmpty());
    QVERIFY(data.closed.groupError(u"x"_s) || data.closed.snippetError(u"x"_s));
    QCOMPARE(data.errors[0].subject, key);
    QVERIFY2(firstError(data).contains(said), qPrintable(firstError(data)));
    disk.write(file, QString::fromUtf8(text).replace(key, u"x-"_s + key).toUtf8());
    const LibraryData free = loadLibrary(disk.path());
    QVERIFY2(free.errors.isEmpty() && free.warnings.isEmpty(), qPrintable(firstError(free))); // the user's own
}

void FileVersionsTest::keysThatNoLibraryHas_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");

    const QString hosts = u"hosts.yaml"_s;
    const QString mine = u"identities.yaml"_s;
    const QString config = u"ssh_config"_s;
    QTest::newRow("proxy command of a host")
        << hosts << QByteArray("hosts:\n  x:\n    proxy-command: nc %h\n") << config;
    QTest::newRow("as ssh_config spells it")
        << hosts << QByteArray("hosts:\n  x:\n    ProxyCommand: nc %h\n") << config;
    QTest::newRow("known hosts of a host") << hosts << QByteArray("hosts:\n  x: {known_hosts: ./k}\n") << config;
    QTest::newRow("key file of a host") << hosts << QByteArray("hosts:\n  x: {identity-file: ./k}\n") << mine;
    QTest::newRow("key of a group") << u"groups/x.yaml"_s << QByteArray("access: {key: ./k}\n") << mine;
    QTest::newRow("agent beside access") << u"groups/x.yaml"_s << QByteArray("agent: /tmp/a\n") << mine;
    QTest::newRow("password command") << u"groups/x.yaml"_s << QByteArray("access: {password-command: pass x}\n")
                                      << mine;
    QTest::newRow("trust of a snippet") << u"snippets/x.yaml"_s << QByteArray("options: {host-keys: accept-new}\n")
                                        << config;
    QTest::newRow("of a library") << u"rollcall.yaml"_s << QByteArray("host-keys: accept-new\n") << config;
}

void FileVersionsTest::keysThatNoLibraryHas()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, text);
    QFETCH(const QString, where);
    const Disk disk;
    disk.write(file, text);
    const LibraryData data = loadLibrary(disk.path());
    QCOMPARE(data.errors.size(), 1);
    QCOMPARE(data.errors[0].kind, ErrorKind::FileSyntax);
    QVERIFY(data.warnings.isEmpty());
    QVERIFY2(firstError(data).contains(where), qPrintable(firstError(data)));
    QVERIFY(data.hosts.isEmpty() && data.groups.isEmpty() && data.snippets.isEmpty());
    if (file == u"hosts.yaml")
        QVERIFY(data.closed.hosts.contains(u"x"_s));
}

void FileVersionsTest::idsStayWithTheirThings()
{
    const Disk disk;
    QVERIFY(createPersonalLibrary(disk.path()).ok());
    Library library(loadLibrary(disk.path()));
    const Group web = groupNamed(u"web"_s, {u"=a"_s});
    const Snippet once = snippetNamed(u"once"_s, u"id"_s);
    QVERIFY(library.apply(Change::add(web)).ok());
    QVERIFY(library.apply(Change::add(once)).ok());
    QVERIFY(library.flush().ok());
    const LibraryData made = loadLibrary(disk.path());
    QVERIFY2(isUuid(made.groupIds.value(u"web"_s)), disk.read(u"groups/web.yaml"_s).constData());
    QVERIFY(isUuid(made.snippetIds.value(u"once"_s)));
    QVERIFY(made.errors.isEmpty() && made.warnings.isEmpty());
    QVERIFY(disk.read(u"groups/web.yaml"_s).startsWith("version: 1\n"));

    Group renamed = web;
    renamed.name = u"front"_s;
    Snippet edited = once;
    edited.steps[0].work = u"id -u"_s;
    QVERIFY(library.apply(Change::of(Edit<Group>{web, renamed})).ok());
    QVERIFY(library.apply(Change::of(Edit<Snippet>{once, edited})).ok());
    QVERIFY(library.apply(Change::add(web)).ok()); // a copy
    QVERIFY(library.flush().ok());
    const LibraryData after = loadLibrary(disk.path());
    QCOMPARE(after.groupIds.value(u"front"_s), made.groupIds.value(u"web"_s));
    QCOMPARE(after.snippetIds.value(u"once"_s), made.snippetIds.value(u"once"_s));
    QVERIFY(isUuid(after.groupIds.value(u"web"_s)) &&
            after.groupIds.value(u"web"_s) != after.groupIds.value(u"front"_s));
}

void FileVersionsTest::oldFilesGetNoId()
{
    const Disk disk;
    disk.write(u"groups/web.yaml"_s, "name: web\nmembers: [a]\n");
    Library library(loadLibrary(disk.path()));
    Group after = library.groups()[0];
    after.description = u"x"_s;
    QVERIFY(library.apply(Change::of(Edit<Group>{library.groups()[0], after})).ok());
    QVERIFY(library.flush().ok());
    QCOMPARE(disk.read(u"groups/web.yaml"_s), QByteArray("name: web\ndescription: x\nmembers: [a]\n"));
    QVERIFY(library.data().groupIds.isEmpty());
}

ROLLCALL_TEST(tst_fileversions, FileVersionsTest)
#include "tst_fileversions.moc"
