// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostilemodes.h"

namespace rollcall::test {

using namespace Qt::StringLiterals;

namespace {

using P = Provocation;

std::function<void(P&)> connectIn(int milliseconds)
{
    return [=](P& p) { p.options.connectTimeout = Milliseconds(milliseconds); };
}

std::function<void(P&)> loginIn(int milliseconds)
{
    return [=](P& p) { p.options.loginTimeout = Milliseconds(milliseconds); };
}

std::function<void(P&)> commandIn(int milliseconds)
{
    return [=](P& p) { p.options.commandTimeout = Milliseconds(milliseconds); };
}

} // namespace

void logsIn(Provocation& p)
{
    p.options.loginTimeout = Milliseconds(1500);
}

void asked(Provocation& p)
{
    p.login().keyFiles.clear();
    p.answer = answering("typed");
}

const std::vector<ModeRow>& fleetModes()
{
    static const std::vector<ModeRow> rows{
        {"refuse", "connect", {Reason::Refused}, "The host answered, but nothing listens"},
        {"banner-stall", "banner", {Reason::ConnectTimeout}, "The host did not answer in time", connectIn(600)},
        {"banner-garbage", "banner", {Reason::NotSsh}, "What answered there is not an SSH server"},
        {"kex-stall", "key exchange", {Reason::ConnectTimeout}, "The host did not answer in time", connectIn(600)},
        {"kex-garbage", "key exchange", {Reason::ProtocolError}, "The connection broke because what came was not"},
        {"changed-key", "host key", {Reason::HostKeyChanged}, "The host showed another key than the one on file"},
        {"max-startups", "login", {Reason::None}, ""}, // it turns away only who comes while others do
        {"login-stall", "login", {Reason::LoginTimeout}, "The login was not over in time (after 0.6 s)", loginIn(600)},
        {"endless-questions",
         "login",
         {Reason::ProtocolError},
         "The connection broke because what came was not proper SSH (the server asks for more and more)",
         asked},
        {"many-questions", "login", {Reason::ProtocolError}, "The connection broke because what came was not", asked},
        {"turned-away", "login", {Reason::Denied}, "The server refused the login (user admin; the server says: “Your"},
        {"visit-first", "login", {Reason::None}, ""},
        {"visit-forever",
         "login",
         {Reason::LoginTimeout},
         "The login was not over in time (after 0.6 s; the server says: “To log",
         loginIn(600)},
        {"push-first", "login", {Reason::None}, ""},
        {"push-forever",
         "login",
         {Reason::LoginTimeout},
         "The login was not over in time (after 0.6 s; the server says: “A push",
         loginIn(600)},
        {"close-random",
         "any",
         {Reason::None, Reason::ServerClosed, Reason::Denied, Reason::LinkLost, Reason::ServerBusy},
         "",
         connectIn(2000)},
        {"output-stall", "output", {Reason::CommandTimeout}, "The command ran longer than allowed", commandIn(500)},
        {"flood",
         "output",
         {Reason::OutputLimit},
         "The output reached its limit (300000 bytes)",
         [](P& p) { p.options.outputLimit = 300'000; }},
        {"invalid-utf8", "output", {Reason::None}, ""},
        {"escapes", "output", {Reason::None}, ""},
        {"nul", "output", {Reason::None}, ""},
        {"long-line", "output", {Reason::None}, ""},
        {"disconnect",
         "output",
         {Reason::LinkLost},
         "The connection broke ",
         {},
         "the last line\n",
         RemoteState::Unknown},
        {"close-disconnect",
         "output",
         {Reason::LinkLost},
         "The connection broke ",
         {},
         "the last line\n",
         RemoteState::Unknown},
        {"wrong-packet",
         "output",
         {Reason::LinkLost},
         "The connection broke ",
         {},
         "the last line\n",
         RemoteState::Unknown},
        {"huge-exit-status", "end", {Reason::ExitCode}, "The command ended with exit code 65536 (0x10000)."},
        {"no-exit-status", "end", {Reason::NoExitStatus}, "The command ended, but with which exit code is not known"},
        {"exit-then-gone",
         "end",
         {Reason::LinkLost},
         "The connection broke before all of the output had come",
         {},
         "the last line\n",
         RemoteState::Ended},
    };
    return rows;
}

const std::vector<ModeRow>& packetModes()
{
    static const std::vector<ModeRow> rows = [] {
        std::vector<ModeRow> all;
        for (const auto& some : {beforeTheLogin(), atTheLogin(), atTheCommand(), whileItRuns(), atItsEnd()})
            all.insert(all.end(), some.begin(), some.end());
        return all;
    }();
    return rows;
}

} // namespace rollcall::test
