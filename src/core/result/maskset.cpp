// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/maskset.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>

namespace rollcall {

using namespace Qt::StringLiterals;

namespace {

struct NamedMask
{
    Mask mask;
    QLatin1StringView name;
};

constexpr std::array namedMasks{
    NamedMask{Mask::Names, "names"_L1},     NamedMask{Mask::Times, "times"_L1}, NamedMask{Mask::Pids, "pids"_L1},
    NamedMask{Mask::Uuids, "uuids"_L1},     NamedMask{Mask::Dates, "dates"_L1}, NamedMask{Mask::Sizes, "sizes"_L1},
    NamedMask{Mask::Numbers, "numbers"_L1}, NamedMask{Mask::Hex, "hex"_L1},     NamedMask{Mask::Space, "space"_L1},
};

QString allNames()
{
    QStringList names{u"default"_s, u"none"_s};
    for (const NamedMask& named : namedMasks)
        names.append(named.name);
    return names.join(u", "_s);
}

} // namespace

MaskSet MaskSet::usual()
{
    return {Mask::Names | Mask::Times | Mask::Pids | Mask::Uuids, {}};
}

Result<Masks> masksFrom(const QString& text)
{
    Masks masks;
    for (const QString& part : text.split(u',')) {
        const QString word = part.trimmed();
        const bool isTaken = word.startsWith(u'!');
        const QString name = isTaken ? word.sliced(1).trimmed() : word;
        const auto found = std::find_if(namedMasks.begin(), namedMasks.end(),
                                        [&](const NamedMask& named) { return named.name == name; });
        if (found != namedMasks.end())
            masks.setFlag(found->mask, !isTaken);
        else if (name == u"default" && !isTaken)
            masks |= MaskSet::usual().masks;
        else if (name == u"none" && !isTaken)
            masks = {};
        else
            return Error{ErrorKind::BadValue, word, allNames(), {}};
    }
    return masks;
}

QString maskNames(Masks masks)
{
    QStringList names;
    for (const NamedMask& named : namedMasks) {
        if (masks.testFlag(named.mask))
            names.append(named.name);
    }
    return names.isEmpty() ? u"none"_s : names.join(u',');
}

} // namespace rollcall
