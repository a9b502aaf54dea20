// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/hostlist.h"

#include "core/base/result.h"
#include "core/targets/target.h"
#include "core/targets/targettext.h"
#include "core/targets/targetword.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <optional>
#include <utility>

namespace rollcall {

using namespace Qt::StringLiterals;

namespace {

struct HostListText
{
    Q_DECLARE_TR_FUNCTIONS(HostList)
};

struct Line
{
    int number = 0;
    QString text; // without comments, bullets and blanks around it
};

bool isBlank(QChar c)
{
    return c.isSpace() || c == QChar(0x200B) || c == QChar(0xFEFF); // what web pages and editors leave between words
}

QString trimmed(QStringView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text.toString();
}

QString withoutBullet(const QString& line)
{
    const bool bullet = line.size() > 1 && u"-*•"_s.contains(line[0]) && isBlank(line[1]);
    return bullet ? trimmed(QStringView(line).sliced(1)) : line;
}

/// The words between commas, semicolons, bars and blanks; what stands in quotes is one word. Brackets keep commas in.
/// What is no blank and does not show is left out beside a word, and not within it: "web", U+200B, "-01" are not two
/// hosts.
QStringList wordsOf(QStringView line)
{
    QStringList words;
    QString word;
    bool inWord = false;
    QChar quote;
    int depth = 0;
    for (const QChar c : line) {
        const bool divides = c.isSpace() || c == u',' || c == u';' || c == u'|';
        if (!quote.isNull() ? c == quote : (!inWord && (c == u'"' || c == u'\''))) {
            quote = quote.isNull() ? c : QChar();
            inWord = true;
        } else if (quote.isNull() && depth == 0 && divides) {
            if (inWord)
                words.append(trimmed(std::exchange(word, QString())));
            inWord = false;
        } else {
            depth = quote.isNull() ? std::max(0, depth + (c == u'[') - (c == u']')) : depth;
            word += c;
            inWord = true;
        }
    }
    if (inWord)
        words.append(trimmed(word));
    return words;
}

/// The cells of a line of a table with headings, which may be empty.
QStringList cellsOf(const QString& line, QChar divider)
{
    QStringList cells(QString{});
    bool inQuotes = false;
    for (const QChar c : line) {
        if (c == u'"')
            inQuotes = !inQuotes;
        else if (c == divider && !inQuotes)
            cells.append(QString());
        else
            cells.last() += c;
    }
    for (QString& cell : cells)
        cell = trimmed(cell);
    return cells;
}

/// Which of the headings stands above the hosts; the first kind of this list that there is.
qsizetype columnOfHosts(const QStringList& headings)
{
    static const QStringList names{u"hostname"_s,  u"host name"_s, u"host_name"_s,  u"host"_s,       u"fqdn"_s,
                                   u"dns name"_s,  u"address"_s,   u"ip address"_s, u"ip_address"_s, u"ip"_s,
                                   u"ipaddress"_s, u"server"_s,    u"node"_s,       u"machine"_s,    u"name"_s};
    QStringList lower;
    for (const QString& heading : headings)
        lower.append(heading.toLower());
    for (const QString& name : names) {
        if (const qsizetype column = lower.indexOf(name); column >= 0)
            return column;
    }
    return -1;
}

/// "[001:020]" as "[001-020]"; an address in brackets stays.
QString withDashes(QString word)
{
    qsizetype open = word.indexOf(u'[');
    for (; open >= 0; open = word.indexOf(u'[', open + 1)) {
        const qsizetype close = word.indexOf(u']', open);
        if (close < 0)
            break;
        const QString inside = word.mid(open + 1, close - open - 1);
        if (!isIpv6Literal(inside)) {
            QString dashes = inside;
            word.replace(open + 1, inside.size(), dashes.replace(u':', u'-'));
        }
    }
    return word;
}

/// Why this is no host; empty where it is one.
QString whyNotAHost(const QString& word)
{
    const WordText text = WordText::of(word);
    if (text.text.isEmpty())
        return HostListText::tr("a host's name was expected");
    if (text.isSign(0, u'@'))
        return HostListText::tr("a group does not belong into a list of hosts");
    if (const QString hidden = hiddenPlaces(text.text); !hidden.isEmpty())
        return HostListText::tr("in it %1, which does not show or passes for another one").arg(hidden);
    if (const QString why = whyNoHost(text); !why.isEmpty())
        return why;
    if (text.hasGlob() || word.contains(u'"') || word.contains(u'='))
        return HostListText::tr("a host's name was expected");
    const Result<HostWord> said = splitHostWord(text);
    if (!said)
        return said.error().detail;
    const Result<QList<WordText>> names = expandRanges(said->host, TargetResolution::maximumHosts);
    if (!names)
        return names.error().detail;
    for (const WordText& name : *names) {
        if (const QString why = whyNoHost(name); !why.isEmpty())
            return why;
    }
    const bool plain = std::all_of(names->begin(), names->end(), [](const WordText& name) {
        return targetWord(name.text) == name.text && !name.text.startsWith(u'-');
    });
    return plain ? QString() : HostListText::tr("a host's name was expected");
}

class Reader
{
public:
    Reader(const QString& text, const QString& file) : m_file(file) { split(text); }

    HostList read();

private:
    void split(const QString& text);
    bool takeTable();
    void takeLine(const Line& line);
    bool takeSection(const Line& line);
    void endSection();
    bool take(const QString& word, int line);
    void leaveOut(int line, const QString& why)
    {
        m_list.warnings.append({ErrorKind::HostListShortened, {}, why, m_file, line});
    }

    const QString m_file;
    QList<Line> m_lines;
    HostList m_list;
    int m_section = 0; // the line of the heading above what is being read; 0: there is none
    bool m_sectionIsEmpty = false;
    bool m_leftOut = false; // the section that is being read holds no hosts
    int m_shortened = 0;    // lines of which only the first word was taken
    int m_firstShortened = 0;
};

void Reader::split(const QString& text)
{
    int number = 0;
    QString unified = text;
    unified.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').replace(QChar(0x2028), u'\n');
    for (const QStringView line : QStringView(unified).split(u'\n')) {
        ++number;
        const qsizetype comment = line.indexOf(u'#');
        const QString cut = withoutBullet(trimmed(comment < 0 ? line : line.first(comment)));
        if (!cut.isEmpty() && !cut.startsWith(u';'))
            m_lines.append({number, cut});
    }
}

bool Reader::take(const QString& written, int line)
{
    const QString word = withDashes(written);
    const QString why = whyNotAHost(word);
    if (why.isEmpty())
        m_list.entries.append({word, line});
    else
        m_list.errors.append({ErrorKind::HostList, {}, why, m_file, line});
    return why.isEmpty();
}

/// A table whose first line are headings, one of which stands above hosts.
bool Reader::takeTable()
{
    if (m_lines.size() < 2)
        return false;
    const Line& head = m_lines.constFirst();
    for (const QChar divider : {u',', u';', u'\t', u'|'}) {
        const qsizetype column = columnOfHosts(cellsOf(head.text, divider));
        const bool single = !head.text.contains(divider) && head.text.size() < 4; // "ip" or "host" may be a host's name
        if (column < 0 || single)
            continue;
        leaveOut(head.number, HostListText::tr("it was taken for the headings of a table"));
        for (const Line& line : m_lines.sliced(1)) {
            const QString cell = cellsOf(line.text, divider).value(column);
            if (cell.isEmpty())
                leaveOut(line.number, HostListText::tr("there is no host in the column of hosts"));
            else
                take(cell, line.number);
        }
        return true;
    }
    return false;
}

/// "[web]", "[web:vars]" of an inventory. What else stands in brackets is read as a host, or is an error.
bool Reader::takeSection(const Line& line)
{
    static const QRegularExpression heading(u"\\A\\[([A-Za-z_][\\w.-]*)(:vars|:children|:hosts)?\\]\\z"_s);
    const QRegularExpressionMatch match = heading.match(line.text);
    if (!match.hasMatch() || isIpv6Literal(match.captured(1)))
        return false;
    endSection();
    m_section = line.number;
    m_leftOut = match.captured(2) == ":vars"_L1 || match.captured(2) == ":children"_L1;
    m_sectionIsEmpty = true;
    return true;
}

/// A heading above nothing may have been meant as a host.
void Reader::endSection()
{
    if (m_section > 0 && m_sectionIsEmpty)
        leaveOut(m_section, HostListText::tr("it was taken for the heading of a section, which holds nothing"));
}

void Reader::takeLine(const Line& line)
{
    if (takeSection(line))
        return;
    m_sectionIsEmpty = false;
    if (m_leftOut)
        return leaveOut(line.number, HostListText::tr("this section of an inventory holds no hosts"));
    const QStringList words = wordsOf(line.text);
    if (words.isEmpty())
        return leaveOut(line.number, HostListText::tr("there is no word in it"));
    const auto isOwn = [](const QString& name) {
        return name == "localhost"_L1 || name.startsWith("ip6-"_L1) || name == "broadcasthost"_L1;
    };
    if (isIpLiteral(words[0]) && words.size() > 1 && isOwn(words[1])) // as in /etc/hosts
        return leaveOut(line.number, HostListText::tr("it is about the machine itself or no machine"));
    if (m_lines.size() == 1) {
        for (const QString& word : words)
            take(word, line.number);
        return;
    }
    if (take(words[0], line.number) && words.size() > 1 && m_shortened++ == 0)
        m_firstShortened = line.number;
}

HostList Reader::read()
{
    if (!takeTable()) {
        for (const Line& line : std::as_const(m_lines))
            takeLine(line);
        endSection();
    }
    if (m_shortened > 0)
        leaveOut(m_firstShortened,
                 HostListText::tr("of lines with several words only the first one is a host: %n line(s)", nullptr,
                                  m_shortened));
    return std::move(m_list);
}

/// As the text says itself or as its zeros tell; nothing where it is neither.
std::optional<QString> decoded(const QByteArray& bytes)
{
    std::optional<QStringConverter::Encoding> encoding = QStringConverter::encodingForData(bytes);
    if (!encoding && bytes.size() > 1 && bytes.size() % 2 == 0 && bytes.contains('\0'))
        encoding = bytes[0] == '\0' ? QStringConverter::Utf16BE : QStringConverter::Utf16LE;
    QStringDecoder decoder(encoding.value_or(QStringConverter::Utf8));
    const QString text = decoder(bytes);
    if (decoder.hasError() || text.contains(QChar(0)))
        return std::nullopt;
    return text;
}

} // namespace

QStringList HostList::words() const
{
    QStringList words;
    words.reserve(entries.size());
    for (const Entry& entry : entries)
        words.append(entry.word);
    return words;
}

HostList readHostList(const QByteArray& bytes, const QString& file)
{
    if (const std::optional<QString> text = decoded(bytes))
        return readHostList(*text, file);
    HostList list;
    list.errors.append({ErrorKind::HostList, {}, HostListText::tr("the text is neither UTF-8 nor UTF-16"), file, 1});
    return list;
}

HostList readHostList(const QString& text, const QString& file)
{
    return Reader(text, file).read();
}

} // namespace rollcall
