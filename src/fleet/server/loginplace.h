// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/base/uv.h"

#include <functional>

// A place among those who are logging in, of which the fleet has MaxStartups: from the connection's first moment until
// it is logged in or gone, and not for longer than sshd's LoginGraceTime. Loop thread; lives in its Connection.
namespace rollcall::fleet {

class Fleet;

class LoginPlace
{
public:
    LoginPlace(Fleet& fleet, std::function<void()> tooLate);
    ~LoginPlace();
    LoginPlace(const LoginPlace&) = delete;
    LoginPlace& operator=(const LoginPlace&) = delete;

    void limit(); // the time begins
    void leave();

private:
    Fleet& m_fleet;
    Timer m_grace;
    bool m_held = true;
};

} // namespace rollcall::fleet
