// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/drafts.h"
#include "core/run/runrequest.h"
#include "core/run/snippet.h"
#include "gui/compose/composedcommand.h"
#include "gui/compose/noterow.h"
#include "gui/look/commands.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <memory>

namespace Ui {
class Composer;
}
namespace rollcall::app {
class Libraries;
}

// What a tab runs: target line, steps, parameters, options, and the Run button. It always holds what Ctrl+Return would
// start. What its fields hold is CommandForm's and OptionsForm's matter, which snippet it follows FollowedSnippet's,
// the way from the target to a run LaunchController's. GUI thread; owned by its tab.
namespace rollcall::gui {

class CommandForm;
class FollowedSnippet;
class LaunchController;
class Syntax;

class Composer : public QWidget
{
    Q_OBJECT

public:
    Composer(app::Libraries& libraries, Syntax& syntax, QWidget* parent = nullptr);
    ~Composer() override;

    LaunchController* launch() const { return m_launch; }

    void setDraft(const app::Draft& draft);
    app::Draft draft() const; // without the tab's title and runs
    /// `library`: the folder of the one that has it; "" for the first that does. What an edit made in the window has it
    /// say is what the tab holds, unless it is edited here. What others make of it in the files is told, and taken when
    /// the user says so.
    /// With `keepValues` it is what is held here, saved: what was filled in and said stays.
    void loadSnippet(const Snippet& snippet, const QString& library = {}, bool keepValues = false);
    const FollowedSnippet& snippet() const { return *m_snippet; } // that it is loaded from, edited or not
    /// What is asked for: what Ctrl+Return would start.
    RunRequest request() const;
    void setRequest(const RunRequest& request);
    void setTarget(const QString& target);
    QString target() const;
    ComposedCommand command() const;

    void setWords(const QStringList& words);
    /// What stands below it: folded, it is headed by that, and says beside it what would run next if that is another.
    void setShown(const QString& heading);
    void setFolded(bool folded);
    bool isFolded() const { return m_folded; }
    void carryOut(Command command); // GoTarget, GoCommand, AddStep or Options: it is unfolded for that

Q_SIGNALS:
    void draftChanged();
    void saveSnippetRequested();

private:
    void connectParts();
    void setOnly(const QList<ChosenHost>& only);
    void followSnippet();
    void showNews(const QString& text, const Snippet* other);
    bool adopt(const Snippet& today);
    void edited();
    void updateFold();

    std::unique_ptr<Ui::Composer> m_ui;
    app::Libraries& m_libraries;
    NoteRow m_snippetNote;
    CommandForm* m_command;
    FollowedSnippet* m_snippet; // it stays where the steps have been edited
    LaunchController* m_launch;
    QList<ChosenHost> m_only; // see RunRequest
    bool m_isAltered = false; // as it was looked at last
    bool m_isBehind = false;  // the snippet says something else by now, and it is told
    QString m_shown;          // see setShown(); "": nothing is
    bool m_folded = false;
};

/// What would run; "•" behind a snippet that was edited here.
QString titleOf(const Composer& composer);
/// What there is in it for commands to act on.
Givens givenBy(const Composer& composer);

} // namespace rollcall::gui
