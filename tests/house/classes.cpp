// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "house/classes.h"

#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace rollcall::test {

namespace {

using Classes = QMap<QString, ClassSize>;

struct Declaration
{
    QString head; // all before its first block
    QString block;
    QString tail; // what follows that, without the insides of other blocks
    bool hasBlock = false;
};

QString roomOf(const QString& path)
{
    return path.section(u'/', 0, 0);
}

qsizetype endOfBlock(const QString& code, qsizetype open)
{
    int depth = 0;
    for (qsizetype at = open; at < code.size(); ++at) {
        if (code[at] == u'{')
            ++depth;
        else if (code[at] == u'}' && --depth == 0)
            return at;
    }
    return code.size();
}

// A block ends its declaration unless a semicolon, another initialiser or the body behind them follows.
QList<Declaration> declarationsOf(const QString& code)
{
    static const QRegularExpression goesOn(u"\\G\\s*[;,{]"_s);
    QList<Declaration> all;
    Declaration now;
    int round = 0;
    for (qsizetype at = 0; at < code.size(); ++at) {
        round += code[at] == u'(' ? 1 : code[at] == u')' ? -1 : 0;
        bool over = code[at] == u';' && round == 0;
        if (code[at] == u'{' && round == 0) {
            const qsizetype end = endOfBlock(code, at);
            if (!std::exchange(now.hasBlock, true))
                now.block = code.mid(at + 1, end - at - 1);
            over = !goesOn.match(code, end + 1).hasMatch();
            at = end;
        } else if (!over) {
            (now.hasBlock ? now.tail : now.head) += code[at];
        }
        if (over)
            all << std::exchange(now, {});
    }
    return all;
}

/// Without what brackets hold, pointed ones and all, and without a default: "QList m_list", "void run() const".
QString outline(const QString& head)
{
    QString flat;
    int round = 0, pointed = 0;
    bool isDefault = false;
    for (const QChar c : head) {
        if (c == u'(' && round++ == 0 && pointed == 0 && !isDefault)
            flat += u"()"_s;
        if (c == u')')
            --round;
        if (round > 0 || c == u')')
            continue;
        if (c == u'<')
            ++pointed;
        else if (c == u'>' && pointed > 0)
            --pointed;
        if (pointed > 0 || c == u'>')
            continue;
        isDefault = c != u',' && (isDefault || (c == u'=' && !flat.contains(u"operator"_s)));
        if (!isDefault)
            flat += c;
    }
    return flat;
}

/// The outline without what stands before a declaration: labels, macros, attributes.
QString declared(const QString& head)
{
    static const QRegularExpression attribute(u"\\[\\[[^\\]]*\\]\\]"_s);
    static const QRegularExpression before(
        u"^\\s*(?:(?:public|private|protected|Q_SIGNALS)\\s*(?:Q_SLOTS)?\\s*:(?!:)|Q_\\w+\\b(?:\\(\\))?|template\\b)"_s);
    QString flat = outline(head).remove(attribute);
    while (before.match(flat).hasMatch())
        flat.remove(before);
    return flat.trimmed();
}

void count(const QString& flat, const Declaration& each, ClassSize& size)
{
    static const QRegularExpression nothing(
        u"^(?:$|(?:using|typedef|enum|friend|static_assert)\\b|(?:class|struct|union)\\s+\\w+$)"_s);
    static const QRegularExpression isStatic(u"\\b(?:static|constexpr)\\b"_s);
    static const QRegularExpression deleted(u"=\\s*delete\\s*$"_s);
    static const QRegularExpression toFunction(u"^[^(]*\\(\\s*\\*"_s);
    const bool isOperator = flat.contains(u"operator"_s);
    const bool called = flat.contains(u"()"_s) && !each.head.contains(toFunction);
    if (flat.contains(nothing) || flat.contains(u'~') || each.head.contains(deleted))
        return;
    if (called || isOperator)
        ++size.functions;
    else if (!flat.contains(isStatic))
        size.members += 1 + static_cast<int>(flat.count(u',') + each.tail.count(u','));
}

ClassSize& operator+=(ClassSize& whole, const ClassSize& part)
{
    whole.functions += part.functions;
    whole.members += part.members;
    whole.friends += part.friends;
    if (whole.path.isEmpty())
        whole.path = part.path;
    return whole;
}

/// What `scope` itself declares; the classes in it go to `classes`. A name with colons ("Store::Private") is the
/// room's.
ClassSize read(const QString& code, const QString& scope, const QString& path, Classes& classes)
{
    static const QRegularExpression space(u"^(?:inline\\s+)?namespace\\b"_s);
    static const QRegularExpression opened(
        u"^(?:class|struct|union)\\s+((?:\\w+::)*)(\\w+)\\s*(?:final\\b)?\\s*(?::[^;]*)?$"_s);
    static const QRegularExpression befriended(u"^friend\\s+(?:(?:class|struct)\\s+)?(\\w+)$"_s);
    ClassSize size{0, 0, path, {}};
    for (const Declaration& each : declarationsOf(code)) {
        const QString flat = declared(each.head);
        const auto name = opened.match(flat);
        if (each.hasBlock && name.hasMatch()) {
            const bool ofRoom = !name.captured(1).isEmpty();
            const QString inner = (ofRoom ? roomOf(path) : scope) + u"::"_s + name.captured(1) + name.captured(2);
            ClassSize part = read(each.block, inner, path, classes);
            if (ofRoom && name.captured(2) == "Private"_L1) {
                part.path.clear();
                classes[inner.section(u"::"_s, 0, -2)] += part;
            } else {
                classes[inner] += part;
            }
            size.members += each.tail.trimmed().isEmpty() ? 0 : 1;
        } else if (each.hasBlock && flat.contains(space)) {
            read(each.block, scope, path, classes);
        } else if (const auto other = befriended.match(flat); other.hasMatch()) {
            size.friends << other.captured(1);
        } else {
            count(flat, each, size);
        }
    }
    return size;
}

/// The class that `name` means in `scope`, or nothing.
QString meant(const QString& name, QString scope, const Classes& classes)
{
    for (; !scope.isEmpty(); scope = scope.contains(u"::"_s) ? scope.section(u"::"_s, 0, -2) : QString()) {
        if (classes.contains(scope + u"::"_s + name))
            return scope + u"::"_s + name;
    }
    return {};
}

} // namespace

Classes classesOf(const Sources& sources)
{
    Classes alone;
    for (auto it = sources.cbegin(); it != sources.cend(); ++it) {
        const QString code = codeOf(it.value()).remove(u"\"\""_s); // what is left of comments and strings
        read(code, it.key().endsWith(u".h"_s) ? roomOf(it.key()) : it.key(), it.key(), alone);
    }
    Classes classes = alone;
    for (auto it = alone.cbegin(); it != alone.cend(); ++it) {
        for (const QString& other : it->friends)
            classes[it.key()] += alone.value(meant(other, it.key(), alone));
    }
    return classes;
}

} // namespace rollcall::test
