// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/base/askline.h"

#include "cli/base/terminal.h"
#include "cli/base/words.h"
#include "core/base/secret.h"

#include <QEventLoop>

namespace rollcall::cli {

using namespace Qt::StringLiterals;

std::optional<QString> askLine(Terminal& terminal, const QString& prompt)
{
    std::optional<QString> typed;
    QEventLoop loop;
    terminal.ask(prompt, true, [&](const Secret& line, bool ended) {
        if (!ended || line.size() > 0)
            typed = QString::fromLocal8Bit(QByteArrayView(line.data(), line.size())).trimmed();
        loop.quit();
    });
    loop.exec();
    return typed;
}

bool isYes(const QString& line)
{
    const QString word = line.toLower();
    return word == "y"_L1 || word == "yes"_L1 || word == Cli::tr("yes");
}

} // namespace rollcall::cli
