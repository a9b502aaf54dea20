// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearestword.h"
#include "disk.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "support/testmain.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::library;
using namespace rollcall::test;

namespace {

QByteArray manyHosts(int count)
{
    QByteArray text("version: 1\nhosts:\n");
    for (int i = 0; i < count; ++i) {
        const QByteArray number = QByteArray::number(i);
        text += "  node-" + number + ":\n    address: 10." + QByteArray::number(i / 250 % 250) + ".0." +
                QByteArray::number(i % 250) +
                "\n    port: 2222\n    user: admin\n    tags:\n      - web\n      - eu\n    variables:\n     "
                " rack: r" +
                number + "\n      site: north\n    description: The node number " + number + "\n";
    }
    return text;
}

} // namespace

class LibraryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsPersonal();
    void loadsWhatIsRight();
    void reportsTheRest();
    void warnsOfUnknownKeys();
    void suggestsKnownKeys_data();
    void suggestsKnownKeys();
    void savesAndReadsBack();
    void oldAlgorithmsAreYesNoOrNotSaid();
    void encodingsAreKnownByTheirNames();
    void undoes();
    void refusesBadEdits();
    void renamesFiles();
    void keepsFilesApart();
    void setResolvesTargets();
    void setKeepsNamesApart();
    void snippetsOfSeveralLibraries();
    void loadsFiveThousandHosts();
    void editsAmongFiveThousandHosts();
};

void LibraryTest::createsPersonal()
{
    const Disk disk;
    QVERIFY(createPersonalLibrary(disk.path()).ok());
    const LibraryData data = loadLibrary(disk.path());
    QVERIFY(data.errors.isEmpty() && data.writable && data.hosts.isEmpty());
    QCOMPARE(data.name, u"Personal"_s);
    disk.write(u"hosts.yaml"_s, "hosts: {a: }\n");
    QVERIFY(createPersonalLibrary(disk.path()).ok());
    QCOMPARE(loadLibrary(disk.path()).hosts.size(), 1); // what is there stays
}

void LibraryTest::loadsWhatIsRight()
{
    const Disk disk;
    disk.write(u"hosts.yaml"_s,
               "version: 1\nhosts:\n  web-1:\n    address: 192.0.2.1\n    port: 022\n    tags: [a, b]\n"
               "    variables: {rack: 7}\n    jump: none\n");
    disk.write(u"groups/web.yaml"_s,
               "name: Web / EU\nproduction: yes\nmembers: [web-1, '@db']\naccess: {identity: ops}\n");
    disk.write(u"groups/db.yaml"_s, "members: []\n");
    disk.write(u"snippets/disk.yaml"_s,
               "name: Disk\nfolder: Storage\nparameters: [{name: path, default: /}]\nsteps:\n  - df -h {{path}}\n"
               "success: {exit-codes: [0, 1, none, 4294967295]}\noptions: {timeout: 2.5, fan-out: 10, pty: false}\n");
    disk.write(u"groups/README.md"_s, "not ours");
    const LibraryData data = loadLibrary(disk.path());
    QVERIFY2(data.errors.isEmpty(), qPrintable(data.errors.isEmpty() ? QString() : errorText(data.errors[0])));
    QCOMPARE(data.name, u"lib"_s);
    QCOMPARE(int(data.hosts[0].access.port), 22);
    QCOMPARE(data.hosts[0].variables, (QMap<QString, QString>{{u"rack"_s, u"7"_s}}));
    QCOMPARE(data.hosts[0].access.jump, u"none"_s);
    QCOMPARE(data.groups.size(), 2);
    QVERIFY(data.groups[1].name == u"Web / EU" && data.groups[1].production &&
            data.groups[1].access.identity == u"ops");
    const Snippet& snippet = data.snippets[0];
    QCOMPARE(snippet.steps[0].script(), u"df -h {{path}}"_s);
    QCOMPARE(snippet.success.exitCodes, (QList<quint32>{0, 1, 4294967295}));
    QVERIFY(snippet.success.noExitStatus);
    QVERIFY(snippet.options.commandTimeout == Milliseconds(2500) && snippet.options.pty == false);
}

void LibraryTest::reportsTheRest()
{
    const Disk disk;
    disk.write(u"hosts.yaml"_s,
               "hosts:\n  a:\n  b:\n    port: many\n  a:\n    user: x\n  c: text\n  d:\n    user: [x]\n  e:\n");
    disk.write(u"groups/broken.yaml"_s, "members: [a\nname: x\n");
    disk.write(u"groups/new.yaml"_s, "version: 9\nmembers: {}\n");
    disk.write(u"groups/one.yaml"_s, "name: twice\nmembers: [a]\n");
    disk.write(u"groups/two.yaml"_s, "name: twice\n");
    disk.write(u"groups/fine.yaml"_s, "members: [a]\n");
    disk.write(u"snippets/x.yaml"_s, "steps:\n  - title: no script\n");
    const LibraryData data = loadLibrary(disk.path());
    QStringList found;
    for (const Error& error : data.errors)
        found.append(u"%1:%2:%3"_s.arg(QFileInfo(error.file).fileName()).arg(error.line).arg(int(error.kind)));
    const auto kind = [](ErrorKind k) { return QString::number(int(k)); };
    const QString syntax = kind(ErrorKind::FileSyntax);
    QCOMPARE(found, (QStringList{u"hosts.yaml:4:"_s + syntax, u"hosts.yaml:5:"_s + kind(ErrorKind::DuplicateHost),
                                 u"hosts.yaml:7:"_s + syntax, u"hosts.yaml:9:"_s + syntax, u"broken.yaml:1:"_s + syntax,
                                 u"new.yaml:0:"_s + kind(ErrorKind::FileTooNew),
                                 u"two.yaml:0:"_s + kind(ErrorKind::DuplicateName), u"x.yaml:2:"_s + syntax}));
    QStringList names;
    for (const Host& host : data.hosts)
        names.append(host.name);
    QCOMPARE(names, QStringList{u"e"_s}); // of a there are two
    QCOMPARE(data.groups.size(), 1);
    const Error& twice = data.errors[6];
    QVERIFY(errorText(twice).contains(u"one.yaml"_s) && errorText(twice).contains(u"two.yaml"_s));
    QVERIFY(!loadLibrary(disk.path() + u"/nowhere"_s).errors.isEmpty());
}

void LibraryTest::warnsOfUnknownKeys()
{
    const Disk disk;
    disk.write(u"rollcall.yaml"_s, "version: 1\nnam: x\n");
    disk.write(u"hosts.yaml"_s, "version: 1\nhosts:\n  a:\n    adress: 192.0.2.1\n    x-owner: me\n    user: root\n"
                                "  b:\n    variables: {adress: fine}\n    rack: 7\nhost: {}\n");
    disk.write(u"groups/g.yaml"_s, "member: [a]\naccess: {x-why: y}\n");
    disk.write(u"snippets/s.yaml"_s,
               "name: s\nparameters: [{name: p, defualt: 1}]\nsteps:\n  - script: id\n    x-note: no\n"
               "success: {x-a: [1]}\noptions: {x-b: 5}\nstep: [rm]\n");
    const LibraryData data = loadLibrary(disk.path());
    QVERIFY2(data.errors.isEmpty(), qPrintable(data.errors.isEmpty() ? QString() : errorText(data.errors[0])));
    QStringList found;
    for (const Error& warning : data.warnings) {
        QCOMPARE(warning.kind, ErrorKind::UnknownKey);
        found.append(u"%1:%2 %3 %4"_s.arg(QFileInfo(warning.file).fileName())
                         .arg(warning.line)
                         .arg(warning.subject, warning.detail));
    }
    QCOMPARE(found,
             (QStringList{u"rollcall.yaml:2 nam name"_s, u"hosts.yaml:10 host hosts"_s,
                          u"hosts.yaml:4 adress address"_s, u"hosts.yaml:9 rack "_s, u"g.yaml:1 member members"_s,
                          u"s.yaml:8 step steps"_s, u"s.yaml:2 defualt default"_s}));
    const QString said = errorText(data.warnings[2]);
    QVERIFY2(said.contains(u"hosts.yaml:4"_s) && said.contains(u"“adress”"_s) && said.contains(u"“address”"_s),
             qPrintable(said));
    QCOMPARE(data.hosts.size(), 2); // all of it is used
    QVERIFY(data.writable);

    Library library(data);
    Host after = data.hosts[0];
    after.access.user = u"admin"_s;
    Group group = data.groups[0];
    group.description = u"new"_s;
    Change change = Change::of(Edit<Host>{data.hosts[0], after});
    change.groups = {{data.groups[0], group}};
    QVERIFY(library.apply(change).ok());
    QVERIFY(library.flush().ok());
    const QByteArray hosts = disk.read(u"hosts.yaml"_s);
    QVERIFY2(hosts.contains("user: admin") && hosts.contains("    adress: 192.0.2.1\n    x-owner: me\n") &&
                 hosts.contains("rack: 7"),
             hosts.constData());
    QVERIFY(disk.read(u"groups/g.yaml"_s).contains("member: [a]"));
    QSignalSpy told(&library, &Library::errorsChanged);
    disk.write(u"hosts.yaml"_s, QByteArray(hosts).replace("adress:", "address:"));
    QTRY_VERIFY(!told.isEmpty() && library.host(u"a"_s)->address == u"192.0.2.1");
}

void LibraryTest::suggestsKnownKeys_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("meant");
    for (const auto& [typed, meant] : QList<std::pair<QString, QString>>{{u"adress"_s, u"address"_s},
                                                                         {u"Address"_s, u"address"_s},
                                                                         {u"usre"_s, u"user"_s},
                                                                         {u"ports"_s, u"port"_s},
                                                                         {u"descripton"_s, u"description"_s},
                                                                         {u"ip"_s, {}},
                                                                         {u"hostname"_s, {}},
                                                                         {QString(5000, u'a'), {}},
                                                                         {QString(), {}}})
        QTest::newRow(qPrintable(typed.left(20) + u'.')) << typed << meant;
}

void LibraryTest::suggestsKnownKeys()
{
    QFETCH(QString, typed);
    QFETCH(QString, meant);
    QCOMPARE(nearestWord(typed, {u"address"_s, u"port"_s, u"user"_s, u"identity"_s, u"jump"_s, u"tags"_s,
                                 u"variables"_s, u"description"_s}),
             meant);
}

void LibraryTest::savesAndReadsBack()
{
    const Disk disk;
    QVERIFY(createPersonalLibrary(disk.path()).ok());
    Library library(loadLibrary(disk.path()));
    QSignalSpy hosts(&library, &Library::hostsChanged);
    QSignalSpy groups(&library, &Library::groupsChanged);
    Change change;
    change.hosts = {{std::nullopt, hostNamed(u"web-1"_s, u"root"_s)}, {std::nullopt, hostNamed(u"web-2"_s)}};
    change.groups = {{std::nullopt, groupNamed(u"Web / all"_s, {u"web-[1-2]"_s})}};
    change.snippets = {{std::nullopt, snippetNamed(u"Disk"_s, u"df -h\n"_s)}};
    QVERIFY(library.apply(change).ok());
    QVERIFY(library.host(u"web-1"_s) && library.group(u"Web / all"_s) && library.snippet(u"Disk"_s)); // at once
    QCOMPARE(hosts.count(), 1);
    QCOMPARE(groups.count(), 1);
    QVERIFY(library.flush().ok());
    QCOMPARE(disk.files(u"groups"_s), QStringList{u"Web-all.yaml"_s});
    const LibraryData back = loadLibrary(disk.path());
    QCOMPARE(disk.read(u"snippets/Disk.yaml"_s),
             QByteArray("version: 1\nid: " + back.snippetIds.value(u"Disk"_s).toUtf8() +
                        "\nname: Disk\nsteps:\n  - script: |\n      df -h\n"));
    QVERIFY(back.hosts == library.hosts() && back.groups == library.groups() && back.snippets == library.snippets());
}

void LibraryTest::oldAlgorithmsAreYesNoOrNotSaid()
{
    const Disk disk;
    disk.write(u"hosts.yaml"_s,
               "version: 1\nhosts:\n  old:\n    legacy-algorithms: yes\n  new:\n    legacy-algorithms: off\n"
               "  other:\n    port: 22\n  typo:\n    legacy-algorithm: yes\n");
    disk.write(u"groups/legacy.yaml"_s,
               "version: 1\nname: legacy\naccess:\n  legacy-algorithms: true\nmembers: [old]\n");
    const LibraryData data = loadLibrary(disk.path());
    QVERIFY2(data.errors.isEmpty(), qPrintable(data.errors.isEmpty() ? QString() : errorText(data.errors[0])));
    QCOMPARE(data.hosts[0].access.legacyAlgorithms, std::optional(true));
    QCOMPARE(data.hosts[1].access.legacyAlgorithms, std::optional(false));
    QVERIFY(!data.hosts[2].access.legacyAlgorithms);
    QVERIFY(!data.hosts[3].access.legacyAlgorithms); // fails closed, and is said
    QCOMPARE(data.warnings.size(), 1);
    QCOMPARE(data.warnings[0].detail, u"legacy-algorithms"_s);
    QCOMPARE(data.groups[0].access.legacyAlgorithms, std::optional(true));

    Library library(data);
    Host patched = data.hosts[0];
    patched.access.legacyAlgorithms = std::nullopt;
    Host old = data.hosts[2];
    old.access.legacyAlgorithms = true;
    Group group = data.groups[0];
    group.access.legacyAlgorithms = false;
    Change change;
    change.hosts = {{data.hosts[0], patched}, {data.hosts[2], old}};
    change.groups = {{data.groups[0], group}};
    QVERIFY(library.apply(change).ok());
    QVERIFY(library.flush().ok());
    const QByteArray hosts = disk.read(u"hosts.yaml"_s);
    QCOMPARE(hosts.count("legacy-algorithms: yes"), 1);
    QVERIFY2(hosts.contains("    port: 22\n    legacy-algorithms: yes\n"), hosts.constData());
    QVERIFY(disk.read(u"groups/legacy.yaml"_s).contains("  legacy-algorithms: no\n"));
    const LibraryData back = loadLibrary(disk.path());
    QVERIFY(back.hosts == library.hosts() && back.groups == library.groups());
    QVERIFY(library.apply(change.reversed()).ok()); // as undo does
    QVERIFY(library.flush().ok());
    QCOMPARE(loadLibrary(disk.path()).hosts, data.hosts);

    disk.write(u"groups/legacy.yaml"_s, "name: legacy\naccess: {legacy-algorithms: perhaps}\n");
    QCOMPARE(loadLibrary(disk.path()).errors.size(), 1);
}

void LibraryTest::encodingsAreKnownByTheirNames()
{
    const Disk disk;
    disk.write(
        u"hosts.yaml"_s,
        "version: 1\nhosts:\n  old:\n    port: 22\n    encoding: latin1\n  new:\n    encoding: UTF-8\n  other:\n");
    disk.write(u"groups/windows.yaml"_s, "version: 1\nname: windows\naccess: {encoding: CP1252}\nmembers: [old]\n");
    const LibraryData data = loadLibrary(disk.path());
    QVERIFY2(data.errors.isEmpty(), qPrintable(data.errors.isEmpty() ? QString() : errorText(data.errors[0])));
    QVERIFY(data.warnings.isEmpty());
    QCOMPARE(data.hosts[0].access.encoding, encodingFromName(u"ISO-8859-1"));
    QCOMPARE(data.hosts[1].access.encoding, std::optional(Encoding::Utf8));
    QVERIFY(!data.hosts[2].access.encoding);
    QCOMPARE(data.groups[0].access.encoding, encodingFromName(u"windows-1252"));

    Library library(data);
    Host old = data.hosts[0];
    old.access.encoding = std::nullopt;
    Host other = data.hosts[2];
    other.access.encoding = encodingFromName(u"sjis");
    Group group = data.groups[0];
    group.access.encoding = encodingFromName(u"IBM850");
    Change change;
    change.hosts = {{data.hosts[0], old}, {data.hosts[2], other}};
    change.groups = {{data.groups[0], group}};
    QVERIFY(library.apply(change).ok());
    QVERIFY(library.flush().ok());
    const QByteArray hosts = disk.read(u"hosts.yaml"_s);
    QVERIFY2(hosts.contains("  other:\n    encoding: Shift_JIS\n") && !hosts.contains("latin1"), hosts.constData());
    QVERIFY(disk.read(u"groups/windows.yaml"_s).contains("encoding: IBM850"));
    const LibraryData back = loadLibrary(disk.path());
    QVERIFY(back.hosts == library.hosts() && back.groups == library.groups());

    disk.write(u"hosts.yaml"_s, "version: 1\nhosts:\n  old:\n    encoding: klingon\n  new:\n");
    disk.write(u"groups/windows.yaml"_s, "version: 1\nname: windows\naccess: {encoding: 1252}\nmembers: [new]\n");
    const LibraryData wrong = loadLibrary(disk.path());
    QCOMPARE(wrong.errors.size(), 2);
    for (const Error& error : wrong.errors)
        QVERIFY2(error.detail.contains(u"“encoding”"_s) && error.detail.contains(u"UTF-8, UTF-16"_s) && error.line > 0,
                 qPrintable(errorText(error)));
    QVERIFY(wrong.closed.hosts.contains(u"old"_s) && wrong.hosts.size() == 1);
}

void LibraryTest::undoes()
{
    const Disk disk;
    QVERIFY(createPersonalLibrary(disk.path()).ok());
    Library library(loadLibrary(disk.path()));
    QVERIFY(library.apply(Change::add(hostNamed(u"a"_s))).ok());
    QVERIFY(library.flush().ok());
    const QByteArray before = disk.read(u"hosts.yaml"_s);
    Change change;
    change.hosts = {{hostNamed(u"a"_s), std::nullopt},
                    {std::nullopt, hostNamed(u"b"_s)},
                    {hostNamed(u"b"_s), hostNamed(u"a"_s, u"x"_s)}};
    change.groups = {{std::nullopt, groupNamed(u"g"_s, {u"a"_s})}};
    QVERIFY(library.apply(change).ok());
    QVERIFY(library.flush().ok());
    QCOMPARE(library.hosts(), QList<Host>{hostNamed(u"a"_s, u"x"_s)});
    QVERIFY(library.apply(change.reversed()).ok());
    QVERIFY(library.flush().ok());
    QCOMPARE(disk.read(u"hosts.yaml"_s), before);
    QCOMPARE(disk.files(u"groups"_s), QStringList());
    QCOMPARE(loadLibrary(disk.path()).hosts, library.hosts());
}

void LibraryTest::refusesBadEdits()
{
    const Disk disk;
    QVERIFY(createPersonalLibrary(disk.path()).ok());
    Library library(loadLibrary(disk.path()));
    QVERIFY(library.apply(Change::add(hostNamed(u"a"_s))).ok());
    QVERIFY(library.apply(Change::add(groupNamed(u"g"_s, {}))).ok());
    const auto kind = [&](const Change& change) { return library.apply(change).error().kind; };
    QCOMPARE(kind(Change::add(hostNamed(u"a"_s))), ErrorKind::DuplicateHost);
    QCOMPARE(kind(Change::add(groupNamed(u"g"_s, {}))), ErrorKind::DuplicateName);
    QCOMPARE(kind(Change::add(hostNamed(u" "_s))), ErrorKind::BadName);
    QCOMPARE(kind(Change::add(hostNamed(u"a\nb"_s))), ErrorKind::BadName);
    QCOMPARE(kind(Change::of(Edit<Host>{hostNamed(u"a"_s, u"other"_s), std::nullopt})), ErrorKind::FileConflict);
    QCOMPARE(kind(Change::of(Edit<Host>{hostNamed(u"z"_s), hostNamed(u"y"_s)})), ErrorKind::FileConflict);
    QVERIFY(library.flush().ok());
    QCOMPARE(loadLibrary(disk.path()).hosts.size(), 1);
}

void LibraryTest::renamesFiles()
{
    const Disk disk;
    disk.write(u"groups/old.yaml"_s, "# a comment\nname: old\nmembers: [a]\n");
    Library library(loadLibrary(disk.path()));
    QVERIFY(
        library.apply(Change::of(Edit<Group>{groupNamed(u"old"_s, {u"a"_s}), groupNamed(u"new"_s, {u"a"_s})})).ok());
    QVERIFY(library.flush().ok());
    QCOMPARE(disk.files(u"groups"_s), QStringList{u"new.yaml"_s});
    QCOMPARE(disk.read(u"groups/new.yaml"_s), QByteArray("# a comment\nname: new\nmembers: [a]\n"));
}

void LibraryTest::keepsFilesApart()
{
    const Disk disk;
    QVERIFY(createPersonalLibrary(disk.path()).ok());
    Library library(loadLibrary(disk.path()));
    for (const QString& name : {u"a/b"_s, u"a b"_s, u"A B"_s, u"ä"_s, u"日本"_s, u"한국"_s})
        QVERIFY(library.apply(Change::add(groupNamed(name, {name}))).ok());
    QVERIFY(library.flush().ok());
    QCOMPARE(disk.files(u"groups"_s).size(), 6);
    QCOMPARE(loadLibrary(disk.path()).groups, library.groups());
    QVERIFY(library.apply(Change::of(Edit<Group>{groupNamed(u"A B"_s, {u"A B"_s}), std::nullopt})).ok());
    QVERIFY(library.flush().ok());
    QCOMPARE(loadLibrary(disk.path()).groups, library.groups());
}

void LibraryTest::setResolvesTargets()
{
    const Disk mine;
    const Disk theirs;
    mine.write(u"hosts.yaml"_s, "hosts:\n  web-1:\n    user: me\n");
    theirs.write(u"rollcall.yaml"_s, "name: shared\n");
    theirs.write(u"hosts.yaml"_s, "hosts:\n  web-1:\n  web-2:\n");
    theirs.write(u"groups/web.yaml"_s, "members: ['web-[1-2]']\nproduction: true\n");
    LibrarySet set;
    QSignalSpy changed(&set, &LibrarySet::contentsChanged);
    set.add(new Library(loadLibrary(mine.path())));
    set.add(new Library(loadLibrary(theirs.path())));
    set.setKnownToSshConfig([](const QString& name) { return name == u"bastion"; });
    QVERIFY(changed.count() > 0);
    const TargetResolution resolution = resolveTarget(u"@web,web-1,bastion"_s, *set.snapshot());
    QVERIFY(resolution.ok());
    QCOMPARE(resolution.hosts.size(), 4); // web-1 twice: two machines in two libraries
    QCOMPARE(resolution.hosts[0].library, u"shared"_s);
    QCOMPARE(resolution.hosts[2].access.user, u"me"_s);
    QVERIFY(resolution.hosts[1].production && !resolution.hosts[2].production);
    const auto snapshot = set.snapshot();
    changed.clear();
    QVERIFY(set.find(u"shared"_s)->apply(Change::add(hostNamed(u"web-3"_s))).ok());
    QCOMPARE(changed.count(), 1);
    QVERIFY(resolveTarget(u"web-3"_s, *set.snapshot()).ok());
    QVERIFY(!resolveTarget(u"web-3"_s, *snapshot).ok()); // as it was
}

void LibraryTest::setKeepsNamesApart()
{
    const Disk one;
    const Disk two;
    one.write(u"hosts.yaml"_s, "hosts:\n  a:\n");
    two.write(u"hosts.yaml"_s, "hosts:\n  b:\n");
    LibrarySet set;
    auto* first = new Library(loadLibrary(one.path()));
    set.add(first);
    QCOMPARE(set.nameOf(first), u"lib"_s);
    auto* second = new Library(loadLibrary(two.path()));
    set.add(second);
    // Whichever was there first: a name that two claim is nobody's.
    QCOMPARE(set.nameOf(first), u"lib 1"_s);
    QCOMPARE(set.nameOf(second), u"lib 2"_s);
    QVERIFY(!resolveTarget(u"@lib:*"_s, *set.snapshot()).ok());
    QVERIFY(!resolveTarget(u"@lib:a"_s, *set.snapshot()).ok());
    QCOMPARE(resolveTarget(u"@\"lib 2\":*"_s, *set.snapshot()).names(), QStringList{u"b"_s});
    // The person's own keeps its name, whenever it comes.
    const Disk mine;
    mine.write(u"hosts.yaml"_s, "hosts:\n  c:\n");
    auto* own = new Library(loadLibrary(mine.path()));
    set.add(own, true);
    QCOMPARE(set.nameOf(own), u"lib"_s);
    set.remove(own);
    auto* third = new Library(loadLibrary(mine.path()));
    set.add(third);
    QCOMPARE(set.nameOf(third), u"lib 3"_s); // nor does a third one get it
    set.remove(third);
    set.remove(second);
    QCOMPARE(set.libraries().size(), 1);
    QVERIFY(!resolveTarget(u"b"_s, *set.snapshot()).ok());
}

/// Whoever writes to one library changes nothing of what another one's names mean.
void LibraryTest::snippetsOfSeveralLibraries()
{
    const Disk disks[3];
    LibrarySet set;
    for (int i = 0; i < 3; ++i) {
        disks[i].write(u"rollcall.yaml"_s, QByteArray("name: ") + "abc"[i] + '\n');
        disks[i].write(u"snippets/check.yaml"_s,
                       QByteArray("name: check\nsteps:\n  - script: echo ") + "abc"[i] + '\n');
    }
    disks[0].write(u"snippets/alone.yaml"_s, "name: alone\nsteps:\n  - script: id\n");
    set.add(new Library(loadLibrary(disks[0].path())));
    QVERIFY(set.findSnippet(u"check"_s).ok());
    set.add(new Library(loadLibrary(disks[1].path())));
    const Result<NamedSnippet> both = set.findSnippet(u"check"_s);
    QVERIFY(!both.ok());
    QCOMPARE(both.error().kind, ErrorKind::AmbiguousSnippet);
    QCOMPARE(both.error().detail, u"a:check, b:check"_s);
    QCOMPARE(set.findSnippet(u"b:check"_s)->snippet->steps[0].script(), u"echo b"_s);
    QVERIFY(set.findSnippet(u"alone"_s).ok());
    set.add(new Library(loadLibrary(disks[2].path())), true); // one's own
    QCOMPARE(set.findSnippet(u"check"_s)->snippet->steps[0].script(), u"echo c"_s);
}

void LibraryTest::loadsFiveThousandHosts()
{
    const Disk disk;
    for (const int count : {5000, 20000}) {
        disk.write(u"hosts.yaml"_s, manyHosts(count));
        QElapsedTimer timer;
        timer.start();
        const LibraryData data = loadLibrary(disk.path());
        qInfo("%d hosts loaded in %lld ms", count, timer.elapsed());
        QCOMPARE(data.hosts.size(), count);
    }
}

void LibraryTest::editsAmongFiveThousandHosts()
{
    const Disk disk;
    disk.write(u"hosts.yaml"_s, manyHosts(5000));
    Library library(loadLibrary(disk.path()));
    Host after = library.hosts()[2500];
    after.description = u"changed"_s;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(library.apply(Change::of(Edit<Host>{library.hosts()[2500], after})).ok());
    const qint64 inMemory = timer.elapsed();
    QVERIFY(library.flush().ok());
    qInfo("one edit among 5000: %lld ms for the caller, %lld ms until it is on disk", inMemory, timer.elapsed());
    QVERIFY(disk.read(u"hosts.yaml"_s).contains("description: changed\n"));
}

ROLLCALL_TEST(tst_library, LibraryTest)
#include "tst_library.moc"
