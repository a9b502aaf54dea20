// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "house/names.h"

#include "house/rooms.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace rollcall::test {

namespace {

constexpr auto manyLines = QRegularExpression::MultilineOption;

struct Name
{
    QStringList headers; // more than one: overloads
    bool isFunction = false;
    bool isConstant = false;
};

struct Names
{
    QSet<QString> rooms;
    QHash<QString, Name> known; // "core/Error"
};

struct File
{
    QString path;
    QString code;
    QString nearby;         // its code and that of its own header
    QSet<QString> included; // by both, and itself
};

QString topFolderOf(const QString& path)
{
    return path.section(u'/', 0, 0);
}

QStringList ourHeaders(const QString& source)
{
    QStringList headers;
    for (const QString& include : includesOf(source)) {
        if (include.startsWith(u'"'))
            headers << include.mid(1, include.size() - 2);
    }
    return headers;
}

// Empty for a header, and for a source that has none.
QString ownHeaderOf(const QString& path, const Sources& sources)
{
    static const QRegularExpression alone(u"\\A(?:\\s*//[^\\n]*\\n)*\\s*#include \"([^\"]+)\"\\n(?!#include)"_s);
    if (path.endsWith(u".h"_s))
        return {};
    const QString sameName = path.chopped(4) + u".h"_s;
    if (sources.contains(sameName))
        return sameName;
    const QString first = alone.match(sources.value(path)).captured(1);
    return sources.contains(first) && topFolderOf(first) == topFolderOf(path) ? first : QString();
}

void gather(const QString& header, const QString& code, Names& names)
{
    const auto start = u"^(?:inline\\s+|extern\\s+)?"_s;
    static const QRegularExpression types(
        u"^(?:template\\s*<[^\\n]*>\\s*)?(?:enum class|enum|class|struct|union)\\s+(\\w+)\\s*(?:final\\s*)?"
        "(?::(?!:)[^;{\\n]*)?(?:\\{|$)|^using\\s+(\\w+)\\s*="_s,
        manyLines);
    static const QRegularExpression constants(start + u"(?:constexpr|const)\\s[^;=({\\n]*?\\b(\\w+)\\s*[={;\\[]"_s,
                                              manyLines);
    static const QRegularExpression functions(
        u"^(?!(?:return|using|class|struct|enum|namespace|template|friend|else)\\b|Q_)"
        "[A-Za-z_][\\w:<>,&*\\t \\[\\]]*?[ &*>]([a-z]+[A-Z]\\w*)\\("_s,
        manyLines);
    for (const auto* kind : {&types, &constants, &functions}) {
        for (auto it = kind->globalMatch(code); it.hasNext();) {
            const auto match = it.next();
            Name& name = names.known[topFolderOf(header) + u'/' + match.captured(match.lastCapturedIndex())];
            name.headers << header;
            name.isConstant = kind == &constants;
            name.isFunction = kind == &functions;
        }
    }
}

bool declaresItself(const File& file, const QString& word, const Name& name, bool qualified)
{
    const auto nearby = [&file, &word](const QString& before, const QString& behind) {
        return file.nearby.contains(QRegularExpression(before + word + behind, manyLines));
    };
    if (nearby(u"\\b(?:class|struct|enum|using|typename)\\s+"_s, u"\\b"_s))
        return true;
    if (qualified)
        return false;
    if (name.isFunction)
        return nearby(u"^[ \\t]*(?!return\\b|else\\b|co_)[A-Za-z_][\\w:<>,&* ]*[ &*>]"_s, u"\\("_s);
    return name.isConstant && nearby(u"[\\w>]\\s+"_s, u"\\s*[;={]"_s);
}

// A room's names go before those of core, which every room sees unqualified.
QString keyOf(const QString& qualifier, const QString& word, const QString& room, const Names& names)
{
    if (qualifier == "rollcall"_L1)
        return u"core/"_s + word;
    if (!qualifier.isEmpty())
        return names.rooms.contains(qualifier) ? qualifier + u'/' + word : QString();
    const QString own = room + u'/' + word;
    return names.known.contains(own) ? own : u"core/"_s + word;
}

QStringList faultsOf(const File& file, const Names& names)
{
    static const QRegularExpression enumerators(u"(\\benum\\b[^;{]*)\\{[^}]*\\}"_s);
    static const QRegularExpression use(u"(?<![\\w.:])(?<!->)(?:(\\w+)::)?(\\w+)\\b(\\s*\\()?"_s);
    QStringList faults;
    QSet<QString> judged;
    const QString code = QString(file.code).replace(enumerators, u"\\1{}"_s);
    for (auto it = use.globalMatch(code); it.hasNext();) {
        const auto match = it.next();
        const QString word = match.captured(2);
        const QString key = keyOf(match.captured(1), word, topFolderOf(file.path), names);
        const auto name = names.known.constFind(key);
        if (name == names.known.cend() || judged.contains(key) || (name->isFunction && match.captured(3).isEmpty()))
            continue;
        judged.insert(key);
        const bool included = std::any_of(name->headers.cbegin(), name->headers.cend(),
                                          [&file](const QString& header) { return file.included.contains(header); });
        if (!included && !declaresItself(file, word, *name, !match.captured(1).isEmpty()))
            faults << u"%1 uses %2 of %3"_s.arg(file.path, word, name->headers.first());
    }
    return faults;
}

} // namespace

Sources sourcesBelow(const QString& folder)
{
    Sources sources;
    QDirIterator files(folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            sources.insert(file.fileName().mid(folder.size() + 1), QString::fromUtf8(file.readAll()));
    }
    return sources;
}

QString codeOf(const QString& source)
{
    static const QRegularExpression words(
        u"//[^\\n]*|/\\*.*?\\*/|R\"(\\w*)\\(.*?\\)\\1\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])'"_s,
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression otherLines(u"^[ \\t]*#.*$|Q_DECLARE_TR_FUNCTIONS\\(\\w+\\)"_s, manyLines);
    return QString(source).replace(words, u"\"\""_s).replace(otherLines, QString());
}

QStringList namesWithoutInclude(const Sources& sources)
{
    Names names;
    QHash<QString, QString> code;
    for (auto it = sources.cbegin(); it != sources.cend(); ++it) {
        names.rooms.insert(topFolderOf(it.key()));
        code.insert(it.key(), codeOf(it.value()));
        if (it.key().endsWith(u".h"_s))
            gather(it.key(), code.value(it.key()), names);
    }
    QStringList faults;
    for (auto it = sources.cbegin(); it != sources.cend(); ++it) {
        const QString own = ownHeaderOf(it.key(), sources);
        const QStringList headers =
            ourHeaders(it.value()) + ourHeaders(sources.value(own)) + QStringList{own, it.key()};
        faults += faultsOf({it.key(),
                            code.value(it.key()),
                            code.value(it.key()) + u'\n' + code.value(own),
                            {headers.cbegin(), headers.cend()}},
                           names);
    }
    return faults;
}

} // namespace rollcall::test
