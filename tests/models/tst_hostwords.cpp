// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/host.h"
#include "core/targets/target.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "models/library/hostsmodel.h"
#include "models/library/hostwords.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::models;

namespace {

Group accessGroup(const QString& name, const QStringList& members, const QString& user)
{
    Group made;
    made.name = name;
    made.members = members;
    made.access.user = user;
    return made;
}

} // namespace

// What is ticked within a group is as the group says, though it is no host of a library.
class HostWordsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<library::LibrarySet> m_set;
    std::unique_ptr<HostsModel> m_model;

    bool open(const QList<Group>& groups)
    {
        const QString path = m_folder->filePath(u"mine"_s);
        if (!library::createLibrary(path, u"mine"_s))
            return false;
        auto* const made = new library::Library(library::loadLibrary(path));
        library::Change change;
        Host host;
        host.name = u"web1"_s;
        change.hosts.append({std::nullopt, host});
        for (const Group& one : groups)
            change.groups.append({std::nullopt, one});
        if (!made->apply(change).ok())
            return false;
        m_set->add(made, true);
        m_model->setLibraries(m_set.get());
        return QTest::qWaitFor([this] { return m_model->isCurrent(); });
    }

    QString ticked(const QString& target, const QStringList& path) const
    {
        QModelIndex index = m_model->index(0, 0);
        for (const QString& name : path) {
            const QModelIndexList found = m_model->match(m_model->index(0, 0, index), HostsModel::NameRole, name, 1,
                                                         Qt::MatchExactly | Qt::MatchCaseSensitive);
            if (found.isEmpty())
                return u"no "_s + name;
            index = found.constFirst();
        }
        const HostWords words{{index.data(HostsModel::WordRole).toString()},
                              index.data(HostsModel::WithinRole).toString()};
        return addToTarget(target, words, *m_set->snapshot());
    }

    /// "user@name", as it would log in.
    QStringList logins(const QString& target) const
    {
        QStringList said;
        const TargetResolution found = resolveTarget(target, *m_set->snapshot());
        for (const TargetHost& host : found.hosts)
            said.append(host.access.user + u'@' + host.address);
        said.sort();
        return found.ok() ? said : QStringList{u"error"_s};
    }

    static RunHost row(const QString& name, const QString& group)
    {
        RunHost host;
        host.name = name;
        host.word = u'=' + name;
        host.group = group;
        return host;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_set = std::make_unique<library::LibrarySet>();
        m_model = std::make_unique<HostsModel>();
    }

    void cleanup()
    {
        m_model.reset();
        m_set.reset();
        m_folder.reset();
    }

    void aTickKeepsWhatTheGroupSays()
    {
        QVERIFY(open({accessGroup(u"pw"_s, {u"=127.16.0.1:22022"_s, u"=127.16.0.3:22022"_s, u"web1"_s}, u"admin"_s)}));
        QString target = ticked({}, {u"pw"_s, u"127.16.0.1:22022"_s});
        QCOMPARE(target, u"@pw&=127.16.0.1:22022"_s);
        QCOMPARE(ticked(target, {u"pw"_s, u"127.16.0.1:22022"_s}), target); // once more is nothing more
        target = ticked(target, {u"pw"_s, u"127.16.0.3:22022"_s});
        QCOMPARE(target, u"@pw&=127.16.0.[1,3]:22022"_s);
        QCOMPARE(logins(target), QStringList({u"admin@127.16.0.1"_s, u"admin@127.16.0.3"_s}));
        QCOMPARE(ticked(target, {u"pw"_s, u"web1"_s}), target + u",web1"_s); // a host of the library says it all
        QCOMPARE(ticked(u"@pw!=127.16.0.1:22022"_s, {u"pw"_s, u"127.16.0.1:22022"_s}), u"@pw"_s);
    }

    void whatIsThereStaysAsItWas()
    {
        QVERIFY(open({accessGroup(u"a"_s, {u"=10.0.0.1"_s, u"=10.0.0.2"_s}, u"ann"_s),
                      accessGroup(u"b"_s, {u"=root@10.1.0.1"_s, u"=10.1.0.2:22"_s, u"=10.1.0.3"_s}, u"bob"_s),
                      accessGroup(u"plain"_s, {u"=10.2.0.1"_s}, {})}));
        QString target = ticked(u"web1,=10.9.9.9"_s, {u"a"_s, u"10.0.0.2"_s});
        QCOMPARE(target, u"@a&=10.0.0.2,web1,=10.9.9.9"_s);
        target = ticked(target, {u"b"_s, u"10.1.0.2:22"_s});
        target = ticked(target, {u"b"_s, u"10.1.0.3"_s});
        QCOMPARE(logins(target),
                 QStringList({u"@10.9.9.9"_s, u"@web1"_s, u"ann@10.0.0.2"_s, u"bob@10.1.0.2"_s, u"bob@10.1.0.3"_s}));
        // A group that says nothing is not named.
        QCOMPARE(ticked({}, {u"plain"_s, u"10.2.0.1"_s}), u"=10.2.0.1"_s);
    }

    void allGroupsOnTheWayHaveTheirSay()
    {
        Group outer = accessGroup(u"outer"_s, {u"@inner"_s, u"!=10.0.0.9"_s}, {});
        outer.access.jump = u"gate.example.org"_s;
        QVERIFY(open({outer, accessGroup(u"inner"_s, {u"=10.0.0.1"_s, u"=10.0.0.9"_s}, u"ann"_s)}));
        QCOMPARE(ticked({}, {u"outer"_s, u"inner"_s, u"10.0.0.1"_s}), u"@outer&=10.0.0.1"_s);
        // This one is not the outer group's.
        QCOMPARE(ticked({}, {u"outer"_s, u"inner"_s, u"10.0.0.9"_s}), u"@inner&=10.0.0.9"_s);
    }

    void aTargetBecomesMembers()
    {
        QCOMPARE(membersOf(u"web2, web1, web3"_s), QStringList(u"web[1-3]"_s));
        QCOMPARE(membersOf(u"@pw&=10.0.0.1, web1, @db!db2!db3"_s),
                 QStringList({u"@pw&=10.0.0.1"_s, u"web1"_s, u"@db!db2!db3"_s}));
        QCOMPARE(membersOf(QString()), QStringList());
    }

    void rowsOfARunAreTargetedByTheirGroups()
    {
        QVERIFY(open({accessGroup(u"pw"_s, {u"=10.0.0.1"_s, u"=10.0.0.2"_s, u"=10.0.0.3"_s}, u"admin"_s),
                      accessGroup(u"px"_s, {u"=10.0.0.1"_s}, u"other"_s)}));
        RunHost web;
        web.name = web.word = u"web1"_s;
        web.library = u"mine"_s;
        web.group = u"pw"_s;
        QStringList leftOut;
        const auto target = [&](const QList<RunHost>& rows) {
            leftOut.clear();
            return targetOf(wordsOf(rows, *m_set->snapshot()), *m_set->snapshot(), &leftOut);
        };
        QCOMPARE(target({web, row(u"10.0.0.2"_s, u"pw"_s)}), u"@pw&=10.0.0.2,web1"_s);
        QCOMPARE(logins(target({row(u"10.0.0.1"_s, u"mine:pw"_s), row(u"10.0.0.3"_s, u"mine:pw"_s)})),
                 QStringList({u"admin@10.0.0.1"_s, u"admin@10.0.0.3"_s}));
        QCOMPARE(logins(target({row(u"10.0.0.1"_s, u"px;pw"_s)})), QStringList{u"other@10.0.0.1"_s});
        QCOMPARE(target({row(u"10.0.0.7"_s, {})}), u"=10.0.0.7"_s);
        QCOMPARE(target({row(u"10.0.0.7"_s, u"pw"_s), web}), u"web1"_s);
        QCOMPARE(leftOut, QStringList{u"10.0.0.7"_s});
        // Of a group that is gone nobody knows what it said.
        QCOMPARE(logins(target({row(u"10.0.0.1"_s, u"gone"_s), row(u"10.0.0.2"_s, u"gone"_s)})),
                 QStringList{u"error"_s});
    }
};

ROLLCALL_TEST(tst_hostwords, HostWordsTest)
#include "tst_hostwords.moc"
