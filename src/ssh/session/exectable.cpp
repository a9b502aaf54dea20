// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/session/exectable.h"

#include "ssh/base/overheard.h"
#include "ssh/session/sessionreport.h"

#include <algorithm>
#include <utility>

namespace rollcall::ssh {

using namespace Qt::StringLiterals;

ExecTable::ExecTable(Loop& loop, SessionReport& report, Milliseconds patience, std::function<void()> served)
    : m_context{loop, report, patience, [this] { serve(); },
                [this](int number, Reason reason, const Detail& detail) { cancel(number, reason, detail); }},
      m_served(std::move(served))
{
}

void ExecTable::attach(Link& link)
{
    m_context.link = &link;
}

void ExecTable::detach()
{
    m_context.link = nullptr;
}

void ExecTable::exec(int number, ExecRequest&& request)
{
    auto exec = std::make_unique<RunningExec>(m_context, number, std::move(request));
    exec->open();
    m_execs.push_back(std::move(exec));
    updateReading();
    serve();
}

void ExecTable::forward(const QString& target, quint16 port, Tunnel::Opened&& opened)
{
    m_tunnels.push_back(std::make_unique<Tunnel>(m_context.loop, *m_context.link, target, port, std::move(opened),
                                                 [this] { serve(); }));
    serve();
}

// Listeners call back from inside (the next exec from execEnded): they only note that there is more to do.
void ExecTable::serve()
{
    m_again = true;
    if (m_serving || !m_context.link)
        return;
    m_serving = true;
    do { // what came before the link has closed is served, too
        m_again = false;
        serveOnce();
    } while (m_again && m_context.link && m_context.link->isOpen());
    m_serving = false;
    if (!m_context.link)
        return;
    m_served();
    if (m_context.link && m_context.link->isOpen())
        updateReading();
}

void ExecTable::serveOnce()
{
    const Listening ears = m_context.link->listen();
    for (size_t i = 0; i < m_execs.size() && m_context.link; ++i)
        serveExec(*m_execs[i]);
    if (!m_context.link)
        return;
    if (std::erase_if(m_execs, [](const auto& exec) { return exec->isOver(); }) > 0)
        openNext();
    for (const auto& tunnel : m_tunnels)
        tunnel->advance();
    std::erase_if(m_tunnels, [](const auto& tunnel) { return tunnel->isOver(); });
    m_again = m_again ||
              std::any_of(m_tunnels.begin(), m_tunnels.end(), [](const auto& tunnel) { return tunnel->hasNews(); });
}

void ExecTable::serveExec(RunningExec& exec)
{
    exec.advance();
    if (!m_context.link || exec.isOver() || exec.isWaiting()) // the listener has ended it
        return;
    if (exec.settle(isAlone(exec)))
        refused(exec);
}

void ExecTable::refused(RunningExec& exec)
{
    const bool others = std::any_of(m_execs.begin(), m_execs.end(),
                                    [&](const auto& other) { return other.get() != &exec && other->isOpened(); });
    exec.refused(others, [this] {
        openNext();
        serve();
    });
}

void ExecTable::openNext()
{
    if (!m_context.link)
        return;
    const auto next = std::find_if(m_execs.begin(), m_execs.end(), [](const auto& exec) { return exec->isWaiting(); });
    if (next == m_execs.end())
        return;
    (*next)->open();
    m_again = true;
}

RunningExec* ExecTable::find(int number) const
{
    const auto found =
        std::find_if(m_execs.begin(), m_execs.end(), [&](const auto& exec) { return exec->number() == number; });
    return found == m_execs.end() ? nullptr : found->get();
}

// Every child of the connection's process on the host is then this command's.
bool ExecTable::isAlone(const RunningExec& exec) const
{
    return std::none_of(m_execs.begin(), m_execs.end(), [&](const auto& other) {
        return other.get() != &exec && !other->isOver() && !other->isWaiting() && !other->isEnding();
    });
}

bool ExecTable::mayCancel(int number) const
{
    const RunningExec* exec = find(number);
    return exec && !exec->isEnding();
}

void ExecTable::cancel(int number, Reason reason, const Detail& detail)
{
    RunningExec* exec = find(number);
    if (!m_context.link || !exec || exec->isEnding())
        return;
    exec->cancel(reason, detail, isAlone(*exec));
    serve();
}

void ExecTable::setReading(bool reading)
{
    if (std::exchange(m_context.reading, reading) == reading || !m_context.link)
        return;
    for (const auto& exec : m_execs)
        exec->setReading(reading);
    serve();
}

// The socket is read as long as somebody takes what comes, or something is being waited for. While nobody
// does, what the host sends stays in the kernel, and the window on the way stands still.
void ExecTable::updateReading()
{
    const bool needed = m_context.reading || std::any_of(m_execs.begin(), m_execs.end(),
                                                         [](const auto& exec) { return !exec->isAnswered(); });
    m_context.link->setReading(needed);
}

bool ExecTable::mayStartOver() const
{
    const bool mayHaveRun = std::any_of(m_execs.begin(), m_execs.end(),
                                        [](const auto& exec) { return exec->isEnding() || exec->isOpened(); });
    return !mayHaveRun && !m_execs.empty() && m_tunnels.empty();
}

void ExecTable::startOver()
{
    for (const auto& exec : m_execs)
        exec->startOver();
    m_context.hadChannel = false;
}

std::vector<LostExec> ExecTable::end(const Verdict& ending)
{
    std::vector<LostExec> ends;
    for (const auto& exec : m_execs) {
        if (!exec->isOver())
            ends.push_back({exec->number(), exec->lost(ending)});
    }
    return ends;
}

void ExecTable::clear()
{
    m_execs.clear();
    m_tunnels.clear();
}

} // namespace rollcall::ssh
