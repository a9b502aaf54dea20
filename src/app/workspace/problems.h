// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QList>
#include <QObject>

// What could not be read of all that a front end works with: own files, libraries, ssh_config, history. Lives in the
// main thread.
namespace rollcall::app {

class History;
class Libraries;
class Person;

class Problems : public QObject
{
    Q_OBJECT

public:
    Problems(Person& person, Libraries& libraries, History& history, QObject* parent = nullptr); // all must outlive it

    QList<Error> all() const;

Q_SIGNALS:
    void changed();

private:
    Person& m_person;
    Libraries& m_libraries;
    History& m_history;
};

} // namespace rollcall::app
