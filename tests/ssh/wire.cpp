// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QtEndian>

#include <nettle/aes.h>
#include <nettle/ctr.h>
#include <nettle/curve25519.h>
#include <nettle/eddsa.h>

#include <sys/socket.h>

#include <algorithm>

namespace rollcall::test {

namespace {

constexpr qsizetype block = 16;
constexpr qsizetype macSize = 32;
constexpr char banner[] = "SSH-2.0-Wire";

const quint8* in(const QByteArray& bytes)
{
    return reinterpret_cast<const quint8*>(bytes.constData());
}

quint8* out(QByteArray& bytes)
{
    return reinterpret_cast<quint8*>(bytes.data());
}

QByteArray sha256(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

// RFC 4251 section 5: of a positive number, big end first.
QByteArray mpint(QByteArray number)
{
    while (!number.isEmpty() && number.front() == '\0')
        number.remove(0, 1);
    if (!number.isEmpty() && (static_cast<quint8>(number.front()) & 0x80) != 0)
        number.prepend('\0');
    return Wire::string(number);
}

QByteArray secretKey()
{
    return QByteArray(32, '\x17'); // the server's, and of its exchanges: nobody has to be kept from knowing it
}

QByteArray publicKey()
{
    QByteArray key(32, Qt::Uninitialized);
    nettle_ed25519_sha512_public_key(out(key), in(secretKey()));
    return key;
}

QByteArray offer()
{
    QByteArray list = char(20) + QByteArray(16, '\x2a');
    for (const char* names : {"curve25519-sha256", "ssh-ed25519", "aes128-ctr", "aes128-ctr", "hmac-sha2-256",
                              "hmac-sha2-256", "none", "none", "", ""})
        list += Wire::string(names);
    return list + QByteArray(5, '\0');
}

} // namespace

struct Wire::Cipher
{
    Cipher(const QByteArray& key, QByteArray vector, QByteArray mac)
        : counter(std::move(vector)), macKey(std::move(mac))
    {
        aes128_set_encrypt_key(&cipher, in(key));
    }
    QByteArray crypt(QByteArray bytes)
    {
        ctr_crypt(&cipher, reinterpret_cast<nettle_cipher_func*>(aes128_encrypt), block, out(counter),
                  static_cast<size_t>(bytes.size()), out(bytes), in(bytes));
        return bytes;
    }
    QByteArray sum(quint32 number, const QByteArray& packet) const
    {
        return QMessageAuthenticationCode::hash(QByteArray(Wire::u32(number) + packet), macKey,
                                                QCryptographicHash::Sha256);
    }

    aes128_ctx cipher{};
    QByteArray counter;
    QByteArray macKey;
};

Wire::Wire(int descriptor) : m_descriptor(descriptor) {}

Wire::~Wire() = default;

QByteArray Wire::u32(quint32 number)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray Wire::string(const QByteArray& bytes)
{
    return u32(static_cast<quint32>(bytes.size())) + bytes;
}

void Wire::say(const QByteArray& bytes)
{
    for (qsizetype said = 0; said < bytes.size();) {
        const ssize_t size =
            ::send(m_descriptor, bytes.constData() + said, static_cast<size_t>(bytes.size() - said), MSG_NOSIGNAL);
        if (size <= 0)
            throw Gone();
        said += size;
    }
}

void Wire::send(const QByteArray& payload)
{
    qsizetype padding = block - (5 + payload.size()) % block;
    if (padding < 4)
        padding += block;
    const QByteArray packet = u32(static_cast<quint32>(1 + payload.size() + padding)) + static_cast<char>(padding) +
                              payload + QByteArray(padding, '\0');
    const quint32 number = m_sent++;
    if (!m_out)
        return say(packet);
    QByteArray sum = m_out->sum(number, packet);
    if (m_breakMac)
        sum[0] = static_cast<char>(sum[0] ^ 1);
    say(m_out->crypt(packet) + sum);
}

QByteArray Wire::take(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype had = 0; had < size;) {
        const ssize_t got = ::recv(m_descriptor, bytes.data() + had, static_cast<size_t>(size - had), 0);
        if (got <= 0)
            throw Gone();
        had += got;
    }
    return bytes;
}

QByteArray Wire::next()
{
    QByteArray packet = m_in ? m_in->crypt(take(block)) : take(4);
    const auto size = static_cast<qsizetype>(qFromBigEndian<quint32>(packet.constData())) + 4;
    if (size > 1024 * 1024)
        throw Gone();
    if (size > packet.size()) {
        const QByteArray rest = take(size - packet.size());
        packet += m_in ? m_in->crypt(rest) : rest;
    }
    const quint32 number = m_received++;
    if (m_in && take(macSize) != m_in->sum(number, packet))
        throw Gone();
    const auto padding = static_cast<quint8>(packet.at(4));
    return packet.mid(5, size - 5 - padding);
}

QByteArray Wire::await(char type)
{
    for (;;) {
        QByteArray payload = next();
        if (payload.startsWith(type))
            return payload;
    }
}

void Wire::holdStill()
{
    for (;;)
        take(1);
}

void Wire::close()
{
    ::shutdown(m_descriptor, SHUT_RDWR);
    throw Gone();
}

void Wire::greet()
{
    say(QByteArray(banner) + "\r\n");
    while (!m_clientBanner.endsWith('\n'))
        m_clientBanner += take(1);
    m_clientBanner = m_clientBanner.trimmed();
}

void Wire::exchange()
{
    send(offer());
    const QByteArray theirs = await(20);
    const QByteArray begin = await(30); // SSH_MSG_KEX_ECDH_INIT
    const QByteArray point = begin.mid(5);
    QByteArray ours(32, Qt::Uninitialized), shared(32, Qt::Uninitialized);
    curve25519_mul_g(out(ours), in(secretKey()));
    curve25519_mul(out(shared), in(secretKey()), in(point));
    const QByteArray secret = mpint(shared);
    const QByteArray hash = sha256(string(m_clientBanner) + string(banner) + string(theirs) + string(offer()) +
                                   string(hostKey()) + string(point) + string(ours) + secret);
    QByteArray signature(64, Qt::Uninitialized);
    nettle_ed25519_sha512_sign(in(publicKey()), in(secretKey()), static_cast<size_t>(hash.size()), in(hash),
                               out(signature));
    if (m_breakSign)
        signature[5] = static_cast<char>(signature[5] ^ 1);
    send(char(31) + string(hostKey()) + string(ours) + string(string("ssh-ed25519") + string(signature)));
    send(QByteArray(1, char(21)));
    if (m_session.isEmpty())
        m_session = hash;
    const auto derived = [&](char letter, qsizetype size) {
        return sha256(secret + hash + letter + m_session).left(size);
    };
    m_out = std::make_unique<Cipher>(derived('D', 16), derived('B', 16), derived('F', 32));
    await(21);
    m_in = std::make_unique<Cipher>(derived('C', 16), derived('A', 16), derived('E', 32));
}

void Wire::service()
{
    greet();
    exchange();
    await(5);
    send(char(6) + string("ssh-userauth"));
    m_request = await(50);
}

void Wire::login()
{
    service();
    letIn();
}

// With whatever key; unless it has been let in by answers.
void Wire::letIn()
{
    for (; !m_isIn; m_request = await(50)) {
        const qsizetype at = m_request.indexOf("publickey") + 9;
        if (at < 9)
            send(char(51) + string("publickey") + '\0');
        else if (m_request.at(at) == '\0') // it has not signed yet
            send(char(60) + m_request.mid(at + 1));
        else
            break;
    }
    m_isIn = true;
    send(QByteArray(1, char(52)));
}

void Wire::asked(const QByteArray& name, const QByteArray& instruction, const QList<QByteArray>& prompts, bool echo)
{
    while (!m_isIn && !m_request.contains("keyboard-interactive")) {
        send(char(51) + string("keyboard-interactive") + '\0');
        m_request = await(50);
    }
    m_isIn = true;
    QByteArray payload = char(60) + string(name) + string(instruction) + string({});
    payload += u32(static_cast<quint32>(prompts.size()));
    for (const QByteArray& prompt : prompts)
        payload += string(prompt) + static_cast<char>(echo);
    send(payload);
    await(61);
}

void Wire::awaitChannel()
{
    const QByteArray payload = await(90); // all it opens is a session
    m_channel = payload.mid(5 + 7, 4);
}

void Wire::openChannel()
{
    awaitChannel();
    send(char(91) + m_channel + u32(0) + u32(m_window) + u32(32768));
}

void Wire::command()
{
    service();
    serve();
}

void Wire::serve()
{
    letIn();
    openChannel();
    QByteArray request;
    while (!request.contains("exec")) {
        request = await(98);
        send(char(99) + m_channel);
    }
}

void Wire::output(const QByteArray& bytes)
{
    output(m_channel, bytes);
}

void Wire::output(const QByteArray& channel, const QByteArray& bytes)
{
    send(char(94) + channel + string(bytes));
}

void Wire::status(quint32 status)
{
    request("exit-status", u32(status));
}

void Wire::request(const QByteArray& type, const QByteArray& rest, bool wantReply)
{
    send(char(98) + m_channel + string(type) + static_cast<char>(wantReply) + rest);
}

void Wire::end(quint32 code)
{
    status(code);
    send(char(96) + m_channel);
    closeChannel();
}

void Wire::closeChannel()
{
    send(char(97) + m_channel);
}

void Wire::answerRequests()
{
    for (;;) {
        await(80);
        send(QByteArray(1, char(82)));
    }
}

void Wire::disconnect(const QByteArray& words)
{
    send(char(1) + u32(2) + string(words) + string("en"));
}

QByteArray Wire::hostKey()
{
    return string("ssh-ed25519") + string(publicKey());
}

} // namespace rollcall::test
