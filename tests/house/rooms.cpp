// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "house/rooms.h"

#include <QDir>
#include <QLibraryInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace rollcall::test {

Rooms roomsOf(const QString& cmakeLists)
{
    static const QRegularExpression call(u"rollcall_room\\(\\s*(\\w+)\\s*(?:\"[^\"]*\")?([^)]*)\\)"_s);
    static const QRegularExpression blank(u"\\s+"_s);
    static const QSet<QString> headings{u"LINKS"_s, u"PRIVATE_LINKS"_s};
    static const QSet<QString> others{u"PCH"_s, u"FORMS"_s};
    Rooms rooms;
    for (auto it = call.globalMatch(cmakeLists); it.hasNext();) {
        const auto match = it.next();
        QSet<QString>& links = rooms[match.captured(1)];
        bool listing = false;
        for (const QString& word : match.captured(2).split(blank, Qt::SkipEmptyParts)) {
            if (headings.contains(word) || others.contains(word))
                listing = headings.contains(word);
            else if (listing)
                links.insert(word);
        }
    }
    return rooms;
}

QStringList includesOf(const QString& source)
{
    static const QRegularExpression line(u"^\\s*#\\s*include\\s*([\"<][^\">]+[\">])"_s,
                                         QRegularExpression::MultilineOption);
    QStringList found;
    for (auto it = line.globalMatch(source); it.hasNext();)
        found << it.next().captured(1);
    return found;
}

QHash<QString, QString> qtModules()
{
    QHash<QString, QString> modules;
    const QDir root(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    for (const QString& folder : root.entryList({u"Qt*"_s}, QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString module = u"Qt6::"_s + folder.mid(2);
        modules.insert(folder, module);
        for (const QString& header : QDir(root.filePath(folder)).entryList(QDir::Files)) {
            modules.insert(folder + u'/' + header, module);
            if (!modules.contains(header))
                modules.insert(header, module);
        }
    }
    return modules;
}

namespace {

// Headers of the libraries that are not Qt, and the word of the link list that allows them.
QString libraryOf(const QString& header)
{
    static const std::pair<QString, QString> libraries[] = {
        {u"libssh/"_s, u"ssh"_s},
        {u"uv.h"_s, u"PkgConfig::LIBUV"_s},
        {u"yaml-cpp/"_s, u"yaml-cpp"_s},
        {u"pcre2.h"_s, u"PkgConfig::PCRE2"_s},
        {u"nettle/"_s, u"PkgConfig::NETTLE"_s},
        {u"qtkeychain/"_s, u"${ROLLCALL_KEYCHAIN}"_s},
        {u"qt6keychain/"_s, u"${ROLLCALL_KEYCHAIN}"_s},
        {u"KSyntaxHighlighting/"_s, u"${ROLLCALL_SYNTAX_HIGHLIGHTING}"_s},
    };
    for (const auto& [start, word] : libraries) {
        if (header.startsWith(start))
            return word;
    }
    return {};
}

} // namespace

QString linkFor(const Rooms& rooms, const QString& room, const QString& include, const QHash<QString, QString>& modules)
{
    const QString header = include.mid(1, include.size() - 2);
    if (!include.startsWith(u'"')) {
        const QString library = libraryOf(header);
        return library.isEmpty() ? modules.value(header) : library;
    }
    const QString other = header.section(u'/', 0, 0);
    return rooms.contains(other) && other != room ? u"rollcall::"_s + other : QString();
}

QString missingPermission(const Rooms& rooms, const QString& room, const QString& include,
                          const QHash<QString, QString>& modules)
{
    const QSet<QString> links = rooms.value(room);
    const QString needed = linkFor(rooms, room, include, modules);
    const bool everybodys = needed.isEmpty() || needed == "rollcall::core"_L1 || needed == "Qt6::Core"_L1;
    const bool implied = needed == "Qt6::Gui"_L1 && links.contains(u"Qt6::Widgets"_s);
    return everybodys || implied || links.contains(needed) ? QString() : needed;
}

QStringList unusedLinks(const Rooms& rooms, const QString& room, const QStringList& includes,
                        const QHash<QString, QString>& modules)
{
    QSet<QString> unused = rooms.value(room);
    for (const QString& include : includes)
        unused.remove(linkFor(rooms, room, include, modules));
    QStringList sorted(unused.cbegin(), unused.cend());
    sorted.sort();
    return sorted;
}

} // namespace rollcall::test
