// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/settings.h"
#include "core/base/result.h"

#include <QDialog>
#include <QWidget>

#include <memory>

namespace Ui {
class PreferencesDialog;
}
namespace rollcall::app {
class Keyring;
}

// What holds for all new tabs and the whole program, and what is saved in the keyring. Colours and fonts follow the
// system. GUI thread.
namespace rollcall::gui {

class OptionsForm;

class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    PreferencesDialog(const app::Settings& settings, app::Keyring& keyring, QWidget* parent = nullptr);
    ~PreferencesDialog() override;

    app::Settings settings() const;
    void accept() override; // gives the settings, and closes when they are saved
    void settingsSaved(const Status& status);

Q_SIGNALS:
    void settingsGiven(const rollcall::app::Settings& settings);

private:
    std::unique_ptr<Ui::PreferencesDialog> m_ui;
    app::Settings m_settings;
};

} // namespace rollcall::gui
