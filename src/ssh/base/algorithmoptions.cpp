// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/base/algorithmoptions.h"

#include "openssh/words/algorithms.h"
#include "ssh/base/algorithmlists.h"

#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

namespace {

// Where no file can be: libssh wants to read known_hosts for each session, to order the host key algorithms.
constexpr const char* noFile = "/dev/null/none";

bool setList(ssh_session session, ssh_options_e option, const QStringList& list)
{
    return !list.isEmpty() && ssh_options_set(session, option, list.join(u',').toLatin1().constData()) == SSH_OK;
}

// Where nothing is said libssh's own list stands. A list of which it knows nothing is wrong, whatever else is allowed.
bool setAlgorithms(ssh_session session, ssh_options_e option, AlgorithmKind kind, const QString& setting, bool legacy)
{
    if (!setting.isEmpty() && !setList(session, option, algorithmList(kind, setting, false)))
        return false;
    return !legacy || setList(session, option, algorithmList(kind, setting, true));
}

} // namespace

QStringList hostKeyAlgorithms(const AlgorithmSpec& spec, const QStringList& known, const QStringList& only)
{
    const QStringList wanted = algorithmList(AlgorithmKind::HostKey, spec.hostKey, spec.legacy);
    return only.isEmpty() ? openssh::preferKnown(wanted, known) : openssh::restrictTo(wanted, only);
}

QString settingLine(const AlgorithmSpec& spec, QLatin1StringView keyword, const QString& setting)
{
    const QString place = spec.places.value(keyword);
    const QString line = keyword + u' ' + setting;
    return place.isEmpty() ? line : line + u" ("_s + place + u')';
}

QStringList oldOnesInUse(ssh_session session)
{
    const std::pair<AlgorithmKind, const char*> used[] = {
        {AlgorithmKind::KeyExchange, ssh_get_kex_algo(session)}, {AlgorithmKind::Cipher, ssh_get_cipher_out(session)},
        {AlgorithmKind::Cipher, ssh_get_cipher_in(session)},     {AlgorithmKind::Mac, ssh_get_hmac_out(session)},
        {AlgorithmKind::Mac, ssh_get_hmac_in(session)},
    };
    QStringList old;
    for (const auto& [kind, name] : used) {
        const QString algorithm = QString::fromLatin1(name);
        if (legacyAlgorithms(kind).contains(algorithm) && !old.contains(algorithm))
            old.append(algorithm);
    }
    return old;
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
    if (!setList(session, SSH_OPTIONS_HOSTKEYS, hostKeys)) {
        problem =
            spec.hostKey.isEmpty() ? hostKeys.join(u',') : settingLine(spec, "HostKeyAlgorithms"_L1, spec.hostKey);
        return false;
    }
    const struct
    {
        ssh_options_e option;
        AlgorithmKind kind;
        const QString& setting;
        QLatin1String keyword; // of ssh_config
    } lists[] = {
        {SSH_OPTIONS_KEY_EXCHANGE, AlgorithmKind::KeyExchange, spec.keyExchange, "KexAlgorithms"_L1},
        {SSH_OPTIONS_PUBLICKEY_ACCEPTED_TYPES, AlgorithmKind::PublicKey, spec.publicKey, "PubkeyAcceptedAlgorithms"_L1},
        {SSH_OPTIONS_CIPHERS_C_S, AlgorithmKind::Cipher, spec.ciphers, "Ciphers"_L1},
        {SSH_OPTIONS_CIPHERS_S_C, AlgorithmKind::Cipher, spec.ciphers, "Ciphers"_L1},
        {SSH_OPTIONS_HMAC_C_S, AlgorithmKind::Mac, spec.macs, "MACs"_L1},
        {SSH_OPTIONS_HMAC_S_C, AlgorithmKind::Mac, spec.macs, "MACs"_L1},
    };
    for (const auto& [option, kind, setting, keyword] : lists) {
        if (!setAlgorithms(session, option, kind, setting, spec.legacy)) {
            problem = settingLine(spec, keyword, setting);
            return false;
        }
    }
    return true;
}

} // namespace rollcall::ssh
