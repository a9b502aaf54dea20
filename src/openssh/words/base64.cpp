// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/words/base64.h"

namespace rollcall::openssh {

std::optional<QByteArray> strictBase64(QByteArrayView text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    // A view into the text, without a copy; it is ASCII or the decoder refuses it.
    const QByteArray raw = QByteArray::fromRawData(text.data(), text.size());
    auto result = QByteArray::fromBase64Encoding(raw, QByteArray::AbortOnBase64DecodingErrors);
    const bool padded = text.endsWith('='); // only there can bits be left over
    if (!result || (padded && result.decoded.last(result.decoded.size() % 3).toBase64() != text.last(4)))
        return std::nullopt;
    return std::move(result.decoded);
}

} // namespace rollcall::openssh
