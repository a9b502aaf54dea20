// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/encoding.h"

#include <QComboBox>

#include <optional>

// How the output in a pane is read: as its host's encoding is, where it is not UTF-8 anyway, or in whatever encoding is
// chosen. It changes nothing of what is recorded. GUI thread.
namespace rollcall::gui {

class EncodingBox : public QComboBox
{
    Q_OBJECT

public:
    explicit EncodingBox(QWidget* parent = nullptr);

    void setOfHost(Encoding encoding);
    /// For all hosts; nothing: as each is.
    std::optional<Decoding> chosen() const;
    void choose(std::optional<Encoding> encoding); // as the user does
};

} // namespace rollcall::gui
