// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/question.h"

namespace rollcall {

QString askerName(const Question& question)
{
    const QString login = question.user + u'@';
    return question.user.isEmpty() || question.host.startsWith(login) ? question.host : login + question.host;
}

} // namespace rollcall
