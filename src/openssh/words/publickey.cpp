// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/words/publickey.h"

#include "openssh/words/base64.h"

#include <QCryptographicHash>
#include <QList>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace rollcall::openssh {

using namespace Qt::StringLiterals;

namespace {

struct KeyFormat
{
    const char* type;
    int fields;            // strings in the blob, the type included
    qsizetype secondField; // its bytes where they are fixed, else 0
    const char* shortName;
};

constexpr std::array keyFormats{
    KeyFormat{"ssh-ed25519", 2, 32, "ED25519"},
    KeyFormat{"ssh-rsa", 3, 0, "RSA"},
    KeyFormat{"ecdsa-sha2-nistp256", 3, 8, "ECDSA"},
    KeyFormat{"ecdsa-sha2-nistp384", 3, 8, "ECDSA"},
    KeyFormat{"ecdsa-sha2-nistp521", 3, 8, "ECDSA"},
    KeyFormat{"ssh-dss", 5, 0, "DSA"},
    KeyFormat{"sk-ssh-ed25519@openssh.com", 3, 32, "ED25519-SK"},
    KeyFormat{"sk-ecdsa-sha2-nistp256@openssh.com", 4, 8, "ECDSA-SK"},
};

const KeyFormat* formatOf(QByteArrayView type)
{
    const auto found = std::find_if(keyFormats.begin(), keyFormats.end(),
                                    [type](const KeyFormat& format) { return type == format.type; });
    return found == keyFormats.end() ? nullptr : &*found;
}

} // namespace

std::optional<QByteArrayView> takeString(QByteArrayView& rest)
{
    if (rest.size() < 4)
        return std::nullopt;
    const auto length = static_cast<qint64>(qFromBigEndian<quint32>(rest.data()));
    if (length > rest.size() - 4)
        return std::nullopt;
    const QByteArrayView taken = rest.sliced(4, length);
    rest = rest.sliced(4 + length);
    return taken;
}

QString keyType(const QByteArray& blob)
{
    QByteArrayView rest(blob);
    const QByteArrayView type = takeString(rest).value_or(QByteArrayView());
    const bool printable = std::all_of(type.begin(), type.end(), [](char c) { return c > ' ' && c < 127; });
    return type.isEmpty() || type.size() > 64 || !printable ? QString() : QString::fromLatin1(type);
}

QByteArray publicKeyIn(const QByteArray& text)
{
    const qsizetype end = text.indexOf('\n');
    const QList<QByteArray> words = text.left(end < 0 ? text.size() : end).simplified().split(' ');
    const QByteArray blob = strictBase64(words.value(1)).value_or(QByteArray());
    const QString type = keyType(blob);
    return !type.isEmpty() && type.toLatin1() == words.constFirst() ? blob : QByteArray();
}

bool isHostKey(QByteArrayView type, QByteArrayView blob)
{
    const KeyFormat* format = formatOf(type);
    if (!format || takeString(blob) != type)
        return false;
    for (int field = 1; field < format->fields; ++field) {
        const QByteArrayView value = takeString(blob).value_or(QByteArrayView());
        if (value.isEmpty() || (field == 1 && format->secondField != 0 && value.size() != format->secondField))
            return false;
    }
    return blob.isEmpty();
}

QString fingerprint(const QByteArray& blob)
{
    const QByteArray hash = QCryptographicHash::hash(blob, QCryptographicHash::Sha256);
    return u"SHA256:"_s + QString::fromLatin1(hash.toBase64(QByteArray::OmitTrailingEquals));
}

QString shortKeyName(const QString& type)
{
    const KeyFormat* format = formatOf(type.toLatin1());
    return format ? QString::fromLatin1(format->shortName) : type;
}

} // namespace rollcall::openssh
