// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/draftkeeper.h"

#include "core/base/error.h"

#include <QFile>
#include <QStringList>

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
    if (m_place == nullptr)
        m_place = std::make_shared<app::DraftPlace>(app::DraftPlace::claim(m_file));
    Result<app::Drafts> drafts = app::Drafts::load(m_place->file());
    m_isRead = drafts || drafts.error().kind == ErrorKind::FileSyntax; // what is damaged has been put aside
    for (const QString& file : m_place->left()) {
        const Result<app::Drafts> more = drafts ? app::Drafts::load(file) : drafts;
        if (more) {
            drafts->tabs.append(more->tabs);
            drafts->closed = more->closed + drafts->closed; // one's own were closed last
        } else {
            m_place->leave(file);
        }
    }
    return drafts;
}

void DraftKeeper::drop()
{
    m_moment.stop();
    if (m_place != nullptr && !m_place->left().isEmpty())
        touch();
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
    // The place is ours until it is written.
    m_jobs.runNewest(
        [drafts = m_drafts(), place = m_place, file = m_place->file(), left = m_place->left()](const std::stop_token&) {
            const Status status = drafts.save(file);
            for (const QString& one : status ? left : QStringList())
                QFile::remove(one); // they are in ours now
            return status;
        },
        [this](const Status& status) {
            if (status)
                m_place->forgetLeft();
            Q_EMIT saved(status);
        });
}

} // namespace rollcall::gui
