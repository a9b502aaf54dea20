// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

// Real SSH servers for tests, each with its own folder, keys and port of 127.0.0.1; nothing of the user's or
// the system's is read or written. SshdFixture runs /usr/sbin/sshd, DropbearFixture runs dropbear. Both stop
// with their object. In the test's thread.
namespace rollcall::test {

/// A port of 127.0.0.1 that was free a moment ago.
quint16 freePort();

/// Runs a program to its end; its standard output, or a null array if it failed.
QByteArray runProgram(const QString& program, const QStringList& arguments, const QByteArray& input = {});

/// Makes `path` and `path.pub` with ssh-keygen. type: "ed25519", "rsa", "ecdsa".
bool makeKey(const QString& path, const QString& type = QStringLiteral("ed25519"), const QString& passphrase = {},
             const QStringList& more = {});

class SshdFixture
{
public:
    explicit SshdFixture(const QMap<QString, QString>& settings = {}, // sshd_config(5), over the defaults
                         const QStringList& hostKeyTypes = {QStringLiteral("ed25519")});
    ~SshdFixture();

    bool start();                             // false: error() says why
    void stop();                              // the listener only; connections go on
    void killAll();                           // with every process that it has started
    void signalConnections(int signal) const; // the processes that serve them, and what those run
    bool restart();

    quint16 port() const { return m_port; }
    QString user() const; // who runs the tests
    QString file(const QString& name) const;
    QString clientKey() const;                                                        // may log in
    QString hostKey(const QString& type = QStringLiteral("ed25519")) const;           // the private one; .pub beside it
    QByteArray knownHostsLine(const QString& type = QStringLiteral("ed25519")) const; // for [127.0.0.1]:port
    QString knownHosts(); // a file with the lines of all host keys
    void authorize(const QString& publicKeyFile, const QByteArray& options = {});
    void set(const QString& keyword, const QString& value); // before start() or restart()
    /// Before start(), as root only: this sshd sees two users more, "alice" and "expired", both with the password
    /// "right" and the client's key, the second with a password that has to be changed. They live in a mount
    /// namespace of its own; the system's files stay as they are. alice may use sudo without a password, and `shell`
    /// is hers to log in with.
    void addUsers(const QString& shell = QStringLiteral("/bin/sh"))
    {
        m_hasUsers = true;
        m_shell = shell;
    }
    static bool mayAddUsers();
    /// OpenSSH 9.8 and newer: turns away who came with trouble before (sshd_config(5), PerSourcePenalties), with the
    /// words that it also has for everybody when it is full. The fixture switches that off unless it is set.
    static bool punishes();
    /// Likewise, it sees this text in place of a file of the system, which must exist.
    void replaceFile(const QString& path, const QByteArray& text);
    QByteArray log() const; // sshd's, LogLevel VERBOSE
    int logCount(const QByteArray& text) const;
    qint64 pid() const;
    QString error() const { return m_error; }

private:
    void writeConfig() const;

    QTemporaryDir m_folder;
    bool m_hasUsers = false;
    QString m_shell = QStringLiteral("/bin/sh");
    QMap<QString, QByteArray> m_replaced;
    QMap<QString, QString> m_settings;
    QStringList m_hostKeyTypes;
    quint16 m_port = 0;
    std::unique_ptr<QProcess> m_process;
    QString m_error;
};

class DropbearFixture
{
public:
    DropbearFixture();
    ~DropbearFixture();
    bool start();

    quint16 port() const { return m_port; }
    QString clientKey() const;
    QString file(const QString& name) const { return m_folder.filePath(name); }
    QByteArray knownHostsLine() const; // once started
    QByteArray log() const;
    /// As SshdFixture's; alice may log in with the client's key.
    void addUsers(const QString& shell = QStringLiteral("/bin/sh"))
    {
        m_hasUsers = true;
        m_shell = shell;
    }

private:
    QTemporaryDir m_folder;
    bool m_hasUsers = false;
    QString m_shell = QStringLiteral("/bin/sh");
    quint16 m_port = 0;
    std::unique_ptr<QProcess> m_process;
};

/// An ssh-agent of its own.
class AgentFixture
{
public:
    AgentFixture();
    ~AgentFixture();
    bool start();
    QString socket() const { return m_folder.filePath(QStringLiteral("agent")); }
    bool add(const QString& keyFile) const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
};

} // namespace rollcall::test
