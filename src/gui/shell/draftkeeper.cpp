// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/draftkeeper.h"

#include "core/base/error.h"

#include <chrono>
#include <stop_token>
#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

DraftKeeper::DraftKeeper(std::function<app::Drafts()> drafts, QObject* parent)
    : QObject(parent), m_drafts(std::move(drafts)), m_jobs(u"drafts"_s, 1, app::Jobs::Leaving::Finish)
{
    m_moment.setSingleShot(true);
    m_moment.setInterval(1s);
    connect(&m_moment, &QTimer::timeout, this, &DraftKeeper::saveNow);
}

Result<app::Drafts> DraftKeeper::load()
{
    Result<app::Drafts> drafts = app::Drafts::load(m_file);
    m_isRead = drafts || drafts.error().kind == ErrorKind::FileSyntax; // what is damaged has been put aside
    return drafts;
}

void DraftKeeper::touch()
{
    if (m_isRead)
        m_moment.start();
}

void DraftKeeper::saveNow()
{
    m_moment.stop();
    if (!m_isRead)
        return;
    m_jobs.runNewest([drafts = m_drafts(), file = m_file](const std::stop_token&) { return drafts.save(file); },
                     [this](const Status&) { Q_EMIT saved(); });
}

} // namespace rollcall::gui
