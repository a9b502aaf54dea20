// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openssh/config/configsources.h"

#include <QHash>
#include <QString>

#include <optional>

// Percent tokens, ${VARIABLES} and tildes of ssh_config(5). A text that cannot be expanded gives nothing and
// says why: OpenSSH refuses to go on, and so must the host.
namespace rollcall::openssh {

using Tokens = QHash<char16_t, QString>;

struct Expansion
{
    std::optional<QString> text;
    QString problem; // the token or variable that has no meaning
};

/// Each "%x" by its token, "%%" always by '%'; with an environment also "${NAME}".
Expansion expand(const QString& text, const Tokens& tokens, const QProcessEnvironment* environment = nullptr);

/// "~" and "~/…" by the home directory, "~user/…" by that user's (asks the passwd database).
Expansion expandTilde(const QString& path, const QString& homeDir);

} // namespace rollcall::openssh
