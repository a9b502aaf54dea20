// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/clirunner.h"
#include "support/sshd.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>

#include <memory>

// Tests of the real program against a real sshd that answers on 127.0.0.1 to 127.0.0.100, as the hundred nodes of a
// library. The server is one for a class, the folder that the program runs in another one for each function.
namespace rollcall::test {

class HundredNodes : public QObject
{
protected:
    void startServer();
    void stopServer() { m_sshd.reset(); }
    void makeLibrary();
    /// "run", and all that it needs but the hosts and the command.
    QStringList base() const;

    std::unique_ptr<SshdFixture> m_sshd;
    std::unique_ptr<CliRunner> m_cli;

private:
    QByteArray m_hostKey;
};

} // namespace rollcall::test
