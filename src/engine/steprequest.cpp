// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/steprequest.h"

#include "core/base/error.h"
#include "core/run/placeholder.h"
#include "core/run/snippet.h"

#include <algorithm>

namespace rollcall::engine {

using namespace Qt::StringLiterals;

// Stands alone on the last line of a script's way there, and tells that it has arrived whole.
static const QByteArray endMark("#rollcall: the end of the script");
const QByteArray readyMark("#rollcall: ready for the script");

static bool isShell(const QString& word)
{
    static const QStringList shells{u"sh"_s, u"bash"_s, u"dash"_s, u"ksh"_s, u"ksh93"_s, u"mksh"_s, u"zsh"_s, u"ash"_s};
    return shells.contains(word.section(u'/', -1));
}

// Node cannot open a pipe by its name, and where it has read its script from its input, that never ends for the script.
// What is no script but a module it still reads so.
static const QString nodeReading =
    uR"(const s=require(\"fs\").readFileSync(3,\"utf8\");try{new(require(\"vm\").Script)(s)})"
    R"(catch(e){const r=require(\"child_process\").spawnSync(process.execPath,[\"-\"],)"
    R"({input:s,stdio:[\"pipe\",1,2]});process.exit(r.status===null?1:r.status)}(0,eval)(s))"_s;

// Shells run a script while they read it: what they start would read the rest. They get it on descriptor 3, and
// nothing as their input; so do those that know no "-", and those that leave what stands behind an end of the script to
// its own reading. The others read it to its end before they begin.
static QString readingCommand(const QString& interpreter)
{
    static const QStringList readers{u"csh"_s, u"tcsh"_s, u"fish"_s, u"perl"_s, u"ruby"_s, u"tclsh"_s, u"tclsh8.6"_s};
    QStringList words = interpreter.split(u' ', Qt::SkipEmptyParts);
    const bool shell = std::any_of(words.cbegin(), words.cend(), isShell);
    if (shell && (words.constLast() == "-"_L1 || words.constLast() == "-s"_L1))
        words.removeLast();
    const QString command = words.join(u' ');
    if (shell)
        return command + u" -c \"exec 3<&0 </dev/null; . /dev/fd/3\""_s;
    const auto name = [&words](qsizetype at) { return words.value(at).section(u'/', -1); };
    const qsizetype at = name(0) == "env"_L1 ? 1 : 0;
    if ((name(at) == "node"_L1 || name(at) == "nodejs"_L1) && words.size() == at + 1)
        return u"{ exec 3<&0 </dev/null; exec "_s + command + u" -e \""_s + nodeReading + u"\"; }"_s;
    if (words.constLast() == "-"_L1)
        return command;
    if (readers.contains(name(at)))
        return u"{ exec 3<&0 </dev/null; exec "_s + command + u" /dev/fd/3; }"_s;
    return command + u" -"_s;
}

// Quotes and line ends that every login shell passes on alike. The text is held until its last line has come, and then
// goes on through a pipe, which can be opened by its name (a socket cannot); by a builtin, so that no list of
// processes shows it and no limit cuts it. Where printf is a program it goes on at once. A restricted shell that starts
// no other one goes on behind it, and says so by its exit code (see Judge).
// A terminal would repeat the text, cut its lines at 4096 bytes, and take some characters for keys: it is told not to
// before the text comes, which has no other end there than its last line.
QString scriptCommand(const QString& interpreter, Way way)
{
    const bool terminal = way == Way::Terminal;
    const QString reading = readingCommand(interpreter.trimmed());
    const QString end = QString::fromLatin1(endMark);
    const QString mark = QString(u'"' + end + u'"');
    const QString ready = QString(u"t=$(stty -g) && stty raw -echo || exit 127; printf %s \""_s +
                                  QString::fromLatin1(readyMark) + u"\"; "_s);
    const QString back = terminal ? u"; stty \"$t\""_s : QString();
    const QString all = terminal ? QString(u"sed \"/^"_s + end + u"$/q\""_s) : u"cat"_s;
    const QString line = (terminal ? ready : QString()) + u"case $(command -v printf) in printf) ;; *) { "_s + all +
                         back + u"; } | "_s + reading + u"; exit;; esac; s=$("_s + all + u')' + back +
                         u"; case \"$s\" in *"_s + mark + u") ;; *) exit 1;; esac; printf %s \"${s%?"_s + mark +
                         u"}\" | "_s + reading;
    return u"exec /bin/sh -c "_s + shellQuoted(line) + u"; exit 126"_s;
}

QByteArray scriptInput(const QByteArray& text)
{
    return text + '\n' + endMark + '\n';
}

/// Where a quotation goes on over a line end. csh, which reads line by line, would take its rest for a command.
static bool quotesLineEnd(const QString& text)
{
    QChar quote; // null: outside
    bool beginsWord = true;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        if (c == u'\n' && !quote.isNull())
            return true;
        if (c == u'\\' && quote != u'\'') {
            ++at;
        } else if (quote.isNull() && c == u'#' && beginsWord) {
            at = text.indexOf(u'\n', at);
            if (at < 0)
                return false;
        } else if (c == quote) {
            quote = QChar();
        } else if (quote.isNull() && (c == u'\'' || c == u'"')) {
            quote = c;
        }
        beginsWord = c.isSpace() || c == u';';
    }
    return false;
}

/// A line by itself, at which csh, that alone has a variable "shell", becomes something else: "exit" ends no more than
/// the line there.
static QByteArray notInCsh()
{
    return "test \"$shell\" = '' || exec sh -c 'echo \"Not run: csh knows no line end in quotes.\" >&2; exit 1'\n";
}

// For csh, which alone has a variable "shell", and for all others; where neither works nothing is run.
static QByteArray environmentPrefix(const RunOptions& options)
{
    QString text;
    for (const auto& [name, value] : options.environment) {
        const QString word = shellQuoted(value);
        text +=
            u"test \"$shell\" != '' && setenv "_s + name + u' ' + word + u" || export "_s + name + u'=' + word +
            u" || exec false || exit 1; "_s; // in csh "exit" ends the line alone, and restricted shells know no "exec"
    }
    return (quotesLineEnd(text) ? notInCsh() : QByteArray()) + text.toUtf8();
}

Result<ssh::ExecRequest> stepRequest(const Step& step, const HostSpec& host, const RunOptions& options)
{
    if (!isScript(step.work) || step.become) // never something else instead
        return Error{
            ErrorKind::Unsupported, step.command(), step.become ? u"become"_s : QString(kindOf(step.work)), {}};
    Result<QString> expanded = expandForHost(step.command(), host);
    if (!expanded)
        return expanded.error();
    QByteArray text = expanded->toUtf8();
    ssh::ExecRequest request;
    request.pty = options.pty;
    request.columns = options.terminalWidth;
    if (host.session) {
        request.pty = request.pty || host.session->terminal;
        request.environment = host.session->environment;
    }
    request.timeout = step.timeout.value_or(options.commandTimeout);
    request.outputLimit = options.outputLimit;
    const bool script = !step.interpreter.trimmed().isEmpty();
    if (script || text.size() > longestCommand) {
        const Way way = request.pty ? Way::Terminal : Way::Pipe;
        request.command = environmentPrefix(options) + scriptCommand(script ? step.interpreter : u"sh"_s, way).toUtf8();
        request.standardInput = scriptInput(text);
        request.inputAfter = request.pty ? readyMark : QByteArray();
        request.holdInput = request.pty; // its end would be a key that somebody reads
    } else {
        request.command =
            (quotesLineEnd(QString::fromUtf8(text)) ? notInCsh() : QByteArray()) + environmentPrefix(options) + text;
        request.standardInput = step.standardInput;
    }
    return request;
}

} // namespace rollcall::engine
