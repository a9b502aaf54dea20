// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "liverun.h"

#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "models/library/hostsmodel.h"
#include "models/library/hosttree.h"
#include "models/library/hostwords.h"
#include "models/library/snippetsmodel.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace {

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::models;
using namespace rollcall::test;

Host host(const QString& name, const QString& address = {}, const QStringList& tags = {})
{
    Host made;
    made.name = name;
    made.address = address;
    made.tags = tags;
    return made;
}

Group group(const QString& name, const QStringList& members)
{
    Group made;
    made.name = name;
    made.members = members;
    return made;
}

Snippet snippet(const QString& name, const QString& folder, const QString& script)
{
    Snippet made;
    made.name = name;
    made.folder = folder;
    made.steps = {{QString(), script}};
    return made;
}

/// A library in a folder of its own, so that edits can be written.
library::Library* makeLibrary(const QTemporaryDir& folder, const QString& name, const QList<Host>& hosts,
                              const QList<Group>& groups, const QList<Snippet>& snippets = {})
{
    const QString path = folder.filePath(name);
    if (!library::createLibrary(path, name))
        return nullptr;
    auto* const made = new library::Library(library::loadLibrary(path));
    library::Change change;
    for (const Host& one : hosts)
        change.hosts.append({std::nullopt, one});
    for (const Group& one : groups)
        change.groups.append({std::nullopt, one});
    for (const Snippet& one : snippets)
        change.snippets.append({std::nullopt, one});
    return made->apply(change).ok() ? made : nullptr;
}

} // namespace

class TreesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsInEachOtherAreNotMultiplied();
    void drawsGroupsAndHosts();
    void followsChangesWithoutReset();
    void showsGroupsInACircle();
    void tellsWhatIsWrongWithAGroup();
    void showsGroupsThatCannotBeUsed();
    void marksWhoAllowsOldAlgorithms();
    void ticksWhatTheTargetResolvesTo();
    void asksForTicks();
    void searchesHosts();
    void asksForWhatASearchShows();
    void dragsNamesIntoGroups();
    void namesTheLibraryWhereItMustBe();
    void copesWithManyHosts();
    void drawsSnippets();
    void searchesSnippets();
};

void TreesTest::drawsGroupsAndHosts()
{
    const QTemporaryDir folder;
    library::LibrarySet set;
    HostsModel model;
    QAbstractItemModelTester tester(&model, failOnError);
    model.setLibraries(&set);
    QTRY_VERIFY(model.isCurrent());
    QCOMPARE(drawTree(model), QString());
    auto* const library =
        makeLibrary(folder, u"mine"_s,
                    {host(u"web-10"_s), host(u"web-2"_s), host(u"db-1"_s, u"192.0.2.7"_s, {u"ssd"_s}), host(u"lone"_s)},
                    {group(u"web"_s, {u"web-10"_s, u"web-2"_s}), group(u"db"_s, {u"db-1"_s}),
                     group(u"all"_s, {u"@web"_s, u"@db"_s})});
    QVERIFY(library);
    set.add(library);
    QTRY_VERIFY(model.isCurrent());
    QCOMPARE(drawTree(model), u"mine\n"
                              "  [ ] all\n"
                              "    [ ] db\n"
                              "      [ ] db-1\n"
                              "    [ ] web\n"
                              "      [ ] web-2\n"
                              "      [ ] web-10\n"
                              "  [ ] lone\n"_s);
    const QModelIndex web = model.find(HostsModel::Group, u"mine"_s, u"web"_s);
    QCOMPARE(web.data(HostsModel::WordRole).toString(), u"@web"_s);
    QCOMPARE(web.data(HostsModel::CountRole).toInt(), 2);
    QCOMPARE(web.data(HostsModel::GroupRole).toString(), u"all"_s);
    const QModelIndex db = model.find(HostsModel::Host, u"mine"_s, u"db-1"_s);
    QCOMPARE(db.data(HostsModel::KindRole).toInt(), int(HostsModel::Host));
    QVERIFY(db.data(Qt::ToolTipRole).toString().contains(u"192.0.2.7"_s));
    QCOMPARE(model.index(0, 0).data(HostsModel::CountRole).toInt(), 4);
}

void TreesTest::followsChangesWithoutReset()
{
    const QTemporaryDir folder;
    library::LibrarySet set;
    auto* const library = makeLibrary(folder, u"mine"_s, {host(u"a"_s), host(u"b"_s)}, {group(u"g"_s, {u"a"_s})});
    QVERIFY(library);
    set.add(library);
    HostsModel model;
    QAbstractItemModelTester tester(&model, failOnError);
    model.setLibraries(&set);
    QTRY_VERIFY(model.isCurrent());
    const QPersistentModelIndex kept = model.find(HostsModel::Group, u"mine"_s, u"g"_s);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QVERIFY(library->apply(library::Change::add(host(u"c"_s))).ok());
    QTRY_COMPARE(drawTree(model), u"mine\n  [ ] g\n    [ ] a\n  [ ] b\n  [ ] c\n"_s);
    QVERIFY(
        library
            ->apply(library::Change::of(library::Edit<Group>{group(u"g"_s, {u"a"_s}), group(u"g"_s, {u"b"_s, u"c"_s})}))
            .ok());
    QTRY_COMPARE(drawTree(model), u"mine\n  [ ] g\n    [ ] b\n    [ ] c\n  [ ] a\n"_s);
    QCOMPARE(resets.size(), 0);
    QVERIFY(kept.isValid());
    set.remove(library);
    QTRY_COMPARE(drawTree(model), QString());
}

void TreesTest::showsGroupsInACircle()
{
    const QTemporaryDir folder;
    library::LibrarySet set;
    auto* const library = makeLibrary(folder, u"mine"_s, {host(u"a"_s)},
                                      {group(u"one"_s, {u"@two"_s, u"a"_s}), group(u"two"_s, {u"@one"_s})});
    QVERIFY(library);
    set.add(library);
    HostsModel model;
    QAbstractItemModelTester tester(&model, failOnError);
    model.setLibraries(&set);
    QTRY_VERIFY(model.isCurrent());
    QVERIFY(model.find(HostsModel::Group, u"mine"_s, u"one"_s).isValid());
    QVERIFY(model.find(HostsModel::Group, u"mine"_s, u"two"_s).isValid());
}

void TreesTest::tellsWhatIsWrongWithAGroup()
{
    const QTemporaryDir folder;
    library::LibrarySet set;
    auto* const library =
        makeLibrary(folder, u"mine"_s, {host(u"a"_s)},
                    {group(u"good"_s, {u"a"_s}), group(u"bad"_s, {u"a"_s, u"<gone>"_s, u"nobody"_s})});
    QVERIFY(library);
    set.add(library);
    HostsModel model;
    QAbstractItemModelTester tester(&model, failOnError);
    model.setLibraries(&set);
    QTRY_VERIFY(model.isCurrent());
    const QModelIndex good = model.find(HostsModel::Group, u"mine"_s, u"good"_s);
    QCOMPARE(good.data(HostsModel::ProblemRole).toString(), QString());
    QVERIFY(!good.data(Qt::ToolTipRole).isValid());
    QCOMPARE(good.data(Qt::AccessibleTextRole).toString(), u"good"_s);
    const QPersistentModelIndex bad = model.find(HostsModel::Group, u"mine"_s, u"bad"_s);
    const QString problem = bad.data(HostsModel::ProblemRole).toString();
    QVERIFY2(problem.contains(u"gone"_s), qPrintable(problem));
    const QString tip = bad.data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"gone"_s) && tip.contains(u"?"_s) && !tip.contains(u"<gone>"_s), qPrintable(tip));
    QVERIFY(bad.data(Qt::AccessibleTextRole).toString().contains(problem));
    const Group before = *library->group(u"bad"_s);
    QVERIFY(library->apply(library::Change::of(library::Edit<Group>{before, group(u"bad"_s, {u"a"_s})})).ok());
    QTRY_VERIFY(bad.isValid() && bad.data(HostsModel::ProblemRole).toString().isEmpty());
}

void TreesTest::showsGroupsThatCannotBeUsed()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"groups"_s));
    const auto write = [&](const QString& name, const QByteArray& text) {
        QFile file(folder.filePath(u"groups/"_s + name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write(u"good.yaml"_s, "members: []\n");
    write(u"bad.yaml"_s, "name: bad one\naccess:\n  port: many\n");
    write(u"broken.yaml"_s, "members: [\n");
    library::LibrarySet set;
    set.add(new library::Library(library::loadLibrary({folder.path(), {}})));
    const QString name = set.nameOf(set.libraries().constFirst());
    HostsModel model;
    QAbstractItemModelTester tester(&model, failOnError);
    model.setLibraries(&set);
    QTRY_VERIFY(model.isCurrent());
    QVERIFY(model.find(HostsModel::Group, name, u"good"_s).data(HostsModel::ProblemRole).toString().isEmpty());
    for (const QString& group : {u"bad one"_s, u"broken"_s}) {
        const QModelIndex index = model.find(HostsModel::Group, name, group);
        QVERIFY2(index.isValid(), qPrintable(group));
        const QString problem = index.data(HostsModel::ProblemRole).toString();
        QVERIFY2(problem.contains(u"groups/"_s), qPrintable(problem));
    }
}

void TreesTest::marksWhoAllowsOldAlgorithms()
{
    const QTemporaryDir folder;
    library::LibrarySet set;
    Host patched = host(u"patched"_s, u"192.0.2.7"_s);
    patched.access.legacyAlgorithms = false;
    Host lone = host(u"lone"_s);
    lone.access.legacyAlgorithms = true;
    Group old = group(u"old"_s, {u"ancient"_s, u"patched"_s});
    old.access.legacyAlgorithms = true;
    auto* const library = makeLibrary(folder, u"mine"_s, {host(u"ancient"_s), patched, lone, host(u"other"_s)},
                                      {old, group(u"new"_s, {u"other"_s})});
    QVERIFY(library);
    set.add(library);
    HostsModel model;
    QAbstractItemModelTester tester(&model, failOnError);
    model.setLibraries(&set);
    QTRY_VERIFY(model.isCurrent());
    const auto marked = [&model](HostsModel::Kind kind, const QString& name) {
        const QModelIndex index = model.find(kind, u"mine"_s, name);
        const bool role = index.data(HostsModel::LegacyRole).toBool();
        const bool said = index.data(Qt::ToolTipRole).toString().contains(u"Old algorithms (SHA-1) are allowed"_s);
        const bool heard = index.data(Qt::AccessibleTextRole).toString().contains(u"Old algorithms"_s);
        return role && said && heard ? 1 : role || said || heard ? -1 : 0;
    };
    QCOMPARE(marked(HostsModel::Group, u"old"_s), 1);
    QCOMPARE(marked(HostsModel::Group, u"new"_s), 0);
    QCOMPARE(marked(HostsModel::Host, u"ancient"_s), 1); // by its group
    QCOMPARE(marked(HostsModel::Host, u"patched"_s), 0);
    QCOMPARE(marked(HostsModel::Host, u"lone"_s), 1);
    QCOMPARE(marked(HostsModel::Host, u"other"_s), 0);
    Group after = old;
    after.access.legacyAlgorithms = std::nullopt;
    QVERIFY(library->apply(library::Change::of(library::Edit<Group>{old, after})).ok());
    QTRY_COMPARE(marked(HostsModel::Group, u"old"_s), 0);
    QCOMPARE(marked(HostsModel::Host, u"ancient"_s), 0);
}

void TreesTest::ticksWhatTheTargetResolvesTo()
{
    const QTemporaryDir folder;
    library::LibrarySet set;
    auto* const library =
        makeLibrary(folder, u"mine"_s, {host(u"a"_s), host(u"b"_s), host(u"c"_s)}, {group(u"g"_s, {u"a"_s, u"b"_s})});
    QVERIFY(library);
    set.add(library);
    HostsModel model;
    QAbstractItemModelTester tester(&model, failOnError);
    model.setLibraries(&set);
    QTRY_VERIFY(model.isCurrent());
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setTicked({u"a"_s, u"c"_s});
    QCOMPARE(drawTree(model), u"mine\n  [-] g\n    [x] a\n    [ ] b\n  [x] c\n"_s);
    QCOMPARE(changes.size(), 3); // of the library, below it, below the group
    model.setTicked({u"a"_s, u"b"_s});
    QCOMPARE(drawTree(model), u"mine\n  [x] g\n    [x] a\n    [x] b\n  [ ] c\n"_s);
    QVERIFY(library->apply(library::Change::add(host(u"d"_s))).ok());
    QTRY_COMPARE(drawTree(model), u"mine\n  [x] g\n    [x] a\n    [x] b\n  [ ] c\n  [ ] d\n"_s); // ticks stay
    model.setTicked({});
    QCOMPARE(drawTree(model), u"mine\n  [ ] g\n    [ ] a\n    [ ] b\n  [ ] c\n  [ ] d\n"_s);
}

void TreesTest::asksForTicks()
{
    const QTemporaryDir folder;
    library::LibrarySet set;
    auto* const library = makeLibrary(folder, u"mine"_s, {host(u"web.1"_s)}, {group(u"g"_s, {u"web.1"_s})});
    QVERIFY(library);
    set.add(library);
    HostsModel model;
    model.setLibraries(&set);
    QTRY_VERIFY(model.isCurrent());
    QSignalSpy asked(&model, &HostsModel::toggled);
    const QModelIndex one = model.find(HostsModel::Host, u"mine"_s, u"web.1"_s);
    QVERIFY(one.flags().testFlag(Qt::ItemIsUserCheckable));
    QVERIFY(!model.index(0, 0).flags().testFlag(Qt::ItemIsUserCheckable));
    model.setData(one, Qt::Checked, Qt::CheckStateRole);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<HostWords>(), (HostWords{{u"web.1"_s}}));
    QCOMPARE(asked[0][1].toBool(), true);
    QCOMPARE(one.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked)); // the target line decides
    QVERIFY(!model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(asked.size(), 1);
}

void TreesTest::searchesHosts()
{
    const QTemporaryDir folder;
    library::LibrarySet set;
    auto* const library =
        makeLibrary(folder, u"mine"_s, {host(u"web-1"_s, {}, {u"ssd"_s}), host(u"web-2"_s), host(u"db-1"_s)},
                    {group(u"front"_s, {u"web-1"_s, u"web-2"_s}), group(u"back"_s, {u"db-1"_s})});
    QVERIFY(library);
    set.add(library);
    HostsModel model;
    model.setLibraries(&set);
    QTRY_VERIFY(model.isCurrent());
    HostsProxy proxy;
    proxy.setSourceModel(&model);
    QAbstractItemModelTester tester(&proxy, failOnError);
    proxy.setSearch(u"WEB-2"_s);
    QCOMPARE(drawTree(proxy), u"mine\n  [ ] front\n    [ ] web-2\n"_s);
    proxy.setSearch(u"ssd web"_s);
    QCOMPARE(drawTree(proxy), u"mine\n  [ ] front\n    [ ] web-1\n"_s);
    proxy.setSearch(u"back"_s); // a group with all it holds
    QCOMPARE(drawTree(proxy), u"mine\n  [ ] back\n    [ ] db-1\n"_s);
    proxy.setSearch(u"nothing like it"_s);
    QCOMPARE(drawTree(proxy), QString());
    proxy.setSearch(u" "_s);
    QCOMPARE(drawTree(proxy), drawTree(model));
}

void TreesTest::asksForWhatASearchShows()
{
    const QTemporaryDir folder;
    library::LibrarySet set;
    auto* const library = makeLibrary(
        folder, u"mine"_s,
        {host(u"web-1"_s), host(u"web-12"_s, {}, {u"new"_s}), host(u"web-2"_s, {}, {u"new"_s}), host(u"db-1"_s)},
        {group(u"web"_s, {u"web-1"_s, u"web-12"_s, u"web-2"_s}), group(u"all"_s, {u"@web"_s, u"db-1"_s})});
    QVERIFY(library);
    set.add(library);
    HostsModel model;
    HostsProxy proxy;
    proxy.setSourceModel(&model);
    QAbstractItemModelTester tester(&proxy, failOnError);
    model.setLibraries(&set);
    QTRY_VERIFY(model.isCurrent());
    QSignalSpy whole(&model, &HostsModel::toggled);
    QSignalSpy some(&proxy, &HostsProxy::toggled);
    const auto at = [&](HostsModel::Kind kind, const QString& name) {
        return proxy.mapFromSource(model.find(kind, u"mine"_s, name));
    };
    const auto count = [&](const QString& name) {
        const QModelIndex index = at(HostsModel::Group, name);
        return u"%1 of %2"_s.arg(index.data(HostsModel::ShownCountRole).toInt())
            .arg(index.data(HostsModel::CountRole).toInt());
    };
    const auto tick = [&](const QString& name) { return at(HostsModel::Group, name).data(Qt::CheckStateRole).toInt(); };

    QCOMPARE(count(u"web"_s), u"3 of 3"_s);
    proxy.setSearch(u"new"_s);
    QCOMPARE(count(u"web"_s), u"2 of 3"_s);
    QCOMPARE(count(u"all"_s), u"2 of 4"_s);
    proxy.setData(at(HostsModel::Group, u"all"_s), int(Qt::Checked), Qt::CheckStateRole);
    QCOMPARE(whole.count(), 0);
    const QList<HostWords> both{{{u"web-2"_s, u"web-12"_s}}};
    QCOMPARE(some.takeFirst().at(0).value<QList<HostWords>>(), both);
    QCOMPARE(proxy.shownWords(at(HostsModel::Group, u"web"_s)), both);
    // The tick says it of what is shown, too; a second one takes it back.
    QSignalSpy changed(&proxy, &QAbstractItemModel::dataChanged);
    model.setTicked({u"web-2"_s});
    QCOMPARE(tick(u"web"_s), int(Qt::PartiallyChecked));
    changed.clear();
    model.setTicked({u"web-2"_s, u"web-12"_s});
    QVERIFY(changed.count() > 0);
    QCOMPARE(tick(u"all"_s), int(Qt::Checked));
    proxy.setData(at(HostsModel::Group, u"web"_s), int(Qt::Unchecked), Qt::CheckStateRole);
    QCOMPARE(some.takeFirst().at(1).toBool(), false);
    // What is dragged is what is shown.
    const std::unique_ptr<QMimeData> dragged(proxy.mimeData({at(HostsModel::Group, u"web"_s)}));
    QCOMPARE(dragged->text(), u"web-2, web-12"_s);

    // A group that matches itself is shown whole.
    proxy.setSearch(u"web"_s);
    QCOMPARE(count(u"web"_s), u"3 of 3"_s);
    proxy.setData(at(HostsModel::Group, u"web"_s), int(Qt::Checked), Qt::CheckStateRole);
    QCOMPARE(whole.takeFirst().at(0).value<HostWords>(), (HostWords{{u"@web"_s}}));
    proxy.setSearch({});
    QCOMPARE(tick(u"all"_s), int(Qt::PartiallyChecked));
    QCOMPARE(some.count(), 0);
}

void TreesTest::dragsNamesIntoGroups()
{
    const QTemporaryDir folder;
    library::LibrarySet set;
    auto* const library =
        makeLibrary(folder, u"mine"_s, {host(u"a"_s), host(u"b"_s)}, {group(u"g"_s, {u"a"_s}), group(u"h"_s, {})});
    QVERIFY(library);
    set.add(library);
    HostsModel model;
    model.setLibraries(&set);
    QTRY_VERIFY(model.isCurrent());
    const QModelIndex target = model.find(HostsModel::Group, u"mine"_s, u"h"_s);
    const std::unique_ptr<QMimeData> data(model.mimeData(
        {model.find(HostsModel::Host, u"mine"_s, u"b"_s), model.find(HostsModel::Group, u"mine"_s, u"g"_s), target}));
    QCOMPARE(data->text(), u"b, @g, @h"_s);
    QVERIFY(model.canDropMimeData(data.get(), Qt::CopyAction, -1, -1, target));
    QVERIFY(!model.canDropMimeData(data.get(), Qt::CopyAction, -1, -1, model.index(0, 0)));
    QVERIFY(!model.canDropMimeData(data.get(), Qt::CopyAction, -1, -1, {}));
    QSignalSpy dropped(&model, &HostsModel::dropped);
    model.dropMimeData(data.get(), Qt::CopyAction, -1, -1, target);
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped[0][1].toString(), u"h"_s);
    const auto names = dropped[0][2].value<QList<HostsModel::Name>>();
    QCOMPARE(names.size(), 2); // not into itself
    QCOMPARE(names[0].name, u"b"_s);
    QCOMPARE(names[1].kind, HostsModel::Group);
    QMimeData junk;
    junk.setData(u"application/x-rollcall-names"_s, "junk");
    QVERIFY(HostsModel::dragged(&junk).isEmpty());
}

void TreesTest::namesTheLibraryWhereItMustBe()
{
    const QTemporaryDir folder;
    library::LibrarySet set;
    for (const QString& name : {u"mine"_s, u"team"_s}) {
        auto* const library = makeLibrary(folder, name, {host(name + u"-1"_s), host(u"both"_s), host(u"192.0.2.1"_s)},
                                          {group(u"web"_s, {name + u"-1"_s})});
        QVERIFY(library);
        set.add(library, name == u"mine");
    }
    HostsModel model;
    model.setLibraries(&set);
    QTRY_VERIFY(model.isCurrent());
    QCOMPARE(drawTree(model), u"mine\n  [ ] web\n    [ ] mine-1\n  [ ] 192.0.2.1\n  [ ] both\n"
                              "team\n  [ ] web\n    [ ] team-1\n  [ ] 192.0.2.1\n  [ ] both\n"_s);
    QCOMPARE(model.find(HostsModel::Group, u"mine"_s, u"web"_s).data(HostsModel::WordRole).toString(), u"@web"_s);
    QCOMPARE(model.find(HostsModel::Group, u"team"_s, u"web"_s).data(HostsModel::WordRole).toString(), u"@team:web"_s);
    const auto word = [&model](const QString& library, const QString& name) {
        return model.find(HostsModel::Host, library, name).data(HostsModel::WordRole).toString();
    };
    QCOMPARE(word(u"team"_s, u"team-1"_s), u"team-1"_s);
    QCOMPARE(word(u"mine"_s, u"both"_s), u"both"_s); // the person's own word
    QCOMPARE(word(u"team"_s, u"both"_s), u"@team:both"_s);
    QCOMPARE(word(u"team"_s, u"192.0.2.1"_s), u"@team:192.0.2.1"_s);
}

void TreesTest::copesWithManyHosts()
{
    const QTemporaryDir folder;
    QList<Host> hosts;
    QStringList members[10];
    for (int i = 0; i < 5000; ++i) {
        hosts.append(host(u"host-%1"_s.arg(i)));
        members[i % 10].append(hosts.last().name);
    }
    QList<Group> groups;
    for (int i = 0; i < 10; ++i)
        groups.append(group(u"group-%1"_s.arg(i), members[i]));
    library::LibrarySet set;
    auto* const library = makeLibrary(folder, u"mine"_s, hosts, groups);
    QVERIFY(library);
    set.add(library);
    HostsModel model;
    QElapsedTimer timer;
    timer.start();
    model.setLibraries(&set);
    const qint64 asking = timer.elapsed();
    QTRY_VERIFY(model.isCurrent());
    const qint64 building = timer.restart();
    QSet<QString> ticked;
    for (const Host& one : hosts)
        ticked.insert(one.name);
    timer.restart();
    model.setTicked(ticked);
    const qint64 ticking = timer.restart();
    HostsProxy proxy;
    proxy.setSourceModel(&model);
    timer.restart();
    proxy.setSearch(u"host-49"_s);
    (void)drawTree(proxy);
    qInfo("5,000 hosts: ask %lld ms, build %lld ms, tick %lld ms, search %lld ms", asking, building, ticking,
          timer.elapsed());
    QCOMPARE(model.find(HostsModel::Group, u"mine"_s, u"group-3"_s).data(HostsModel::CountRole).toInt(), 500);
}

void TreesTest::drawsSnippets()
{
    const QTemporaryDir folder;
    library::LibrarySet set;
    auto* const mine =
        makeLibrary(folder, u"mine"_s, {}, {},
                    {snippet(u"Uptime"_s, {}, u"uptime"_s), snippet(u"Disks"_s, u"Storage/Disks"_s, u"df -h"_s),
                     snippet(u"Inodes"_s, u"Storage"_s, u"df -i"_s)});
    QVERIFY(mine);
    set.add(mine);
    SnippetsModel model;
    QAbstractItemModelTester tester(&model, failOnError);
    model.setLibraries(&set);
    QCOMPARE(drawTree(model), u"Storage\n  Disks\n    Disks\n  Inodes\nUptime\n"_s);
    model.setFavourites({SnippetsModel::favouriteKey(u"mine"_s, u"Inodes"_s), u"mine/gone"_s});
    QCOMPARE(drawTree(model), u"Favourites\n  Inodes\nStorage\n  Disks\n    Disks\n  Inodes\nUptime\n"_s);
    const QModelIndex inodes = model.find(u"mine"_s, u"Inodes"_s);
    QVERIFY(inodes.data(SnippetsModel::FavouriteRole).toBool());
    QCOMPARE(inodes.parent().data().toString(), u"Storage"_s);
    QCOMPARE(inodes.parent().data(SnippetsModel::CountRole).toInt(), 2);
    auto* const team = makeLibrary(folder, u"team"_s, {}, {}, {snippet(u"Reboot"_s, {}, u"reboot"_s)});
    QVERIFY(team);
    set.add(team);
    QCOMPARE(
        drawTree(model),
        u"Favourites\n  Inodes\nmine\n  Storage\n    Disks\n      Disks\n    Inodes\n  Uptime\nteam\n  Reboot\n"_s);
    QVERIFY(team->apply(library::Change::add(snippet(u"Kernel"_s, {}, u"uname -r"_s))).ok());
    QTRY_VERIFY(model.find(u"team"_s, u"Kernel"_s).isValid());
    model.setFavourites({});
    QVERIFY(drawTree(model).startsWith(u"mine"_s));
}

void TreesTest::searchesSnippets()
{
    const QTemporaryDir folder;
    library::LibrarySet set;
    auto* const mine =
        makeLibrary(folder, u"mine"_s, {}, {},
                    {snippet(u"Uptime"_s, {}, u"uptime"_s), snippet(u"Space"_s, u"Storage"_s, u"df -h"_s)});
    QVERIFY(mine);
    set.add(mine);
    SnippetsModel model;
    model.setLibraries(&set);
    SnippetsProxy proxy;
    proxy.setSourceModel(&model);
    QAbstractItemModelTester tester(&proxy, failOnError);
    proxy.setSearch(u"df"_s); // in the command
    QCOMPARE(drawTree(proxy), u"Storage\n  Space\n"_s);
    proxy.setSearch(u"up"_s);
    QCOMPARE(drawTree(proxy), u"Uptime\n"_s);
    proxy.setSearch({});
    QCOMPARE(drawTree(proxy), u"Storage\n  Space\nUptime\n"_s);
}

// Ten groups in each of ten, over and over: more rows than a machine has room for.
void TreesTest::groupsInEachOtherAreNotMultiplied()
{
    QTemporaryDir folder;
    QList<Group> groups;
    for (int level = 0; level < 12; ++level) {
        QStringList members = level == 0 ? QStringList{u"web1"_s} : QStringList();
        for (int i = 0; level > 0 && i < 10; ++i)
            members.append(u"@g%1-%2"_s.arg(level - 1).arg(i));
        for (int i = 0; i < 10; ++i)
            groups.append(group(u"g%1-%2"_s.arg(level).arg(i), members));
    }
    library::LibrarySet libraries;
    library::Library* const made = makeLibrary(folder, u"lib"_s, {host(u"web1"_s)}, groups);
    QVERIFY(made);
    libraries.add(made);
    const std::unique_ptr<TreeNode> root = hostTree(hostTreeSource(libraries));
    const auto& shown = root->children.at(0)->children;
    const auto top = std::find_if(shown.begin(), shown.end(), [](const auto& node) { return node->name == u"g11-0"; });
    QVERIFY(top != shown.end());
    QCOMPARE((*top)->count, 1);
    QVERIFY(
        std::any_of(shown.begin(), shown.end(), [](const auto& node) { return node->problem.contains(u"not all"_s); }));
}

ROLLCALL_TEST(tst_trees, TreesTest)
#include "tst_trees.moc"
