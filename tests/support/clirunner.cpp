// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/clirunner.h"

#include "support/paths.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <unistd.h>

namespace rollcall::test {

using namespace Qt::StringLiterals;

CliRunner::CliRunner() : m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.insert(u"HOME"_s, m_folder.path());
    m_environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s));
    m_environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s));
    m_environment.insert(u"XDG_STATE_HOME"_s, m_folder.filePath(u"state"_s));
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_environment.remove(u"SSH_AUTH_SOCK"_s);
}

void CliRunner::start(QProcess& process, const QStringList& arguments) const
{
    process.setProcessEnvironment(m_environment);
    process.setWorkingDirectory(m_folder.path());
    process.setChildProcessModifier([] { ::setsid(); }); // no terminal: nothing can be asked
    process.start(programPath(u"rollcall-cli"_s), arguments);
}

CliResult CliRunner::run(const QStringList& arguments, const QByteArray& input, int seconds) const
{
    QProcess process;
    start(process, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(seconds * 1000)) {
        process.kill();
        process.waitForFinished();
        return {-2, process.readAllStandardOutput(), "did not end: " + process.readAllStandardError()};
    }
    const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return {code, process.readAllStandardOutput(), process.readAllStandardError()};
}

QString CliRunner::write(const QString& name, const QByteArray& bytes) const
{
    QDir().mkpath(QFileInfo(file(name)).absolutePath());
    QFile out(file(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(name));
    return file(name);
}

void CliRunner::writeWebLibrary() const
{
    write(u"lib/hosts.yaml"_s, "version: 1\nhosts:\n  web-01:\n    address: 192.0.2.1\n    user: root\n"
                               "  web-02:\n    address: 192.0.2.2\n  db-01: {}\n");
    write(u"lib/groups/web.yaml"_s, "version: 1\nname: web\nmembers:\n  - web-[01-02]\n");
    write(u"lib/snippets/disk.yaml"_s,
          "version: 1\nname: disk\ndescription: How full\nparameters:\n  - name: mount\n    default: /\n"
          "steps:\n  - script: df {{mount}}\n");
}

void CliRunner::writeTwoSteps() const
{
    write(u"lib/snippets/two.yaml"_s,
          "version: 2\nname: two\ntags: [slow, disk]\ninterpreter: bash\n"
          "options:\n  timeout: 33\n  output-limit: 2097152\n  on-failure: stop\n"
          "success:\n  exit-codes: [0, 3]\n  must-match: ^ok\n"
          "steps:\n  - title: Look\n    on-failure: go-on\n    timeout: 20\n    effect: reads\n    script: df\n"
          "  - interpreter: python3\n    script: print(1)\n");
}

QByteArray CliRunner::read(const QString& name) const
{
    QFile in(file(name));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace rollcall::test
