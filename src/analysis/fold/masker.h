// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/pattern/search.h"
#include "core/base/result.h"
#include "core/result/maskset.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <vector>

// Takes out of a text what a MaskSet leaves out of comparison. In its place stands a mark that no output can show, so
// that nothing else compares as equal to it. What pads a masked word into a column goes with it. Immutable; any thread.
namespace rollcall::analysis {

class Masker
{
public:
    /// BadValue as Pattern::compile().
    static Result<Masker> make(const MaskSet& set);

    bool isEmpty() const { return !m_masks && m_patterns.empty(); }
    /// Appends to `out` what is left of whole lines of shown text, in UTF-8. `own`: the host's words, for Mask::Names.
    void mask(QByteArrayView lines, const QByteArrayList& own, QByteArray& out) const;

private:
    struct Line;

    void maskLine(Line& line) const;
    qsizetype wordAt(const Line& line, qsizetype at, char& kind) const;

    Masks m_masks;
    std::vector<Pattern> m_patterns;
};

} // namespace rollcall::analysis
