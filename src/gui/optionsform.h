// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"
#include "core/runrequest.h"

#include <QString>
#include <QWidget>

#include <memory>

namespace Ui { class OptionsForm; }

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
    /// What holds in a tab: the request's own options, its snippet's and its overrides.
    void setRequest(const RunRequest& request);
    const OptionOverrides& options() const { return m_said; } // what the user said
    TargetOverrides overrides() const;
    QString summary() const; // "64 at once · connect within 10 s · …"

Q_SIGNALS:
    void edited();

private:
    template <auto Option, typename T> void say(const T& value);
    void sayStop(bool stop);
    RunOptions shown() const; // what holds
    void showOptions();
    template <auto Option> QString marked(const QString& part) const;

    std::unique_ptr<Ui::OptionsForm> m_ui;
    RunOptions m_defaults;
    OptionOverrides m_snippet;
    OptionOverrides m_said;
    TargetOverrides m_overrides;
};

} // namespace rollcall::gui
