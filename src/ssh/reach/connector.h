// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/detail.h"
#include "core/verdict/outcome.h"
#include "ssh/base/loop.h"
#include "ssh/reach/addresses.h"

#include <functional>
#include <memory>
#include <vector>

// Connects to the first address that answers: each is tried, the next one starts 250 ms after the last or as
// soon as that has failed, and the first connected socket wins (RFC 8305). Lives in its loop's thread; its
// owner limits the time and destroys it to give up. The descriptor handed over is non-blocking.
namespace rollcall::ssh {

class Connector
{
public:
    struct Result
    {
        int descriptor = -1; // the receiver closes it
        Address address;
        Reason reason = Reason::None; // why there is no descriptor
        Detail detail;
    };

    /// `from` is an own address to connect from, empty for any: an address of the other family then fails.
    Connector(Loop& loop, std::vector<Address> addresses, const Address& from, std::function<void(Result&&)> done,
              std::function<void(const QString&)> log);
    ~Connector();
    void start(); // `done` may come from inside

    QString pending() const; // the addresses that have not answered

private:
    struct Attempt;
    void next();
    static bool bindTo(int descriptor, const Address& from, int family);
    void tried(Attempt& attempt);
    void failed(Attempt& attempt, int error);
    void finish();

    Loop& m_loop;
    const std::vector<Address> m_addresses;
    const Address m_from;
    std::function<void(Result&&)> m_done;
    std::function<void(const QString&)> m_log;
    std::vector<std::unique_ptr<Attempt>> m_attempts;
    size_t m_next = 0;
    size_t m_open = 0;
    Result m_failure; // the most telling one so far
    Loop::Timer m_stagger;
};

/// What errno of connect(2) means for a verdict.
Reason connectReason(int error);

} // namespace rollcall::ssh
