// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/encodingbox.h"

#include "core/base/fields.h"
#include "core/run/fieldtext.h"

namespace rollcall::gui {

EncodingBox::EncodingBox(QWidget* parent) : QComboBox(parent)
{
    constexpr int shownCharacters = 13; // the longest names are rare
    addItem({});
    setOfHost(Encoding::Utf8);
    for (std::size_t i = 0; i < NamesOf<Encoding>::names.size(); ++i)
        addItem(QLatin1String(NamesOf<Encoding>::names[i]), static_cast<int>(i));
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(shownCharacters);
}

void EncodingBox::setOfHost(Encoding encoding)
{
    setItemText(0, tr("Read as %1", "an encoding").arg(fieldText(encoding)));
}

void EncodingBox::choose(std::optional<Encoding> encoding)
{
    const int index = encoding ? findData(static_cast<int>(*encoding)) : 0;
    if (index == currentIndex())
        return;
    setCurrentIndex(index);
    Q_EMIT activated(index);
}

std::optional<Decoding> EncodingBox::chosen() const
{
    if (currentIndex() <= 0)
        return std::nullopt;
    return Decoding{static_cast<Encoding>(currentData().toInt()), false};
}

} // namespace rollcall::gui
