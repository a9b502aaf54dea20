// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/diff/linediff.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace rollcall::analysis {

namespace {

/// One of the two texts: each line as a number, the same for equal ones, and whether the other text lacks it.
struct Side
{
    std::vector<int> lines;
    std::vector<char> changed; // one more on both ends, which never are: see at()

    explicit Side(qsizetype count) : changed(static_cast<size_t>(count) + 2, 0)
    {
        lines.reserve(static_cast<size_t>(count));
    }

    qsizetype size() const { return static_cast<qsizetype>(lines.size()); }
    int line(qsizetype at) const { return lines[static_cast<size_t>(at)]; }
    char& at(qsizetype line) { return changed[static_cast<size_t>(line + 1)]; } // from -1 to size()
};

void number(QHash<QByteArrayView, int>& numbers, const LineViews& lines, Side& side)
{
    for (const QByteArrayView line : lines) {
        auto known = numbers.constFind(line);
        if (known == numbers.constEnd())
            known = numbers.insert(line, static_cast<int>(numbers.size()));
        side.lines.push_back(*known);
    }
}

/// Finds what is changed on both sides.
class Comparison
{
public:
    Comparison(Side& before, Side& after, qint64 steps)
        : m_before(before), m_after(after), m_steps(steps), m_base(after.size() + 1),
          m_ahead(static_cast<size_t>(before.size() + after.size() + 3)), m_behind(m_ahead.size())
    {
    }

    void run() { compare({0, m_before.size(), 0, m_after.size()}); }

private:
    /// Lines x0 to x1 of the one, y0 to y1 of the other.
    struct Box
    {
        qsizetype x0, x1, y0, y1;
    };
    struct Point
    {
        qsizetype x, y;
    };
    /// Diagonals that one end has come to, and how far along x.
    struct Front
    {
        std::vector<qsizetype>& reached;
        qsizetype low, high;
    };

    qsizetype& on(std::vector<qsizetype>& reached, qsizetype diagonal) const
    {
        return reached[static_cast<size_t>(diagonal + m_base)];
    }
    bool isSame(qsizetype x, qsizetype y) const { return m_before.line(x) == m_after.line(y); }

    void compare(Box box);
    Point middle(const Box& box);
    void widen(const Box& box, Front& front, qsizetype outside) const;
    Point furthest(const Box& box, const Front& ahead, const Front& behind) const;

    Side& m_before;
    Side& m_after;
    qint64 m_steps;
    const qsizetype m_base; // of the diagonals x - y
    std::vector<qsizetype> m_ahead;
    std::vector<qsizetype> m_behind;
};

void Comparison::compare(Box box)
{
    for (;;) {
        while (box.x0 < box.x1 && box.y0 < box.y1 && isSame(box.x0, box.y0)) {
            ++box.x0;
            ++box.y0;
        }
        while (box.x0 < box.x1 && box.y0 < box.y1 && isSame(box.x1 - 1, box.y1 - 1)) {
            --box.x1;
            --box.y1;
        }
        if (box.x0 == box.x1 || box.y0 == box.y1)
            break;
        // The smaller half first, so that the stack stays low.
        const Point split = middle(box);
        const Box above{box.x0, split.x, box.y0, split.y};
        const Box below{split.x, box.x1, split.y, box.y1};
        const bool isAboveSmaller =
            above.x1 - above.x0 + above.y1 - above.y0 < below.x1 - below.x0 + below.y1 - below.y0;
        compare(isAboveSmaller ? above : below);
        box = isAboveSmaller ? below : above;
    }
    for (qsizetype x = box.x0; x < box.x1; ++x)
        m_before.at(x) = 1;
    for (qsizetype y = box.y0; y < box.y1; ++y)
        m_after.at(y) = 1;
}

/// One diagonal more on each side, within the box; what lies outside is never taken.
void Comparison::widen(const Box& box, Front& front, qsizetype outside) const
{
    if (front.low > box.x0 - box.y1)
        on(front.reached, --front.low - 1) = outside;
    else
        ++front.low;
    if (front.high < box.x1 - box.y0)
        on(front.reached, ++front.high + 1) = outside;
    else
        --front.high;
}

/// A point on a shortest way through the box: where its halves from both ends meet.
Comparison::Point Comparison::middle(const Box& box)
{
    constexpr qsizetype beyond = std::numeric_limits<qsizetype>::max();
    Front ahead{m_ahead, box.x0 - box.y0, box.x0 - box.y0};
    Front behind{m_behind, box.x1 - box.y1, box.x1 - box.y1};
    const bool isOdd = ((ahead.low - behind.low) & 1) != 0;
    on(ahead.reached, ahead.low) = box.x0;
    on(behind.reached, behind.low) = box.x1;
    for (;;) {
        widen(box, ahead, -1);
        for (qsizetype diagonal = ahead.high; diagonal >= ahead.low; diagonal -= 2) {
            const qsizetype left = on(ahead.reached, diagonal - 1);
            const qsizetype right = on(ahead.reached, diagonal + 1);
            qsizetype x = left < right ? right : left + 1;
            const qsizetype from = x;
            while (x < box.x1 && x - diagonal < box.y1 && isSame(x, x - diagonal))
                ++x;
            m_steps -= x - from + 1;
            on(ahead.reached, diagonal) = x;
            if (isOdd && behind.low <= diagonal && diagonal <= behind.high && on(behind.reached, diagonal) <= x)
                return {x, x - diagonal};
        }
        widen(box, behind, beyond);
        for (qsizetype diagonal = behind.high; diagonal >= behind.low; diagonal -= 2) {
            const qsizetype left = on(behind.reached, diagonal - 1);
            const qsizetype right = on(behind.reached, diagonal + 1);
            qsizetype x = left < right ? left : right - 1;
            const qsizetype from = x;
            while (x > box.x0 && x - diagonal > box.y0 && isSame(x - 1, x - 1 - diagonal))
                --x;
            m_steps -= from - x + 1;
            on(behind.reached, diagonal) = x;
            if (!isOdd && ahead.low <= diagonal && diagonal <= ahead.high && x <= on(ahead.reached, diagonal))
                return {x, x - diagonal};
        }
        if (m_steps < 0)
            return furthest(box, ahead, behind);
    }
}

/// Where one of the two ends has come furthest: a way, though perhaps not a shortest one.
Comparison::Point Comparison::furthest(const Box& box, const Front& ahead, const Front& behind) const
{
    Point first{box.x0, box.y0};
    for (qsizetype diagonal = ahead.high; diagonal >= ahead.low; diagonal -= 2) {
        const qsizetype x = std::min({on(ahead.reached, diagonal), box.x1, box.y1 + diagonal});
        if (x + x - diagonal > first.x + first.y)
            first = {x, x - diagonal};
    }
    Point last{box.x1, box.y1};
    for (qsizetype diagonal = behind.high; diagonal >= behind.low; diagonal -= 2) {
        const qsizetype x = std::max({on(behind.reached, diagonal), box.x0, box.y0 + diagonal});
        if (x + x - diagonal < last.x + last.y)
            last = {x, x - diagonal};
    }
    const qsizetype done = first.x - box.x0 + first.y - box.y0;
    const qsizetype left = box.x1 - last.x + box.y1 - last.y;
    return done >= left ? first : last;
}

/// Slides each run of changed lines, over lines that are the same, to where it joins others, ends where the other side
/// is changed too, or else stands as low as it can: the added copy is the second one.
class Slide
{
public:
    Slide(Side& side, Side& other) : m_side(side), m_other(other) {}

    void run()
    {
        skipChanged();
        for (;;) {
            while (m_end < m_side.size() && !m_side.at(m_end)) {
                ++m_end;
                goDown();
            }
            if (m_end == m_side.size())
                return;
            m_begin = m_end;
            while (m_side.at(m_end))
                ++m_end;
            slide();
        }
    }

private:
    /// The place on the other side follows: over the changed lines there, to where the next unchanged one begins.
    void goDown()
    {
        ++m_opposite;
        skipChanged();
    }
    void skipChanged()
    {
        while (m_opposite < m_other.size() && m_other.at(m_opposite))
            ++m_opposite;
    }
    bool isOppositeChanged() { return m_other.at(m_opposite - 1) != 0; }

    void slide()
    {
        qsizetype length = 0;
        qsizetype wanted = 0; // an end that is beside changed lines of the other side; none: -1
        do {
            length = m_end - m_begin;
            while (m_begin > 0 && m_side.line(m_begin - 1) == m_side.line(m_end - 1))
                up();
            wanted = isOppositeChanged() ? m_end : -1;
            while (m_end < m_side.size() && m_side.line(m_begin) == m_side.line(m_end)) {
                down();
                if (isOppositeChanged())
                    wanted = m_end;
            }
        } while (length != m_end - m_begin);
        while (wanted >= 0 && wanted < m_end)
            up();
    }
    void up()
    {
        m_side.at(--m_begin) = 1;
        m_side.at(--m_end) = 0;
        while (m_side.at(m_begin - 1))
            --m_begin;
        while (isOppositeChanged())
            --m_opposite;
        --m_opposite;
        skipChanged();
    }
    void down()
    {
        m_side.at(m_begin++) = 0;
        m_side.at(m_end++) = 1;
        while (m_side.at(m_end))
            ++m_end;
        goDown();
    }

    Side& m_side;
    Side& m_other;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
    qsizetype m_opposite = 0; // beside m_end: as many unchanged lines stand before it
};

} // namespace

LineViews linesOf(QByteArrayView text)
{
    LineViews lines;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        lines.push_back(end < 0 ? text : text.first(end));
        text = text.sliced(end < 0 ? text.size() : end + 1);
    }
    return lines;
}

std::vector<LineChange> compareLines(const LineViews& before, const LineViews& after, qint64 steps)
{
    Side old(static_cast<qsizetype>(before.size()));
    Side now(static_cast<qsizetype>(after.size()));
    QHash<QByteArrayView, int> numbers;
    number(numbers, before, old);
    number(numbers, after, now);
    Comparison(old, now, steps).run();
    Slide(old, now).run();
    Slide(now, old).run();
    std::vector<LineChange> changes;
    for (qsizetype x = 0, y = 0; x < old.size() || y < now.size(); ++x, ++y) {
        LineChange change{x, 0, y, 0};
        for (; old.at(x); ++x)
            ++change.removed;
        for (; now.at(y); ++y)
            ++change.added;
        if (change.removed + change.added > 0)
            changes.push_back(change);
    }
    return changes;
}

} // namespace rollcall::analysis
