// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/programs/instantscript.h"

#include "fleet/cast/face.h"
#include "fleet/cast/roster.h"

#include <QList>

#include <cstdio>

namespace rollcall::fleet {

namespace {

struct Word
{
    QByteArray text;
    bool joins = false; // ; && || or a line end
};

// Words, quotes taken off; joints are words of their own.
QList<Word> split(const QByteArray& command)
{
    QList<Word> words;
    QByteArray word;
    bool inWord = false;
    char quote = 0;
    const auto endWord = [&] {
        if (inWord)
            words << Word{word, false};
        word.clear();
        inWord = false;
    };
    for (qsizetype i = 0; i < command.size(); ++i) {
        const char one = command[i];
        if (quote) {
            if (one == quote)
                quote = 0;
            else
                word += one;
        } else if (one == '"' || one == '\'') {
            quote = one;
            inWord = true;
        } else if (one == ';' || one == '\n') {
            endWord();
            words << Word{";", true};
        } else if ((one == '&' || one == '|') && i + 1 < command.size() && command[i + 1] == one) {
            endWord();
            words << Word{QByteArray(2, one), true};
            ++i;
        } else if (one == ' ' || one == '\t' || one == '\r') {
            endWord();
        } else {
            word += one;
            inWord = true;
        }
    }
    endWord();
    return words;
}

// Runs one simple command after the other, as far as && and || let it.
class ScriptReader
{
public:
    explicit ScriptReader(const FleetHost& host) : m_host(host) {}

    InstantScript read(const QByteArray& command)
    {
        QByteArray joint = ";";
        QList<QByteArray> arguments;
        for (const Word& word : split(command) + QList<Word>{{";", true}}) {
            if (!word.joins) {
                arguments << word.text;
                continue;
            }
            const bool runs = joint == ";" || (joint == "&&") == (m_script.exitCode == 0);
            if (!arguments.isEmpty() && runs && !m_left)
                run(arguments);
            if (!arguments.isEmpty() || word.text != ";")
                joint = word.text;
            else
                joint = ";";
            arguments.clear();
        }
        return std::move(m_script);
    }

private:
    void run(QList<QByteArray> words)
    {
        const bool toError = words.last() == ">&2" || words.last() == "1>&2";
        if (toError)
            words.removeLast();
        m_kind = toError ? InstantPart::Kind::ErrorText : InstantPart::Kind::Text;
        m_script.exitCode = 0;
        if (!words.isEmpty() && !runSilent(words) && !runCounting(words))
            runSpeaking(words);
    }

    bool runSilent(const QList<QByteArray>& words)
    {
        const QByteArray& name = words.first();
        if (name == "exit") {
            m_left = true;
            m_script.exitCode = words.value(1, "0").toInt() & 255;
        } else if (name == "false") {
            m_script.exitCode = 1;
        } else {
            return name == "true" || name == ":" || name == "set" || name == "cd" || name == "export";
        }
        return true;
    }

    bool runCounting(const QList<QByteArray>& words)
    {
        const QByteArray& name = words.first();
        if (name == "seq")
            add(InstantPart::Kind::Numbers, words.value(1).toLongLong());
        else if (name == "lines")
            add(InstantPart::Kind::LogLines, words.value(1).toLongLong());
        else if (name == "sleep")
            add(InstantPart::Kind::Sleep, static_cast<qint64>(words.value(1).toDouble() * 1'000));
        else
            return false;
        return true;
    }

    void runSpeaking(const QList<QByteArray>& words)
    {
        const QByteArray& name = words.first();
        const Face& face = m_host.face;
        const QByteArray rest = QByteArrayList(words.mid(1)).join(' ');
        if (name == "echo")
            say(rest + '\n');
        else if (name == "hostname")
            say(m_host.name.toUtf8() + '\n');
        else if (name == "uptime")
            say(" 12:00:00 up " + QByteArray::number(face.uptimeDays) +
                " days,  3:14,  1 user,  load average: " + face.load.toUtf8().replace(' ', ", ") + '\n');
        else if (name == "uname")
            say(rest == "-r" ? face.kernel.toUtf8() + '\n' : QByteArray("Linux\n"));
        else if (name == "cat" && rest == "/etc/os-release")
            say(osRelease(face.system));
        else
            say("instant: " + QByteArrayList(words).join(' ') + '\n');
    }

    void say(const QByteArray& text) { m_script.parts.push_back({m_kind, text, 0, 0}); }
    void add(InstantPart::Kind kind, qint64 count) { m_script.parts.push_back({kind, {}, count, 0}); }

    const FleetHost& m_host;
    InstantScript m_script;
    InstantPart::Kind m_kind = InstantPart::Kind::Text;
    bool m_left = false;
};

} // namespace

InstantScript readInstantScript(const QByteArray& command, const FleetHost& host)
{
    return ScriptReader(host).read(command);
}

QByteArray instantLogLine(const QByteArray& host, qint64 number)
{
    // Some 80 bytes, one in a hundred an error, so that searches have something to find.
    const bool bad = number % 97 == 0;
    char line[256];
    const int size = std::snprintf(
        line, sizeof line, "2026-01-01T%02d:%02d:%02d.%03dZ %s app[%d]: %s request %08lld %s in %d ms\n",
        static_cast<int>(number / 3'600'000 % 24), static_cast<int>(number / 60'000 % 60),
        static_cast<int>(number / 1'000 % 60), static_cast<int>(number % 1'000), host.left(64).constData(),
        static_cast<int>(1'000 + number % 7), bad ? "ERROR 503" : "INFO", static_cast<long long>(number),
        bad ? "upstream timed out" : "served", static_cast<int>(number * 7 % 250));
    return QByteArray(line, size);
}

} // namespace rollcall::fleet
