// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/preflight.h"
#include "preflighthome.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

/// How a host is reached and logged in to: what library, configuration, identities and the line say, and who wins.
class WaysInTest : public QObject, private test::PreflightHome
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }

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

    /// What another machine looks up is not renamed here, as with ssh.
    void namesForAJumpHostStayAsTheyAre()
    {
        config("CanonicalizeHostname yes\nCanonicalDomains example.org\n");
        QVERIFY(prepared(u"web-01"_s).hosts[0].skip.contains(u"CanonicalizeHostname"_s));
        QCOMPARE(prepared(u"web-02"_s).hosts[0].skip, QString()); // an address
        m_library.hosts[0].access.jump = u"192.0.2.50"_s;
        QCOMPARE(prepared(u"web-01"_s).hosts[0].skip, QString());
        config("CanonicalizeHostname always\nCanonicalDomains example.org\n");
        QVERIFY(prepared(u"web-01"_s).hosts[0].skip.contains(u"CanonicalizeHostname"_s));
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
        const QString place =
            m_home->filePath(u".ssh/id_work"_s) + u" (%1:3)"_s.arg(m_home->filePath(u".ssh/config"_s));
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
        QCOMPARE(prepared(u"web-01"_s, overrides).problems.constFirst().error.kind, ErrorKind::IsFolder);
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
               "  ConnectionAttempts 3\n  BatchMode yes\n  RequiredRSASize 3072\n  ForwardX11 yes\n");
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
        const auto elsewhere = prepared(u"web-02"_s).hosts[0]; // not on the loopback device: nothing of it holds
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
};

ROLLCALL_TEST(tst_waysin, WaysInTest)
#include "tst_waysin.moc"
