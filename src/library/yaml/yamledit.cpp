// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/yaml/yamledit.h"

#include "library/yaml/yamllist.h"

#include <algorithm>

namespace rollcall::library {

int indentation(QByteArrayView line)
{
    return static_cast<int>(std::find_if(line.begin(), line.end(), [](char c) { return c != ' '; }) - line.begin());
}

QByteArray lineComment(QByteArrayView line, int column)
{
    if (line.endsWith('\r'))
        line.chop(1);
    char quote = 0;
    for (qsizetype i = column; i < line.size(); ++i) {
        const char c = line[i];
        const bool begins = i == column || QByteArrayView(" [{,").contains(line[i - 1]);
        if (quote != 0) {
            i += c == '\\' && quote == '"' ? 1 : 0;
            quote = c == quote ? char(0) : quote;
        } else if ((c == '"' || c == '\'') && begins) {
            quote = c;
        } else if (c == '#' && i > 0 && (line[i - 1] == ' ' || line[i - 1] == '\t')) {
            while (i > 0 && (line[i - 1] == ' ' || line[i - 1] == '\t'))
                --i;
            return line.sliced(i).toByteArray();
        }
    }
    return {};
}

namespace {

bool isBlank(QByteArrayView line)
{
    return std::all_of(line.begin(), line.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
}

} // namespace

YamlPatch::YamlPatch(const QByteArray& bytes)
{
    m_lines = bytes.split('\n');
    m_endsOpen = !m_lines.constLast().isEmpty();
    if (!m_endsOpen)
        m_lines.removeLast();
    m_crlf = !m_lines.isEmpty() && m_lines.constFirst().endsWith('\r');
}

void YamlPatch::replace(int first, int last, const QByteArray& text)
{
    m_replacements.append({first, last, text});
}

QByteArray YamlPatch::apply() const
{
    QList<Replacement> sorted = m_replacements;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Replacement& a, const Replacement& b) {
        return std::pair(a.first, a.last) < std::pair(b.first, b.last);
    });
    QByteArray result;
    const auto copy = [&](int from, int to) {
        for (int i = from; i < to; ++i) {
            const bool open = m_endsOpen && i == lineCount() - 1;
            result += m_lines[i] + (open && m_crlf ? "\r\n" : "\n");
        }
    };
    int at = 0;
    for (const Replacement& replacement : sorted) {
        copy(at, replacement.first);
        QByteArray text = replacement.text;
        result += m_crlf ? text.replace("\n", "\r\n") : text;
        at = std::max(at, replacement.last);
    }
    copy(at, lineCount());
    return result;
}

// Nothing inside a map can stand at the line's beginning with three dots.
int YamlPatch::documentEnd() const
{
    const auto mark = std::find_if(m_lines.begin(), m_lines.end(), [](const QByteArray& text) {
        return text == "..." || text == "...\r" || text.startsWith("... ");
    });
    return static_cast<int>(mark - m_lines.begin());
}

int YamlPatch::contentEnd(int first, int end, int keyColumn, bool keepBlankLines) const
{
    int last = std::min(end, lineCount());
    while (last > first + 1) {
        const QByteArrayView text = m_lines[last - 1];
        const int indent = indentation(text);
        const bool comment = indent < text.size() && text[indent] == '#' && indent <= keyColumn;
        if (!comment && (keepBlankLines || !isBlank(text)))
            break;
        --last;
    }
    return last;
}

bool YamlPatch::startsLine(const YamlNode& key) const
{
    if (key.line < 0 || key.line >= lineCount())
        return false;
    const QByteArrayView text = m_lines[key.line];
    if (key.column >= text.size() || QByteArrayView("?&!").contains(text[key.column]))
        return false;
    const int indent = indentation(text);
    const QByteArrayView before = text.first(key.column).sliced(std::min(indent, key.column));
    return before.isEmpty() || (before.startsWith("- ") && isBlank(before.sliced(1)));
}

bool endsInBlankLines(const YamlNode& node)
{
    if (node.isMap())
        return !node.entries.empty() && endsInBlankLines(*node.entries.back().second);
    if (node.isList())
        return !node.items.empty() && endsInBlankLines(*node.items.back());
    return node.text.endsWith(QLatin1String("\n\n"));
}

QList<YamlEntryPlace> yamlPlaces(const YamlNode& map, int end, const YamlPatch& patch)
{
    QList<YamlEntryPlace> places;
    if (!map.isMap() || map.flow)
        return places;
    const std::size_t count = map.entries.size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto& [key, value] = map.entries[i];
        const int limit = i + 1 < count ? map.entries[i + 1].first->line : end;
        if (!key->isScalar() || !patch.startsLine(*key) || key->column != map.entries[0].first->column ||
            limit <= key->line)
            return {};
        places.append(
            {key, value, key->line, patch.contentEnd(key->line, limit, key->column, endsInBlankLines(*value))});
    }
    return places;
}

YamlValue withUnknownKeys(const YamlNode& map, const YamlValue& before, YamlValue after)
{
    for (const auto& [key, value] : map.entries) {
        if (!before.find(key->text) && !after.find(key->text))
            after.entries.append({key->text, YamlValue::ofNode(*value)});
    }
    if (!after.entries.isEmpty())
        after.kind = YamlValue::Kind::Map;
    return after;
}

namespace {

/// Replaces, removes and adds the keys of one map.
class MapEditor
{
public:
    MapEditor(const QList<YamlEntryPlace>& places, YamlPatch& patch) : m_places(places), m_patch(patch) {}

    /// Behind the dash of a list's item stays the key that is there.
    bool canEdit(const YamlValue& after) const
    {
        const YamlEntryPlace& first = m_places.constFirst();
        const bool dashed = m_patch.lead(first.first, column()).contains('-');
        return !dashed || (!after.entries.isEmpty() && after.entries.constFirst().first == first.key->text);
    }

    void edit(const YamlValue& before, const YamlValue& after)
    {
        for (const auto& [key, value] : before.entries) {
            if (!after.find(key))
                remove(key, value);
        }
        int insertAt = m_places.constFirst().first;
        for (const auto& [key, value] : after.entries) {
            const YamlEntryPlace* place = find(key);
            const YamlValue* old = before.find(key);
            const bool same = old && *old == value;
            if (!place && !same)
                insert(insertAt, key, value);
            else if (place && !same)
                change(*place, old ? *old : YamlValue(), value);
            insertAt = place ? place->last : insertAt;
        }
    }

private:
    const YamlEntryPlace* find(const QString& key) const
    {
        const auto found = std::find_if(m_places.begin(), m_places.end(),
                                        [&](const YamlEntryPlace& place) { return place.key->text == key; });
        return found == m_places.end() ? nullptr : &*found;
    }

    int column() const { return m_places.constFirst().key->column; }

    // A text that keeps its trailing lines would take the blank ones behind it in as well.
    int swallowed(int last, const YamlValue& value) const
    {
        while (keepsTrailingLines(value) && last < m_patch.lineCount() && isBlank(m_patch.line(last)))
            ++last;
        return last;
    }

    void insert(int at, const QString& key, const YamlValue& value)
    {
        m_patch.replace(at, swallowed(at, value), yamlEntry(key, value, column()));
    }

    void remove(const QString& key, const YamlValue& value)
    {
        const YamlEntryPlace* place = find(key);
        if (!place)
            return;
        const YamlValue rest = place->value->isMap() ? withUnknownKeys(*place->value, value, {}) : YamlValue();
        if (rest.isAbsent())
            m_patch.replace(place->first, place->last, {});
        else
            change(*place, value, {YamlValue::Kind::Map, {}, {}, {}});
    }

    void change(const YamlEntryPlace& place, const YamlValue& before, const YamlValue& after)
    {
        const bool maps = place.value->isMap() && after.kind == YamlValue::Kind::Map;
        if (maps && editYamlMap(*place.value, place.last, before, after, m_patch))
            return;
        const bool lists = place.value->isList() && after.kind == YamlValue::Kind::List;
        if (lists && editYamlList(place, before, after, m_patch))
            return;
        const YamlValue whole = maps ? withUnknownKeys(*place.value, before, after) : after;
        m_patch.replace(place.first, swallowed(place.last, whole),
                        m_patch.lead(place.first, column()) +
                            rewrittenEntry(m_patch.line(place.first), *place.key, whole).sliced(column()));
    }

    const QList<YamlEntryPlace>& m_places;
    YamlPatch& m_patch;
};

} // namespace

bool editYamlMap(const YamlNode& map, int end, const YamlValue& before, const YamlValue& after, YamlPatch& patch)
{
    const QList<YamlEntryPlace> places = yamlPlaces(map, end, patch);
    if (places.isEmpty())
        return false;
    MapEditor editor(places, patch);
    const bool can = editor.canEdit(after);
    if (can)
        editor.edit(before, after);
    return can;
}

QByteArray rewrittenEntry(QByteArrayView line, const YamlNode& key, const YamlValue& value, const QString& newKey)
{
    QByteArray text = yamlEntry(newKey.isEmpty() ? key.text : newKey, value, key.column);
    return text.insert(text.indexOf('\n'), lineComment(line, key.column));
}

QByteArray renamedKeyLine(QByteArrayView line, int column, const QString& newKey)
{
    qsizetype end = column;
    const char quote = line[column];
    if (quote == '"' || quote == '\'') {
        for (++end; end < line.size() && line[end] != quote; ++end) {
            if (quote == '"' && line[end] == '\\')
                ++end;
        }
        ++end; // a doubled single quote is told by what follows: no colon
    } else {
        while (end < line.size() &&
               !(line[end] == ':' && (end + 1 == line.size() || line[end + 1] == ' ' || line[end + 1] == '\r')))
            ++end;
    }
    while (end < line.size() && line[end] == ' ')
        ++end;
    if (end >= line.size() || line[end] != ':')
        return {};
    QByteArrayView rest = line.sliced(end);
    if (rest.endsWith('\r'))
        rest.chop(1);
    return QByteArray(column, ' ') + yamlScalar(newKey) + rest.toByteArray() + '\n';
}

} // namespace rollcall::library
