// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/services.h"

#include "ssh/base/lanes.h"
#include "ssh/login/keycache.h"
#include "ssh/questions/desk.h"
#include "ssh/session/jumpways.h"

namespace rollcall::ssh {

std::shared_ptr<Lanes> Services::makeLanes()
{
    return std::make_shared<Lanes>();
}

void Services::answer(Answer&& answer)
{
    desk->answer(std::move(answer));
}

void Services::declineAll()
{
    desk->declineAll();
}

void Services::close()
{
    desk->declineAll();
    desk->forget();
    keys->forget();
    jumps->close();
}

} // namespace rollcall::ssh
