// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/members.h"
#include "core/targets/targetterm.h"
#include "core/targets/targettext.h"
#include "directory.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::test;

namespace {

/// Three hosts with tags and variables, one whose names look like terms, and smart groups over them.
Directory tagged()
{
    Directory directory;
    const auto add = [&](const QString& name, const QStringList& tags, const QMap<QString, QString>& variables) {
        Host host;
        host.name = name;
        host.tags = tags;
        host.variables = variables;
        directory.hosts.append({u"mine"_s, std::make_shared<const Host>(host)});
    };
    add(u"web1"_s, {u"prod"_s, u"rack1"_s}, {{u"role"_s, u"front"_s}});
    add(u"web2"_s, {u"Prod"_s, u"rack2"_s, u"two words"_s}, {{u"role"_s, u"Front"_s}, {u"Role"_s, u"other"_s}});
    add(u"db1"_s, {u"staging"_s}, {{u"role"_s, u"a=b"_s}});
    add(u"tag"_s, {}, {});
    add(u"tag:2024"_s, {}, {});
    add(u"var.lan"_s, {}, {});
    directory.addGroup(u"mine"_s, u"smart"_s, {u"tag:prod"_s, u"!tag:rack2"_s});
    directory.addGroup(u"mine"_s, u"debian"_s, {u"tag:prod&os:debian"_s});
    directory.addGroup(u"mine"_s, u"up"_s, {u"web*"_s, u"!fact.uptime<1"_s});
    directory.addGroup(u"mine"_s, u"aliases"_s, {u"web1"_s, u"alias"_s});
    directory.addGroup(u"mine"_s, u"logins"_s, {u"root@web1"_s, u"root@new"_s});
    directory.addGroup(u"mine"_s, u"exact"_s, {u"=new"_s, u"root@web1"_s, u"192.0.2.1"_s});
    directory.addGroup(u"mine"_s, u"web"_s, {u"web[1-2]"_s});
    directory.addGroup(u"mine"_s, u"web & db"_s, {u"web1, db1"_s});
    return directory;
}

QString outcomeOf(const QString& target, const TargetDirectory& directory)
{
    const TargetResolution resolution = resolveTarget(target, directory);
    if (resolution.ok())
        return resolution.names().join(u' ');
    return u"error %1 "_s.arg(int(resolution.errors[0].error.kind)) + resolution.errors[0].error.subject;
}

QString error(ErrorKind kind, const QString& subject)
{
    return u"error %1 "_s.arg(int(kind)) + subject;
}

} // namespace

/// What terms of a target mean, and that nothing which cannot be judged is left out in silence.
class TargetTermsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resolves_data();
    void resolves();
    void whatRestsOnFactsIsAnError_data();
    void whatRestsOnFactsIsAnError();
    void readsValues();
    void onlyDefinedHostsAreMembers();
    void aGroupsNameIsNoHost();
    void closedNamesCloseWhatCouldHoldThem_data();
    void closedNamesCloseWhatCouldHoldThem();
    void whatIsNotReadClosesMore();
    void aHostNamedByItselfStaysInItsGroups();
    void wordsOfNames();
};

void TargetTermsTest::resolves_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("expected");

    const auto syntax = [](const QString& subject) { return error(ErrorKind::TargetSyntax, subject); };
    QTest::newRow("tag") << u"tag:prod"_s << u"web1 web2"_s;
    QTest::newRow("pattern") << u"tag:rack?"_s << u"web1 web2"_s;
    QTest::newRow("range") << u"tag:rack[1-2]"_s << u"web1 web2"_s;
    QTest::newRow("quoted") << u"tag:\"two words\""_s << u"web2"_s;
    QTest::newRow("its sign in capitals") << u"TAG:staging"_s << u"db1"_s;
    QTest::newRow("variable") << u"var.role=front"_s << u"web1 web2"_s;
    QTest::newRow("names of variables are exact") << u"var.Role=*"_s << u"web2"_s;
    QTest::newRow("a value with =") << u"var.role=a=b"_s << u"db1"_s;
    QTest::newRow("and") << u"tag:prod&var.role=front&tag:rack1"_s << u"web1"_s;
    QTest::newRow("without") << u"@*!tag:prod"_s << u"db1 tag tag:2024 var.lan"_s;
    QTest::newRow("without, of another user") << u"root@web1,db1!tag:prod"_s << u"db1"_s;
    QTest::newRow("smart group") << u"@smart"_s << u"web1"_s;
    QTest::newRow("smart group of others") << u"@web!@smart"_s << u"web2"_s;
    QTest::newRow("no such tag") << u"tag:nosuch"_s << error(ErrorKind::UnknownTerm, u"tag:nosuch"_s);
    QTest::newRow("no such tag to take away") << u"@web!tag:prdo"_s << error(ErrorKind::UnknownTerm, u"tag:prdo"_s);
    QTest::newRow("one of a range") << u"tag:rack[1-3]"_s << error(ErrorKind::UnknownTerm, u"tag:rack[1-3]"_s);
    QTest::newRow("no such variable") << u"@web&var.rolle=x"_s << error(ErrorKind::UnknownTerm, u"var.rolle=x"_s);
    QTest::newRow("no value") << u"tag:"_s << syntax(u"tag:"_s);
    QTest::newRow("no value of a variable") << u"var.role="_s << syntax(u"var.role="_s);
    QTest::newRow("variables have no size") << u"var.role>=1"_s << syntax(u"var.role>=1"_s);
    QTest::newRow("wins over host:port") << u"tag:22"_s << error(ErrorKind::UnknownTerm, u"tag:22"_s);
    QTest::newRow("the host, as it is") << u"=tag:2024"_s << u"tag:2024"_s;
    QTest::newRow("host and port, as it is") << u"=tag:22"_s << u"tag:22"_s;
    QTest::newRow("the host, quoted") << u"\"tag:2024\""_s << u"tag:2024"_s;
    QTest::newRow("a name and a port, quoted") << u"\"tag\":22"_s << u"tag"_s;
    QTest::newRow("no comparison: a host") << u"var.lan"_s << u"var.lan"_s;
    QTest::newRow("!= is taking away a name")
        << u"@web!tag:prod&var.x!=y"_s << error(ErrorKind::UnknownHost, u"var.x"_s);
}

void TargetTermsTest::resolves()
{
    QFETCH(const QString, target);
    QTEST(outcomeOf(target, tagged()), "expected");
}

void TargetTermsTest::whatRestsOnFactsIsAnError_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("term");

    QTest::newRow("alone") << u"os:debian"_s << u"os:debian"_s;
    QTest::newRow("fact") << u"fact.memory>=16"_s << u"fact.memory>=16"_s;
    QTest::newRow("version") << u"fact.kernel<6.1.12"_s << u"fact.kernel<6.1.12"_s;
    QTest::newRow("added") << u"web1,os:debian"_s << u"os:debian"_s;
    QTest::newRow("taken away") << u"@web!os:debian"_s << u"os:debian"_s;
    QTest::newRow("kept") << u"@web&fact.x=y"_s << u"fact.x=y"_s;
    QTest::newRow("in a group") << u"@debian"_s << u"os:debian"_s;
    QTest::newRow("in a group that is taken away") << u"web1,db1!@debian"_s << u"os:debian"_s;
    QTest::newRow("in a group that is kept") << u"@web&@up"_s << u"fact.uptime<1"_s;
}

void TargetTermsTest::whatRestsOnFactsIsAnError()
{
    QFETCH(const QString, target);
    QFETCH(const QString, term);
    const TargetResolution resolution = resolveTarget(target, tagged());
    QVERIFY(!resolution.ok() && resolution.hosts.isEmpty());
    QCOMPARE(resolution.errors[0].error.kind, ErrorKind::UnknownFacts);
    QCOMPARE(resolution.errors[0].error.subject, term);
    QVERIFY(errorText(resolution.errors[0].error).contains(u"no facts are known of these hosts yet"_s));
    QVERIFY(resolution.errors[0].cure.isEmpty());
}

void TargetTermsTest::readsValues()
{
    const auto read = [](const QString& word) { return readTerm(WordText::of(word)); };
    const Result<TargetTerm> atLeast = read(u"fact.\"memory total\">=16"_s);
    QVERIFY(atLeast.ok() && atLeast->restsOnFacts());
    QCOMPARE(atLeast->name, u"memory total"_s);
    QCOMPARE(atLeast->comparison, TargetTerm::Comparison::AtLeast);
    QCOMPARE(atLeast->value.text, u"16"_s);
    QCOMPARE(read(u"fact.a<=1"_s)->comparison, TargetTerm::Comparison::AtMost);
    QCOMPARE(read(u"fact.a<1"_s)->comparison, TargetTerm::Comparison::Less);
    QCOMPARE(read(u"fact.a>1.2.3"_s)->comparison, TargetTerm::Comparison::Greater);
    QCOMPARE(read(u"fact.a=x*"_s)->comparison, TargetTerm::Comparison::Equal);
    QCOMPARE(read(u"fact.a>=many"_s).error().kind, ErrorKind::TargetSyntax);
    QCOMPARE(read(u"os:"_s).error().kind, ErrorKind::TargetSyntax);
    QVERIFY(read(u"os:debian"_s)->restsOnFacts() && !read(u"tag:x"_s)->restsOnFacts());
    for (const QString& none : {u"web1"_s, u"var.x"_s, u"fact.="_s, u"\"tag:x\""_s, u"root@tag:22"_s, u"tags:x"_s})
        QVERIFY2(!isTerm(WordText::of(none)), qPrintable(none));
}

void TargetTermsTest::onlyDefinedHostsAreMembers()
{
    const Directory directory = tagged();
    QCOMPARE(outcomeOf(u"alias"_s, directory), u"alias"_s); // typed, it is a host
    QCOMPARE(outcomeOf(u"@aliases"_s, directory), error(ErrorKind::UnknownHost, u"alias"_s));
    QCOMPARE(outcomeOf(u"@logins"_s, directory), error(ErrorKind::UnknownHost, u"new"_s));
    QCOMPARE(outcomeOf(u"@exact"_s, directory), u"new web1 192.0.2.1"_s);
    QVERIFY(!resolveMembers({u"alias"_s}, u"mine"_s, directory).ok());
    const TargetError inGroup = resolveTarget(u"@aliases"_s, directory).errors[0];
    QVERIFY(inGroup.cure.isEmpty()); // "=@aliases" would cure nothing
    QVERIFY2(errorText(inGroup.error).contains(u"aliases"_s), qPrintable(errorText(inGroup.error)));
}

void TargetTermsTest::aGroupsNameIsNoHost()
{
    const Directory directory = tagged();
    const auto only = [&](const QString& target) { return resolveTarget(target, directory).errors.value(0); };
    QCOMPARE(only(u"db1,web"_s).error.kind, ErrorKind::HostIsGroup);
    QCOMPARE(only(u"db1,web"_s).cure, u"@web"_s);
    QVERIFY(errorText(only(u"web"_s).error).contains(u"@web"_s));
    QCOMPARE(only(u"\"web & db\""_s).cure, u"@\"web & db\""_s);
    QCOMPARE(outcomeOf(u"db1,"_s + only(u"\"web & db\""_s).cure, directory), u"db1 web1"_s);
    QCOMPARE(only(u"@smart!web"_s).error.kind, ErrorKind::HostIsGroup);
    QCOMPARE(only(u"wbe"_s).error.kind, ErrorKind::UnknownHost);
    QCOMPARE(only(u"wbe"_s).cure, u"=wbe"_s);
    QCOMPARE(outcomeOf(u"web:22"_s, directory), error(ErrorKind::HostIsGroup, u"web"_s)); // a group has no port
    QCOMPARE(outcomeOf(u"=web:22"_s, directory), u"web:22"_s);
}

void TargetTermsTest::closedNamesCloseWhatCouldHoldThem_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("expected");

    const auto set = [](const QString& subject) { return error(ErrorKind::ClosedSet, subject); };
    QTest::newRow("exact") << u"web1,tag"_s << u"web1 tag"_s;
    QTest::newRow("itself") << u"web3"_s << error(ErrorKind::ClosedName, u"web3"_s);
    QTest::newRow("itself, with a user") << u"root@web3"_s << error(ErrorKind::ClosedName, u"web3"_s);
    QTest::newRow("as it is") << u"=web3"_s << u"web3"_s;
    QTest::newRow("pattern") << u"web*"_s << set(u"web*"_s);
    QTest::newRow("another pattern") << u"db*"_s << u"db1"_s;
    QTest::newRow("taken away by a pattern") << u"db1!web*"_s << set(u"web*"_s);
    QTest::newRow("every host") << u"@*"_s << set(u"@*"_s);
    QTest::newRow("every host of the other") << u"@shared:*"_s << u"far"_s;
    QTest::newRow("term") << u"tag:staging"_s << set(u"tag:staging"_s);
    QTest::newRow("term taken away") << u"web1!tag:staging"_s << set(u"tag:staging"_s);
    QTest::newRow("smart group") << u"@smart"_s << set(u"tag:prod"_s);
    QTest::newRow("a group of exact names") << u"@web"_s << u"web1 web2"_s;
    QTest::newRow("group") << u"@broken"_s << error(ErrorKind::ClosedName, u"broken"_s);
    QTest::newRow("group taken away") << u"web1!@broken"_s << error(ErrorKind::ClosedName, u"broken"_s);
    QTest::newRow("pattern of groups") << u"web1!@br*"_s << set(u"@br*"_s);
    QTest::newRow("another pattern of groups") << u"@we?"_s << u"web1 web2"_s;
}

void TargetTermsTest::closedNamesCloseWhatCouldHoldThem()
{
    QFETCH(const QString, target);
    Directory directory = tagged();
    directory.addHost(u"shared"_s, u"far"_s);
    directory.closed = {{u"mine"_s, u"web3"_s, u"/lib/hosts.yaml"_s}};
    directory.closedOfGroups = {{u"mine"_s, u"broken"_s, u"/lib/groups/broken.yaml"_s}};
    QTEST(outcomeOf(target, directory), "expected");
    const TargetResolution resolution = resolveTarget(target, directory);
    if (!resolution.ok()) {
        const QString said = errorText(resolution.errors[0].error);
        QVERIFY2(said.contains(u"/lib/"_s), qPrintable(said));
    }
}

void TargetTermsTest::whatIsNotReadClosesMore()
{
    Directory directory = tagged();
    directory.closed = {{u"mine"_s, {}, u"/lib/hosts.yaml"_s}};
    QCOMPARE(outcomeOf(u"web1"_s, directory), u"web1"_s);
    QCOMPARE(outcomeOf(u"192.0.2.1,=new"_s, directory), u"192.0.2.1 new"_s);
    for (const QString& target : {u"db*"_s, u"@*"_s, u"tag:prod"_s, u"alias"_s, u"root@alias"_s})
        QVERIFY2(outcomeOf(target, directory).startsWith(error(ErrorKind::ClosedSet, {})), qPrintable(target));
}

void TargetTermsTest::aHostNamedByItselfStaysInItsGroups()
{
    Directory directory = tagged();
    directory.addGroup(u"mine"_s, u"live"_s, {u"web*"_s, u"tag:staging"_s}, {u"deploy"_s, 0, {}, {}}, true);
    directory.closed = {{u"mine"_s, u"web3"_s, u"/lib/hosts.yaml"_s}};
    QVERIFY(!resolveTarget(u"@live"_s, directory).ok());
    const TargetResolution named = resolveTarget(u"web1,db1"_s, directory);
    QVERIFY(named.ok());
    for (const TargetHost& host : named.hosts)
        QVERIFY2(host.production && host.access.user == u"deploy", qPrintable(host.name));
}

void TargetTermsTest::wordsOfNames()
{
    const Directory directory = tagged();
    QCOMPARE(targetWord(u"tag:2024"_s), u"\"tag:2024\""_s);
    QCOMPARE(outcomeOf(targetWord(u"tag:2024"_s), directory), u"tag:2024"_s);
    QCOMPARE(tagWord(u"prod"_s), u"tag:prod"_s);
    QCOMPARE(outcomeOf(tagWord(u"two words"_s), directory), u"web2"_s);
    QVERIFY(holdTerm({u"web1"_s, u"@web!tag:prod"_s}));
    QVERIFY(!holdTerm({u"web1"_s, u"\"tag:2024\""_s, u"=tag:22"_s, u"root@tag:22"_s}));
}

ROLLCALL_TEST(tst_targetterms, TargetTermsTest)
#include "tst_targetterms.moc"
