// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/preflight.h"
#include "core/runoptions.h"

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

    void setOptions(const RunOptions& options, const app::TargetOverrides& overrides);
    /// What the tab's snippet says holds until another snippet does, or the user says otherwise here.
    void setSnippetOptions(const OptionOverrides& snippet);
    const OptionOverrides& snippetOptions() const { return m_snippet; } // as far as it still holds
    RunOptions ownOptions() const; // without the snippet's
    RunOptions options() const;    // of a run
    app::TargetOverrides overrides() const;
    QString summary() const; // "64 at once · connect within 10 s · …"

Q_SIGNALS:
    void edited();

private:
    void showOptions();
    QString marked(const QString& part, bool fromSnippet) const;

    std::unique_ptr<Ui::OptionsForm> m_ui;
    RunOptions m_options;
    OptionOverrides m_snippet;
    app::TargetOverrides m_overrides;
};

} // namespace rollcall::gui
