// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/prepare/preflight.h"

#include <QDialog>
#include <QStringList>
#include <QWidget>

#include <memory>

namespace Ui {
class HostListDialog;
}

// The exact list of hosts that a run would reach, as the preflight found them: what each is connected to, how,
// and why some will be skipped. Read only; takes a copy. GUI thread.
namespace rollcall::gui {

class HostListDialog : public QDialog
{
    Q_OBJECT

public:
    /// `variables`: whose values are told, as the commands hold them.
    explicit HostListDialog(const app::Preflight& preflight, const QStringList& variables = {},
                            QWidget* parent = nullptr);
    ~HostListDialog() override;

private:
    std::unique_ptr<Ui::HostListDialog> m_ui;
};

} // namespace rollcall::gui
