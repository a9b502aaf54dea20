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
class GroupDialog;
}

// One group's fields. Its members are target expressions, one per line. `save` is asked when the user accepts;
// what it refuses is shown and nothing is lost. GUI thread.
namespace rollcall::gui {

class GroupDialog : public QDialog
{
    Q_OBJECT

public:
    struct Typed
    {
        int library = 0;
        Group group;
        bool createHosts = false; // plain names that are no hosts yet become hosts
    };
    using Save = std::function<Status(const Typed& typed)>;

    GroupDialog(const QStringList& libraries, const QStringList& identities, Save save, QWidget* parent = nullptr);
    ~GroupDialog() override;

    /// Which new hosts would be asked about: a person may have meant something else by those words.
    using Doubtful = std::function<QStringList(const Typed& typed)>;
    void askBeforeAdding(Doubtful doubtful) { m_doubtful = std::move(doubtful); }

    void setGroup(const Group& group, int library, bool fixedLibrary);
    Typed typed() const;

    void accept() override;

private:
    void save();

    std::unique_ptr<Ui::GroupDialog> m_ui;
    Save m_save;
    Doubtful m_doubtful;
    Group m_original;
};

} // namespace rollcall::gui
