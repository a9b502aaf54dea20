// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "openssh/config/configkeywords.h"
#include "openssh/config/configresolver.h"
#include "openssh/config/configsources.h"
#include "openssh/config/tokens.h"

#include <QList>
#include <QString>
#include <QStringList>

// The text that the files say about one host, read as what its keywords mean: a word, a number, a path with its tokens
// expanded. Keeps what cannot be honoured, with its place. For the making of one HostSettings; any thread.
namespace rollcall::openssh {

class ConfigReading
{
public:
    ConfigReading(RawSettings&& raw, const ConfigSources& sources) : m_raw(std::move(raw)), m_sources(sources) {}

    const RawSettings& raw() const { return m_raw; }
    const ConfigSources& sources() const { return m_sources; }
    const Tokens& tokens() const { return m_tokens; }
    void setTokens(const Tokens& tokens) { m_tokens = tokens; }

    bool has(Keyword keyword) const { return m_raw.set.contains(keyword); }
    QString text(Keyword keyword) const { return m_raw.text(keyword); }
    QStringList values(Keyword keyword) const { return m_raw.set.value(keyword).values; }
    bool flag(Keyword keyword, bool otherwise) const;
    int number(Keyword keyword, int otherwise) const;
    int seconds(Keyword keyword) const; // 0: not said
    /// `name`: the keyword's own, for what is refused. An empty text where the path cannot be expanded, or
    /// where a token in it stands for more than a name.
    QString path(Keyword keyword, const QString& name, const QString& written);
    QStringList paths(Keyword keyword, const QString& name);

    void refuse(Keyword keyword, const QString& name, ErrorKind kind, const QString& detail);
    void refuseIfSaid(Keyword keyword, const QString& name);

private:
    QString tokenWithPath(const QString& written) const; // "": none of those that stand there

    RawSettings m_raw;
    const ConfigSources& m_sources;
    Tokens m_tokens;
};

/// "none", which stands for nothing.
bool isNone(const QString& text);

} // namespace rollcall::openssh
