// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/services.h"

#include "ssh/base/executors.h"
#include "ssh/login/keycache.h"
#include "ssh/questions/questionbroker.h"
#include "ssh/session/jumpways.h"

namespace rollcall::ssh {

std::shared_ptr<Executors> Services::makeExecutors()
{
    return std::make_shared<Executors>();
}

void Services::answer(Answer&& answer)
{
    broker->answer(std::move(answer));
}

void Services::declineAll()
{
    broker->declineAll();
}

void Services::close()
{
    broker->declineAll();
    broker->forget();
    keys->forget();
    jumps->close();
}

} // namespace rollcall::ssh
