// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/runopener.h"

#include "core/base/result.h"
#include "history/store/store.h"

#include <utility>

namespace rollcall::models {

using namespace Qt::StringLiterals;

// A deletion that was begun goes on for all runs that it was asked for.
RunOpener::RunOpener(std::shared_ptr<history::Store> store, QObject* parent)
    : QObject(parent), m_store(std::move(store)), m_opening(u"run opener"_s),
      m_removing(u"run remover"_s, 1, app::Jobs::Leaving::Finish)
{
}

void RunOpener::open(const QString& id)
{
    m_opening.run([store = m_store, id](const std::stop_token&) { return store->open(id); },
                  [this](const Result<history::StoredRunPtr>& run) {
                      if (run)
                          Q_EMIT opened(*run);
                      else
                          Q_EMIT failed(run.error());
                  });
}

void RunOpener::remove(const QStringList& ids)
{
    m_removing.run(
        [store = m_store, ids](const std::stop_token&) {
            QList<Error> errors;
            for (const QString& id : ids) {
                if (const Status status = store->remove(id); !status)
                    errors.append(status.error());
            }
            return errors;
        },
        [this](const QList<Error>& errors) {
            if (!errors.isEmpty())
                Q_EMIT failed(errors.constFirst());
            Q_EMIT removed();
        });
}

} // namespace rollcall::models
