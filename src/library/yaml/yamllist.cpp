// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/yaml/yamllist.h"

#include "library/yaml/yamltree.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace rollcall::library {

namespace {

constexpr int none = -1;

/// For each item of `after` the one of `before` that it is; the longest such run of both, in order.
std::optional<std::vector<int>> sameItems(const QList<YamlValue>& before, const QList<YamlValue>& after)
{
    constexpr qsizetype most = 4'000'000;
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const qsizetype rows = before.size() - head - tail;
    const qsizetype columns = after.size() - head - tail;
    if (rows * columns > most)
        return std::nullopt;
    std::vector<int> same(static_cast<std::size_t>(after.size()), none);
    for (qsizetype i = 0; i < head; ++i)
        same[i] = static_cast<int>(i);
    for (qsizetype i = 1; i <= tail; ++i)
        same[after.size() - i] = static_cast<int>(before.size() - i);
    std::vector<int> lengths(static_cast<std::size_t>((rows + 1) * (columns + 1)), 0);
    const auto length = [&](qsizetype row, qsizetype column) -> int& { return lengths[row * (columns + 1) + column]; };
    for (qsizetype row = rows - 1; row >= 0; --row) {
        for (qsizetype column = columns - 1; column >= 0; --column)
            length(row, column) = before[head + row] == after[head + column]
                                      ? length(row + 1, column + 1) + 1
                                      : std::max(length(row + 1, column), length(row, column + 1));
    }
    for (qsizetype row = 0, column = 0; row < rows && column < columns;) {
        if (before[head + row] == after[head + column])
            same[head + column++] = static_cast<int>(head + row++);
        else if (length(row + 1, column) >= length(row, column + 1))
            ++row;
        else
            ++column;
    }
    return same;
}

bool isDash(QByteArrayView line, int column)
{
    return line.size() > column && line[column] == '-' &&
           (line.size() == column + 1 || line[column + 1] == ' ' || line[column + 1] == '\r');
}

struct ItemPlace
{
    const YamlNode* node = nullptr;
    int first = 0;
    int last = 0;
};

/// The items of a block list, each on lines of its own.
class BlockEditor
{
public:
    BlockEditor(const YamlEntryPlace& place, YamlPatch& patch) : m_patch(patch)
    {
        for (int line = place.first + 1; line < place.last && m_dash < 0; ++line) {
            const int indent = indentation(patch.line(line));
            if (isDash(patch.line(line), indent))
                m_dash = indent;
        }
        for (int line = place.first + 1; line < place.last && m_dash >= 0; ++line) {
            if (indentation(patch.line(line)) == m_dash && isDash(patch.line(line), m_dash))
                m_items.append({nullptr, line, place.last});
        }
        const auto& nodes = place.value->items;
        m_good = m_items.size() == static_cast<qsizetype>(nodes.size()) && !m_items.isEmpty();
        for (qsizetype i = 0; i < m_items.size() && m_good; ++i) {
            ItemPlace& item = m_items[i];
            item.node = nodes[i].get();
            const int limit = i + 1 < m_items.size() ? m_items[i + 1].first : place.last;
            item.last = patch.contentEnd(item.first, limit, m_dash, endsInBlankLines(*item.node));
            m_good = item.node->line >= item.first && item.node->line < limit;
        }
    }

    bool isGood() const { return m_good; }
    qsizetype size() const { return m_items.size(); }

    void edit(const QList<YamlValue>& before, const QList<YamlValue>& after, const std::vector<int>& same)
    {
        int next = 0; // of the items of before
        for (qsizetype i = 0; i < after.size();) {
            qsizetype end = i;
            while (end < after.size() && same[end] == none)
                ++end;
            const int limit = end < after.size() ? same[end] : static_cast<int>(before.size());
            for (; i < end; ++i) {
                if (next < limit) {
                    change(m_items[next], before[next], after[i]);
                    ++next;
                } else {
                    insertBehind(next - 1, after[i]);
                }
            }
            for (; next < limit; ++next)
                m_patch.replace(m_items[next].first, m_items[next].last, {});
            next = limit + 1;
            i = end + 1;
        }
        for (; next < static_cast<int>(before.size()); ++next)
            m_patch.replace(m_items[next].first, m_items[next].last, {});
    }

private:
    void insertBehind(int item, const YamlValue& value)
    {
        const int at = item < 0 ? m_items.constFirst().first : m_items[item].last;
        m_patch.replace(at, at, yamlItem(value, m_dash));
    }

    void change(const ItemPlace& place, const YamlValue& before, const YamlValue& after)
    {
        const YamlNode& node = *place.node;
        const QByteArrayView line = m_patch.line(place.first);
        const bool onOneLine = place.last == place.first + 1 && node.line == place.first && node.column > m_dash;
        if (node.isScalar() && onOneLine && isOneLine(after)) {
            m_patch.replace(place.first, place.last,
                            line.first(node.column).toByteArray() + yamlOneLine(after) +
                                lineComment(line, node.column) + '\n');
            return;
        }
        const bool maps = node.isMap() && after.kind == YamlValue::Kind::Map;
        if (maps && editYamlMap(node, place.last, before, after, m_patch))
            return;
        const YamlValue whole = maps ? withUnknownKeys(node, before, after) : after;
        m_patch.replace(place.first, place.last, yamlItem(whole, m_dash));
    }

    YamlPatch& m_patch;
    QList<ItemPlace> m_items;
    int m_dash = none;
    bool m_good = false;
};

/// "[a, 'b', c]" on one line: what stands before, each item as written, what stands behind.
struct FlowLine
{
    QByteArray head; // with the bracket and the blanks behind it
    QByteArrayList items;
    QByteArray tail; // from the blanks before the bracket on
};

std::optional<FlowLine> flowLine(QByteArrayView line, int column)
{
    FlowLine flow;
    QByteArray item;
    char quote = 0;
    for (qsizetype i = column + 1; i < line.size(); ++i) {
        const char c = line[i];
        if (quote != 0) {
            item += c;
            if (c == '\\' && quote == '"' && i + 1 < line.size())
                item += line[++i];
            else if (c == quote)
                quote = 0;
        } else if (c == '[' || c == '{' || c == '}' || c == '#') {
            return std::nullopt;
        } else if (c == ',' || c == ']') {
            if (!item.trimmed().isEmpty())
                flow.items.append(item.trimmed());
            if (c == ',') {
                item.clear();
                continue;
            }
            const QByteArrayView inside = line.sliced(column + 1, i - column - 1);
            const qsizetype before = inside.size() - QByteArrayView(inside).toByteArray().trimmed().size();
            flow.head = line.first(column + 1).toByteArray() + (before > 0 ? " " : "");
            flow.tail = (before > 0 ? " " : "") + line.sliced(i).toByteArray();
            if (flow.tail.endsWith('\r'))
                flow.tail.chop(1);
            return flow;
        } else {
            if ((c == '"' || c == '\'') && item.trimmed().isEmpty())
                quote = c;
            item += c;
        }
    }
    return std::nullopt;
}

/// Plain only where no sign of a flow list is in it.
QByteArray flowItem(const YamlValue& value)
{
    const QByteArray text = yamlOneLine(value);
    const bool special =
        std::any_of(text.begin(), text.end(), [](char c) { return QByteArrayView(",[]{}").contains(c); });
    return special && !text.startsWith('"') ? '"' + text + '"' : text;
}

bool editFlowList(const YamlEntryPlace& place, const QList<YamlValue>& after, const std::vector<int>& same,
                  YamlPatch& patch)
{
    const YamlNode& list = *place.value;
    if (place.last != place.first + 1 || list.line != place.first ||
        !std::all_of(after.begin(), after.end(), isOneLine))
        return false;
    const std::optional<FlowLine> flow = flowLine(patch.line(place.first), list.column);
    if (!flow || flow->items.size() != static_cast<qsizetype>(list.items.size()))
        return false;
    QByteArrayList items;
    for (qsizetype i = 0; i < after.size(); ++i)
        items.append(same[i] == none ? flowItem(after[i]) : flow->items[same[i]]);
    patch.replace(place.first, place.last, flow->head + items.join(", ") + flow->tail + '\n');
    return true;
}

} // namespace

bool editYamlList(const YamlEntryPlace& place, const YamlValue& before, const YamlValue& after, YamlPatch& patch)
{
    if (!place.value->isList() || before.items.size() != static_cast<qsizetype>(place.value->items.size()))
        return false;
    const std::optional<std::vector<int>> same = sameItems(before.items, after.items);
    if (!same)
        return false;
    if (place.value->flow)
        return editFlowList(place, after.items, *same, patch);
    BlockEditor editor(place, patch);
    if (!editor.isGood())
        return false;
    editor.edit(before.items, after.items, *same);
    return true;
}

} // namespace rollcall::library
