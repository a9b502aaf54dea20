// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/schema/hostname.h"

#include "core/targets/targettext.h"
#include "core/targets/targetword.h"
#include "library/files/slug.h"
#include "library/yaml/yamltree.h"

#include <algorithm>

namespace rollcall::library {

namespace {

/// Of a word that could be, or begin, the way to a file.
QString whyNotAWord(const QString& text)
{
    if (text.contains(u'/'))
        return LibraryText::tr("it has a / in it; take it out");
    if (text.startsWith(u'-') || text.startsWith(u'~'))
        return LibraryText::tr("it begins with %1; take it out").arg(text[0]);
    if (text == u"." || text == u"..")
        return LibraryText::tr("it is a folder; write a name");
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; }))
        return LibraryText::tr("it holds a control character or a line end; take it out");
    return {};
}

} // namespace

QString whyNotAnAddress(const QString& address)
{
    if (const QString problem = whyNotAWord(address); !problem.isEmpty())
        return problem;
    if (std::any_of(address.begin(), address.end(), [](QChar c) { return c.isSpace(); }))
        return LibraryText::tr("it has a blank in it; write one host name or IP address");
    return {};
}

QString whyNotAUser(const QString& user)
{
    return whyNotAWord(user);
}

QString notAPlainWord()
{
    return LibraryText::tr("it could not be said as a plain word in a target; letters, digits and . _ - can");
}

QString whyNotAHostName(const QString& name)
{
    if (const QString problem = whyNotAName(name); !problem.isEmpty())
        return problem;
    if (const QString problem = whyNotAWord(name); !problem.isEmpty())
        return problem;
    const Result<HostWord> said = splitHostWord(WordText::of(name));
    const bool plain = targetWord(name) == name && said && said->host.text == name;
    return plain ? QString() : notAPlainWord();
}

} // namespace rollcall::library
