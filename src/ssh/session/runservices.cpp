// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/runservices.h"

#include "ssh/base/admission.h"
#include "ssh/base/executors.h"
#include "ssh/login/agents.h"
#include "ssh/login/keycache.h"
#include "ssh/questions/questionbroker.h"
#include "ssh/session/jumppool.h"
#include "ssh/trust/trust.h"

namespace rollcall::ssh {

Services servicesForRun(const QString& runId, QuestionSink* questions, std::shared_ptr<Executors> executors,
                        std::function<void(const Error&)> warn)
{
    Services services;
    services.executors = std::move(executors);
    services.broker = std::make_shared<QuestionBroker>(runId, questions, services.executors);
    services.trust = std::make_shared<Trust>(services.broker, services.executors, std::move(warn));
    services.keys = std::make_shared<KeyCache>(services.executors);
    services.agents = std::make_shared<Agents>(services.executors);
    services.admission = std::make_shared<Admission>();
    services.jumps = std::make_shared<JumpPool>(services);
    return services;
}

} // namespace rollcall::ssh
