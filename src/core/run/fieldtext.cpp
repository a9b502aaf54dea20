// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/fieldtext.h"

#include <algorithm>
#include <cmath>

namespace rollcall {

using namespace Qt::StringLiterals;

std::optional<qint64> numberFromText(const QString& text)
{
    bool ok = false;
    const qint64 value = text.trimmed().toLongLong(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

std::optional<Milliseconds> secondsFromText(const QString& text)
{
    constexpr double most = 1e12; // still whole milliseconds
    bool ok = false;
    const double seconds = text.trimmed().toDouble(&ok);
    if (!ok || !(seconds >= 0) || seconds > most)
        return std::nullopt;
    const qint64 least = seconds > 0 ? 1 : 0;
    return Milliseconds(std::max<qint64>(std::llround(seconds * 1000), least));
}

std::optional<qint64> bytesFromText(const QString& text)
{
    QString digits = text.trimmed().toUpper();
    qint64 factor = 1;
    for (const QChar unit : u"KMG"_s) {
        factor *= 1024;
        if (!digits.endsWith(unit))
            continue;
        digits.chop(1);
        const std::optional<qint64> count = numberFromText(digits);
        return count && *count >= 0 && *count < (1LL << 50) / factor ? std::optional(*count * factor) : std::nullopt;
    }
    const std::optional<qint64> count = numberFromText(digits);
    return count && *count >= 0 ? count : std::nullopt;
}

std::optional<bool> flagFromText(const QString& text)
{
    const QString word = text.trimmed().toLower();
    if (word == "true"_L1 || word == "yes"_L1 || word == "on"_L1)
        return true;
    if (word == "false"_L1 || word == "no"_L1 || word == "off"_L1)
        return false;
    return std::nullopt;
}

QString secondsText(Milliseconds time)
{
    const qint64 count = time.count();
    return count % 1000 == 0 ? QString::number(count / 1000)
                             : QString::number(static_cast<double>(count) / 1000, 'g', 12);
}

} // namespace rollcall
