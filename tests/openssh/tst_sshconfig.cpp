// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "configcases.h"
#include "configdump.h"
#include "support/testmain.h"

#include "openssh/config/sshconfig.h"

#include <QDir>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace rollcall;
using namespace rollcall::openssh;
using namespace rollcall::openssh::test;
using namespace Qt::StringLiterals;

class SshConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cases_data();
    void cases();
    void generated_data();
    void generated();
    void unsupported_data();
    void unsupported();
    void forwardedAgent_data();
    void forwardedAgent();
    void remarks();
    void variables();
    void refusedByOpenSsh_data();
    void refusedByOpenSsh();
    void systemFileComesSecond();
    void relativeIncludes();
    void includeCycleIsNamed();
    void fileOthersMayWriteIsRefused();
    void pathsAreExpanded();
    void agent();
    void jumpChains();
    void longJumpChains();
    void hostNames();
    void namesThatALineIsAbout();
    void errorsNameFileAndLine();
    void defaultsWithoutFiles();
    void resolvesThousands();

private:
    QString write(const QString& name, const QString& content);
    SshConfig load(const QString& content);
    Dump compareWithOpenSsh(const QString& file, const QString& alias, const Overrides& overrides);

    std::unique_ptr<QTemporaryDir> m_dir;
    int m_files = 0;
};

void SshConfigTest::initTestCase()
{
    QVERIFY2(!QStandardPaths::findExecutable(u"ssh"_s).isEmpty(), "there is no ssh to compare with");
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

QString SshConfigTest::write(const QString& name, const QString& content)
{
    const QString path = m_dir->filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content.toUtf8()) < 0)
        qFatal("cannot write a test file");
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return path;
}

SshConfig SshConfigTest::load(const QString& content)
{
    return SshConfig::load(sourcesFor(write(u"single"_s, content)));
}

void SshConfigTest::cases_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < configCaseCount; ++i)
        QTest::newRow(configCases[i].name) << i;
}

Dump SshConfigTest::compareWithOpenSsh(const QString& file, const QString& alias, const Overrides& overrides)
{
    const Dump ours = dump(sourcesFor(file), alias, overrides);
    const Oracle theirs = askOpenSsh(file, alias, overrides);
    if (theirs.dump.isEmpty()) {
        QTest::qFail(qPrintable(u"ssh refuses: "_s + theirs.message), __FILE__, __LINE__);
        return ours;
    }
    for (auto it = ours.begin(); it != ours.end(); ++it) {
        QString their = theirs.dump.value(it.key());
        const bool defaultKeys = it.value().isEmpty() && it.key() == u"identityfile"_s;
        const bool debianBatch = it.key() == u"serveraliveinterval"_s && ours.value(u"batchmode"_s) == u"yes"_s;
        if (defaultKeys || debianBatch || their == it.value())
            continue;
        const QString text = u"%1: ours '%2', ssh says '%3'"_s.arg(it.key(), it.value(), their);
        QTest::qFail(qPrintable(text), __FILE__, __LINE__);
    }
    return ours;
}

void SshConfigTest::cases()
{
    QFETCH(int, index);
    const ConfigCase& row = configCases[index];
    const QString folder = u"case%1"_s.arg(++m_files);
    QString text = QString::fromUtf8(row.config);
    text.replace(u"DIR"_s, m_dir->filePath(folder));
    const QStringList parts = text.split(u"\n=== "_s);
    const QString file = write(folder + u"/config"_s, parts.first());
    for (qsizetype i = 1; i < parts.size(); ++i)
        write(folder + u'/' + parts.at(i).section(u'\n', 0, 0), parts.at(i).section(u'\n', 1));

    QString alias = QString::fromUtf8(row.alias);
    Overrides overrides;
    if (!alias.contains("::"_L1)) {
        const auto destination = parseDestination(alias);
        QVERIFY(destination.ok());
        alias = destination->host;
        overrides = {destination->user, destination->port};
    }
    const Dump ours =
        row.openSshDiffers ? dump(sourcesFor(file), alias, overrides) : compareWithOpenSsh(file, alias, overrides);
    const QStringList expected = QString::fromUtf8(row.expected).split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : expected)
        QCOMPARE(ours.value(line.section(u'=', 0, 0)), line.section(u'=', 1));
    const SshConfig config = SshConfig::load(sourcesFor(file));
    QVERIFY(config.errors().isEmpty());
}

void SshConfigTest::generated_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 120; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

// Random files from a small vocabulary, so that Host, Match, Include and first-wins meet in odd ways.
void SshConfigTest::generated()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const auto pick = [&random](const QStringList& list) { return list.at(random.bounded(list.size())); };
    const QStringList patterns{u"web1"_s, u"web*"_s, u"!web1"_s, u"*"_s,  u"db?"_s,      u"real"_s,
                               u"*.x"_s,  u"!w*1"_s, u"a"_s,     u"*1"_s, u"\"web1\""_s, u"web1.x"_s};
    const QStringList criteria{u"all"_s,
                               u"host web*"_s,
                               u"host real,*.x"_s,
                               u"!host web1"_s,
                               u"originalhost web1"_s,
                               u"user u1"_s,
                               u"!user u1"_s,
                               u"final"_s,
                               u"!final"_s,
                               u"host=*1 user=u*"_s,
                               u"final host real"_s,
                               u"localuser nobodyhere"_s,
                               u"originalhost *,!db*"_s};
    const QStringList lines{u"Port %1"_s,
                            u"User u%1"_s,
                            u"HostName real"_s,
                            u"HostName %h.x"_s,
                            u"IdentityFile /k%1"_s,
                            u"Compression yes"_s,
                            u"ConnectTimeout %1"_s,
                            u"ConnectTimeout = %1m"_s,
                            u"StrictHostKeyChecking accept-new"_s,
                            u"ProxyJump j%1,k"_s,
                            u"ProxyJump none"_s,
                            u"ProxyCommand nc %h %1"_s,
                            u"UserKnownHostsFile /u%1/%h /v"_s,
                            u"SendEnv E%1 F*"_s,
                            u"SetEnv A=%1"_s,
                            u"KexAlgorithms ^ecdh-sha2-nistp256"_s,
                            u"HostKeyAlgorithms -ecdsa*"_s,
                            u"Ciphers aes128-ctr"_s,
                            u"HostKeyAlias al%1"_s,
                            u"IdentitiesOnly yes # c"_s,
                            u"  batchmode=no"_s,
                            u"ServerAliveInterval %1s"_s,
                            u"PasswordAuthentication no"_s,
                            u"RemoteCommand run %1 %%h"_s,
                            u"RequestTTY no"_s,
                            u"LogLevel QUIET"_s};
    const QString folder = u"generated%1"_s.arg(seed);
    const auto file = [&](int includeLevel) {
        QString text;
        const int count = 4 + static_cast<int>(random.bounded(14));
        for (int i = 0; i < count; ++i) {
            const quint32 kind = random.bounded(10u);
            if (kind < 2)
                text += u"Host "_s + pick(patterns) + u' ' + pick(patterns);
            else if (kind == 2)
                text += u"Match "_s + pick(criteria);
            else if (kind == 3 && includeLevel > 0)
                text += u"Include "_s + m_dir->filePath(folder + u"/inc%1*"_s.arg(includeLevel));
            else {
                QString line = pick(lines);
                text += line.replace(u"%1"_s, QString::number(1 + random.bounded(4)));
            }
            text += u'\n';
        }
        return text;
    };
    write(folder + u"/inc1a"_s, file(0));
    write(folder + u"/inc1b"_s, file(0));
    write(folder + u"/inc2"_s, file(1));
    const QString path = write(folder + u"/config"_s, file(2));
    for (const QString& alias : {u"web1"_s, u"db2"_s, u"a"_s, u"WEB1"_s}) {
        compareWithOpenSsh(path, alias, {});
        if (QTest::currentTestFailed()) {
            QFile shown(path);
            QVERIFY(shown.open(QIODevice::ReadOnly));
            qInfo("%s:\n%s", qPrintable(alias), shown.readAll().constData());
            return;
        }
    }
}

void SshConfigTest::unsupported_data()
{
    QTest::addColumn<QString>("config");
    QTest::addColumn<QStringList>("subjects"); // "keyword:line"
    const auto row = [](const char* name, const QString& config, const QStringList& subjects) {
        QTest::newRow(name) << config << subjects;
    };
    row("nothing", u"ForwardAgent yes\nLocalCommand x\nGSSAPIAuthentication yes"_s, {});
    row("command", u"\nProxyCommand nc %h %p"_s, {});
    row("command that is given a descriptor", u"ProxyCommand nc -F %h %p\nProxyUseFdpass yes"_s,
        {u"ProxyUseFdpass:2"_s});
    row("descriptor without command", u"ProxyUseFdpass yes"_s, {});
    row("command with an unknown token", u"ProxyCommand nc %z"_s, {u"ProxyCommand:1"_s});
    row("command with a name for the shell", u"HostName x;reboot\nProxyCommand nc %h %p"_s, {u"ProxyCommand:2"_s});
    row("command with a user for the shell", u"User $(reboot)\nProxyCommand nc %r@x"_s, {u"ProxyCommand:2"_s});
    row("such a user elsewhere", u"User $(reboot)\nProxyCommand nc %h %p"_s, {});
    row("command none", u"ProxyCommand none"_s, {});
    row("command of another host", u"Host db1\nProxyCommand nc %h %p"_s, {});
    row("command hidden by a jump", u"ProxyJump bastion\nProxyCommand nc %h"_s, {});
    const QString canonical = u"CanonicalizeHostname yes\nCanonicalDomains example.org\n"_s;
    row("canonical names", canonical, {u"CanonicalizeHostname:1"_s});
    row("canonical names without a domain", u"CanonicalizeHostname yes"_s, {});
    row("canonical names without a domain or a fallback", u"CanonicalizeHostname yes\nCanonicalizeFallbackLocal no"_s,
        {u"CanonicalizeHostname:1"_s});
    row("canonical names by CNAME", u"CanonicalizeHostname yes\nCanonicalizePermittedCNAMEs a:b"_s,
        {u"CanonicalizeHostname:1"_s});
    row("an address is no name", canonical + u"HostName 10.0.0.8\nCanonicalizePermittedCNAMEs a:b"_s, {});
    row("an IPv6 address is no name", canonical + u"HostName 2001:db8::1"_s, {});
    row("a name with dots enough", canonical + u"HostName a.example.org"_s, {});
    row("a name with as many as may be", canonical + u"HostName a.org"_s, {u"CanonicalizeHostname:1"_s});
    row("a name with more dots allowed", canonical + u"CanonicalizeMaxDots 2\nHostName a.b.org"_s,
        {u"CanonicalizeHostname:1"_s});
    row("a name that ends in a dot", canonical + u"HostName a.b.c."_s, {u"CanonicalizeHostname:1"_s});
    row("a name for a proxy", canonical + u"ProxyJump gate"_s, {});
    row("a name for a program", canonical + u"ProxyCommand nc %h %p"_s, {});
    row("a name for a proxy always", u"CanonicalizeHostname always\nCanonicalDomains a\nProxyJump gate"_s,
        {u"CanonicalizeHostname:1"_s});
    row("no canonical names", u"CanonicalizeHostname no"_s, {});
    row("revoked keys file", u"RevokedHostKeys /etc/revoked"_s, {u"RevokedHostKeys:1"_s});
    row("no revoked keys file", u"RevokedHostKeys none"_s, {});
    row("known hosts command", u"KnownHostsCommand /bin/x %H"_s, {u"KnownHostsCommand:1"_s});
    row("smart card", u"PKCS11Provider /lib/x.so"_s, {u"PKCS11Provider:1"_s});
    row("security key", u"SecurityKeyProvider /lib/x.so"_s, {u"SecurityKeyProvider:1"_s});
    row("internal security key", u"SecurityKeyProvider internal"_s, {});
    row("interface", u"BindInterface eth1"_s, {u"BindInterface:1"_s});
    row("refused by the user", u"RefuseConnection gone since May"_s, {u"RefuseConnection:1"_s});
    row("GSSAPI only", u"PreferredAuthentications gssapi-with-mic,hostbased"_s, {u"PreferredAuthentications:1"_s});
    row("GSSAPI first", u"PreferredAuthentications gssapi-with-mic,publickey"_s, {});
    row("every method off", u"PubkeyAuthentication no\nPasswordAuthentication no\nKbdInteractiveAuthentication no"_s,
        {u"PubkeyAuthentication:1"_s});
    row("host based only", u"HostbasedAuthentication yes\nPreferredAuthentications hostbased"_s,
        {u"PreferredAuthentications:2"_s});
    row("host based too", u"HostbasedAuthentication yes"_s, {});
    row("remote command", u"Host web1\nRemoteCommand tmux attach"_s, {u"RemoteCommand:2"_s});
    row("no remote command", u"RemoteCommand none"_s, {});
    row("no session", u"SessionType none"_s, {u"SessionType:1"_s});
    row("usual session", u"SessionType default"_s, {});
    row("bind to a name", u"BindAddress gateway"_s, {u"BindAddress:1"_s});
    row("bind to an address", u"BindAddress 127.0.0.1"_s, {});
    row("variables", u"SetEnv A=1\nSendEnv LANG LC_*"_s, {});
    row("exec decides", u"Match exec \"true\"\n  Port 2"_s, {u"Match exec:1"_s});
    row("exec decides two", u"Match host web1 exec \"true\"\n  Port 2\n  User x"_s,
        {u"Match exec:1"_s, u"Match exec:1"_s});
    row("exec of another host", u"Match host db1 exec \"true\"\n  Port 2"_s, {});
    row("exec too late", u"Port 1\nMatch exec \"true\"\n  Port 2"_s, {});
    row("exec over what does not matter", u"Match exec \"true\"\n  ForwardAgent yes\n  LogLevel DEBUG"_s, {});
    row("exec over an identity file", u"IdentityFile /a\nMatch exec \"true\"\n  IdentityFile /b"_s,
        {u"Match exec:2"_s});
    row("host inside exec's include", u"Match exec \"true\"\n"_s, {});
    row("network decides", u"Match localnetwork 10.0.0.0/8\n Port 2"_s, {u"Match localnetwork:1"_s});
    row("version decides", u"Match version OpenSSH_9*\n Port 2"_s, {u"Match version:1"_s});
    row("command decides", u"Match command x*\n Port 2"_s, {u"Match command:1"_s});
    row("session type is known", u"Match sessiontype shell\n Port 2\nMatch sessiontype exec\n Port 3"_s, {});
    row("broken line that applies", u"Host web1\nPort seventy"_s, {u"Port:2"_s});
    row("broken line that does not", u"Host db1\nPort seventy"_s, {});
    row("unknown keyword", u"StrictHostKeyCheking yes"_s, {u"StrictHostKeyCheking:1"_s});
    row("unknown token in HostName", u"HostName %p.x"_s, {u"HostName:1"_s});
    row("unknown token in a path", u"IdentityFile /k/%Z"_s, {u"IdentityFile:1"_s});
    for (const char* keyword : {"IdentityFile", "CertificateFile", "UserKnownHostsFile", "IdentityAgent"}) {
        const QString file = QString::fromLatin1(keyword);
        for (const char* bad : {"../b", "a/b", "/etc/x", "..", ".", "~root"}) {
            const QString name = file + u" %h "_s + QString::fromLatin1(bad);
            row(qPrintable(name), u"HostName "_s + QString::fromLatin1(bad) + u'\n' + file + u" /k/%h"_s,
                {file + u":2"_s});
        }
        row(qPrintable(file + u" %r"_s), u"User ../x\n"_s + file + u" ~/%r/k"_s, {file + u":2"_s});
        row(qPrintable(file + u" %k"_s), u"HostKeyAlias a/b\n"_s + file + u" /k/%k"_s, {file + u":2"_s});
        row(qPrintable(file + u", not in it"_s), u"User ../x\nHostName a/b\n"_s + file + u" %d/%%h/%n"_s, {});
        row(qPrintable(file + u" of a good name"_s), u"User ~x\n"_s + file + u" /k/%h.%n.%k.%p"_s, {});
    }
    row("missing variable", u"IdentityFile /k/${ROLLCALL_NO_SUCH}/a"_s, {u"IdentityFile:1"_s});
    row("bad jump", u"ProxyJump a:b:c"_s, {u"ProxyJump:1"_s});
    row("bad jump after tokens", u"ProxyJump %h:x"_s, {u"ProxyJump:1"_s});
    row("include by host", u"Include /tmp/%h.conf"_s, {u"Include:1"_s});
    row("bad Match", u"Match nonsense\nPort 2"_s, {u"Match:1"_s});
}

void SshConfigTest::unsupported()
{
    QFETCH(QString, config);
    QFETCH(QStringList, subjects);
    const HostSettings settings = load(config).resolve(u"web1"_s);
    QStringList found;
    for (const Error& error : settings.unsupported)
        found.append(error.subject + u':' + QString::number(error.line));
    QCOMPARE(found, subjects);
}

void SshConfigTest::forwardedAgent_data()
{
    QTest::addColumn<QString>("config");
    QTest::addColumn<bool>("forwarded");
    QTest::addColumn<QString>("socket"); // "": that of the login
    const auto row = [](const char* name, const QString& config, bool forwarded, const QString& socket = {}) {
        QTest::newRow(name) << config << forwarded << socket;
    };
    row("nothing said", {}, false);
    row("yes", u"ForwardAgent yes"_s, true);
    row("TRUE", u"ForwardAgent TRUE"_s, true);
    row("no", u"ForwardAgent no"_s, false);
    row("the first counts", u"ForwardAgent false\nForwardAgent yes"_s, false);
    row("for another host", u"Host db*\n  ForwardAgent yes"_s, false);
    row("a socket", u"ForwardAgent /run/agent"_s, true, u"/run/agent"_s);
    row("with a token", u"ForwardAgent /run/%n"_s, true, u"/run/web1"_s);
    row("a variable that is not set", u"ForwardAgent $NO_SUCH_AGENT"_s, false);
    row("who is asked whether", u"Match exec \"true\"\n  ForwardAgent yes"_s, false);
}

void SshConfigTest::forwardedAgent()
{
    QFETCH(QString, config);
    const HostSettings settings = load(config).resolve(u"web1"_s);
    QTEST(settings.session.forwardAgent, "forwarded");
    QTEST(settings.session.forwardedAgent, "socket");
    QVERIFY(settings.unsupported.isEmpty() && settings.remarks.isEmpty());
}

// What is not done, although a command can do without, is named; but not where it is switched off.
void SshConfigTest::remarks()
{
    const HostSettings settings =
        load(u"Tunnel yes\nForwardX11 no\nHost web*\n  RemoteForward 9000 localhost:22\n"
             "  HostbasedAuthentication yes\n  LocalCommand rm -rf /\n  StrictHostKeyChecking no\n"_s)
            .resolve(u"web1"_s);
    QVERIFY(settings.unsupported.isEmpty());
    const QString place = u" (%1:%2)"_s.arg(m_dir->filePath(u"single"_s));
    QCOMPARE(settings.remarks,
             (QStringList{u"HostbasedAuthentication yes"_s + place.arg(5),
                          u"RemoteForward 9000 localhost:22"_s + place.arg(4), u"Tunnel yes"_s + place.arg(1),
                          u"StrictHostKeyChecking no"_s + place.arg(7)}));
    QCOMPARE(load(u"PermitLocalCommand yes\nLocalCommand date"_s).resolve(u"web1"_s).remarks.size(), 1);
    QVERIFY(load({}).resolve(u"web1"_s).remarks.isEmpty());
    const auto preferring = [this](const QString& methods) {
        return load(u"PreferredAuthentications "_s + methods).resolve(u"web1"_s).remarks;
    };
    QCOMPARE(preferring(u"gssapi-with-mic,publickey,password"_s), QStringList());
    QCOMPARE(preferring(u"password,publickey"_s).value(0).section(u' ', 0, 1),
             u"PreferredAuthentications password,publickey"_s);
}

// SendEnv is for this program's own variables, and SetEnv stands above it.
void SshConfigTest::variables()
{
    ConfigSources sources = sourcesFor(write(u"single"_s, u"SendEnv LANG LC_*\nSendEnv -LC_TIME\nSetEnv B=2 LANG=C"_s));
    sources.environment.clear();
    sources.environment.insert(u"LANG"_s, u"de_DE.UTF-8"_s);
    sources.environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    sources.environment.insert(u"SECRET"_s, u"s"_s);
    const SshConfig config = SshConfig::load(sources);
    QStringList all;
    for (const EnvironmentVariable& variable : config.environmentFor(config.resolve(u"web1"_s).session))
        all << variable.name + u'=' + variable.value;
    QCOMPARE(all, (QStringList{u"LC_ALL=C.UTF-8"_s, u"B=2"_s, u"LANG=C"_s}));
}

void SshConfigTest::refusedByOpenSsh_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line : {"Port",
                             "Port 0",
                             "Port 65536",
                             "Port -1",
                             "Port 22x",
                             "Port 1 2",
                             "Compression maybe",
                             "ConnectTimeout soon",
                             "ConnectTimeout 5x",
                             "StrictHostKeyChecking perhaps",
                             "SetEnv NOVALUE",
                             "User \"open",
                             "IdentityFile 'open",
                             "HostName a b",
                             "AddressFamily inet7",
                             "RequestTTY never",
                             "ConnectionAttempts -1",
                             "NoSuchKeyword x",
                             "Match",
                             "Match nonsense",
                             "Match host",
                             "Match user u host h all",
                             "Match all host x",
                             "Host",
                             "ProxyJump a:b:c",
                             "ProxyJump @h",
                             "ProxyJump h,,i",
                             "UserKnownHostsFile",
                             "BatchMode",
                             "Include",
                             "Host \"\""})
        QTest::newRow(line) << QString::fromUtf8(line);
}

void SshConfigTest::refusedByOpenSsh()
{
    QFETCH(QString, line);
    const QString path = write(u"refused"_s, u"User u\n"_s + line + u"\n"_s);
    const SshConfig config = SshConfig::load(sourcesFor(path));
    QCOMPARE(config.errors().size(), 1);
    QCOMPARE(config.errors().first().kind, ErrorKind::FileSyntax);
    QCOMPARE(config.errors().first().line, 2);
    const HostSettings settings = config.resolve(u"web1"_s);
    QCOMPARE(settings.user, u"u"_s);
    QCOMPARE(settings.unsupported, config.errors());
    QVERIFY2(askOpenSsh(path, u"web1"_s, {}).dump.isEmpty(), "ssh accepts this line");
}

void SshConfigTest::systemFileComesSecond()
{
    ConfigSources sources = sourcesFor(write(u"user"_s, u"Host web1\nUser u\nIdentityFile /u\n"_s));
    sources.systemFile = write(u"system"_s, u"User s\nPort 5\nIdentityFile /s\nSendEnv LANG\n"_s);
    const HostSettings settings = SshConfig::load(sources).resolve(u"web1"_s);
    QCOMPARE(settings.user, u"u"_s);
    QCOMPARE(settings.port, 5);
    QCOMPARE(settings.authentication.identityFiles, (QStringList{u"/u"_s, u"/s"_s}));
    QCOMPARE(SshConfig::load(sources).places(), (QStringList{sources.userFile, sources.systemFile}));
}

void SshConfigTest::relativeIncludes()
{
    ConfigSources sources =
        sourcesFor(write(u"home/.ssh/config"_s, u"Include sub/*.conf ~/tilde ${WHERE}/env %u.conf\n"_s));
    sources.homeDir = m_dir->filePath(u"home"_s);
    sources.localUser = u"ann"_s;
    sources.environment.insert(u"WHERE"_s, m_dir->filePath(u"where"_s));
    sources.systemDir = m_dir->filePath(u"etc"_s);
    sources.systemFile = write(u"etc/ssh_config"_s, u"Include ssh_config.d/*.conf\nInclude ~/tilde\n"_s);
    write(u"home/.ssh/sub/a.conf"_s, u"Port 5\n"_s);
    write(u"home/tilde"_s, u"User tilde\n"_s);
    write(u"where/env"_s, u"Compression yes\n"_s);
    write(u"home/.ssh/ann.conf"_s, u"HostKeyAlias ann\n"_s);
    write(u"etc/ssh_config.d/x.conf"_s, u"ConnectTimeout 9\n"_s);
    const HostSettings settings = SshConfig::load(sources).resolve(u"web1"_s);
    QCOMPARE(settings.port, 5);
    QCOMPARE(settings.user, u"tilde"_s);
    QVERIFY(settings.algorithms.compression);
    QCOMPARE(settings.hostKeys.alias, u"ann"_s);
    QCOMPARE(settings.connection.connectTimeout, 9);
    QCOMPARE(settings.unsupported.size(), 1); // a system file has no home to include from
    QCOMPARE(settings.unsupported.first().line, 2);
    QCOMPARE(settings.hostKeys.userKnownHostsFiles.first(), m_dir->filePath(u"home/.ssh/known_hosts"_s));
    QCOMPARE(settings.hostKeys.globalKnownHostsFiles.first(), m_dir->filePath(u"etc/ssh_known_hosts"_s));
}

void SshConfigTest::includeCycleIsNamed()
{
    const QString b = m_dir->filePath(u"cycle/b"_s);
    const QString a = write(u"cycle/a"_s, u"Port 5\nInclude "_s + b + u"\nUser after\n"_s);
    write(u"cycle/b"_s, u"Compression yes\nInclude "_s + a + u"\n"_s);
    const SshConfig config = SshConfig::load(sourcesFor(a));
    QCOMPARE(config.errors().size(), 1);
    QCOMPARE(config.errors().first().file, b);
    QCOMPARE(config.errors().first().line, 2);
    const HostSettings settings = config.resolve(u"web1"_s);
    QCOMPARE(settings.port, 5);
    QCOMPARE(settings.user, u"after"_s);
    QVERIFY(settings.algorithms.compression);
    QCOMPARE(settings.unsupported, config.errors());
}

void SshConfigTest::fileOthersMayWriteIsRefused()
{
    const QString path = write(u"loose"_s, u"Port 5\n"_s);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::WriteOther));
    ConfigSources sources = sourcesFor(path);
    sources.checkPermissions = true;
    const SshConfig config = SshConfig::load(sources);
    QCOMPARE(config.errors().size(), 1);
    QCOMPARE(config.resolve(u"web1"_s).unsupported, config.errors());
    QCOMPARE(config.resolve(u"web1"_s).port, 22);
}

void SshConfigTest::pathsAreExpanded()
{
    ConfigSources sources =
        sourcesFor(write(u"paths"_s, u"HostName real.x\nPort 7\nUser u\nIdentityFile ~/.ssh/%h_%n_%p_%r\n"
                                     "IdentityFile ${KEYS}/%u-%i-%L-%l-%d\nIdentityFile none\n"
                                     "CertificateFile ~/c-%k\nUserKnownHostsFile ~/k ~/%C\n"_s));
    sources.homeDir = u"/home/ann"_s;
    sources.localUser = u"ann"_s;
    sources.userId = 1234;
    sources.localHost = u"broker.example.org"_s;
    sources.environment.insert(u"KEYS"_s, u"/keys"_s);
    const HostSettings settings = SshConfig::load(sources).resolve(u"web1"_s);
    QCOMPARE(
        settings.authentication.identityFiles,
        (QStringList{u"/home/ann/.ssh/real.x_web1_7_u"_s, u"/keys/ann-1234-broker-broker.example.org-/home/ann"_s}));
    QVERIFY(!settings.authentication.identityFilesDefault);
    QCOMPARE(settings.authentication.certificateFiles, QStringList{u"/home/ann/c-web1"_s});
    QCOMPARE(settings.hostKeys.userKnownHostsFiles.size(), 2);
    QCOMPARE(settings.hostKeys.userKnownHostsFiles.last().size(), 10 + 40);
    QVERIFY(settings.unsupported.isEmpty());
}

void SshConfigTest::agent()
{
    const auto agentOf = [this](const QString& value) {
        ConfigSources sources = sourcesFor(write(u"agent"_s, u"IdentityAgent "_s + value + u'\n'));
        sources.homeDir = u"/home/ann"_s;
        sources.environment.insert(u"MY_AGENT"_s, u"/run/mine"_s);
        const HostSettings settings = SshConfig::load(sources).resolve(u"web1"_s);
        return std::pair(settings.authentication.agentSource, settings.authentication.agentSocket);
    };
    QCOMPARE(agentOf(u"none"_s), std::pair(AgentSource::None, QString()));
    QCOMPARE(agentOf(u"SSH_AUTH_SOCK"_s), std::pair(AgentSource::Environment, QString()));
    QCOMPARE(agentOf(u"~/sock-%n"_s), std::pair(AgentSource::Socket, u"/home/ann/sock-web1"_s));
    QCOMPARE(agentOf(u"$MY_AGENT"_s), std::pair(AgentSource::Socket, u"/run/mine"_s));
    QCOMPARE(agentOf(u"${MY_AGENT}"_s), std::pair(AgentSource::Socket, u"/run/mine"_s));
    QCOMPARE(agentOf(u"$NO_SUCH_AGENT"_s), std::pair(AgentSource::None, QString()));
}

void SshConfigTest::jumpChains()
{
    const SshConfig config = load(u"Host web*\nProxyJump b,c:23\nHost b\nHostName b.x\nUser bu\nProxyJump a\n"
                                  "Host c\nProxyJump ignored\nUser cu\nHost l1\nProxyJump l2\nHost l2\nProxyJump l1\n"
                                  "Host self\nProxyJump self\nHost tok\nProxyJump %r@gate-%h\n"_s);
    const auto chain = config.jumpChain(config.resolve(u"web1"_s));
    QVERIFY(chain.ok());
    QStringList hops;
    for (const HostSettings& hop : *chain)
        hops.append(u"%1@%2:%3"_s.arg(hop.userSet ? hop.user : QString(), hop.hostName).arg(hop.port));
    QCOMPARE(hops, (QStringList{u"@a:22"_s, u"bu@b.x:22"_s, u"cu@c:23"_s}));
    QVERIFY(config.jumpChain(config.resolve(u"other"_s))->isEmpty());
    const Error loop = config.jumpChain(config.resolve(u"l1"_s)).error();
    QCOMPARE(loop.kind, ErrorKind::JumpLoop);
    QCOMPARE(loop.subject, u"l1"_s);
    QVERIFY2(loop.detail.contains(QRegularExpression(u"l1:22 → .*l2:22 → .*l1:22"_s)), qPrintable(loop.detail));
    QVERIFY(!config.jumpChain(config.resolve(u"self"_s)).ok());
    const HostSettings tokens = config.resolve(u"tok"_s, {u"ann"_s, 0});
    QCOMPARE(tokens.connection.proxyJump, (QList<Destination>{{u"ann"_s, u"gate-tok"_s, 0}}));
}

void SshConfigTest::longJumpChains()
{
    const SshConfig config = load(u"Host many\nProxyJump a,b,c,d,e,f,g,h\nHost more\nProxyJump a,b,c,d,e,f,g,h,i\n"
                                  "Host behind\nProxyJump many\nHost *.x\nProxyJump gate.%h\n"_s);
    QCOMPARE(config.jumpChain(config.resolve(u"many"_s))->size(), 8);
    for (const QString& host : {u"more"_s, u"behind"_s, u"end.x"_s}) { // the last one without an end
        const auto chain = config.jumpChain(config.resolve(host));
        QVERIFY2(!chain.ok(), qPrintable(host));
        QCOMPARE(chain.error().kind, ErrorKind::TooManyJumps);
        QCOMPARE(chain.error().subject, host);
        QVERIFY(errorText(chain.error()).contains(u"more than 8 jump hosts"_s));
    }
}

void SshConfigTest::hostNames()
{
    const QString part = write(u"names-part"_s, u"Host db1 db2\n"_s);
    const QString path =
        write(u"names"_s, u"Host web1 web? !x\nHost *\nHost \"web 2\" web1\nInclude "_s + part + u'\n');
    const SshConfig config = SshConfig::load(sourcesFor(path));
    QStringList names;
    for (const NamedHost& host : config.hostNames())
        names.append(u"%1:%2:%3"_s.arg(host.name, QFileInfo(host.file).fileName()).arg(host.line));
    QCOMPARE(names, (QStringList{u"web1:names:1"_s, u"web 2:names:3"_s, u"db1:names-part:1"_s, u"db2:names-part:1"_s}));
    QVERIFY(config.defines(u"db1"_s));
    QVERIFY(!config.defines(u"web3"_s));
    QVERIFY(!config.defines(u"*"_s));
}

void SshConfigTest::namesThatALineIsAbout()
{
    const QString part = write(u"about-part"_s, u"Host *.example.org !old.*\n"_s);
    const QString path =
        write(u"about"_s, u"Host db1 web? !web9\nHost *\nHost ?* !x\nHost * lan*\nInclude "_s + part + u'\n');
    const SshConfig config = SshConfig::load(sourcesFor(path));
    for (const QString& name : {u"db1"_s, u"web1"_s, u"lan-7"_s, u"a.example.org"_s})
        QVERIFY2(config.isAbout(name), qPrintable(name));
    for (const QString& name : {u"typo"_s, u"*"_s, u"web9"_s, u"web10"_s, u"old.example.org"_s, u"x"_s})
        QVERIFY2(!config.isAbout(name), qPrintable(name));
    QVERIFY(!SshConfig().isAbout(u"typo"_s));
}

void SshConfigTest::errorsNameFileAndLine()
{
    const QString part = write(u"errors-part"_s, u"User p\n\nPort x\n"_s);
    const QString path =
        write(u"errors"_s, u"Host db1\nInclude "_s + part + u"\nHost *\nCompression maybe\nPort 5\n"_s);
    const SshConfig config = SshConfig::load(sourcesFor(path));
    QCOMPARE(config.errors().size(), 2);
    QCOMPARE(config.errors().at(0).file, part);
    QCOMPARE(config.errors().at(0).line, 3);
    QCOMPARE(config.errors().at(1).file, path);
    QCOMPARE(config.errors().at(1).line, 4);
    QCOMPARE(config.resolve(u"web1"_s).port, 5);
    QCOMPARE(config.resolve(u"web1"_s).unsupported.size(), 1);
    QCOMPARE(config.resolve(u"db1"_s).unsupported.size(), 2);
}

void SshConfigTest::defaultsWithoutFiles()
{
    const HostSettings settings = SshConfig().resolve(u"Web1"_s, {u"u"_s, 2222});
    QCOMPARE(settings.hostName, u"web1"_s);
    QCOMPARE(settings.alias, u"Web1"_s);
    QCOMPARE(settings.port, 2222);
    QVERIFY(settings.userSet && settings.portSet);
    QVERIFY(settings.authentication.identityFilesDefault);
    QCOMPARE(settings.hostKeys.policy, HostKeyPolicy::Ask);
    QVERIFY(settings.unsupported.isEmpty());
    QVERIFY(SshConfig::load(sourcesFor(u"/no/such/file"_s)).errors().isEmpty());
}

void SshConfigTest::resolvesThousands()
{
    QString text;
    for (int i = 0; i < 5000; ++i)
        text += u"Host host%1\n  HostName 10.0.%2.%3\n  User u\n"_s.arg(i).arg(i / 250).arg(i % 250);
    text += u"Host *\n  ServerAliveInterval 30\n"_s;
    QElapsedTimer timer;
    timer.start();
    const SshConfig config = load(text);
    const qint64 loaded = timer.nsecsElapsed();
    timer.restart();
    for (int i = 0; i < 500; ++i)
        QCOMPARE(config.resolve(u"host%1"_s.arg(i * 10)).user, u"u"_s);
    qInfo("5,000 Host blocks: load %.1f ms, resolve %.0f µs each", double(loaded) / 1e6,
          double(timer.nsecsElapsed()) / 1e3 / 500);
}

ROLLCALL_TEST(tst_sshconfig, SshConfigTest)

#include "tst_sshconfig.moc"
