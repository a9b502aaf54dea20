// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

// Whether a spreadsheet would take a cell for a formula, by what stands first in it once all that some spreadsheet
// skips or drops is gone: white space, control and invisible characters, escape sequences, however much of it. A cell
// comes piece by piece; nothing of it is kept. A value; any thread.
namespace rollcall::interchange {

class FormulaGuard
{
public:
    /// True: it is known by now, and nothing that follows changes it. A piece cuts no pair of surrogates.
    bool add(QStringView piece);
    /// A tab or CR is guarded in any case, but a sign may be that of a number.
    bool hasTab() const { return m_found == Found::Tab; }
    bool hasSign() const { return m_found == Found::Sign; }

private:
    enum class Found { Nothing, Tab, Sign, Text };
    enum class Within { Text, Escape, Sequence, String, StringEnd };

    Found look(char32_t character);
    Found lookBehindEscape(char32_t character);

    Found m_found = Found::Nothing;
    Within m_within = Within::Text;
};

/// A plain number, with blanks around it; not a long one.
bool isPlainNumber(const QString& cell);
/// Of a whole cell. A plain number is none.
bool looksLikeFormula(const QString& cell);

} // namespace rollcall::interchange
