// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/steprequest.h"

#include "core/placeholder.h"

namespace rollcall::engine {

using namespace Qt::StringLiterals;

QString interpreterCommand(const QString& interpreter)
{
    static const QStringList shells{u"sh"_s, u"bash"_s, u"dash"_s, u"ksh"_s, u"mksh"_s, u"zsh"_s, u"ash"_s};
    const QString command = interpreter.trimmed();
    const QStringList words = command.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty() || words.constLast() == "-"_L1 || words.constLast() == "-s"_L1)
        return command;
    for (const QString& word : words) {
        if (shells.contains(word.section(u'/', -1)))
            return command + u" -s"_s;
    }
    return command + u" -"_s;
}

static QByteArray exports(const RunOptions& options)
{
    QString text;
    for (const auto& [name, value] : options.environment)
        text += u"export "_s + name + u'=' + shellQuoted(value) + u"; "_s;
    return text.toUtf8();
}

Result<ssh::ExecRequest> stepRequest(const Step& step, const HostSpec& host, const RunOptions& options)
{
    if (step.inputSize > 0 && step.standardInput.isEmpty())
        return Error{ErrorKind::InputNotKept, {}, {}, {}, 0}; // without it the command would do something else
    Result<QString> expanded = expandForHost(step.command, host);
    if (!expanded)
        return expanded.error();
    QByteArray text = expanded->toUtf8();
    ssh::ExecRequest request;
    request.pty = options.pty;
    if (host.session) {
        request.pty = request.pty || host.session->terminal;
        request.environment = host.session->environment;
    }
    request.timeout = options.commandTimeout;
    request.outputLimit = options.outputLimit;
    if (!step.interpreter.trimmed().isEmpty()) {
        request.command = exports(options) + interpreterCommand(step.interpreter).toUtf8();
        request.standardInput = std::move(text);
    } else if (text.size() > longestCommand) {
        request.command = exports(options) + QByteArrayLiteral("sh -s");
        request.standardInput = std::move(text);
    } else {
        request.command = exports(options) + text;
        request.standardInput = step.standardInput;
    }
    return request;
}

} // namespace rollcall::engine
