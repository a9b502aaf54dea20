// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/schema/hostname.h"

#include "core/targets/targettext.h"
#include "core/targets/targetword.h"
#include "library/files/slug.h"
#include "library/yaml/yamltree.h"

namespace rollcall::library {

QString notAPlainWord()
{
    return LibraryText::tr("it could not be said as a plain word in a target; letters, digits and . _ - can");
}

QString whyNotAHostName(const QString& name)
{
    if (const QString problem = whyNotAName(name); !problem.isEmpty())
        return problem;
    const Result<HostWord> said = splitHostWord(WordText::of(name));
    const bool plain = targetWord(name) == name && !name.startsWith(u'-') && said && said->host.text == name;
    return plain ? QString() : notAPlainWord();
}

} // namespace rollcall::library
