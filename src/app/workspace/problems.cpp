// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/problems.h"

#include "app/async/loadstate.h"
#include "app/person/person.h"
#include "app/run/history.h"
#include "app/workspace/libraries.h"

namespace rollcall::app {

Problems::Problems(Person& person, Libraries& libraries, History& history, QObject* parent)
    : QObject(parent), m_person(person), m_libraries(libraries), m_history(history)
{
    connect(&person, &Person::problemsChanged, this, &Problems::changed);
    connect(&libraries, &Libraries::ready, this, &Problems::changed);
    connect(&libraries, &Libraries::changed, this, &Problems::changed);
    connect(&libraries, &Libraries::problemsChanged, this, &Problems::changed);
    connect(&history, &History::stateChanged, this, &Problems::changed);
}

QList<Error> Problems::all() const
{
    QList<Error> all = m_person.problems() + m_libraries.problems();
    if (const LoadState history = m_history.state(); history.error)
        all.append(*history.error);
    return all;
}

} // namespace rollcall::app
