// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/runservices.h"

#include "ssh/base/doors.h"
#include "ssh/base/lanes.h"
#include "ssh/login/agents.h"
#include "ssh/login/keycache.h"
#include "ssh/questions/desk.h"
#include "ssh/session/jumppool.h"
#include "ssh/trust/trust.h"

namespace rollcall::ssh {

Services servicesForRun(const QString& runId, QuestionSink* questions, std::shared_ptr<Lanes> lanes)
{
    Services services;
    services.lanes = std::move(lanes);
    services.desk = std::make_shared<Desk>(runId, questions, services.lanes);
    services.trust = std::make_shared<Trust>(services.desk, services.lanes);
    services.keys = std::make_shared<KeyCache>(services.lanes);
    services.agents = std::make_shared<Agents>(services.lanes);
    services.doors = std::make_shared<Doors>();
    services.jumps = std::make_shared<JumpPool>(services);
    return services;
}

} // namespace rollcall::ssh
