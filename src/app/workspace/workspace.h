// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/paths.h"
#include "app/person/person.h"
#include "app/run/history.h"
#include "app/run/runstarter.h"
#include "app/workspace/libraries.h"
#include "app/workspace/problems.h"

#include <QStringList>

// Owns what a front end works with: the person, their libraries, their history, and what starts runs. Whoever needs one
// of them takes that one. Lives in the main thread. Its end ends the runs, and then lets the others go.
namespace rollcall::app {

class Workspace
{
public:
    explicit Workspace(Paths paths = Paths::forThisUser());

    /// Reads the person's own files at once; libraries and history in workers.
    void open();
    /// For a terminal program: returns when all is read but history, which is opened when it is wanted.
    void openNow(const QStringList& libraries = {});

    Person& person() { return m_person; }
    Libraries& libraries() { return m_libraries; }
    History& history() { return m_history; }
    RunStarter& runs() { return m_runs; }
    Problems& problems() { return m_problems; }

private:
    Person m_person;
    Libraries m_libraries;
    History m_history;
    RunStarter m_runs; // goes before history, which takes the last events
    Problems m_problems;
};

} // namespace rollcall::app
