// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/keyring.h"

#include <QProcessEnvironment>
#include <QTest>

#include <sys/prctl.h>

#include <csignal>

namespace rollcall::test {

using namespace Qt::StringLiterals;

namespace {

void set(QProcess& process, const QMap<QString, QString>& variables)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto it = variables.begin(); it != variables.end(); ++it)
        environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); }); // where the test crashes
}

void end(QProcess& process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(5000))
        process.kill();
    process.waitForFinished();
}

} // namespace

KeyringFixture::~KeyringFixture()
{
    end(m_keyring);
    end(m_bus);
}

QMap<QString, QString> KeyringFixture::environment() const
{
    return {{u"DBUS_SESSION_BUS_ADDRESS"_s, m_address}};
}

bool KeyringFixture::isThere() const
{
    QProcess ask;
    set(ask, environment());
    ask.start(u"dbus-send"_s,
              {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
               u"org.freedesktop.DBus.NameHasOwner"_s, u"string:org.freedesktop.secrets"_s});
    return ask.waitForFinished(5000) && ask.readAllStandardOutput().contains("boolean true");
}

bool KeyringFixture::start()
{
    QMap<QString, QString> own;
    for (const QString& name :
         {u"HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        own.insert(name, m_folder.path());
    set(m_bus, own);
    m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    if (!m_bus.waitForStarted() || !QTest::qWaitFor([&] { return m_bus.canReadLine(); }, 10'000)) {
        m_error = u"no bus: "_s + m_bus.errorString();
        return false;
    }
    m_address = QString::fromUtf8(m_bus.readLine()).trimmed();
    own.insert(environment());
    set(m_keyring, own);
    m_keyring.start(u"gnome-keyring-daemon"_s, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
    m_keyring.write("of the test\n");
    m_keyring.closeWriteChannel();
    if (m_keyring.waitForStarted() && QTest::qWaitFor([&] { return isThere(); }, 20'000))
        return true;
    m_error = u"no keyring: "_s + m_keyring.errorString() + QString::fromUtf8(m_keyring.readAllStandardError());
    return false;
}

} // namespace rollcall::test
