// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"
#include "core/run/snippet.h"
#include "core/targets/host.h"

#include <QLatin1String>
#include <QString>
#include <QStringList>
#include <QStringLiteral>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <memory>

// What the tests of the window share: a workspace in a folder of its own with a small library, and finding
// widgets by their object names as a person finds them by sight. GUI thread.
namespace rollcall::test {

class Fixture
{
public:
    Fixture();
    ~Fixture();

    app::Workspace& workspace() { return *m_workspace; }
    void endWorkspace() { m_workspace.reset(); } // with its engine, as at the program's end
    app::Paths paths() const { return app::Paths::below(m_folder.path()); }
    QString path(const QString& name) const { return m_folder.filePath(name); }

    void addHost(const QString& name, const QString& address = {}); // by itself each is at one of 127.0.0.1, .2…
    void addGroup(const QString& name, const QStringList& members, bool production = false);
    void addSnippet(const Snippet& snippet);
    const Snippet* snippet(const QString& name) const;
    void addExamples(); // web-01..03, db-1, groups web and db (production), snippets Disk usage and Greeting

private:
    QTemporaryDir m_folder;
    std::unique_ptr<app::Workspace> m_workspace;
    int m_addresses = 0;
};

/// Fails the test where there is none.
template <typename T> T* find(const QWidget* root, const char* name)
{
    T* const found = root->findChild<T*>(QLatin1String(name));
    if (found == nullptr)
        qFatal("no widget named %s", name);
    return found;
}

/// Types into a widget after giving it the focus.
void type(QWidget* widget, const QString& text);
/// The top-level dialog with this object name or class, as soon as it shows; null after five seconds.
QWidget* waitForTopLevel(const QString& nameOrClass);

} // namespace rollcall::test
