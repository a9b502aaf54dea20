// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/algorithmoptions.h"

#include "openssh/algorithms.h"

#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

// libssh's own order. Certificates are not in it: libssh cannot check them.
const QStringList& defaultHostKeys()
{
    static const QStringList list{u"ssh-ed25519"_s,         u"ecdsa-sha2-nistp521"_s,
                                  u"ecdsa-sha2-nistp384"_s, u"ecdsa-sha2-nistp256"_s,
                                  u"sk-ssh-ed25519@openssh.com"_s,
                                  u"sk-ecdsa-sha2-nistp256@openssh.com"_s,
                                  u"rsa-sha2-512"_s,        u"rsa-sha2-256"_s};
    return list;
}

// Where no file can be: libssh wants to read known_hosts for each session, to order the host key algorithms.
constexpr const char* noFile = "/dev/null/none";

bool setList(ssh_session session, ssh_options_e option, const QString& list)
{
    return list.isEmpty() || ssh_options_set(session, option, list.toLatin1().constData()) == SSH_OK;
}

} // namespace

QStringList hostKeyAlgorithms(const AlgorithmSpec& spec, const QStringList& known, const QStringList& only)
{
    const QStringList wanted = openssh::applyAlgorithms(spec.hostKey, defaultHostKeys());
    return only.isEmpty() ? openssh::preferKnown(wanted, known) : openssh::restrictTo(wanted, only);
}

bool applyOptions(ssh_session session, const HostSpec& host, const QStringList& hostKeys, QString& problem)
{
    const int no = 0;
    ssh_options_set(session, SSH_OPTIONS_PROCESS_CONFIG, &no);
    ssh_options_set(session, SSH_OPTIONS_SSH_DIR, "/nonexistent"); // or it asks the passwd file for it
    ssh_options_set(session, SSH_OPTIONS_KNOWNHOSTS, noFile);
    ssh_options_set(session, SSH_OPTIONS_GLOBAL_KNOWNHOSTS, noFile);
    ssh_options_set(session, SSH_OPTIONS_HOST, host.address.toUtf8().constData());
    ssh_options_set(session, SSH_OPTIONS_USER, host.user.toUtf8().constData());

    static const AlgorithmSpec none;
    const AlgorithmSpec& spec = host.algorithms ? *host.algorithms : none;
    if (spec.compression)
        ssh_options_set(session, SSH_OPTIONS_COMPRESSION, "yes");
    if (spec.leastRsaBits > 0 && ssh_options_set(session, SSH_OPTIONS_RSA_MIN_SIZE, &spec.leastRsaBits) != SSH_OK) {
        problem = u"RequiredRSASize %1"_s.arg(spec.leastRsaBits);
        return false;
    }
    const std::pair<ssh_options_e, QString> lists[] = {
        {SSH_OPTIONS_HOSTKEYS, hostKeys.join(u',')},
        {SSH_OPTIONS_KEY_EXCHANGE, spec.keyExchange},
        {SSH_OPTIONS_PUBLICKEY_ACCEPTED_TYPES, spec.publicKey},
        {SSH_OPTIONS_CIPHERS_C_S, spec.ciphers},
        {SSH_OPTIONS_CIPHERS_S_C, spec.ciphers},
        {SSH_OPTIONS_HMAC_C_S, spec.macs},
        {SSH_OPTIONS_HMAC_S_C, spec.macs},
    };
    for (const auto& [option, list] : lists) {
        if (!setList(session, option, list)) {
            problem = list;
            return false;
        }
    }
    return true;
}

} // namespace rollcall::ssh
