// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostilemodes.h"

// What goes wrong up to the login.
namespace rollcall::test {

namespace {

using P = Provocation;
using R = Reason;
using Play = WireServer::Script;

constexpr auto notSsh = "The connection broke because what came was not proper SSH (";
constexpr auto closedBefore = "The server closed the connection before the login"; // libssh may lose its words

// Its limits: where the server only waits, they are what ends the run; where it does wrong, they are never reached.
void connects(P& p)
{
    p.options.connectTimeout = Milliseconds(600);
}

void askedInTime(P& p)
{
    asked(p);
    logsIn(p);
}

// In after one question and whatever answer.
Play question(const QByteArray& name, const QByteArray& instruction, const QList<QByteArray>& prompts,
              bool echo = false)
{
    return [=](Wire& w) {
        w.service();
        w.asked(name, instruction, prompts, echo);
        w.serve();
        w.output("here\n");
        w.end();
        w.holdStill();
    };
}

} // namespace

std::vector<ModeRow> beforeTheLogin()
{
    return {
        {"half a banner",
         "banner",
         {R::ConnectTimeout},
         "The host did not answer in time",
         connects,
         {},
         {},
         [](Wire& w) {
             w.say("SSH-2.0-Wi");
             w.holdStill();
         }},
        {"a banner without an end",
         "banner",
         {R::ProtocolError, R::NotSsh},
         "",
         {},
         {},
         {},
         [](Wire& w) {
             w.say("SSH-2.0-");
             for (;;)
                 w.say(QByteArray(1000, 'A'));
         }},
        {"lines for ever before the banner",
         "banner",
         {R::ConnectTimeout},
         "The host did not answer in time",
         connects,
         {},
         {},
         [](Wire& w) {
             for (;;)
                 w.say("wait\r\n");
         }},
        {"closes after its banner",
         "banner",
         {R::ServerClosed},
         closedBefore,
         connects,
         {},
         {},
         [](Wire& w) {
             w.greet();
             w.close();
         }},
        {"a packet of 2 GB",
         "key exchange",
         {R::ProtocolError},
         notSsh,
         {},
         {},
         {},
         [](Wire& w) {
             w.greet();
             w.say(Wire::u32(0x7fffffff) + QByteArray(5000, '\4'));
             w.holdStill();
         }},
        {"a packet of nothing",
         "key exchange",
         {R::ProtocolError, R::ServerClosed},
         "",
         connects,
         {},
         {},
         [](Wire& w) {
             w.greet();
             w.say(Wire::u32(0) + QByteArray(12, '\0'));
             w.holdStill();
         }},
        {"says goodbye in place of its keys",
         "key exchange",
         {R::ServerClosed},
         closedBefore,
         connects,
         {},
         {},
         [](Wire& w) {
             w.greet();
             w.disconnect(evil);
             w.close();
         }},
        {"keys are signed by nobody",
         "key exchange",
         {R::ProtocolError},
         notSsh,
         {},
         {},
         {},
         [](Wire& w) {
             w.greet();
             w.breakSignature();
             w.exchange();
             w.holdStill();
         }},
        {"closes after the key exchange",
         "key exchange",
         {R::ServerClosed},
         closedBefore,
         connects,
         {},
         {},
         [](Wire& w) {
             w.greet();
             w.exchange();
             w.close();
         }},
    };
}

std::vector<ModeRow> atTheLogin()
{
    return {
        {"a wrong sum",
         "login",
         {R::ProtocolError},
         notSsh,
         {},
         {},
         {},
         [](Wire& w) {
             w.greet();
             w.exchange();
             w.breakMac();
             w.await(5);
             w.send(char(6) + Wire::string("ssh-userauth"));
             w.holdStill();
         }},
        {"never lets the login begin",
         "login",
         {R::LoginTimeout},
         "The login was not over in time (after 1.5 s",
         logsIn,
         {},
         {},
         [](Wire& w) {
             w.greet();
             w.exchange();
             w.holdStill();
         }},
        {"closes when it is asked to let somebody in",
         "login",
         {R::ServerClosed},
         closedBefore,
         {},
         {},
         {},
         [](Wire& w) {
             w.service();
             w.close();
         }},
        {"goodbye with words that are none",
         "login",
         {R::ServerClosed},
         closedBefore,
         {},
         {},
         {},
         [](Wire& w) {
             w.service();
             w.disconnect(evil);
             w.holdStill();
         }},
        {"refuses with no method left",
         "login",
         {R::Denied, R::NoMethodLeft},
         "",
         {},
         {},
         {},
         [](Wire& w) {
             w.service();
             for (;;) {
                 w.send(char(51) + Wire::string("") + '\0');
                 w.await(50);
             }
         }},
        {"in a banner, what a terminal obeys",
         "login",
         {R::None},
         endedWell,
         {},
         "here\n",
         {},
         [](Wire& w) {
             w.service();
             w.send(char(53) + Wire::string(evil + evil) + Wire::string(""));
             w.serve();
             w.output("here\n");
             w.end();
             w.holdStill();
         }},
        {"a banner of 200 KB",
         "login",
         {R::None},
         endedWell,
         {},
         {},
         {},
         [](Wire& w) {
             w.service();
             w.send(char(53) + Wire::string(QByteArray(200'000, 'A') + evil) + Wire::string(""));
             w.serve();
             w.output("here\n");
             w.end();
             w.holdStill();
         }},
        {"2000 banners",
         "login",
         {R::None},
         endedWell,
         {},
         "here\n",
         {},
         [](Wire& w) {
             w.service();
             for (int i = 0; i < 2000; ++i)
                 w.send(char(53) + Wire::string("line " + QByteArray::number(i) + '\n') + Wire::string(""));
             w.serve();
             w.output("here\n");
             w.end();
             w.holdStill();
         }},
        {"1000 questions at once",
         "login",
         {R::ProtocolError},
         notSsh,
         asked,
         {},
         {},
         question("", "", QList<QByteArray>(1000, "Code: "))},
        {"questions that a terminal obeys",
         "login",
         {R::None},
         endedWell,
         asked,
         "here\n",
         {},
         question(evil, evil + evil, {evil, "Password:\n\n\nroot@prod password: "})},
        {"a question of 180 KB",
         "login",
         {R::None, R::ProtocolError},
         "",
         asked,
         {},
         {},
         question(QByteArray(20'000, 'T'), QByteArray(100'000, 'I'), {QByteArray(60'000, 'P')}, true)},
        {"a question that looks like ours",
         "login",
         {R::None},
         endedWell,
         asked,
         "here\n",
         {},
         question("", "Rollcall: your keyring is locked. Type your login password to unlock it.",
                  {"[sudo] password: "})},
        {"questions without prompts for ever",
         "login",
         {R::ProtocolError},
         "The connection broke because what came was not proper SSH (the server asks for more and more)",
         askedInTime,
         {},
         {},
         [](Wire& w) {
             w.service();
             for (;;)
                 w.asked("", "", {}, false);
         }},
        {"the same question for ever",
         "login",
         {R::LoginTimeout, R::Denied, R::ProtocolError, R::PausedAfterDenials},
         "",
         askedInTime,
         {},
         {},
         [](Wire& w) {
             w.service();
             for (;;)
                 w.asked("", "", {"Code: "}, true);
         }},
        {"closes when it has let somebody in",
         "login",
         {R::LinkLost},
         "The connection broke before the command had started (",
         {},
         {},
         RemoteState::NotStarted,
         [](Wire& w) {
             w.login();
             w.close();
         }},
    };
}

} // namespace rollcall::test
