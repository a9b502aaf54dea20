// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/preflight.h"
#include "core/run/storedspec.h"
#include "personhome.h"
#include "support/testmain.h"
#include "support/watcheddirectory.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <stop_token>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

/// From the typed target to the exact hosts, and on to the run.
class PreflightTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        config({});
        m_library = {};
        m_companion = {};
        m_identities = {};
        m_library.name = u"lib"_s;
        addHost(u"web-01"_s);
        addHost(u"web-02"_s, u"192.0.2.2"_s);
        addHost(u"db-01"_s);
        Group web;
        web.name = u"web"_s;
        web.members = {u"web-[01-02]"_s};
        web.access.user = u"deploy"_s;
        m_library.groups.append(web);
    }

    void unknownNamesAreMarked()
    {
        const Preflight result = prepared(u"web-01, nowhere"_s);
        QVERIFY(!result.ok());
        QCOMPARE(result.problems.constFirst().error.kind, ErrorKind::UnknownHost);
        QCOMPARE(result.problems.constFirst().position, 8);
        QVERIFY(!built(result, Composition::fromCommands({u"id"_s})).ok());
        QVERIFY(prepared(u"web-01, =nowhere"_s).ok());
    }

    /// Stopped while the first host's jump host is looked up, which is no part of reading the target.
    void whatIsNotWantedAnyMoreStopsAtTheNextHost()
    {
        m_library.hosts[0].access.jump = u"gate-1"_s;
        m_library.hosts[1].access.jump = u"gate-2"_s;
        std::stop_source stop;
        QStringList gates;
        auto watched = std::make_shared<Surroundings>(*surroundings());
        watched->directory = std::make_shared<test::WatchedDirectory>(watched->directory, [&](const QString& name) {
            if (!name.startsWith(u"gate"_s))
                return;
            gates.append(name);
            stop.request_stop();
        });
        QCOMPARE(prepare(*watched, {.target = u"web-01, web-02"_s}).hosts.size(), 2);
        QCOMPARE(gates, (QStringList{u"gate-1"_s, u"gate-2"_s}));
        gates.clear();
        stop = std::stop_source();
        static_cast<void>(prepare(*watched, {.target = u"web-01, web-02"_s}, stop.get_token()));
        QCOMPARE(gates, QStringList{u"gate-1"_s});
    }

    void theFirstThatSaysSomethingWins()
    {
        config("Host *\n  User fromconfig\n  Port 2022\n");
        m_library.hosts[0].access.user = u"fromhost"_s;
        IdentityBinding binding;
        binding.name = u"ops"_s;
        binding.user = u"fromidentity"_s;
        m_identities.set(binding);
        m_library.hosts[2].access.identity = u"ops"_s;

        const auto hosts = prepared(u"@web, db-01"_s).hosts;
        QCOMPARE(hosts[0].user, u"fromhost"_s);
        QCOMPARE(hosts[1].user, u"deploy"_s); // the group's
        QCOMPARE(hosts[2].user, u"fromidentity"_s);
        QCOMPARE(prepared(u"=other"_s).hosts[0].user, u"fromconfig"_s);
        QCOMPARE(hosts[0].port, quint16(2022));
        QCOMPARE(hosts[0].group, u"web"_s);
        TargetOverrides overrides;
        overrides.user = u"fromline"_s;
        overrides.port = 7;
        const auto overridden = prepared(u"@web, root@db-01:9"_s, overrides).hosts;
        QCOMPARE(overridden[0].user, u"fromline"_s);
        QCOMPARE(overridden[0].port, quint16(7));
        QCOMPARE(overridden[2].user, u"root"_s); // typed beats all
        QCOMPARE(overridden[2].port, quint16(9));
    }

    void addressesComeFromTheLibraryOrTheConfiguration()
    {
        config("Host web-01\n  HostName web.example.net\nHost 192.0.2.*\n  User viaaddress\n");
        const auto hosts = prepared(u"web-01, web-02"_s).hosts;
        QCOMPARE(hosts[0].address, u"web.example.net"_s);
        QCOMPARE(hosts[1].address, u"192.0.2.2"_s);
        QCOMPARE(hosts[0].name, u"web-01"_s);
    }

    void equalLoginsAreOne()
    {
        const auto hosts = prepared(u"@web, db-01"_s).hosts;
        QCOMPARE(hosts[0].login.get(), hosts[1].login.get());
        QCOMPARE(hosts[0].trust.get(), hosts[2].trust.get());
        QVERIFY(hosts[0].algorithms);
    }

    void keysThatExistAreOffered()
    {
        touch(u".ssh/id_ed25519"_s);
        const auto keys = prepared(u"web-01"_s).hosts[0].login->keyFiles;
        QCOMPARE(keys, QStringList{m_home->filePath(u".ssh/id_ed25519"_s)});
    }

    void configuredKeysThatAreNotThereAreNamed()
    {
        touch(u".ssh/id_ed25519"_s);
        config("Host web-01\n  IdentityFile ~/.ssh/id_ed25519\n  IdentityFile ~/.ssh/id_work\n");
        const auto hosts = prepared(u"web-01, web-02"_s).hosts;
        QCOMPARE(hosts[0].login->keyFiles, QStringList{m_home->filePath(u".ssh/id_ed25519"_s)});
        const QString place = m_home->filePath(u".ssh/id_work"_s) + u" (%1:3)"_s.arg(m_home->filePath(u".ssh/config"_s));
        QCOMPARE(hosts[0].login->missingKeyFiles, QStringList{place});
        QVERIFY(hosts[1].login->missingKeyFiles.isEmpty()); // the default names are nobody's mistake
    }

    void aKnownHostsFileThatIsNotThere()
    {
        TargetOverrides overrides;
        overrides.knownHostsFile = m_home->filePath(u"absent"_s);
        overrides.hostKeys = HostKeyPolicy::Strict; // nobody could be trusted
        const Preflight strict = prepared(u"web-01"_s, overrides);
        QCOMPARE(strict.problems.size(), 1);
        QCOMPARE(strict.problems.constFirst().error.kind, ErrorKind::FileMissing);
        QVERIFY(errorText(strict.problems.constFirst().error).contains(u"absent"_s));
        overrides.hostKeys = HostKeyPolicy::AcceptNew; // it will be there
        QVERIFY(prepared(u"web-01"_s, overrides).ok());
        QVERIFY(prepared(u"web-01"_s, overrides).warnings.isEmpty());
        overrides.hostKeys = HostKeyPolicy::Ask; // the same, but it may be a slip, and all are asked about
        const Preflight asked = prepared(u"web-01"_s, overrides);
        QVERIFY(asked.ok());
        QCOMPARE(asked.warnings.size(), 1);
        QCOMPARE(asked.warnings.constFirst().kind, ErrorKind::FileMissing);
        overrides.knownHostsFile = m_home->filePath(u"absent/known_hosts"_s); // it could never be written
        QVERIFY(!prepared(u"web-01"_s, overrides).ok());
        overrides.knownHostsFile = m_home->path();
        QCOMPARE(prepared(u"web-01"_s, overrides).problems.constFirst().error.kind, ErrorKind::FileUnreadable);
    }

    void theLinesKeyIsTheOnlyOne()
    {
        touch(u".ssh/id_ed25519"_s);
        touch(u"mine"_s);
        TargetOverrides overrides;
        overrides.identityFile = m_home->filePath(u"mine"_s);
        overrides.knownHostsFile = u"/known"_s;
        overrides.hostKeys = HostKeyPolicy::Strict;
        const auto hosts = prepared(u"web-01"_s, overrides).hosts;
        QCOMPARE(hosts[0].login->keyFiles, QStringList{overrides.identityFile});
        QVERIFY(hosts[0].login->identitiesOnly);
        QCOMPARE(hosts[0].trust->userFiles, QStringList{u"/known"_s});
        QVERIFY(hosts[0].trust->globalFiles.isEmpty());
        QCOMPARE(hosts[0].trust->policy, HostKeyPolicy::Strict);
        overrides.identityFile = m_home->filePath(u"absent"_s);
        QCOMPARE(prepared(u"web-01"_s, overrides).problems.constFirst().error.kind, ErrorKind::FileMissing);
    }

    void jumpHostsAreShared()
    {
        m_library.hosts[0].access.jump = u"bastion@db-01:2200"_s;
        m_library.hosts[1].access.jump = u"bastion@db-01:2200"_s;
        auto hosts = prepared(u"web-01, web-02"_s).hosts;
        QVERIFY(hosts[0].jump);
        QCOMPARE(hosts[0].jump.get(), hosts[1].jump.get());
        QCOMPARE(hosts[0].jump->user, u"bastion"_s);
        QCOMPARE(hosts[0].jump->port, quint16(2200));
        TargetOverrides overrides;
        overrides.jump = u"none"_s;
        QVERIFY(!prepared(u"web-01"_s, overrides).hosts[0].jump);
        overrides.jump = u"other"_s;
        QCOMPARE(prepared(u"web-01"_s, overrides).hosts[0].jump->address, u"other"_s);
    }

    /// What the library says of it cannot be used: it is not gone through in the way of a namesake.
    void aBrokenJumpHostIsNoNamesake()
    {
        config("Host bastion\n  HostName 192.0.2.99\n");
        m_library.path = u"/nowhere/lib"_s;
        m_library.hosts[0].access.jump = u"bastion"_s;
        QCOMPARE(prepared(u"web-01"_s).hosts[0].jump->address, u"192.0.2.99"_s);
        m_library.closed.hosts.insert(u"bastion"_s);
        const HostSpec host = prepared(u"web-01"_s).hosts[0];
        QVERIFY(!host.jump);
        QVERIFY2(host.skip.contains(u"bastion"_s) && host.skip.contains(u"/nowhere/lib/hosts.yaml"_s), qPrintable(host.skip));
    }

    void aHostPatternNamesHostsIfItHasALetter()
    {
        config("Host lan-*\n  User me\nHost *\n  Port 2222\n");
        const Preflight known = prepared(u"lan-7"_s);
        QVERIFY(known.problems.isEmpty());
        QCOMPARE(known.hosts[0].user, u"me"_s);
        QCOMPARE(prepared(u"typo"_s).problems.value(0).error.kind, ErrorKind::UnknownHost);
        m_library.groups[0].members = {u"lan-7"_s}; // other people's ssh_config does not know it
        QCOMPARE(prepared(u"@web"_s).problems.value(0).error.kind, ErrorKind::UnknownHost);
    }

    void termsAreJudgedByTheLibrary()
    {
        m_library.hosts[0].tags = {u"prod"_s};
        m_library.hosts[1].variables = {{u"role"_s, u"front"_s}};
        const Preflight flight = prepared(u"tag:prod,var.role=front"_s);
        QVERIFY(flight.problems.isEmpty());
        QCOMPARE(flight.hosts.size(), 2);
        QCOMPARE(prepared(u"web-01!os:debian"_s).problems.value(0).error.kind, ErrorKind::UnknownFacts);
        m_library.closed.hosts.insert(u"web-99"_s);
        QCOMPARE(prepared(u"tag:prod"_s).problems.value(0).error.kind, ErrorKind::ClosedSet);
        QVERIFY(prepared(u"web-01"_s).problems.isEmpty());
    }

    void oldAlgorithmsAreAllowedByWhoSaysSoFirst()
    {
        const auto allowed = [this](const QString& target, const TargetOverrides& overrides = {}) {
            QStringList names;
            for (const HostSpec& host : prepared(target, overrides).hosts) {
                if (host.algorithms->legacy)
                    names.append(host.name);
            }
            return names.join(u',');
        };
        const QString all = u"web-01, web-02, db-01, =other"_s;
        QCOMPARE(allowed(all), QString());
        TargetOverrides overrides;
        overrides.legacyAlgorithms = true;
        QCOMPARE(allowed(all, overrides), u"web-01,web-02,db-01,other"_s);
        m_library.groups[0].access.legacyAlgorithms = true;
        m_library.hosts[1].access.legacyAlgorithms = false;
        m_library.hosts[2].access.legacyAlgorithms = true;
        QCOMPARE(allowed(all), u"web-01,db-01"_s);
        QCOMPARE(allowed(all, overrides), u"web-01,web-02,db-01,other"_s); // the line's word is the first
        config("Host *\n  Ciphers ^aes256-ctr\n");
        const auto hosts = prepared(all).hosts;
        QCOMPARE(hosts[0].algorithms->ciphers, u"^aes256-ctr"_s); // stays as it is; the old ones come behind
        QCOMPARE(hosts[0].algorithms, hosts[2].algorithms);
        QVERIFY(hosts[0].algorithms != hosts[1].algorithms);
    }

    void oldAlgorithmsHoldForAJumpHostOnlyIfItSaysSo()
    {
        TargetOverrides overrides;
        overrides.legacyAlgorithms = true;
        m_library.groups[0].access.jump = u"db-01"_s;
        m_library.groups[0].access.legacyAlgorithms = true;
        m_library.groups[0].members.append(u"db-01"_s);
        m_library.hosts[2].access.jump = u"none"_s;
        HostSpec host = prepared(u"web-01"_s, overrides).hosts[0];
        QVERIFY(host.algorithms->legacy && host.jump);
        QVERIFY(!host.jump->algorithms->legacy);
        m_library.hosts[2].access.legacyAlgorithms = true;
        host = prepared(u"web-01"_s).hosts[0];
        QVERIFY(host.jump->algorithms->legacy);
    }

    void aListOfJumpHostsIsGoneThroughInItsOrder()
    {
        config("Host web-02\n  ProxyJump outer\nHost db-01\n  ProxyJump ignored\n  ProxyCommand nc %h %p\n");
        m_library.groups[0].access.jump = u"it@web-02:23,db-01"_s;
        auto hosts = prepared(u"web-01, =other"_s).hosts;
        QCOMPARE(hosts[0].skip, QString());
        QCOMPARE(way(hosts[0]), u"outer:22 it@192.0.2.2:23 db-01:22"_s); // only the first hop's own way holds
        QCOMPARE(way(hosts[1]), QString());
        TargetOverrides overrides;
        overrides.jump = u"a,hop@b:2222"_s;
        overrides.user = u"root"_s;
        overrides.port = 99;
        hosts = prepared(u"web-01, =other"_s, overrides).hosts;
        QCOMPARE(hosts[0].user + QString::number(hosts[0].port), u"root99"_s);
        QCOMPARE(way(hosts[0]), u"a:22 hop@b:2222"_s); // whatever --user and --port say
        QCOMPARE(hosts[0].jump, hosts[1].jump);
    }

    void theLinesKeyAndTrustHoldAtEveryHop()
    {
        config("Host web-01\n  ProxyJump a,b\nHost a\n  ProxyJump c\n");
        touch(u"mine"_s);
        TargetOverrides overrides;
        overrides.identityFile = m_home->filePath(u"mine"_s);
        overrides.knownHostsFile = m_home->filePath(u"known"_s);
        overrides.hostKeys = HostKeyPolicy::AcceptNew;
        const HostSpec host = prepared(u"web-01"_s, overrides).hosts[0];
        QCOMPARE(way(host), u"c:22 a:22 b:22"_s);
        for (const HostSpec* hop : jumpsOf(host)) {
            QCOMPARE(hop->login->keyFiles, QStringList{overrides.identityFile});
            QCOMPARE(hop->trust->userFiles, QStringList{overrides.knownHostsFile});
            QCOMPARE(hop->trust->policy, HostKeyPolicy::AcceptNew);
        }
    }

    void aJumpHostHasItsOwnJumpHost()
    {
        m_library.hosts[0].access.jump = u"web-02"_s;
        m_library.hosts[1].access.jump = u"db-01"_s;
        config("Host db-01\n  ProxyJump edge\n");
        const Preflight result = prepared(u"web-01, web-02, db-01"_s);
        QCOMPARE(result.skipped, 0);
        QCOMPARE(way(result.hosts[0]), u"edge:22 db-01:22 192.0.2.2:22"_s);
        QCOMPARE(way(result.hosts[1]), u"edge:22 db-01:22"_s);
        QCOMPARE(way(result.hosts[2]), u"edge:22"_s);
        QCOMPARE(result.hosts[0].jump->jump, result.hosts[1].jump); // one connection
        QCOMPARE(result.hosts[1].jump->jump, result.hosts[2].jump);
    }

    void theSameHostByAnotherWayIsAnotherHop()
    {
        m_library.hosts[0].access.jump = u"a"_s;
        m_library.hosts[1].access.jump = u"b,a"_s;
        m_library.hosts[2].access.jump = u"b,a"_s;
        const auto hosts = prepared(u"web-01, web-02, db-01"_s).hosts;
        QCOMPARE(way(hosts[0]), u"a:22"_s);
        QCOMPARE(way(hosts[1]), u"b:22 a:22"_s);
        QVERIFY(hosts[0].jump != hosts[1].jump);
        QCOMPARE(hosts[1].jump, hosts[2].jump);
        QCOMPARE(hosts[1].jump->jump, hosts[2].jump->jump);
    }

    void jumpHostsThatAreTargetsAreReachedAsOnTheWay()
    {
        m_library.groups[0].access.jump = u"web-01,web-02"_s;
        m_library.groups[0].members.append(u"db-01"_s);
        const auto hosts = prepared(u"@web"_s).hosts;
        QCOMPARE(way(hosts[0]), QString());
        QCOMPARE(way(hosts[1]), u"web-01:22"_s);
        QCOMPARE(way(hosts[2]), u"web-01:22 192.0.2.2:22"_s);
        QCOMPARE(hosts[2].jump->jump, hosts[1].jump);
    }

    void aLoopOfJumpHostsEndsWithASentence()
    {
        m_library.hosts[0].access.jump = u"web-02"_s;
        m_library.hosts[1].access.jump = u"db-01"_s;
        m_library.hosts[2].access.jump = u"web-02"_s;
        Preflight result = prepared(u"web-01, web-02, db-01, =other"_s);
        QCOMPARE(result.skipped, 3);
        QVERIFY2(result.hosts[0].skip.contains(u"web-02 → db-01 → web-02"_s), qPrintable(result.hosts[0].skip));
        QVERIFY(!result.hosts[0].jump);
        QVERIFY(result.hosts[3].skip.isEmpty());
        m_library.hosts[1].access.jump = u"web-02"_s; // by itself
        QVERIFY(prepared(u"web-01"_s).hosts[0].skip.contains(u"web-02 → web-02"_s));
        m_library.hosts[1].access.jump = u"none"_s; // what was cut off does not stay so
        result = prepared(u"web-01, db-01"_s);
        QCOMPARE(result.skipped, 0);
        config("Host a\n  ProxyJump b\nHost b\n  ProxyJump a\n");
        result = prepared(u"a, b"_s);
        QCOMPARE(result.skipped, 2);
        QVERIFY2(result.hosts[1].skip.contains(u"“b”"_s) && result.hosts[1].skip.contains(u" → "_s), qPrintable(result.hosts[1].skip));
        m_library.hosts[1].access.jump = u"a"_s; // from the library into a loop of the configuration
        QCOMPARE(prepared(u"web-01, db-01"_s).skipped, 2);
    }

    void eightJumpHostsAreEnough()
    {
        for (int i = 1; i <= 10; ++i) {
            addHost(u"h%1"_s.arg(i));
            m_library.hosts.last().access.jump = u"h%1"_s.arg(i - 1);
        }
        addHost(u"h0"_s);
        const Preflight result = prepared(u"h10, h9, h8, h1, h0"_s); // the farthest first: it must not spoil the others
        QCOMPARE(result.skipped, 2);
        QVERIFY2(result.hosts[0].skip.contains(u"“h10” goes through more than 8"_s), qPrintable(result.hosts[0].skip));
        QVERIFY2(result.hosts[1].skip.contains(u"“h9” goes through more than 8"_s), qPrintable(result.hosts[1].skip));
        QCOMPARE(jumpsOf(result.hosts[2]).size(), 8);
        QCOMPARE(way(result.hosts[3]), u"h0:22"_s);
        TargetOverrides overrides;
        overrides.jump = u"1,2,3,4,5,6,7,8"_s;
        QCOMPARE(jumpsOf(prepared(u"web-01"_s, overrides).hosts[0]).size(), 8);
        overrides.jump += u",9"_s;
        const QString skip = prepared(u"web-01"_s, overrides).hosts[0].skip;
        QVERIFY2(skip.contains(u"“web-01” goes through more than 8"_s), qPrintable(skip));
    }

    void theConfigurationsJumpHost()
    {
        config("Host web-01\n  ProxyJump hop\nHost hop\n  User hopper\n  Port 99\n");
        const auto hosts = prepared(u"web-01"_s).hosts;
        QVERIFY(hosts[0].jump);
        QCOMPARE(hosts[0].jump->user, u"hopper"_s);
        QCOMPARE(hosts[0].jump->port, quint16(99));
    }

    void whatCannotBeHonouredIsSkipped()
    {
        config("Host web-01\n  ProxyCommand nc -F %h %p\n  ProxyUseFdpass yes\n");
        const Preflight result = prepared(u"web-01, db-01"_s);
        QVERIFY(result.ok());
        QVERIFY(!result.hosts[0].skip.isEmpty());
        QVERIFY(result.hosts[1].skip.isEmpty());
        TargetOverrides overrides;
        overrides.jump = u"none"_s;
        QVERIFY(prepared(u"web-01"_s, overrides).hosts[0].skip.isEmpty());
    }

    void theConfigurationsProxyCommand()
    {
        config("Host web-01\n  User deploy\n  ProxyCommand nc %r %h %p %n\nHost hop\n  ProxyCommand way %h\n");
        auto hosts = prepared(u"web-01, db-01"_s).hosts;
        QCOMPARE(hosts[0].proxyCommand, u"nc deploy %1 22 web-01"_s.arg(hosts[0].address));
        QVERIFY(hosts[0].skip.isEmpty() && hosts[1].proxyCommand.isEmpty());
        TargetOverrides overrides;
        overrides.jump = u"hop"_s; // a jump host beats it, and may have its own
        hosts = prepared(u"web-01"_s, overrides).hosts;
        QVERIFY(hosts[0].jump && hosts[0].proxyCommand.isEmpty());
        QCOMPARE(hosts[0].jump->proxyCommand, u"way hop"_s);
        m_library.hosts[0].address = u"x;reboot"_s; // a shared library never reaches the shell
        QVERIFY(!prepared(u"web-01"_s).hosts[0].skip.isEmpty());
    }

    void whatIsSaidOfTheSessionIsKept()
    {
        config("Host web-01\n  SetEnv A=1 B=two\n  RequestTTY force\n  BindAddress 127.0.0.9\n  Compression yes\n"
               "  ConnectionAttempts 3\n  BatchMode yes\n  RequiredRSASize 3072\n  ForwardAgent yes\n");
        const auto hosts = prepared(u"web-01, web-02, db-01"_s).hosts;
        const SessionSpec& session = *hosts[0].session;
        QCOMPARE(session.environment, (QList<QPair<QString, QString>>{{u"A"_s, u"1"_s}, {u"B"_s, u"two"_s}}));
        QVERIFY(session.terminal && session.batch);
        QCOMPARE(session.bindAddress, u"127.0.0.9"_s);
        QCOMPARE(session.connectionAttempts, 3);
        QCOMPARE(session.remarks.size(), 1);
        QVERIFY(hosts[0].algorithms->compression);
        QCOMPARE(hosts[0].algorithms->leastRsaBits, 3072);
        QCOMPARE(*hosts[1].session, SessionSpec());
        QCOMPARE(hosts[1].session, hosts[2].session); // one for both
    }

    void aCommandOfTheConfigurationsOwnIsSkippedButNotOnAJumpHost()
    {
        config("Host web-01 bastion\n  RemoteCommand tmux attach\nHost web-02\n  ProxyJump bastion\n");
        const auto hosts = prepared(u"web-01, web-02"_s).hosts;
        QVERIFY2(hosts[0].skip.contains(u"config:2 asks for RemoteCommand (tmux attach)"_s), qPrintable(hosts[0].skip));
        QVERIFY2(hosts[1].skip.isEmpty(), qPrintable(hosts[1].skip));
        QVERIFY(hosts[1].jump);
    }

    void unboundIdentitiesAreWarnedOfOnce()
    {
        m_library.hosts[0].access.identity = u"ops"_s;
        m_library.hosts[1].access.identity = u"ops"_s;
        const Preflight result = prepared(u"web-01, web-02"_s);
        QVERIFY(result.ok());
        QCOMPARE(result.warnings.size(), 1);
        QCOMPARE(result.warnings.constFirst().kind, ErrorKind::UnknownIdentity);
        QVERIFY(errorText(result.warnings.constFirst()).contains(u"/etc/ids.yaml"_s)); // where to do it
        QCOMPARE(result.hosts[0].login->identity, u"ops"_s);
        touch(u"mine"_s);
        TargetOverrides overrides; // nothing is missed where the command line says which key
        overrides.identityFile = m_home->filePath(u"mine"_s);
        QVERIFY(prepared(u"web-01"_s, overrides).warnings.isEmpty());
    }

    void aLibrarysOwnWayInIsUsed()
    {
        config("Host *\n  ProxyCommand nc %h %p\n  ProxyUseFdpass yes\n");
        m_companion.knownHostsFile = u"/demo/known_hosts"_s;
        IdentityBinding binding;
        binding.name = u"demo"_s;
        binding.keyFiles = {u"/demo/key"_s};
        binding.agent = false;
        binding.password = PasswordSource::Never;
        m_companion.identities.set(binding);
        m_library.hosts[0].access.identity = u"demo"_s;
        m_library.hosts[0].address = u"127.3.2.1"_s;
        const auto host = prepared(u"web-01"_s).hosts[0];
        QVERIFY(host.skip.isEmpty());
        QCOMPARE(host.trust->userFiles, QStringList{u"/demo/known_hosts"_s});
        QCOMPARE(host.login->keyFiles, QStringList{u"/demo/key"_s});
        QVERIFY(!host.login->password);
        const auto elsewhere =
            prepared(u"web-02"_s).hosts[0]; // not on the loopback device: nothing of it holds
        QVERIFY(!elsewhere.skip.isEmpty());
        QVERIFY(!elsewhere.trust->userFiles.contains(u"/demo/known_hosts"_s));
    }

    /// Behind a jump host 127.0.0.1 is another machine.
    void aLibrarysOwnWayInIsForThisMachineAlone()
    {
        config("Host by-name\n  ProxyJump elsewhere\n");
        m_companion.knownHostsFile = u"/demo/known_hosts"_s;
        m_library.hosts[0].address = u"127.0.0.1"_s;
        TargetOverrides overrides;
        overrides.jump = u"gate"_s;
        const HostSpec jumped = prepared(u"web-01"_s, overrides).hosts[0];
        QVERIFY(jumped.jump);
        QVERIFY(!jumped.trust->userFiles.contains(u"/demo/known_hosts"_s));
        m_library.hosts[0].access.jump = u"gate"_s;
        const HostSpec ownJump = prepared(u"web-01"_s).hosts[0];
        QVERIFY(ownJump.jump);
        QVERIFY(!ownJump.trust->userFiles.contains(u"/demo/known_hosts"_s));
        m_library.hosts[0].access.jump.clear();
        overrides.jump = u"gate,web-01"_s; // itself a hop, behind another one
        const HostSpec target = prepared(u"web-02"_s, overrides).hosts[0];
        QVERIFY(target.jump && target.jump->name == u"web-01" && target.jump->jump);
        QVERIFY(!target.jump->trust->userFiles.contains(u"/demo/known_hosts"_s));
    }

    void whatAStepSaysBeatsItsSnippet()
    {
        const Preflight good = prepared(u"web-01"_s);
        RunRequest request;
        Composition& snippet = request.composition;
        snippet = Composition::fromCommands({u"a"_s, u"b"_s});
        snippet.interpreter = u"bash"_s;
        snippet.options.onFailure = OnFailure::GoOn;
        snippet.options.commandTimeout = Milliseconds(9000);
        StepTemplate& own = snippet.steps[1];
        own.interpreter = u"python3"_s;
        own.timeout = Milliseconds(1000);
        own.onFailure = OnFailure::Stop;
        own.effect = Effect::Dangerous;
        own.repeatable = true;
        const auto run = buildRun(good, request);
        QVERIFY(run.ok());
        const Step& first = (*run)->steps[0];
        QCOMPARE(first.interpreter, u"bash"_s);
        QVERIFY(!first.timeout);
        QCOMPARE((*run)->options.commandTimeout, Milliseconds(9000));
        QVERIFY((first.afterFailure == AfterFailure{false, DecidedBy::Snippet}));
        QCOMPARE(first.effect, Effect::Changes);
        const Step& second = (*run)->steps[1];
        QCOMPARE(second.interpreter, u"python3"_s);
        QCOMPARE(second.timeout, std::optional(Milliseconds(1000)));
        QVERIFY((second.afterFailure == AfterFailure{true, DecidedBy::Step}));
        QVERIFY(second.effect == Effect::Dangerous && second.repeatable);
        request.options.onFailure = OnFailure::GoOn;
        request.options.commandTimeout = Milliseconds(5000);
        const auto told = buildRun(good, request);
        QVERIFY(told.ok());
        QVERIFY(!(*told)->steps[1].timeout);
        QVERIFY(((*told)->steps[1].afterFailure == AfterFailure{false, DecidedBy::User}));
        QVERIFY(StoredSpec(**told).steps[1].afterFailure == (*told)->steps[1].afterFailure);
    }

    void whatCannotBeDoneYetIsRefused()
    {
        const Preflight good = prepared(u"web-01"_s);
        Composition composition = Composition::fromCommands({u"id"_s, u"id"_s});
        StepTemplate& step = composition.steps[1];
        step.become = Become();
        step.title = u"as root"_s;
        const auto refused = [&] { return built(good, composition).error(); };
        QCOMPARE(refused().kind, ErrorKind::Unsupported);
        QCOMPARE(refused().subject, u"as root"_s);
        QCOMPARE(refused().detail, u"become: sudo"_s);
        step = {};
        for (const StepWork& work : {StepWork(PushStep{{u"a"_s}, u"/b"_s, {}, {}, true}),
                                     StepWork(PullStep{{u"/b"_s}, u"a"_s, true}), StepWork(RebootStep())}) {
            step.work = work;
            QCOMPARE(refused().kind, ErrorKind::Unsupported);
            QCOMPARE(refused().subject, workText(work));
            QCOMPARE(refused().detail, QString(kindOf(work)));
        }
    }

    void runsAreChecked()
    {
        const Preflight good = prepared(u"web-01"_s);
        QCOMPARE(built(prepared({}), Composition::fromCommands({u"id"_s})).error().kind,
                 ErrorKind::EmptyTarget);
        QCOMPARE(built(good, {}).error().kind, ErrorKind::EmptyCommand);
        QCOMPARE(built(good, Composition::fromCommands({u"id"_s, u" \n"_s})).error().kind,
                 ErrorKind::EmptyCommand);
        Composition composition = Composition::fromCommands({u"echo {{what}} {{more:some}}"_s});
        QCOMPARE(built(good, composition).error().kind, ErrorKind::MissingParameter);
        composition.values.insert(u"what"_s, u"it"_s);
        const auto run = built(good, composition);
        QVERIFY(run.ok());
        QCOMPARE((*run)->steps[0].command(), u"echo it some"_s);
        QCOMPARE((*run)->title, u"echo it some"_s);
        composition.values.insert(u"wat"_s, u"it"_s);
        QCOMPARE(built(good, composition).error().kind, ErrorKind::UnknownParameter);
        composition = Composition::fromCommands({u"echo {{var.site}}"_s});
        QCOMPARE(built(good, composition).error().kind, ErrorKind::MissingParameter);
        composition = Composition::fromCommands({u"id"_s});
        composition.success.mustMatch = u"("_s;
        QCOMPARE(built(good, composition).error().kind, ErrorKind::BadValue);
    }

    void manyHostsStaySmall()
    {
        for (int i = 0; i < 10'000; ++i)
            addHost(u"n-%1"_s.arg(i), u"127.1.%1.%2"_s.arg(i / 250).arg(i % 250 + 1));
        const auto here = surroundings();
        const Preflight result = prepare(*here, {.target = u"n-*"_s});
        QCOMPARE(result.hosts.size(), 10'000);
        QCOMPARE(result.hosts.first().login.get(), result.hosts.last().login.get());
    }

private:
    void addHost(const QString& name, const QString& address = {})
    {
        Host host;
        host.name = name;
        host.address = address;
        m_library.hosts.append(host);
    }

    void config(const QByteArray& text) { test::writeConfig(m_home->path(), text); }

    /// "user@address:port" of each jump host, the user only where it is not the default.
    static QString way(const HostSpec& host)
    {
        QStringList hops;
        for (const HostSpec* hop : jumpsOf(host))
            hops.append((hop->user == u"me"_s ? QString() : hop->user + u'@') + hop->address + u':' + QString::number(hop->port));
        return hops.join(u' ');
    }

    void touch(const QString& name)
    {
        QFile file(m_home->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    std::shared_ptr<const Surroundings> surroundings() const
    {
        auto made = std::make_shared<Surroundings>(test::surroundingsOf(m_home->path(), {m_library}));
        if (!m_companion.isEmpty())
            made->companions.insert(u"lib"_s, m_companion);
        made->identities = m_identities;
        made->identitiesFile = u"/etc/ids.yaml"_s;
        return made;
    }

    Preflight prepared(const QString& target, const TargetOverrides& overrides = {}) const
    {
        return prepare(*surroundings(), {.target = target, .overrides = overrides});
    }

    static Result<RunSpecPtr> built(const Preflight& preflight, const Composition& composition)
    {
        return buildRun(preflight, {.composition = composition});
    }

    std::unique_ptr<QTemporaryDir> m_home;
    library::LibraryData m_library;
    LibraryCompanion m_companion;
    IdentityBindings m_identities;
};

ROLLCALL_TEST(tst_preflight, PreflightTest)
#include "tst_preflight.moc"
