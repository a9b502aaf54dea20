// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/targets/host.h"

#include <QDialog>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <memory>

namespace Ui {
class HostDialog;
}

// One host's fields. `save` is asked when the user accepts; what it refuses is shown and nothing is lost.
// GUI thread.
namespace rollcall::gui {

class HostDialog : public QDialog
{
    Q_OBJECT

public:
    /// Gets the index into `libraries` and the host as typed.
    using Save = std::function<Status(int library, const Host& host)>;

    HostDialog(const QStringList& libraries, const QStringList& identities, Save save, QWidget* parent = nullptr);
    ~HostDialog() override;

    void setHost(const Host& host, int library, bool fixedLibrary);
    Host host() const;

    void accept() override;

private:
    std::unique_ptr<Ui::HostDialog> m_ui;
    Save m_save;
    Host m_original;
};

} // namespace rollcall::gui
