// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runoptions.h"
#include "core/run/runrequest.h"
#include "core/run/snippet.h"
#include "gui/compose/optiontext.h"

#include <QString>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <optional>

namespace Ui {
class OptionsForm;
}

// What a tab says of how its runs are carried out. What has no field here passes through untouched. GUI thread.
namespace rollcall::gui {

class OptionsForm : public QWidget
{
    Q_OBJECT

public:
    explicit OptionsForm(QWidget* parent = nullptr);
    ~OptionsForm() override;

    void setDefaults(const RunOptions& defaults); // those set for all runs
    /// What a snippet says beats what was said here before, and holds until another snippet says otherwise, or the
    /// user does here.
    void loadSnippetOptions(const OptionOverrides& snippet);
    /// The same snippet says this by now; what was said here still beats it.
    void followSnippetOptions(const OptionOverrides& snippet);
    /// What the snippet says today, where that may be other than what holds here.
    void setOfToday(const OptionOverrides& snippet);
    /// What holds in a tab: the request's own options, its snippet's and its overrides.
    void setRequest(const RunRequest& request);
    void setSteps(const QList<StepTemplate>& steps);               // what they say themselves is told with the rest
    const OptionOverrides& options() const { return m_said.here; } // what the user said
    TargetOverrides overrides() const;

    /// What was said for this tab, or comes from its snippet, then what else is worth a look.
    QStringList parts() const;
    QString summary() const { return parts().join(QStringLiteral(" · ")); }
    QString details() const; // every option with where it comes from, a line each, as rich text

Q_SIGNALS:
    void edited();

private:
    template <auto Option, typename T> void say(const T& value);
    void sayOnFailure();
    void sayHostKeys();
    void sayEncoding();
    void unsay();
    void showOptions();
    void showFailure();
    void showOrigins();
    QString marked(const OptionText& option) const;
    bool isOfToday(const char* key) const;
    QString hostKeysText() const;

    std::unique_ptr<Ui::OptionsForm> m_ui;
    SaidOptions m_said;
    OptionOverrides m_today; // what the snippet says in its library
    TargetOverrides m_overrides;
    QList<StepTemplate> m_steps;
};

} // namespace rollcall::gui
