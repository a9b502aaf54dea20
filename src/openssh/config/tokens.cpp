// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/config/tokens.h"

#include <QFile>

#include <pwd.h>
#include <vector>

namespace rollcall::openssh {

using namespace Qt::StringLiterals;

Expansion expand(const QString& text, const Tokens& tokens, const QProcessEnvironment* environment)
{
    QString result;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (environment && c == u'$' && at + 1 < text.size() && text.at(at + 1) == u'{') {
            const qsizetype close = text.indexOf(u'}', at);
            const QString name = close < 0 ? QString() : text.mid(at + 2, close - at - 2);
            if (name.isEmpty() || !environment->contains(name))
                return {std::nullopt, close < 0 ? text.mid(at) : text.mid(at, close - at + 1)};
            result += environment->value(name);
            at = close;
        } else if (c != u'%') {
            result += c;
        } else if (at + 1 < text.size() && text.at(at + 1) == u'%') {
            result += c;
            ++at;
        } else {
            const auto token = at + 1 < text.size() ? tokens.constFind(text.at(at + 1).unicode()) : tokens.cend();
            if (token == tokens.cend())
                return {std::nullopt, text.mid(at, 2)};
            result += *token;
            ++at;
        }
    }
    return {result, {}};
}

Expansion expandTilde(const QString& path, const QString& homeDir)
{
    if (!path.startsWith(u'~'))
        return {path, {}};
    const qsizetype slash = path.indexOf(u'/');
    const QString user = path.mid(1, slash < 0 ? -1 : slash - 1);
    const QString rest = slash < 0 ? QString() : path.mid(slash);
    if (user.isEmpty())
        return {homeDir + rest, {}};
    std::vector<char> buffer(16384);
    passwd entry = {};
    passwd* found = nullptr;
    const QByteArray name = QFile::encodeName(user);
    if (getpwnam_r(name.constData(), &entry, buffer.data(), buffer.size(), &found) != 0 || !found)
        return {std::nullopt, u"~"_s + user};
    return {QFile::decodeName(found->pw_dir) + rest, {}};
}

} // namespace rollcall::openssh
