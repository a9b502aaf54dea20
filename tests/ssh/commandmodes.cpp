// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostilemodes.h"

// What goes wrong once logged in.
namespace rollcall::test {

using namespace Qt::StringLiterals;

namespace {

using P = Provocation;
using R = Reason;
using Play = WireServer::Script;

constexpr auto lost = "The connection broke while the command ran (";
constexpr auto noAnswer = "The server let us in but would not start the command (";

void runs(P& p)
{
    p.options.commandTimeout = Milliseconds(500);
}

// What is done once the command has been taken, and then no more.
Play then(Play play)
{
    return [play = std::move(play)](Wire& w) {
        w.command();
        play(w);
        w.holdStill();
    };
}

// The command says this and ends well, after what is done.
Play wellAfter(Play play)
{
    return then([play = std::move(play)](Wire& w) {
        play(w);
        w.output("here\n");
        w.end();
    });
}

} // namespace

std::vector<ModeRow> atTheCommand()
{
    return {
        {"never opens the channel",
         "channel",
         {R::ChannelRefused},
         noAnswer,
         logsIn,
         {},
         RemoteState::NotStarted,
         [](Wire& w) {
             w.login();
             w.holdStill();
         }},
        {"refuses the channel with words that are none",
         "channel",
         {R::ChannelRefused},
         noAnswer,
         {},
         {},
         RemoteState::NotStarted,
         [](Wire& w) {
             w.login();
             for (;;) {
                 w.awaitChannel();
                 w.send(char(92) + w.channel() + Wire::u32(1) + Wire::string(evil) + Wire::string("en"));
             }
         }},
        {"never takes the command",
         "command",
         {R::ChannelRefused},
         "The server let us in, and the command may have started (",
         logsIn,
         {},
         RemoteState::Unknown,
         [](Wire& w) {
             w.login();
             w.openChannel();
             w.holdStill();
         }},
        {"takes no command",
         "command",
         {R::ChannelRefused},
         noAnswer,
         {},
         {},
         {},
         [](Wire& w) {
             w.login();
             w.openChannel();
             for (;;) {
                 w.await(98);
                 w.send(char(100) + w.channel());
             }
         }},
        {"closes when it is asked for a command",
         "command",
         {R::LinkLost},
         "The connection broke when the command may have started (",
         {},
         {},
         {},
         [](Wire& w) {
             w.login();
             w.openChannel();
             w.await(98);
             w.close();
         }},
        {"never opens its window",
         "input",
         {R::CommandTimeout},
         "The command ran longer than allowed (after 0.5 s)",
         [](P& p) {
             runs(p);
             p.step.standardInput = QByteArray(100'000, 'x');
         },
         {},
         {},
         [](Wire& w) {
             w.setWindow(0);
             w.command();
             w.holdStill();
         }},
        {"window for more than there can be", // libssh 0.10 takes it for all there can be, 0.11 breaks the connection
         "input",
         {R::None, R::LinkLost},
         "The co",
         {},
         {},
         {},
         wellAfter([](Wire& w) {
             for (int i = 0; i < 2000; ++i)
                 w.send(char(93) + w.channel() + Wire::u32(0xffffffff));
         })},
    };
}

std::vector<ModeRow> whileItRuns()
{
    return {
        {"closes", "output", {R::LinkLost}, lost, {}, "here\n", RemoteState::Unknown, then([](Wire& w) {
             w.output("here\n");
             w.close();
         })},
        {"a wrong sum", "output", {R::LinkLost}, lost, {}, "here\n", RemoteState::Unknown, then([](Wire& w) {
             w.output("here\n");
             w.breakMac();
             w.output("there\n");
         })},
        {"garbage", "output", {R::LinkLost}, lost, {}, "here\n", RemoteState::Unknown, then([](Wire& w) {
             w.output("here\n");
             w.say(QByteArray(5000, '\xa5'));
         })},
        {"goodbye with words that are none",
         "output",
         {R::LinkLost},
         "The connection broke while the command ran",
         {},
         "here\n",
         RemoteState::Unknown,
         then([](Wire& w) {
             w.output("here\n");
             w.disconnect(evil);
         })},
        {"goodbye with 200 KB of words",
         "output",
         {R::LinkLost},
         lost,
         {},
         "here\n",
         RemoteState::Unknown,
         then([](Wire& w) {
             w.output("here\n");
             w.disconnect(QByteArray(200'000, 'D'));
         })},
        {"more than the window holds",
         "output",
         {R::OutputLimit, R::LinkLost},
         "",
         [](P& p) { p.options.outputLimit = 1'000'000; },
         {},
         {},
         then([](Wire& w) {
             for (int i = 0; i < 400; ++i)
                 w.output(QByteArray(200'000, 'x'));
         })},
        {"other streams than two", "output", {R::None}, endedWell, {}, {}, {}, wellAfter([](Wire& w) {
             for (const quint32 stream : {0U, 1U, 2U, 3U, 99U, 0xffffffffU})
                 w.send(char(95) + w.channel() + Wire::u32(stream) + Wire::string("other\n"));
         })},
        {"channels that there are not", "output", {R::None}, endedWell, {}, {}, {}, wellAfter([](Wire& w) {
             w.output(Wire::u32(4242), "nobody\n");
             w.send(char(97) + Wire::u32(4242));
             w.send(char(99) + Wire::u32(777));
         })},
        {"opens channels of every kind", "output", {R::None}, endedWell, {}, "here\n", {}, wellAfter([](Wire& w) {
             for (const char* kind :
                  {"forwarded-tcpip", "x11", "auth-agent@openssh.com", "session", "direct-tcpip", "tun@openssh.com"}) {
                 for (quint32 i = 0; i < 200; ++i)
                     w.send(char(90) + Wire::string(kind) + Wire::u32(1000 + i) + Wire::u32(1U << 21) +
                            Wire::u32(32768) + Wire::string("127.0.0.1") + Wire::u32(22) + Wire::string("1.2.3.4") +
                            Wire::u32(9));
             }
         })},
        {"3000 requests of its own", "output", {R::None}, endedWell, {}, "here\n", {}, wellAfter([](Wire& w) {
             for (int i = 0; i < 3000; ++i)
                 w.send(char(80) + Wire::string("keepalive@openssh.com") + '\1');
             w.send(char(80) + Wire::string("hostkeys-00@openssh.com") + '\0' + Wire::string("zz"));
             w.send(char(80) + Wire::string("tcpip-forward") + '\1' + Wire::string("0.0.0.0") + Wire::u32(41999));
         })},
        {"asks for commands here", "output", {R::None}, endedWell, {}, "here\n", {}, wellAfter([](Wire& w) {
             for (int i = 0; i < 300; ++i)
                 w.request("exec", Wire::string("id"), true);
         })},
        {"words that nobody is to see", "output", {R::None}, endedWell, {}, "here\n", {}, wellAfter([](Wire& w) {
             for (int i = 0; i < 500; ++i) {
                 w.send(char(4) + QByteArray(1, '\1') + Wire::string(evil) + Wire::string(""));
                 w.send(char(2) + Wire::string(QByteArray(1000, 'x')));
             }
         })},
        {"a packet of no known kind", "output", {R::None}, endedWell, {}, {}, {}, wellAfter([](Wire& w) {
             w.send(char(-56) + Wire::string("unknown"));
         })},
        {"other keys again and again", "output", {R::None}, endedWell, {}, {}, {}, wellAfter([](Wire& w) {
             for (int i = 0; i < 20; ++i) {
                 w.output(QByteArray(4000, 'x'));
                 w.exchange();
             }
         })},
        {"what a page would render", "output", {R::None}, endedWell, {}, {}, {}, wellAfter([](Wire& w) {
             w.output("<img src=\"http://127.0.0.1/x\"><script>alert(1)</script>\n=HYPERLINK(\"x\")\n");
         })},
        {"nothing out of order", "output", {R::None}, endedWell, {}, "here\n", RemoteState::Ended, wellAfter([](Wire&) {
         })},
    };
}

std::vector<ModeRow> atItsEnd()
{
    return {
        {"a signal whose name a terminal obeys",
         "end",
         {R::Signal},
         "The command was ended by the signal “TERM",
         {},
         {},
         RemoteState::Ended,
         then([](Wire& w) {
             w.request("exit-signal", Wire::string("TERM\x1b[31m") + '\0' + Wire::string(evil) + Wire::string(""));
             w.closeChannel();
         })},
        {"two exit codes and a signal",
         "end",
         {R::Signal, R::ExitCode},
         "",
         {},
         {},
         RemoteState::Ended,
         then([](Wire& w) {
             w.status(0);
             w.status(7);
             w.request("exit-signal", Wire::string("KILL") + '\0' + Wire::string("x") + Wire::string(""));
             w.closeChannel();
         })},
        {"an exit code of 32 bits",
         "end",
         {R::ExitCode},
         "The command ended with exit code 4294967295 (0xffffffff).",
         {},
         {},
         RemoteState::Ended,
         then([](Wire& w) { w.end(0xffffffff); })},
        {"an exit code that is 0 in 8 bits",
         "end",
         {R::ExitCode},
         "The command ended with exit code 256 (0x100).",
         {},
         {},
         RemoteState::Ended,
         then([](Wire& w) { w.end(256); })},
        {"an exit code cut short",
         "end",
         {R::NoExitStatus},
         "The command ended, but with which exit code is not known",
         {},
         {},
         {},
         then([](Wire& w) {
             w.request("exit-status", "\0\0"_ba);
             w.closeChannel();
         })},
        {"goes on after the end", "end", {R::None}, endedWell, {}, {}, {}, then([](Wire& w) {
             w.output("before\n");
             w.status(0);
             w.send(char(96) + w.channel());
             w.output("after the end\n");
             w.closeChannel();
             w.output("after the close\n");
             w.output("once more\n");
         })},
        {"no exit code",
         "end",
         {R::NoExitStatus},
         "The command ended, but with which exit code is not known",
         {},
         "x\n",
         RemoteState::Ended,
         then([](Wire& w) {
             w.output("x\n");
             w.closeChannel();
             w.answerRequests();
         })},
        {"an exit code, and the channel stays",
         "end",
         {R::CommandTimeout},
         "Its output had not ended in time (after 0.5 s)",
         runs,
         {},
         {},
         then([](Wire& w) { w.status(0); })},
    };
}

} // namespace rollcall::test
