// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/base/console.h"

#include "cli/base/terminal.h"
#include "cli/base/words.h"
#include "core/base/sentstyle.h"
#include "core/base/text.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <utility>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

void holdStandardStreams()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) == -1 && errno == EBADF) // opened the wrong way round: using it is an error
            ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
    std::signal(SIGPIPE, SIG_IGN);
}

/// See https://no-color.org: any value but none.
static bool wantsColors()
{
    const QByteArray terminal = qgetenv("TERM");
    return qgetenv("NO_COLOR").isEmpty() && !terminal.isEmpty() && terminal != "dumb";
}

Console::Console()
    : m_outIsTerminal(::isatty(STDOUT_FILENO)), m_errIsTerminal(::isatty(STDERR_FILENO)), m_colors(wantsColors()),
      m_writer(m_colors)
{
}

std::optional<RowLook> Console::outRows(const QString& mark) const
{
    if (!m_outIsTerminal)
        return std::nullopt;
    return rowsOf(mark, terminalColumns(STDOUT_FILENO), m_colors);
}

std::optional<RowLook> Console::errRows(const QString& mark) const
{
    if (!m_errIsTerminal)
        return std::nullopt;
    return rowsOf(mark, terminalColumns(STDERR_FILENO), m_colors);
}

void Console::out(const QString& text)
{
    outBytes(((m_outIsTerminal ? displayText(text) : text) + u'\n').toLocal8Bit());
}

void Console::outBytes(const QByteArray& bytes)
{
    if (m_outIsTerminal)
        hideStatusLine();
    const int failure = outTakesNoMore() ? 0 : m_writer.write(STDOUT_FILENO, bytes);
    if (failure == ETIME) {
        m_outIsGivenUp = true;
        err(Cli::tr("Nobody reads standard output on; the rest was not printed."));
        return;
    }
    m_outIsBroken = m_outIsBroken || failure != 0;
    if (failure != 0 && failure != EPIPE) { // a reader that has read enough is no failure
        const bool full = failure == ENOSPC || failure == EDQUOT;
        m_outError =
            Error{full ? ErrorKind::DiskFull : ErrorKind::FileUnwritable, {}, qt_error_string(failure), u"-"_s};
        fail(*m_outError);
    }
    if (m_outIsTerminal && bytes.endsWith('\n'))
        showStatusLine();
}

void Console::outData(const QByteArray& bytes)
{
    outBytes(m_outIsTerminal ? displayText(QByteArrayView(bytes)).toLocal8Bit() : bytes);
}

void Console::err(const QString& text)
{
    auto look = errRows({});
    if (!look)
        return errBytes((displayText(text) + u'\n').toLocal8Bit());
    look->nextMark = u"  "_s;
    QByteArray rows;
    for (const QString& line : displayText(text).split(u'\n'))
        rows += terminalLine(line, *look);
    errBytes(rows);
}

void Console::errBytes(const QByteArray& bytes)
{
    hideStatusLine();
    m_writer.beginRow(STDERR_FILENO);
    m_writer.write(STDERR_FILENO, bytes);
    if (bytes.endsWith('\n'))
        showStatusLine();
}

void Console::errLine(const QString& mark, const QString& text)
{
    if (const auto look = errRows(mark))
        errBytes(terminalLine(text, *look));
    else
        err(mark + displayLine(text));
}

void Console::errSaid(const QString& who, const QString& words)
{
    constexpr int endless = 1 << 20; // whoever reads a file
    errBytes(saidLines(words, saidRows(who, m_errIsTerminal ? terminalColumns(STDERR_FILENO) : endless)));
}

void Console::outHeading(const QString& line)
{
    auto look = outRows({});
    if (!look)
        return out(line);
    look->nextMark = u"     "_s;
    SentStyle bold;
    bold.bold = m_colors;
    outBytes(sgrBetween({}, bold) + terminalLine(line, *look).chopped(1) + sgrBetween(bold, {}) + '\n');
}

void Console::outLines(const QString& lines)
{
    auto look = outRows({});
    if (!look)
        return outBytes(lines.toLocal8Bit());
    look->nextMark = u"  "_s;
    QByteArray rows;
    for (const QString& line : lines.split(u'\n').first(lines.count(u'\n')))
        rows += terminalLine(line, *look);
    outBytes(rows);
}

int Console::fail(const Error& error)
{
    err(u"rollcall-cli: "_s + errorText(error));
    return BadUsage;
}

int Console::failHistory(const Error& error)
{
    const int code = fail(error);
    if (error.kind == ErrorKind::DiskFull)
        err(Cli::tr("Old runs make room: rollcall-cli history list, then history delete ID..."));
    return code;
}

void Console::setStatusLine(const QString& line)
{
    if (!m_errIsTerminal)
        return;
    hideStatusLine();
    m_statusLine = displayLine(line).toLocal8Bit();
    showStatusLine();
}

void Console::hideStatusLine()
{
    if (!std::exchange(m_statusShown, false))
        return;
    m_writer.write(STDERR_FILENO, "\r\x1b[K");
    m_writer.rowIsOver();
}

void Console::showStatusLine()
{
    if (m_statusLine.isEmpty() || m_statusShown)
        return;
    m_writer.write(STDERR_FILENO, m_statusLine);
    m_writer.rowIsOver(); // it goes by itself
    m_statusShown = true;
}

} // namespace rollcall::cli
