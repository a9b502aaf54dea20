// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/settings.h"
#include "core/base/result.h"

#include <QDialog>
#include <QWidget>

#include <functional>
#include <memory>

namespace Ui { class PreferencesDialog; }
namespace rollcall::app { class Keyring; }

// What holds for all new tabs and the whole program, and what is saved in the keyring. Colours and fonts follow the system. GUI thread.
namespace rollcall::gui {

class OptionsForm;

class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    using Save = std::function<Status(const app::Settings&)>;

    PreferencesDialog(const app::Settings& settings, app::Keyring& keyring, Save save, QWidget* parent = nullptr);
    ~PreferencesDialog() override;

    app::Settings settings() const;
    void accept() override;

private:
    std::unique_ptr<Ui::PreferencesDialog> m_ui;
    app::Settings m_settings;
    Save m_save;
};

} // namespace rollcall::gui
