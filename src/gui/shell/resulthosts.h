// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/hostspec.h"

#include <QList>
#include <QObject>
#include <QString>

// What a person does next with hosts that were chosen in the results of a run: something else in a new tab, or a group
// of them. They are named so that they log in and are reached as they were. Owns none of its parts. GUI thread.
namespace rollcall::gui {

class LibraryEditor;
class Names;
class RunTab;
class RunTabs;

class ResultHosts : public QObject
{
    Q_OBJECT

public:
    ResultHosts(RunTabs& tabs, LibraryEditor& editor, const Names& names, QObject* parent);

    void openInNewTab(const RunTab& from, const QList<RunHost>& hosts);
    void saveAsGroup(const QList<RunHost>& hosts);

Q_SIGNALS:
    void message(const QString& text);

private:
    QString targetOf(const QList<RunHost>& hosts);

    RunTabs& m_tabs;
    LibraryEditor& m_editor;
    const Names& m_names;
};

} // namespace rollcall::gui
