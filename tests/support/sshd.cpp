// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sshd.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>

namespace rollcall::test {

using namespace Qt::StringLiterals;

namespace {

int boundSocket(quint16& port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(name);
    ::bind(descriptor, reinterpret_cast<sockaddr*>(&name), length);
    ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&name), &length);
    port = ntohs(name.sin_port);
    return descriptor;
}

// It has greeted, or turned us away: by then the server has also written down that somebody came, which tests count.
bool greets(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{10, 0};
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    name.sin_port = htons(port);
    char greeting = 0;
    const bool greeted = ::connect(descriptor, reinterpret_cast<sockaddr*>(&name), sizeof(name)) == 0 &&
                         ::recv(descriptor, &greeting, 1, 0) >= 0; // 0: it has turned us away
    ::close(descriptor);
    return greeted;
}

bool answersAt(const QString& socket)
{
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    qstrncpy(name.sun_path, QFile::encodeName(socket).constData(), sizeof(name.sun_path));
    const bool connected = ::connect(descriptor, reinterpret_cast<sockaddr*>(&name), sizeof(name)) == 0;
    ::close(descriptor);
    return connected;
}

// A server must not outlive a test that crashes.
void dieWithParent(QProcess& process)
{
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

void append(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (file.open(QIODevice::Append))
        file.write(text);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The server's command line in a mount namespace where it sees alice and expired; see SshdFixture::addUsers().
QStringList withUsers(const QString& folder, const QString& home, const QString& shell, const QStringList& server,
                      const QMap<QString, QByteArray>& replaced = {})
{
    // "right", made with crypt(3); the third field is the day of the last change, 0: it has to be changed.
    const QByteArray hash = "$6$rollcall$YPF0FPnP4e9qGszUycrv./snUZArcYHg91x5opR/ZZgqIM6TuiMtILQk62VfHTbWg4m2H/"
                            "DRwT8RniSZcell3/";
    const auto put = [&folder](const QString& system, const QByteArray& text,
                               QFile::Permissions permissions) -> QString {
        const QString path = folder + u'/' + QFileInfo(system).fileName();
        QFile::remove(path);
        QFile out(path);
        if (out.open(QIODevice::WriteOnly))
            out.write(text);
        out.setPermissions(permissions);
        return u"mount --bind "_s + path + u' ' + system + u" && "_s;
    };
    const auto copy = [&put](const QString& system, const QByteArray& more, QFile::Permissions permissions) {
        return put(system, contents(system) + more, permissions);
    };
    constexpr auto everybody = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
    QString script =
        copy(u"/etc/passwd"_s,
             "alice:x:20001:20001::" + home.toUtf8() + ':' + shell.toUtf8() + "\nexpired:x:20002:20001::/:/bin/sh\n",
             everybody) +
        copy(u"/etc/group"_s, "rollcall-test:x:20001:\n", everybody) +
        copy(u"/etc/shadow"_s, "alice:" + hash + ":19000:0:99999:7:::\nexpired:" + hash + ":0:0:99999:7:::\n",
             QFile::ReadOwner | QFile::WriteOwner);
    if (QFile::exists(u"/etc/sudoers"_s))
        script += copy(u"/etc/sudoers"_s, "\nalice ALL=(ALL) NOPASSWD: ALL\n", QFile::ReadOwner | QFile::ReadGroup);
    if (QFile::exists(u"/etc/shells"_s))
        script += copy(u"/etc/shells"_s, shell.toUtf8() + '\n', everybody);
    for (auto file = replaced.begin(); file != replaced.end(); ++file)
        script += put(file.key(), file.value(), everybody);
    QFile::setPermissions(folder, everybody | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
    return QStringList{u"unshare"_s, u"-m"_s, u"--propagation"_s,        u"private"_s,
                       u"sh"_s,      u"-c"_s, script + u"exec \"$@\""_s, u"sh"_s} +
           server;
}

} // namespace

quint16 freePort()
{
    quint16 port = 0;
    ::close(boundSocket(port));
    return port;
}

QByteArray runProgram(const QString& program, const QStringList& arguments, const QByteArray& input)
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(30000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return {};
    const QByteArray output = process.readAllStandardOutput();
    return output.isNull() ? QByteArray("") : output;
}

bool makeKey(const QString& path, const QString& type, const QString& passphrase, const QStringList& more)
{
    return !runProgram(u"ssh-keygen"_s,
                       QStringList{u"-q"_s, u"-t"_s, type, u"-N"_s, passphrase, u"-C"_s, u"test"_s, u"-f"_s, path} +
                           more)
                .isNull();
}

SshdFixture::SshdFixture(const QMap<QString, QString>& settings, const QStringList& hostKeyTypes)
    : m_settings(settings), m_hostKeyTypes(hostKeyTypes), m_port(freePort())
{
    for (const QString& type : m_hostKeyTypes)
        makeKey(hostKey(type), type);
    makeKey(clientKey());
    authorize(clientKey() + u".pub"_s);
}

SshdFixture::~SshdFixture()
{
    killAll();
}

QString SshdFixture::user() const
{
    const passwd* entry = ::getpwuid(::getuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString();
}

QString SshdFixture::file(const QString& name) const
{
    return m_folder.filePath(name);
}

QString SshdFixture::clientKey() const
{
    return file(u"id"_s);
}

QString SshdFixture::hostKey(const QString& type) const
{
    return file(u"host_"_s + type);
}

QByteArray SshdFixture::knownHostsLine(const QString& type) const
{
    return "[127.0.0.1]:" + QByteArray::number(m_port) + ' ' + contents(hostKey(type) + u".pub"_s);
}

QString SshdFixture::knownHosts()
{
    const QString path = file(u"known_hosts"_s);
    QFile::remove(path);
    for (const QString& type : m_hostKeyTypes)
        append(path, knownHostsLine(type));
    return path;
}

void SshdFixture::authorize(const QString& publicKeyFile, const QByteArray& options)
{
    const QByteArray line = (options.isEmpty() ? QByteArray() : options + ' ') + contents(publicKeyFile);
    append(file(u"authorized_keys"_s), line);
}

void SshdFixture::set(const QString& keyword, const QString& value)
{
    m_settings[keyword] = value;
}

void SshdFixture::writeConfig() const
{
    QMap<QString, QString> all{
        {u"ListenAddress"_s, u"127.0.0.1"_s},
        {u"Port"_s, QString::number(m_port)},
        {u"PidFile"_s, u"none"_s},
        {u"AuthorizedKeysFile"_s, file(u"authorized_keys"_s)},
        {u"StrictModes"_s, u"no"_s},
        {u"PermitRootLogin"_s, u"yes"_s},
        {u"UsePAM"_s, u"no"_s},
        {u"MaxStartups"_s, u"1000"_s},
        {u"LogLevel"_s, u"VERBOSE"_s},
        {u"SetEnv"_s, u"SHLVL=1"_s}, // bash then leaves the user's ~/.bashrc alone, which may cost a second per login
        {u"UseDNS"_s, u"no"_s},
        {u"PrintMotd"_s, u"no"_s},
        // A shell run by sshd reads ~/.bashrc: nobody's tests may depend on what the user has there.
        {u"SetEnv"_s, u"HOME="_s + m_folder.path()},
        {u"PasswordAuthentication"_s, u"no"_s},
        {u"KbdInteractiveAuthentication"_s, u"no"_s},
    };
    for (auto setting = m_settings.begin(); setting != m_settings.end(); ++setting)
        all[setting.key()] = setting.value();
    QByteArray text;
    for (auto setting = all.begin(); setting != all.end(); ++setting)
        text += setting.key().toUtf8() + ' ' + setting.value().toUtf8() + '\n';
    for (const QString& type : m_hostKeyTypes)
        text += "HostKey " + hostKey(type).toUtf8() + '\n';
    if (punishes() && !m_settings.contains(u"PerSourcePenalties"_s))
        text += "PerSourcePenalties no\n"; // all tests come from one address, and many of them misbehave
    QFile config(file(u"sshd_config"_s));
    if (config.open(QIODevice::WriteOnly))
        config.write(text);
}

bool SshdFixture::start()
{
    writeConfig();
    if (::getuid() == 0)
        QDir().mkpath(u"/run/sshd"_s); // sshd's own need
    m_process = std::make_unique<QProcess>();
    dieWithParent(*m_process);
    m_process->setStandardErrorFile(file(u"log"_s), QIODevice::Append);
    const QStringList server{u"/usr/sbin/sshd"_s, u"-D"_s, u"-e"_s, u"-f"_s, file(u"sshd_config"_s)};
    if (m_hasUsers)
        QFile::setPermissions(file(u"authorized_keys"_s), QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    const QStringList all = m_hasUsers ? withUsers(m_folder.path(), u"/"_s, m_shell, server, m_replaced) : server;
    m_process->start(all.first(), all.mid(1));
    QElapsedTimer elapsed;
    elapsed.start();
    while (elapsed.elapsed() < 10000 && m_process->state() != QProcess::NotRunning) {
        if (greets(m_port))
            return true;
        m_process->waitForFinished(10);
    }
    m_error = m_process->errorString() + u'\n' + QString::fromUtf8(log());
    return false;
}

void SshdFixture::replaceFile(const QString& path, const QByteArray& text)
{
    m_replaced[path] = text;
    m_hasUsers = true;
}

bool SshdFixture::punishes()
{
    static const bool known =
        !runProgram(u"/usr/sbin/sshd"_s, {u"-G"_s, u"-f"_s, u"/dev/null"_s, u"-o"_s, u"PerSourcePenalties=no"_s})
             .isNull();
    return known;
}

bool SshdFixture::mayAddUsers()
{
    static const bool may =
        ::getuid() == 0 && !runProgram(u"unshare"_s, {u"-m"_s, u"--propagation"_s, u"private"_s, u"sh"_s, u"-c"_s,
                                                      u"mount --bind /etc/passwd /etc/passwd"_s})
                                .isNull();
    return may;
}

void SshdFixture::stop()
{
    if (!m_process)
        return;
    m_process->terminate();
    m_process->waitForFinished(5000);
    m_process.reset();
}

// Sessions are no children of ours any more once the listener is gone: ended by what they have open.
void SshdFixture::killAll()
{
    if (!m_process)
        return;
    const QByteArray parent = QByteArray::number(m_process->processId());
    QList<QByteArray> pids;
    for (const QByteArray& line : runProgram(u"ps"_s, {u"-A"_s, u"-o"_s, u"pid=,ppid="_s}).split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() == 2 && words.at(1) == parent)
            pids << words.at(0);
    }
    stop();
    for (const QByteArray& pid : pids)
        ::kill(pid.toInt(), SIGTERM);
}

// Whoever runs may fork between the list and the signal, as OpenSSH 10 does right after the login, and the child
// would serve the connection unsignalled: all are stopped first, until the list has nobody new.
void SshdFixture::signalConnections(int signal) const
{
    QList<QByteArray> all{QByteArray::number(pid())};
    qsizetype stopped = 1; // the listener is left alone
    do {
        for (; stopped < all.size(); ++stopped)
            ::kill(all.at(stopped).toInt(), SIGSTOP);
        const QList<QByteArray> lines = runProgram(u"ps"_s, {u"-A"_s, u"-o"_s, u"pid=,ppid="_s}).split('\n');
        for (qsizetype i = 0; i < all.size(); ++i) {
            for (const QByteArray& line : lines) {
                const auto words = line.simplified().split(' ');
                if (words.size() == 2 && words.at(1) == all.at(i) && !all.contains(words.at(0)))
                    all << words.at(0);
            }
        }
    } while (stopped < all.size());
    if (signal == SIGSTOP)
        return;
    for (const QByteArray& process : all.mid(1)) {
        ::kill(process.toInt(), signal);
        ::kill(process.toInt(), SIGCONT);
    }
}

bool SshdFixture::restart()
{
    stop();
    return start();
}

QByteArray SshdFixture::log() const
{
    return contents(file(u"log"_s));
}

int SshdFixture::logCount(const QByteArray& text) const
{
    return static_cast<int>(log().count(text));
}

qint64 SshdFixture::pid() const
{
    return m_process ? m_process->processId() : 0;
}

DropbearFixture::DropbearFixture() : m_port(freePort()) {}

DropbearFixture::~DropbearFixture()
{
    if (m_process) {
        m_process->terminate();
        m_process->waitForFinished(5000);
    }
}

QString DropbearFixture::clientKey() const
{
    return file(u"id"_s);
}

// dropbear reads ~/.ssh/authorized_keys of the user who logs in, from the passwd file, and has no option for
// another place: only alice can log in, whose home is ours.
bool DropbearFixture::start()
{
    makeKey(clientKey());
    QDir(m_folder.path()).mkpath(u"home/.ssh"_s);
    append(file(u"home/.ssh/authorized_keys"_s), contents(clientKey() + u".pub"_s));
    for (const QString& path : {file(u"home"_s), file(u"home/.ssh"_s), file(u"home/.ssh/authorized_keys"_s)})
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup |
                                        QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther);
    if (runProgram(u"dropbearkey"_s, {u"-t"_s, u"ed25519"_s, u"-f"_s, file(u"host"_s)}).isNull())
        return false;
    m_process = std::make_unique<QProcess>();
    dieWithParent(*m_process);
    m_process->setStandardErrorFile(file(u"log"_s));
    const QStringList server{u"/usr/sbin/dropbear"_s,
                             u"-F"_s,
                             u"-E"_s,
                             u"-r"_s,
                             file(u"host"_s),
                             u"-p"_s,
                             u"127.0.0.1:"_s + QString::number(m_port),
                             u"-P"_s,
                             file(u"pid"_s)};
    const QStringList all = m_hasUsers ? withUsers(m_folder.path(), file(u"home"_s), m_shell, server) : server;
    m_process->start(all.first(), all.mid(1));
    QElapsedTimer elapsed;
    elapsed.start();
    while (elapsed.elapsed() < 10000 && m_process->state() != QProcess::NotRunning) {
        if (greets(m_port))
            return true;
        m_process->waitForFinished(10);
    }
    return false;
}

QByteArray DropbearFixture::knownHostsLine() const
{
    const QByteArray shown = runProgram(u"dropbearkey"_s, {u"-y"_s, u"-f"_s, file(u"host"_s)});
    const qsizetype key = shown.indexOf("ssh-ed25519 ");
    return "[127.0.0.1]:" + QByteArray::number(m_port) + ' ' + shown.mid(key, shown.indexOf('\n', key) - key) + '\n';
}

QByteArray DropbearFixture::log() const
{
    return contents(file(u"log"_s));
}

AgentFixture::AgentFixture() = default;

AgentFixture::~AgentFixture()
{
    if (m_process) {
        m_process->terminate();
        m_process->waitForFinished(5000);
    }
}

bool AgentFixture::start()
{
    m_process = std::make_unique<QProcess>();
    dieWithParent(*m_process);
    m_process->start(u"ssh-agent"_s, {u"-D"_s, u"-a"_s, socket()});
    return m_process->waitForStarted() && QTest::qWaitFor([this] { return answersAt(socket()); }, 5000);
}

bool AgentFixture::add(const QString& keyFile) const
{
    return !runProgram(u"env"_s, {u"SSH_AUTH_SOCK="_s + socket(), u"ssh-add"_s, u"-q"_s, keyFile}).isNull();
}

} // namespace rollcall::test
