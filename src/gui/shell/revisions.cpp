// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/revisions.h"

#include "core/base/error.h"
#include "core/run/question.h"
#include "core/run/storedspec.h"
#include "gui/questions/questioner.h"

#include <QLocale>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

Revisions::Revisions(Questioner& questioner) : m_questioner(questioner) {}

Revisions::~Revisions() = default;

history::StoredRunPtr Revisions::results(int index) const
{
    return m_revisions.at(static_cast<std::size_t>(index)).results;
}

QStringList Revisions::ids() const
{
    QStringList ids;
    for (const Revision& revision : m_revisions)
        ids.append(revision.results->spec()->id);
    return ids;
}

QStringList Revisions::labels() const
{
    QStringList labels;
    for (std::size_t i = 0; i < m_revisions.size(); ++i) {
        const StoredSpecPtr spec = m_revisions[i].results->spec();
        labels.append(tr("Run %1 · %2 · %Ln host(s)", nullptr, static_cast<int>(spec->hosts.size()))
                          .arg(i + 1)
                          .arg(QLocale().toString(spec->created.toLocalTime(), u"HH:mm:ss"_s)));
    }
    return labels;
}

void Revisions::add(std::unique_ptr<app::RunSession> session)
{
    follow(session.get());
    history::StoredRunPtr results = session->results();
    m_revisions.push_back({std::move(results), std::move(session)});
    Q_EMIT added();
}

void Revisions::addPast(history::StoredRunPtr run)
{
    m_revisions.push_back({std::move(run), nullptr});
    Q_EMIT added();
}

void Revisions::addBefore(history::StoredRunPtr run)
{
    m_revisions.insert(m_revisions.begin(), Revision{std::move(run), nullptr});
    Q_EMIT added();
}

bool Revisions::isStopping() const
{
    const app::RunSession* const session = running();
    return session == nullptr || session->isCancelling();
}

bool Revisions::isStopping(int index) const
{
    const app::RunSession* const session = m_revisions.at(static_cast<std::size_t>(index)).session.get();
    return session != nullptr && session->isCancelling();
}

app::RunSession* Revisions::session(int index) const
{
    return m_revisions.at(static_cast<std::size_t>(index)).session.get();
}

int Revisions::openHosts() const
{
    const app::RunSession* const session = running();
    if (session == nullptr)
        return 0;
    const auto ended = session->results()->phases().at(static_cast<std::size_t>(HostPhase::Done));
    return static_cast<int>(session->spec()->hosts.size()) - ended;
}

void Revisions::stop(Reason reason)
{
    if (app::RunSession* const session = running()) {
        session->cancel(reason);
        Q_EMIT stopping();
    }
}

void Revisions::stopHosts(const QList<HostIndex>& hosts)
{
    if (app::RunSession* const session = running()) {
        for (const HostIndex host : hosts)
            session->cancelHost(host);
    }
}

void Revisions::follow(app::RunSession* session)
{
    connect(session, &app::RunSession::changed, this,
            [this, session](const history::RunChange& change) { Q_EMIT grew(indexOf(session), change); });
    connect(session, &app::RunSession::questionAsked, this, [this, session](const std::shared_ptr<Question>& question) {
        m_questioner.ask(session, question, [guarded = QPointer<app::RunSession>(session)](Answer&& answer) {
            if (guarded != nullptr)
                guarded->answer(std::move(answer));
        });
    });
    connect(session, &app::RunSession::questionChanged, this, [this] { m_questioner.refresh(); });
    connect(session, &app::RunSession::questionWithdrawn, this,
            [this, session](quint64 id) { m_questioner.withdraw(session, id); });
    connect(session, &app::RunSession::notKept, this, [this](const Error& error) { Q_EMIT message(errorText(error)); });
    connect(session, &app::RunSession::storeFailed, this, &Revisions::storeFailed);
    connect(session, &app::RunSession::finished, this, [this, session] { Q_EMIT ended(indexOf(session)); });
}

app::RunSession* Revisions::running() const
{
    const auto found = std::find_if(m_revisions.begin(), m_revisions.end(), [](const Revision& revision) {
        return revision.session != nullptr && !revision.session->isOver();
    });
    return found == m_revisions.end() ? nullptr : found->session.get();
}

int Revisions::indexOf(const app::RunSession* session) const
{
    const auto found = std::find_if(m_revisions.begin(), m_revisions.end(),
                                    [session](const Revision& revision) { return revision.session.get() == session; });
    return found == m_revisions.end() ? -1 : static_cast<int>(found - m_revisions.begin());
}

} // namespace rollcall::gui
