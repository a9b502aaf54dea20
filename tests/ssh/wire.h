// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <memory>

// One connection of a WireServer, from the server's side, in the thread of its own in which a script runs and waits.
// It sends any packet at any time, where libssh's server would not, and knows one way each to exchange keys, sign,
// encrypt and count: curve25519-sha256, ssh-ed25519, aes128-ctr, hmac-sha2-256.
namespace rollcall::test {

/// The client has gone: ends a script.
struct Gone
{
};

// Numbers and layouts are those of RFC 4253, 4252 and 4254.
class Wire
{
public:
    explicit Wire(int descriptor);
    ~Wire();
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    static QByteArray u32(quint32 number);
    static QByteArray string(const QByteArray& bytes);

    void say(const QByteArray& bytes); // as they are
    void send(const QByteArray& payload);
    QByteArray next();                            // the payload of what comes next
    QByteArray await(char type);                  // drops what comes before
    [[noreturn]] void holdStill();                // reads on and says nothing, until the client has gone
    [[noreturn]] void close();                    // without a word
    void breakMac() { m_breakMac = true; }        // of what is sent from now on
    void breakSignature() { m_breakSign = true; } // of the next key exchange

    void greet();
    void exchange(); // keys: first after greet(), later again
    void service();  // greet(), exchange(), and up to the first request to log in, which waits
    void login();    // service(), then in with a key
    /// Asks the one who waits to log in, and takes whatever is answered.
    void asked(const QByteArray& name, const QByteArray& instruction, const QList<QByteArray>& prompts, bool echo);
    void openChannel(); // once logged in: one with that window
    void command();     // login() and all of serve()
    void serve();       // from the login, which is granted, up to a command, which is taken
    void setWindow(quint32 bytes) { m_window = bytes; }
    void output(const QByteArray& bytes);
    void output(const QByteArray& channel, const QByteArray& bytes);
    QByteArray channel() const { return m_channel; } // its number at the client, of the last one that it wanted
    void awaitChannel();
    void status(quint32 status);
    void request(const QByteArray& type, const QByteArray& rest, bool wantReply = false);
    void end(quint32 code = 0); // status, end of output, close
    void closeChannel();
    void answerRequests(); // as every server does
    void disconnect(const QByteArray& words);

    static QByteArray hostKey(); // the public one, as a blob

private:
    struct Cipher;

    QByteArray take(qsizetype size);
    void letIn();

    const int m_descriptor;
    bool m_breakMac = false;
    bool m_breakSign = false;
    bool m_isIn = false;
    quint32 m_sent = 0;
    quint32 m_received = 0;
    QByteArray m_clientBanner;
    QByteArray m_session; // the first exchange's hash
    QByteArray m_request; // to log in
    QByteArray m_channel;
    quint32 m_window = 1U << 20;
    std::unique_ptr<Cipher> m_out;
    std::unique_ptr<Cipher> m_in;
};

} // namespace rollcall::test
