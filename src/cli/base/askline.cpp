// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/base/askline.h"

#include "cli/base/words.h"
#include "core/base/secret.h"

#include <QEventLoop>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

std::optional<QString> askLine(Terminal& terminal, const QString& prompt, Terminal::TypedBefore before)
{
    std::optional<QString> typed;
    QEventLoop loop;
    const auto got = [&](const Secret& line, bool ended) {
        if (!ended || line.size() > 0)
            typed = QString::fromLocal8Bit(QByteArrayView(line.data(), line.size())).trimmed();
        loop.quit();
    };
    terminal.ask(prompt, true, got, before);
    loop.exec();
    return typed;
}

std::optional<bool> yesOrNo(const QString& line)
{
    const QString word = line.trimmed().toLower();
    if (word == "yes"_L1 || word == Cli::tr("yes"))
        return true;
    if (word == "no"_L1 || word == "n"_L1 || word == Cli::tr("no"))
        return false;
    return std::nullopt;
}

QString yesOrNoAgain()
{
    return Cli::tr("Please type yes or no: ");
}

bool askYesOrNo(Terminal& terminal, const QString& prompt)
{
    QString answer = askLine(terminal, prompt).value_or(QString());
    for (int asked = 1; asked < mostAsked && !answer.isEmpty() && !yesOrNo(answer); ++asked)
        answer = askLine(terminal, yesOrNoAgain(), Terminal::TypedBefore::Kept).value_or(QString());
    return yesOrNo(answer).value_or(false);
}

} // namespace rollcall::cli
