// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/lastwords.h"

#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <system_error>

#include <sys/resource.h>
#include <unistd.h>

namespace rollcall::app {

namespace {

constexpr int couldNotBegin = 2;
constexpr rlim_t fewestDescriptors = 32; // a window, a database and a loop take so many

const char* programName = "rollcall";

// Nothing that takes memory, or a descriptor.
void say(const char* text)
{
    for (const char* part : {programName, ": ", text, "\n"})
        [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, part, std::strlen(part));
}

[[noreturn]] void end()
{
    try {
        if (const std::exception_ptr why = std::current_exception())
            std::rethrow_exception(why);
    } catch (const std::bad_alloc&) {
        say("There is not enough memory to go on. Allow the program more (ulimit -v), or end something else.");
        ::_exit(couldNotBegin);
    } catch (const std::system_error& error) {
        say("The system does not give what is needed to go on; it says:");
        say(error.what());
        ::_exit(couldNotBegin);
    } catch (...) {
        std::abort();
    }
    std::abort();
}

} // namespace

void endInWords(const char* program)
{
    programName = program;
    std::set_terminate(end);
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= fewestDescriptors)
        return;
    limit.rlim_cur = limit.rlim_max;
    if (limit.rlim_max >= fewestDescriptors && ::setrlimit(RLIMIT_NOFILE, &limit) == 0)
        return;
    say("So few files may be open at once that nothing would work. Allow 32 at least (ulimit -n).");
    ::_exit(couldNotBegin);
}

} // namespace rollcall::app
