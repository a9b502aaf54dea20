// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/filter.h"

#include "core/base/error.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <optional>

namespace rollcall {

namespace {

struct FilterText
{
    Q_DECLARE_TR_FUNCTIONS(Filter)
};

Error badCodes(const QString& text)
{
    return {ErrorKind::BadValue,
            QStringLiteral("exit-codes"),
            FilterText::tr("“%1” is not a list of exit codes like 0,2-5,!=0,>10,none").arg(text),
            {},
            0};
}

constexpr qint64 noCode = -1;
constexpr qint64 most = std::numeric_limits<quint32>::max();

std::optional<qint64> readCode(QStringView text)
{
    bool ok = false;
    const qint64 code = text.trimmed().toLongLong(&ok);
    return ok && code >= 0 && code <= most ? std::optional<qint64>(code) : std::nullopt;
}

QRegularExpression::PatternOptions patternOptions(const ResultFilter& filter)
{
    auto options = QRegularExpression::PatternOptions(QRegularExpression::UseUnicodePropertiesOption);
    options.setFlag(QRegularExpression::CaseInsensitiveOption, !filter.caseSensitive);
    return options;
}

} // namespace

Result<ExitCodeSet> ExitCodeSet::parse(const QString& text)
{
    ExitCodeSet set;
    for (const QStringView part : QStringView(text).split(u',')) {
        QStringView item = part.trimmed();
        if (item.isEmpty())
            continue;
        const bool negated = item.startsWith(u'!');
        if (negated)
            item = item.sliced(item.startsWith(QLatin1String("!=")) ? 2 : 1).trimmed();
        QList<Range>& ranges = negated ? set.m_out : set.m_in;
        if (item == QLatin1String("none")) {
            ranges.append({noCode, noCode});
            continue;
        }
        const bool greater = item.startsWith(u'>');
        const bool less = item.startsWith(u'<');
        if (greater || less) {
            const bool equal = item.size() > 1 && item[1] == u'=';
            const std::optional<qint64> code = readCode(item.sliced(equal ? 2 : 1));
            if (!code)
                return badCodes(part.trimmed().toString());
            ranges.append(greater ? Range{equal || *code == most ? *code : *code + 1, most}
                                  : Range{0, equal ? *code : *code - 1});
            continue;
        }
        if (item.startsWith(u'='))
            item = item.sliced(1);
        const qsizetype dash = item.indexOf(u'-');
        const std::optional<qint64> first = readCode(dash < 0 ? item : item.first(dash));
        const std::optional<qint64> last = dash < 0 ? first : readCode(item.sliced(dash + 1));
        if (!first || !last || *first > *last)
            return badCodes(part.trimmed().toString());
        ranges.append({*first, *last});
    }
    return set;
}

bool ExitCodeSet::contains(std::optional<quint32> exitCode) const
{
    const qint64 code = exitCode ? qint64(*exitCode) : noCode;
    const auto holds = [code](const Range& range) { return code >= range.first && code <= range.last; };
    if (std::any_of(m_out.begin(), m_out.end(), holds))
        return false;
    if (m_in.isEmpty())
        return exitCode || m_out.isEmpty(); // "!=0" asks for another code, not for none
    return std::any_of(m_in.begin(), m_in.end(), holds);
}

Result<CompiledFilter> CompiledFilter::compile(const ResultFilter& filter)
{
    CompiledFilter compiled;
    compiled.m_filter = filter;
    const Result<ExitCodeSet> codes = ExitCodeSet::parse(filter.exitCodes);
    if (!codes)
        return codes.error();
    compiled.m_exitCodes = *codes;
    if (!filter.regex)
        return compiled;
    compiled.m_pattern = QRegularExpression(filter.text, patternOptions(filter));
    if (!compiled.m_pattern.isValid()) {
        const QString detail = FilterText::tr("%1, at position %2")
                                   .arg(compiled.m_pattern.errorString())
                                   .arg(compiled.m_pattern.patternErrorOffset() + 1);
        return Error{ErrorKind::BadValue, QStringLiteral("regex"), detail, {}, 0};
    }
    compiled.m_pattern.optimize();
    return compiled;
}

QRegularExpression CompiledFilter::textPattern() const
{
    if (m_filter.regex || m_filter.text.isEmpty())
        return m_pattern;
    return QRegularExpression(QRegularExpression::escape(m_filter.text), patternOptions(m_filter));
}

bool CompiledFilter::matchesEnd(const FilterRow& row) const
{
    if (!row.ended)
        return m_filter.running && !m_filter.limitsEnds();
    if (!m_filter.outcomes.isEmpty() && !m_filter.outcomes.contains(outcomeOf(row.verdict.reason)))
        return false;
    if (!m_filter.reasons.isEmpty() && !m_filter.reasons.contains(row.verdict.reason))
        return false;
    if (!m_filter.words.matches(row.verdict))
        return false;
    return m_exitCodes.isEmpty() || m_exitCodes.contains(row.verdict.exitCode);
}

bool CompiledFilter::matchesText(const QString& text) const
{
    if (m_filter.text.isEmpty())
        return true;
    if (m_filter.regex)
        return m_pattern.match(text).hasMatch();
    return text.contains(m_filter.text, m_filter.caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive);
}

bool CompiledFilter::matchesText(const FilterRow& row) const
{
    return row.outputHit || m_filter.text.isEmpty() || matchesText(row.host) || matchesText(row.group) ||
           matchesText(row.address) || matchesText(row.firstLine);
}

} // namespace rollcall
