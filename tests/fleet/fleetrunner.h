// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

// A rollcall-fleet as a child of the test, in a folder of its own, and OpenSSH's client to talk to it with.
// One thread; waits for processes, never for a time.
namespace rollcall::test {

struct Answer
{
    int exitCode = -1;
    QByteArray out;
    QByteArray error;
};

class FleetRunner
{
public:
    /// `dir` for a fleet that is started again; else a temporary folder.
    explicit FleetRunner(const QStringList& arguments, const QString& dir = {});
    ~FleetRunner();

    bool start(); // until "ready"
    int stop();   // exit code
    QProcess& process() { return m_process; }
    QString dir() const { return m_dir; }
    QString file(const QString& name) const { return m_dir + QLatin1Char('/') + name; }
    QByteArray read(const QString& name) const;
    QStringList hosts() const { return m_addresses.keys(); }
    QString address(const QString& host) const { return m_addresses.value(host); }
    int port(const QString& host) const { return m_ports.value(host); }

    QStringList sshArguments(const QString& host, const QStringList& options = {}) const;
    Answer ssh(const QString& host, const QString& command, const QByteArray& input = {},
               const QStringList& options = {}, int seconds = 60) const;
    /// How many lines of the fleet's log for this host (empty: any) begin with `event`.
    int logged(const QString& host, const QString& event) const;

private:
    void readHosts();

    QTemporaryDir m_temporary;
    QString m_dir;
    QStringList m_arguments;
    QProcess m_process;
    QMap<QString, QString> m_addresses;
    QMap<QString, int> m_ports;
};

} // namespace rollcall::test
