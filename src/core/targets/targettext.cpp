// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/targettext.h"

#include "core/targets/targetterm.h"
#include "core/targets/targetword.h"

#include <QSet>

#include <algorithm>

namespace rollcall {

namespace {

bool isSeparator(QChar c)
{
    return c == u',' || c.isSpace();
}

bool isOperator(QChar c)
{
    return c == u'!' || c == u'&' || c == u'^';
}

TargetOperator operatorOf(QChar c)
{
    return c == u'!' ? TargetOperator::Remove : c == u'&' ? TargetOperator::Intersect : TargetOperator::Exclusive;
}

/// Cuts an expression into pieces.
class Cutter
{
public:
    Cutter(QStringView text, QList<TargetError>* errors) : m_text(text), m_errors(errors) {}
    QList<TargetPiece> cut();

private:
    TargetPiece word();
    void fail(qsizetype position, qsizetype length, const QString& detail)
    {
        if (m_errors)
            m_errors->append({targetSyntax(m_text.mid(position, length).toString(), detail), position, length});
    }

    QStringView m_text;
    QList<TargetError>* m_errors;
    qsizetype m_at = 0;
};

TargetPiece Cutter::word()
{
    const qsizetype start = m_at;
    qsizetype bracket = -1;
    qsizetype quote = -1;
    for (; m_at < m_text.size(); ++m_at) {
        const QChar c = m_text[m_at];
        if (quote >= 0) {
            if (c == u'\\')
                ++m_at;
            else if (c == u'"')
                quote = -1;
        } else if (c == u'"') {
            quote = m_at;
        } else if (bracket >= 0) {
            bracket = c == u']' ? -1 : bracket;
        } else if (c == u'[') {
            bracket = m_at;
        } else if (isSeparator(c) || isOperator(c)) {
            break;
        }
    }
    m_at = std::min(m_at, m_text.size());
    if (quote >= 0)
        fail(start, m_at - start, TargetText::tr("a quote is not closed"));
    else if (bracket >= 0)
        fail(start, m_at - start, TargetText::tr("a bracket is not closed"));
    return {TargetOperator::Add, m_text.mid(start, m_at - start).toString(), start, m_at - start};
}

QList<TargetPiece> Cutter::cut()
{
    QList<TargetPiece> pieces;
    qsizetype sign = -1; // the operator that waits for its word
    while (m_at < m_text.size()) {
        const QChar c = m_text[m_at];
        if (isSeparator(c)) {
            ++m_at;
        } else if (isOperator(c)) {
            if (sign >= 0)
                fail(sign, m_at - sign + 1, TargetText::tr("two operators follow each other"));
            else if (pieces.isEmpty())
                fail(m_at, 1, TargetText::tr("there is nothing before the operator"));
            sign = m_at++;
        } else {
            TargetPiece piece = word();
            if (sign >= 0)
                piece.op = operatorOf(m_text[sign]);
            sign = -1;
            pieces.append(std::move(piece));
        }
    }
    if (sign >= 0)
        fail(sign, m_text.size() - sign, TargetText::tr("there is nothing after the operator"));
    return pieces;
}

bool isPlainWord(const QString& text, QStringView also)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [&](QChar c) { return c.isLetterOrNumber() || also.contains(c); });
}

QString quoted(QString text)
{
    text.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    return u'"' + text + u'"';
}

} // namespace

QList<TargetPiece> targetPieces(const QString& expression, QList<TargetError>* errors)
{
    return Cutter(expression, errors).cut();
}

QString targetWord(const QString& hostName, const QString& user, quint16 port)
{
    const bool address = isIpv6Literal(hostName) && isPlainWord(hostName, u"._-:%");
    const bool plain = isPlainWord(hostName, u"._-") || (address && port == 0);
    QString word = plain ? hostName : address ? u'[' + hostName + u']' : quoted(hostName);
    if (!user.isEmpty())
        word.prepend((isPlainWord(user, u"._-\\") ? user : quoted(user)) + u'@');
    return port == 0 ? word : word + u':' + QString::number(port);
}

QString libraryHostWord(const QString& hostName, const QString& user, quint16 port)
{
    const bool bare = isIpLiteral(hostName) && user.isEmpty() && port == 0;
    return bare ? quoted(hostName) : targetWord(hostName, user, port);
}

QString shownWord(const QString& shown)
{
    const bool login = isPlainWord(shown, u"._-@:%[]\\") && shown[0] != u'@' && !isTerm(WordText::of(shown));
    const Result<HostWord> said = splitHostWord(WordText::of(shown));
    return login && said && !said->host.text.contains(u'[') ? shown : targetWord(shown);
}

QString groupWord(const QString& groupName, const QString& library)
{
    const auto part = [](const QString& name) { return isPlainWord(name, u"._-/") ? name : quoted(name); };
    return u'@' + (library.isEmpty() ? QString() : part(library) + u':') + part(groupName);
}

QString groupWord(const DirectoryGroup& group, const TargetDirectory& directory)
{
    const QString& name = group.group->name;
    const bool isFirst = directory.findGroup({}, name).library == group.library;
    const bool isPlain = isFirst && (directory.isOwn(group.library) || directory.findGroups(name).size() < 2);
    return groupWord(name, isPlain ? QString() : group.library);
}

QString tagWord(const QString& tag)
{
    return QLatin1String("tag:") + (isPlainWord(tag, u"._-/:@%+") ? tag : quoted(tag));
}

QString asHostName(const QString& piece)
{
    return piece.startsWith(u'=') ? piece : u'=' + piece;
}

namespace {

QString joined(const QList<TargetPiece>& pieces)
{
    QString text;
    for (const TargetPiece& piece : pieces) {
        if (!text.isEmpty())
            text += QStringView(u",!&^")[static_cast<int>(piece.op)];
        text += piece.text;
    }
    return text;
}

/// Nothing is on the left of the first piece: taking away from it or keeping of it says nothing.
void trimFront(QList<TargetPiece>& pieces)
{
    while (!pieces.isEmpty() && (pieces[0].op == TargetOperator::Remove || pieces[0].op == TargetOperator::Intersect))
        pieces.removeFirst();
    if (!pieces.isEmpty())
        pieces[0].op = TargetOperator::Add;
}

/// Tries texts against the set of hosts that is wanted: an edit is only good if it says exactly that.
class Editor
{
public:
    Editor(const TargetDirectory& directory, const QString& word) : m_directory(directory), m_word(hosts(word)) {}

    QSet<QString> hosts(const QString& expression) const
    {
        QSet<QString> keys;
        for (const TargetHost& host : resolveTarget(expression, m_directory).hosts)
            keys.insert(host.library + u'\n' + host.name + u'\n' + host.typedUser + u'\n' +
                        QString::number(host.typedPort));
        return keys;
    }

    /// True for a piece that stands for nothing but hosts of the word.
    bool isWithin(const TargetPiece& piece) const
    {
        const QSet<QString> keys = hosts(piece.text);
        return !keys.isEmpty() && m_word.contains(keys);
    }

    QList<TargetPiece> without(QList<TargetPiece> pieces, TargetOperator op) const
    {
        pieces.removeIf([&](const TargetPiece& piece) { return piece.op == op && isWithin(piece); });
        trimFront(pieces);
        return pieces;
    }

    /// Without the exceptions that except nothing any more.
    QList<TargetPiece> pruned(QList<TargetPiece> pieces, const QSet<QString>& wanted) const
    {
        constexpr qsizetype worthTrying = 64;
        for (qsizetype i = pieces.size() - 1; i > 0 && pieces.size() <= worthTrying; --i) {
            if (pieces[i].op != TargetOperator::Remove)
                continue;
            QList<TargetPiece> fewer = pieces;
            fewer.removeAt(i);
            if (hosts(joined(fewer)) == wanted)
                pieces = fewer;
        }
        return pieces;
    }

private:
    const TargetDirectory& m_directory;
    QSet<QString> m_word;
};

} // namespace

namespace {

bool isKnown(const HostWord& said, const WordText& name, const TargetDirectory& directory)
{
    const bool bare = said.user.isEmpty() && said.port == 0;
    const bool mayBeGroup = bare || name.indexOf(u'.') < 0;
    const bool isGroup = mayBeGroup && (directory.findGroup({}, name.text) || directory.closedGroup({}, name.text));
    return isGroup || directory.findHost({}, name.text) || directory.closedHost({}, name.text) ||
           isIpLiteral(name.text) || directory.isKnownAlias(name.text);
}

/// The piece, or its names one by one, with "=" before those that nothing knows.
QString asHosts(const TargetPiece& piece, const TargetDirectory& directory)
{
    const WordText word = WordText::of(piece.text);
    if (word.text.isEmpty() || word.isSign(0, u'@') || word.isSign(0, u'=') || word.hasGlob() || isTerm(word))
        return piece.text;
    if (word.indexOf(u'(') >= 0)
        return piece.text;
    const Result<HostWord> said = splitHostWord(word);
    const auto names = said ? expandRanges(said->host, TargetResolution::maximumHosts) : said.error();
    if (!names)
        return piece.text;
    QStringList words;
    bool changed = false;
    for (const WordText& name : *names) {
        const bool known = isKnown(*said, name, directory);
        if (!known && !whyNoHost(name).isEmpty())
            return piece.text; // resolving says why
        const QString one = targetWord(name.text, said->user, said->port);
        words.append(known ? one : asHostName(one));
        changed = changed || !known;
    }
    return changed ? words.join(u',') : piece.text;
}

} // namespace

QString asHostNames(const QString& expression, const TargetDirectory& directory)
{
    QList<TargetError> errors;
    QList<TargetPiece> pieces = targetPieces(expression, &errors);
    for (TargetPiece& piece : pieces) {
        if (piece.op == TargetOperator::Add)
            piece.text = asHosts(piece, directory);
    }
    return errors.isEmpty() ? joined(pieces) : expression;
}

QString addToTarget(const QString& expression, const QString& word, const TargetDirectory& directory)
{
    if (expression.trimmed().isEmpty())
        return word;
    const QString plain = expression.trimmed() + u',' + word;
    if (!resolveTarget(plain, directory).ok())
        return plain;
    const Editor editor(directory, word);
    const QSet<QString> wanted = editor.hosts(plain);
    if (editor.hosts(expression) == wanted)
        return expression;

    const QList<TargetPiece> pieces = editor.without(targetPieces(expression), TargetOperator::Remove);
    const QString allowed = joined(pieces); // no longer excepted
    if (editor.hosts(allowed) == wanted)
        return allowed;
    const QList<TargetPiece> others = editor.without(pieces, TargetOperator::Add);
    for (const QString& shorter : {joined(others), allowed}) {
        const QString text = shorter.isEmpty() ? word : shorter + u',' + word;
        if (editor.hosts(text) == wanted)
            return text;
    }
    return plain;
}

QString removeFromTarget(const QString& expression, const QString& word, const TargetDirectory& directory)
{
    const QString plain = expression.trimmed() + u'!' + word;
    if (!resolveTarget(plain, directory).ok())
        return expression; // it cannot be read as it is: not made worse
    const Editor editor(directory, word);
    const QSet<QString> wanted = editor.hosts(plain);
    if (wanted.isEmpty())
        return {};
    if (editor.hosts(expression) == wanted)
        return expression;
    const QString shorter =
        joined(editor.pruned(editor.without(targetPieces(expression), TargetOperator::Add), wanted));
    if (editor.hosts(shorter) == wanted)
        return shorter;
    if (!shorter.isEmpty() && editor.hosts(shorter + u'!' + word) == wanted)
        return shorter + u'!' + word;
    return plain;
}

} // namespace rollcall
