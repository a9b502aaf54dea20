// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "openssh/config/configfiles.h"
#include "openssh/config/configkeywords.h"
#include "openssh/config/configlexer.h"
#include "openssh/config/configpermissions.h"
#include "openssh/config/configsources.h"
#include "openssh/config/configvalues.h"
#include "openssh/config/matchcriteria.h"
#include "openssh/config/tokens.h"
#include "openssh/words/patterns.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <glob.h>

#include <utility>

namespace rollcall::openssh {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype deepestInclude = 16;

class Loader
{
public:
    explicit Loader(const ConfigSources& sources) { m_result.sources = sources; }

    ConfigFiles load()
    {
        const ConfigSources& sources = m_result.sources;
        loadRoot(sources.userFile, true);
        loadRoot(sources.systemFile, false);
        m_result.places.removeDuplicates();
        m_result.digest = m_digest.result();
        return std::move(m_result);
    }

private:
    struct Read
    {
        int file = -1; // -1 without a problem: there is no such file
        std::optional<Error> problem;
    };

    void loadRoot(const QString& path, bool ofUser)
    {
        if (path.isEmpty())
            return;
        m_result.places.append(path);
        const Read read = readFile(path, ofUser, ofUser);
        if (read.file >= 0)
            m_result.roots.append(read.file);
        if (read.problem)
            m_result.refusals.append(*read.problem);
    }

    Read readFile(const QString& path, bool ofUser, bool checked)
    {
        const auto known = m_known.constFind({path, ofUser});
        if (known != m_known.cend())
            return {*known, std::nullopt};
        if (!QFileInfo(path).isFile())
            return {};
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            // OpenSSH goes on without it; so do we, but not silently.
            m_result.errors.append({ErrorKind::FileUnreadable, path, file.errorString(), path, 0});
            return {};
        }
        if (checked && m_result.sources.checkPermissions && othersMayWrite(file.handle())) {
            const Error refused{ErrorKind::FileUnreadable, path, u"writable by others, or not yours"_s, path, 0};
            m_result.errors.append(refused);
            return {-1, refused};
        }
        const auto index = static_cast<int>(m_result.files.size());
        m_result.files.push_back({path, {}});
        m_open.append(path);
        const QByteArray content = file.readAll();
        for (const QByteArray& part : {path.toUtf8(), QByteArray::number(content.size()), content})
            m_digest.addData(part);
        std::vector<ConfigLine> lines = readLines(content, path, ofUser);
        m_open.removeLast();
        m_result.files[static_cast<std::size_t>(index)].lines = std::move(lines);
        m_known.insert({path, ofUser}, index);
        return {index, std::nullopt};
    }

    std::vector<ConfigLine> readLines(const QByteArray& content, const QString& path, bool ofUser)
    {
        std::vector<ConfigLine> lines;
        const QString text = QString::fromUtf8(content);
        int number = 0;
        for (const QStringView raw : QStringView(text).tokenize(u'\n')) {
            ++number;
            const LexedLine lexed = lexConfigLine(raw);
            if (lexed.keyword.isEmpty())
                continue;
            ConfigLine line;
            line.number = number;
            understand(line, lexed, path);
            if (!line.problem && line.keyword == Keyword::Include)
                include(line, path, ofUser);
            if (line.problem)
                m_result.errors.append(*line.problem);
            if (line.problem || line.keyword != Keyword::Ignored)
                lines.push_back(std::move(line));
        }
        std::size_t end = lines.size();
        for (std::size_t i = lines.size(); i-- > 0;) {
            lines[i].blockEnd = end;
            if (lines[i].keyword == Keyword::Host || lines[i].keyword == Keyword::Match)
                end = i;
        }
        return lines;
    }

    static Error syntax(const ConfigLine& line, const QString& path, const QString& expected)
    {
        return {ErrorKind::FileSyntax, line.name, expected, path, line.number};
    }

    void understand(ConfigLine& line, const LexedLine& lexed, const QString& path)
    {
        const KeywordInfo& info = keywordInfo(lexed.keyword);
        line.keyword = info.keyword;
        line.name = info.keyword == Keyword::Unknown ? lexed.keyword : QString::fromLatin1(info.name);
        if (info.keyword == Keyword::Unknown) {
            if (matchesList(lexed.keyword.toLower(), m_ignoreUnknown))
                line.keyword = Keyword::Ignored;
            else
                line.problem = syntax(line, path, u"ssh_config(5) knows no such keyword"_s);
            return;
        }
        if (lexed.badQuotes) {
            line.problem = syntax(line, path, u"a closing quote"_s);
            return;
        }
        if (const auto expected = problemWith(info, lexed.arguments, lexed.rest)) {
            line.problem = syntax(line, path, *expected);
            return;
        }
        line.values = info.kind == ValueKind::Rest && info.keyword != Keyword::ProxyJump ? QStringList{lexed.rest}
                                                                                         : lexed.arguments;
        if (info.keyword == Keyword::Host)
            readHost(line);
        else if (info.keyword == Keyword::Match)
            readMatch(line, path);
        else if (info.keyword == Keyword::IgnoreUnknown && m_ignoreUnknown.isEmpty())
            m_ignoreUnknown = line.values.first().toLower();
    }

    void readHost(ConfigLine& line)
    {
        line.plainNames = true;
        for (const QString& name : std::as_const(line.values)) {
            if (isPattern(name))
                line.plainNames = false;
            else
                m_result.defined.insert(name);
        }
    }

    void readMatch(ConfigLine& line, const QString& path)
    {
        const ParsedCriteria parsed = parseCriteria(line.values);
        if (!parsed.expected.isEmpty())
            line.problem = syntax(line, path, parsed.expected);
        line.criteria = parsed.criteria;
        for (const MatchCriterion& criterion : parsed.criteria)
            m_result.wantsFinalPass = m_result.wantsFinalPass || criterion.name == u"final"_s;
    }

    void include(ConfigLine& line, const QString& path, bool ofUser)
    {
        for (const QString& value : line.values) {
            const Expansion pattern = includePattern(value, ofUser);
            if (!pattern.text) {
                line.problem = Error{ErrorKind::Unsupported, u"Include"_s, value, path, line.number};
                return;
            }
            m_result.places.append(*pattern.text);
            const QStringList matching = glob(*pattern.text);
            for (const QString& file : matching) {
                if (m_open.contains(file) || m_open.size() > deepestInclude) {
                    const QString way = (m_open + QStringList{file}).join(u" → "_s);
                    line.problem = Error{ErrorKind::FileSyntax, u"Include"_s, way, path, line.number};
                    return;
                }
                const Read read = readFile(file, ofUser, true);
                if (read.file >= 0)
                    line.includes.append(read.file);
                if (read.problem)
                    line.problem = Error{ErrorKind::FileUnreadable, file, read.problem->detail, path, line.number};
            }
        }
    }

    // Tokens that are the same for every host are welcome here; a file that depends on the host is not read.
    Expansion includePattern(const QString& value, bool ofUser) const
    {
        const ConfigSources& sources = m_result.sources;
        const Tokens tokens{{u'd', sources.homeDir},
                            {u'u', sources.localUser},
                            {u'i', QString::number(sources.userId)},
                            {u'l', sources.localHost},
                            {u'L', sources.localHost.section(u'.', 0, 0)}};
        Expansion expanded = expand(value, tokens, &sources.environment);
        if (!expanded.text)
            return expanded;
        if (expanded.text->startsWith(u'~'))
            return ofUser ? expandTilde(*expanded.text, sources.homeDir) : Expansion{std::nullopt, value};
        if (!expanded.text->startsWith(u'/'))
            expanded.text->prepend((ofUser ? sources.homeDir + u"/.ssh"_s : sources.systemDir) + u'/');
        return expanded;
    }

    static QStringList glob(const QString& pattern)
    {
        QStringList paths;
        glob_t found = {};
        // NOLINTNEXTLINE(concurrency-mt-unsafe): unsafe is what looks up users, with GLOB_TILDE
        if (::glob(QFile::encodeName(pattern).constData(), 0, nullptr, &found) == 0) {
            for (size_t i = 0; i < found.gl_pathc; ++i)
                paths.append(QFile::decodeName(found.gl_pathv[i]));
        }
        ::globfree(&found);
        return paths;
    }

    ConfigFiles m_result;
    QHash<std::pair<QString, bool>, int> m_known; // by path and whose Include rules hold in it
    QStringList m_open;                           // the files that Include each other down to here
    QString m_ignoreUnknown;
    QCryptographicHash m_digest{QCryptographicHash::Sha1};
};

} // namespace

ConfigFiles loadConfigFiles(const ConfigSources& sources)
{
    return Loader(sources).load();
}

} // namespace rollcall::openssh
