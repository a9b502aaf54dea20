// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/base/outputwriter.h"
#include "cli/base/terminaltext.h"
#include "core/base/error.h"

#include <QByteArray>
#include <QString>

#include <optional>

// Standard output and standard error of the program. Results go to the first, everything else to the second.
// On a terminal remote text is neutralised, and stands behind marks of ours (cli/base/terminaltext.h); into a file or a
// pipe its bytes go as they came. Main thread.
namespace rollcall::cli {

enum ExitCode : int { AllOk = 0, SomeNotOk = 1, BadUsage = 2, WasCancelled = 130 };

/// Keeps the files that the program opens from taking the place of a standard stream that was closed: results would
/// be written into them. That nobody reads one any more is an error of its writing, and no signal that would end the
/// program before it has done the rest. First thing in main().
void holdStandardStreams();

class Console
{
public:
    Console();

    void out(const QString& text); // with its line end; neutralised on a terminal
    void outBytes(const QByteArray& bytes);
    void outData(const QByteArray& bytes); // of any kind: neutralised on a terminal
    void err(const QString& text); // with its line end; always neutralised, whatever is in it comes from elsewhere
    void errBytes(const QByteArray& bytes);
    /// One line, behind a mark of ours, of words from elsewhere that are to fool nobody: "web-01: ".
    void errLine(const QString& mark, const QString& text);
    void errSaid(const QString& who, const QString& words); // by a server, in its own words
    void outHeading(const QString& line);                   // above what a host said
    void outLines(const QString& lines);                    // likewise with words from elsewhere; each with its end
    int fail(const Error& error);                           // says it; gives BadUsage
    int failHistory(const Error& error);                    // likewise, where a run is to be kept
    bool errIsTerminal() const { return m_errIsTerminal; }
    /// How a host's lines stand there behind that mark; none: no terminal.
    std::optional<RowLook> outRows(const QString& mark) const;
    std::optional<RowLook> errRows(const QString& mark) const;
    bool outIsBroken() const { return m_outIsBroken; } // whoever read it has gone, or it cannot be written
    bool outTakesNoMore() const { return m_outIsBroken || m_outIsGivenUp; }
    bool outFailed() const { return m_outError.has_value(); } // it could not be written, which has been said

    OutputWriter& writer() { return m_writer; } // which all of these go through

    /// A line on the terminal that the next text replaces (the progress bar). Empty: none.
    void setStatusLine(const QString& line);

private:
    void hideStatusLine();
    void showStatusLine();

    const bool m_outIsTerminal;
    const bool m_errIsTerminal;
    const bool m_colors;
    OutputWriter m_writer;
    bool m_outIsBroken = false;
    bool m_outIsGivenUp = false;
    std::optional<Error> m_outError;
    QByteArray m_statusLine;
    bool m_statusShown = false;
};

} // namespace rollcall::cli
