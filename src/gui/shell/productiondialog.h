// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runspec.h"

#include <QDialog>
#include <QWidget>

#include <memory>

namespace Ui {
class ProductionDialog;
}

// Asked before a run on production: the exact hosts and who logs in there, and what runs on them, as whom. Where they
// are more than the user has set, how many they are is to be typed. Cancel is the default. GUI thread.
namespace rollcall::gui {

class ProductionDialog : public QDialog
{
    Q_OBJECT

public:
    /// `typedAbove`: with more production hosts than that their number is to be typed.
    ProductionDialog(const RunSpec& run, int typedAbove, QWidget* parent);
    ~ProductionDialog() override;

private:
    void updateRunButton();

    std::unique_ptr<Ui::ProductionDialog> m_ui;
    const int m_hosts; // in production
    const bool m_typed;
};

} // namespace rollcall::gui
