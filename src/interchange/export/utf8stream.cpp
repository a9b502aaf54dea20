// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interchange/export/utf8stream.h"

#include <QString>
#include <QStringDecoder>

#include <utility>

namespace rollcall::interchange {

QByteArray Utf8Stream::valid(const QByteArray& bytes)
{
    if (QByteArrayView(bytes).isValidUtf8())
        return bytes;
    m_other = true;
    QStringDecoder decode(QStringDecoder::Utf8,
                          QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    return QString(decode(bytes)).toUtf8();
}

void Utf8Stream::compare(const QByteArray& text)
{
    m_other = m_other || !m_compared.startsWith(text);
    m_compared = m_other ? QByteArray() : m_compared.sliced(text.size());
}

QByteArray Utf8Stream::take(const QByteArray& bytes)
{
    if (!m_decoding.isUtf8()) {
        QByteArray text;
        m_decoder.add(bytes, [&text](QByteArrayView piece) { text += piece; });
        if (!m_other)
            m_compared += bytes;
        compare(text);
        return text;
    }
    QByteArray all = m_rest.isEmpty() ? bytes : QByteArray(m_rest + bytes);
    const qsizetype keep = unfinishedUtf8(all);
    m_rest = all.right(keep);
    all.chop(keep);
    return valid(all);
}

QByteArray Utf8Stream::finish()
{
    if (m_decoding.isUtf8())
        return valid(std::exchange(m_rest, {}));
    QByteArray text;
    m_decoder.finish([&text](QByteArrayView piece) { text += piece; });
    compare(text);
    m_other = m_other || !m_compared.isEmpty();
    return text;
}

} // namespace rollcall::interchange
