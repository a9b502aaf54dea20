// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

class QProcess;

// Runs the real rollcall-cli, with a home and XDG folders of its own and without a terminal. Test's thread.
namespace rollcall::test {

struct CliResult
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

class CliRunner
{
public:
    CliRunner();

    CliResult run(const QStringList& arguments, const QByteArray& input = {}, int seconds = 90) const;
    void start(QProcess& process, const QStringList& arguments) const;
    QString file(const QString& name) const { return m_folder.filePath(name); }
    QString write(const QString& name, const QByteArray& bytes) const; // gives the path
    /// Folder "lib": web-01, web-02 and db-01, group web, snippet disk with a parameter.
    void writeWebLibrary() const;
    /// A snippet of it, "two", that says something of nearly everything, and steps that do.
    void writeTwoSteps() const;
    QByteArray read(const QString& name) const;
    QProcessEnvironment environment() const { return m_environment; }
    QString home() const { return m_folder.path(); }
    void setEnvironment(const QString& name, const QString& value) { m_environment.insert(name, value); }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

} // namespace rollcall::test
