// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/export/utf8stream.h"

#include <QString>
#include <QStringDecoder>

#include <utility>

namespace rollcall::interchange {

/// How many bytes at the end belong to a character whose other bytes have not come yet (RFC 3629 section 3).
static qsizetype unfinished(const QByteArray& bytes)
{
    for (qsizetype back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const auto byte = static_cast<uchar>(bytes[bytes.size() - back]);
        if ((byte & 0xC0) == 0x80)
            continue; // its lead is further back
        const qsizetype needed = byte >= 0xF0 && byte <= 0xF4   ? 4
                                 : byte >= 0xE0 && byte <= 0xEF ? 3
                                 : byte >= 0xC2 && byte <= 0xDF ? 2
                                                                : 1;
        return needed > back ? back : 0;
    }
    return 0;
}

QByteArray Utf8Stream::valid(const QByteArray& bytes)
{
    if (QByteArrayView(bytes).isValidUtf8())
        return bytes;
    m_invalid = true;
    QStringDecoder decode(QStringDecoder::Utf8,
                          QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    return QString(decode(bytes)).toUtf8();
}

QByteArray Utf8Stream::take(const QByteArray& bytes)
{
    QByteArray all = m_rest.isEmpty() ? bytes : QByteArray(m_rest + bytes);
    const qsizetype keep = unfinished(all);
    m_rest = all.right(keep);
    all.chop(keep);
    return valid(all);
}

QByteArray Utf8Stream::finish()
{
    return valid(std::exchange(m_rest, {}));
}

} // namespace rollcall::interchange
