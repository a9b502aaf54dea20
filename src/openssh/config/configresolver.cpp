// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/config/configresolver.h"

#include "openssh/config/configvalues.h"
#include "openssh/config/matchcriteria.h"
#include "openssh/config/tokens.h"

namespace rollcall::openssh {

using namespace Qt::StringLiterals;

namespace {

class Resolver
{
public:
    Resolver(const ConfigFiles& files, RawSettings& raw, bool anyHost) : m_files(files), m_raw(raw), m_anyHost(anyHost)
    {
    }

    void run()
    {
        pass();
        expandHostName();
        if (!m_files.wantsFinalPass && !canonicalizes(m_raw.text(Keyword::CanonicalizeHostname)))
            return;
        // From here on, Host and Match host see the name that HostName gave, and HostName itself stands.
        m_finalPass = true;
        m_raw.set.insert(Keyword::HostName, {{m_raw.host}, {}, 0});
        pass();
    }

private:
    struct Scope
    {
        MatchState state = MatchState::Yes;
        QString undecidedBy;
        QString file;
        int line = 0;
    };

    void pass()
    {
        for (const int root : m_files.roots)
            runFile(m_files.file(root), {});
    }

    void runFile(const ConfigFile& file, const Scope& outer)
    {
        if (outer.state == MatchState::No)
            return;
        Scope scope = outer;
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            const ConfigLine& line = file.lines[i];
            if (line.keyword == Keyword::Host || line.keyword == Keyword::Match)
                scope = enter(line, file, outer);
            else if (line.problem)
                refuse(*line.problem);
            else if (line.keyword == Keyword::Include)
                runIncludes(line, scope);
            else
                apply(line, file, scope);
            if (scope.state == MatchState::No) // most blocks are about other hosts
                i = line.blockEnd - 1;
        }
    }

    void runIncludes(const ConfigLine& line, const Scope& scope)
    {
        for (const int index : line.includes)
            runFile(m_files.file(index), scope);
    }

    Scope enter(const ConfigLine& line, const ConfigFile& file, const Scope& outer)
    {
        if (line.problem) { // a block whose condition makes no sense may be anybody's
            refuse(*line.problem);
            return {MatchState::No, {}, {}, 0};
        }
        MatchVerdict verdict;
        if (line.keyword == Keyword::Match)
            verdict = decideMatch(line.criteria, subject());
        else if (isHostOf(line))
            verdict.state = MatchState::Yes;
        if (verdict.state == MatchState::Yes)
            return outer;
        return {verdict.state, verdict.undecidedBy, file.path, line.number};
    }

    bool isHostOf(const ConfigLine& line) const
    {
        const QString& host = m_finalPass ? m_raw.host : m_raw.alias;
        if (m_anyHost && !isAboutAnyHost(line.values))
            return false;
        return line.plainNames ? line.values.contains(host) : matchesHostLine(line.values, host);
    }

    MatchSubject subject() const
    {
        MatchSubject subject;
        subject.originalHost = m_raw.alias;
        subject.host = m_raw.alias;
        if (m_finalPass)
            subject.host = m_raw.host;
        else if (m_raw.set.contains(Keyword::HostName))
            subject.host = expand(m_raw.text(Keyword::HostName), {{u'h', m_raw.alias}}).text.value_or(QString());
        subject.localUser = m_files.sources.localUser;
        subject.user = m_raw.set.contains(Keyword::User) ? m_raw.text(Keyword::User) : subject.localUser;
        subject.tag = m_raw.text(Keyword::Tag);
        subject.finalPass = m_finalPass;
        subject.anyHost = m_anyHost;
        return subject;
    }

    bool isSettled(Keyword keyword) const
    {
        if (keyword == Keyword::ProxyJump && m_raw.set.contains(Keyword::ProxyCommand))
            return true; // the first of the two wins, and "ProxyCommand none" is one
        const QString jump = m_raw.text(Keyword::ProxyJump);
        if (keyword == Keyword::ProxyCommand && !jump.isEmpty() && jump.compare("none"_L1, Qt::CaseInsensitive) != 0)
            return true;
        return !accumulates(keyword) && m_raw.set.contains(keyword);
    }

    void apply(const ConfigLine& line, const ConfigFile& file, const Scope& scope)
    {
        if (line.keyword == Keyword::IgnoreUnknown || isSettled(line.keyword))
            return;
        if (scope.state == MatchState::Undecided) {
            if (isOnlyRemarkedOn(line.keyword))
                return;
            refuse({ErrorKind::Unsupported, scope.undecidedBy, line.name, scope.file, scope.line});
            return;
        }
        Setting& setting = m_raw.set[line.keyword];
        if (setting.values.isEmpty()) {
            setting.file = file.path;
            setting.line = line.number;
        }
        for (const QString& value : line.values) {
            const bool once = accumulates(line.keyword) && line.keyword != Keyword::SendEnv; // whose order counts
            if (once && setting.values.contains(value))
                continue;
            setting.values.append(value);
            if (line.keyword == Keyword::IdentityFile)
                m_raw.keyPlaces.insert(value, u"%1:%2"_s.arg(file.path).arg(line.number));
        }
    }

    void refuse(const Error& error)
    {
        if (!m_raw.unsupported.contains(error))
            m_raw.unsupported.append(error);
    }

    void expandHostName()
    {
        m_raw.host = m_raw.alias;
        const auto named = m_raw.set.constFind(Keyword::HostName);
        if (named != m_raw.set.cend()) {
            const Expansion expanded = expand(named->values.first(), {{u'h', m_raw.alias}});
            if (expanded.text)
                m_raw.host = *expanded.text;
            else
                refuse({ErrorKind::FileSyntax, u"HostName"_s, expanded.problem, named->file, named->line});
        }
        if (!m_raw.host.contains(u':')) // an address may have a zone, whose case matters
            m_raw.host = m_raw.host.toLower();
    }

    const ConfigFiles& m_files;
    RawSettings& m_raw;
    const bool m_anyHost;
    bool m_finalPass = false;
};

} // namespace

QString RawSettings::text(Keyword keyword) const
{
    const auto found = set.constFind(keyword);
    return found == set.cend() || found->values.isEmpty() ? QString() : found->values.first();
}

RawSettings resolveRaw(const ConfigFiles& files, const QString& alias, const Overrides& overrides)
{
    RawSettings raw;
    raw.alias = alias;
    raw.unsupported = files.refusals;
    if (!overrides.user.isEmpty())
        raw.set.insert(Keyword::User, {{overrides.user}, {}, 0});
    if (!overrides.hostName.isEmpty()) {
        QString literal = overrides.hostName;
        raw.set.insert(Keyword::HostName, {{literal.replace(u'%', u"%%"_s)}, {}, 0});
    }
    if (overrides.port != 0)
        raw.set.insert(Keyword::Port, {{QString::number(overrides.port)}, {}, 0});
    Resolver(files, raw, overrides.anyHost).run();
    return raw;
}

} // namespace rollcall::openssh
