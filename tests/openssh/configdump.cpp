// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "configdump.h"

#include "openssh/config/configfiles.h"
#include "openssh/words/algorithms.h"

#include <QProcess>

namespace rollcall::openssh::test {

using namespace Qt::StringLiterals;

namespace {

QString yesNo(bool value)
{
    return value ? u"yes"_s : u"no"_s;
}

QString trueFalse(bool value)
{
    return value ? u"true"_s : u"false"_s;
}

QString policy(HostKeyPolicy value)
{
    switch (value) {
    case HostKeyPolicy::Strict:
        return u"true"_s;
    case HostKeyPolicy::Ask:
        return u"ask"_s;
    case HostKeyPolicy::AcceptNew:
        return u"accept-new"_s;
    case HostKeyPolicy::Off:
        return u"false"_s;
    }
    return {};
}

QString tty(TtyRequest value)
{
    switch (value) {
    case TtyRequest::Auto:
        return u"auto"_s;
    case TtyRequest::No:
        return u"false"_s;
    case TtyRequest::Yes:
        return u"true"_s;
    case TtyRequest::Force:
        return u"force"_s;
    }
    return {};
}

QString family(AddressFamily value)
{
    return value == AddressFamily::Any ? u"any"_s : value == AddressFamily::Inet ? u"inet"_s : u"inet6"_s;
}

QString jump(const QList<Destination>& hops)
{
    QStringList texts;
    for (const Destination& hop : hops) {
        QString text = hop.user.isEmpty() ? QString() : hop.user + u'@';
        text += hop.host.contains(u':') ? u'[' + hop.host + u']' : hop.host;
        texts.append(hop.port == 0 ? text : text + u':' + QString::number(hop.port));
    }
    return texts.join(u',');
}

QString run(const QStringList& arguments, QString* message)
{
    QProcess ssh;
    ssh.start(u"ssh"_s, arguments);
    if (!ssh.waitForFinished(20000) || ssh.exitStatus() != QProcess::NormalExit)
        return {};
    if (message)
        *message = QString::fromLocal8Bit(ssh.readAllStandardError()).trimmed();
    return ssh.exitCode() == 0 ? QString::fromLocal8Bit(ssh.readAllStandardOutput()) : QString();
}

const QStringList algorithmKeywords{u"kexalgorithms"_s, u"hostkeyalgorithms"_s, u"pubkeyacceptedalgorithms"_s,
                                    u"ciphers"_s, u"macs"_s};

// OpenSSH's own default lists, so that "+x" and "-x" can be compared.
QStringList defaultsOf(const QString& keyword)
{
    static const Dump defaults = askOpenSsh(u"/dev/null"_s, u"nobody"_s, {}).dump;
    return defaults.value(keyword).split(u',');
}

} // namespace

ConfigSources sourcesFor(const QString& userFile)
{
    ConfigSources sources = ConfigSources::forThisUser();
    sources.userFile = userFile;
    sources.systemFile.clear();
    sources.checkPermissions = false;
    return sources;
}

Dump dump(const ConfigSources& sources, const QString& alias, const Overrides& overrides)
{
    const ConfigFiles files = loadConfigFiles(sources);
    const RawSettings raw = resolveRaw(files, alias, overrides);
    const HostSettings settings = makeHostSettings(raw, sources);
    Dump all{
        {u"hostname"_s, settings.hostName},
        {u"port"_s, QString::number(settings.port)},
        {u"user"_s, settings.user},
        {u"identityfile"_s, raw.set.value(Keyword::IdentityFile).values.join(u'|')},
        {u"certificatefile"_s, raw.set.value(Keyword::CertificateFile).values.join(u'|')},
        {u"identitiesonly"_s, yesNo(settings.authentication.identitiesOnly)},
        {u"pubkeyauthentication"_s, trueFalse(settings.authentication.pubkeyAuthentication)},
        {u"passwordauthentication"_s, yesNo(settings.authentication.passwordAuthentication)},
        {u"kbdinteractiveauthentication"_s, yesNo(settings.authentication.kbdInteractiveAuthentication)},
        {u"preferredauthentications"_s, settings.authentication.preferredAuthentications.join(u',')},
        {u"batchmode"_s, yesNo(settings.authentication.batchMode)},
        {u"numberofpasswordprompts"_s, QString::number(settings.authentication.numberOfPasswordPrompts)},
        {u"connecttimeout"_s,
         settings.connection.connectTimeout == 0 ? u"none"_s : QString::number(settings.connection.connectTimeout)},
        {u"connectionattempts"_s, QString::number(settings.connection.connectionAttempts)},
        {u"serveraliveinterval"_s, QString::number(settings.connection.serverAliveInterval)},
        {u"serveralivecountmax"_s, QString::number(settings.connection.serverAliveCountMax)},
        {u"addressfamily"_s, family(settings.connection.addressFamily)},
        {u"bindaddress"_s, settings.connection.bindAddress},
        {u"compression"_s, yesNo(settings.algorithms.compression)},
        {u"userknownhostsfile"_s, settings.hostKeys.userKnownHostsFiles.join(u' ')},
        {u"globalknownhostsfile"_s, settings.hostKeys.globalKnownHostsFiles.join(u' ')},
        {u"stricthostkeychecking"_s, policy(settings.hostKeys.policy)},
        {u"hostkeyalias"_s, settings.hostKeys.alias},
        {u"hashknownhosts"_s, yesNo(settings.hostKeys.hashKnownHosts)},
        {u"requiredrsasize"_s, QString::number(settings.algorithms.requiredRsaSize)},
        {u"proxyjump"_s, jump(settings.connection.proxyJump)},
        {u"proxycommand"_s, settings.connection.proxyCommand.isEmpty() ? QString() : raw.text(Keyword::ProxyCommand)},
        {u"remotecommand"_s, settings.session.remoteCommand},
        {u"requesttty"_s, tty(settings.session.requestTty)},
        {u"sendenv"_s, settings.session.sendEnv.join(u'|')},
    };
    QStringList variables;
    for (const EnvironmentVariable& variable : settings.session.setEnv)
        variables.append(variable.name + u'=' + variable.value);
    all.insert(u"setenv"_s, variables.join(u'|'));
    const QStringList lists{settings.algorithms.kexAlgorithms, settings.algorithms.hostKeyAlgorithms,
                            settings.algorithms.pubkeyAcceptedAlgorithms, settings.algorithms.ciphers,
                            settings.algorithms.macs};
    for (qsizetype i = 0; i < lists.size(); ++i) {
        const QString& keyword = algorithmKeywords.at(i);
        all.insert(keyword, applyAlgorithms(lists.at(i), defaultsOf(keyword)).join(u','));
    }
    return all;
}

Oracle askOpenSsh(const QString& file, const QString& alias, const Overrides& overrides)
{
    QStringList arguments{u"-G"_s, u"-F"_s, file};
    if (!overrides.user.isEmpty())
        arguments << u"-l"_s << overrides.user;
    if (overrides.port != 0)
        arguments << u"-p"_s << QString::number(overrides.port);
    Oracle oracle;
    const QString output = run(arguments << alias, &oracle.message);
    if (output.isEmpty())
        return oracle;
    for (const QString& line : output.split(u'\n', Qt::SkipEmptyParts)) {
        const QString keyword = line.section(u' ', 0, 0);
        const QString value = line.section(u' ', 1);
        QString& all = oracle.dump[keyword];
        all = all.isEmpty() ? value : all + u'|' + value;
    }
    // A second pass ("Match final") makes ssh list the same patterns twice.
    QStringList sent = oracle.dump.value(u"sendenv"_s).split(u'|', Qt::SkipEmptyParts);
    sent.removeDuplicates();
    oracle.dump.insert(u"sendenv"_s, sent.join(u'|'));
    return oracle;
}

} // namespace rollcall::openssh::test
