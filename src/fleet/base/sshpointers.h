// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libssh/libssh.h>
#include <libssh/server.h>

#include <memory>

// Owners for what libssh hands out. Loop thread only.
namespace rollcall::fleet {

struct KeyFree
{
    void operator()(ssh_key key) const { ssh_key_free(key); }
};
struct BindFree
{
    void operator()(ssh_bind bind) const { ssh_bind_free(bind); }
};
struct SessionFree
{
    void operator()(ssh_session session) const { ssh_free(session); }
};
struct StringFree
{
    void operator()(char* text) const { ssh_string_free_char(text); }
};

using KeyPointer = std::unique_ptr<ssh_key_struct, KeyFree>;
using BindPointer = std::unique_ptr<ssh_bind_struct, BindFree>;
using SessionPointer = std::unique_ptr<ssh_session_struct, SessionFree>;
using TextPointer = std::unique_ptr<char, StringFree>;

} // namespace rollcall::fleet
