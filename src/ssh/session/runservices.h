// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/run/question.h"
#include "ssh/session/services.h"

#include <QString>

#include <functional>
#include <memory>

// Makes what the sessions of one run share. Any thread.
namespace rollcall::ssh {

class Executors;

/// `questions` may be null: batch mode, everything that would be asked is declined.
/// `warn`: see Trust.
Services servicesForRun(const QString& runId, QuestionSink* questions, std::shared_ptr<Executors> executors,
                        std::function<void(const Error&)> warn = {});

} // namespace rollcall::ssh
