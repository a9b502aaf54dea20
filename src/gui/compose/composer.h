// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/drafts.h"
#include "app/prepare/preflight.h"
#include "core/run/composition.h"
#include "core/run/runrequest.h"
#include "core/run/runspec.h"
#include "core/run/snippet.h"
#include "gui/look/commands.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <optional>

namespace Ui { class Composer; }
namespace rollcall::app { class Workspace; }

// What a tab runs: target line, steps, parameters, options, and the Run button. It always holds what
// Ctrl+Return would start. The target is resolved in a worker as it is typed; nothing runs before the exact
// list of hosts is known. GUI thread; owned by its tab.
namespace rollcall::gui {

class PreflightRunner;
class Syntax;

class Composer : public QWidget
{
    Q_OBJECT

public:
    Composer(app::Workspace& workspace, Syntax& syntax, QWidget* parent = nullptr);
    ~Composer() override;

    void setDraft(const app::Draft& draft);
    app::Draft draft() const; // without the tab's title and runs
    /// `library`: the folder of the one that has it; "" for the first that does. Unless it is edited here, what the
    /// snippet comes to say there is what the tab holds.
    void loadSnippet(const Snippet& snippet, const QString& library = {});
    /// What is asked for: what Ctrl+Return would start.
    RunRequest request() const;
    void setRequest(const RunRequest& request);
    void setTarget(const QString& target);
    QString target() const;
    Snippet asSnippet() const;
    void snippetSaved(const Snippet& snippet, const QString& library); // the draft is that snippet now

    bool isEdited() const;      // a word of work would be lost by replacing the command
    bool hasCommand() const;
    QString title() const;      // the snippet's name or the command's first line
    const app::Preflight& preflight() const;
    bool isResolved() const;    // the preflight is of the target as it stands

    void setWords(const QStringList& words);
    void setRunning(bool running);
    void setFolded(bool folded);
    bool isFolded() const;
    void focusTarget();
    void focusCommand();
    void addStep();
    void toggleOptions();

public Q_SLOTS:
    void run();         // as Ctrl+Return: at once, or as soon as the target is resolved
    void resolveAgain();
    void showHosts();

Q_SIGNALS:
    void runRequested(const rollcall::RunSpecPtr& spec);
    void draftChanged();
    void resolved();
    void saveSnippetRequested();
    void refused(const QString& why); // run() came to nothing, which is shown

private:
    Composition composition() const;
    bool isAltered() const; // the steps are not the snippet's any more
    void setComposition(const Composition& composition);
    void setOnly(const QList<ChosenHost>& only);
    void watchSnippets();
    void followSnippet();
    bool adopt(const Snippet& today);
    void showSnippetNote(const QString& text);
    void edited();
    void targetEdited();
    void showPreflight();
    void showProblem(const QString& text, bool error, bool curable);
    void cure();
    void updateRunButton();
    void showOptionsSummary();
    void updateFold();
    void start();

    std::unique_ptr<Ui::Composer> m_ui;
    app::Workspace& m_workspace;
    PreflightRunner* m_runner;
    QList<ChosenHost> m_only; // see RunRequest
    Composition m_loaded; // as it came from a snippet, or empty
    struct Source
    {
        QString name;
        QString library;
    } m_source; // the snippet that is followed; it stays where the steps have been edited
    std::optional<Composition> m_followed; // what it said when it was looked at last
    bool m_folded = false;
    bool m_running = false;
    bool m_runWhenResolved = false;
};

/// What there is in it for commands to act on.
Givens givenBy(const Composer& composer);

} // namespace rollcall::gui
