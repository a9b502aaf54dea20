// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QPushButton>

namespace rollcall::app {
class Problems;
}

// How many things could not be read, in the status bar for as long as there are any: broken library
// files, ssh_config, the history. A click lists them. GUI thread; the problems must outlive it.
namespace rollcall::gui {

class ProblemsDialog;

class ProblemsButton : public QPushButton
{
    Q_OBJECT

public:
    explicit ProblemsButton(app::Problems& problems, QWidget* parent = nullptr);

    void showProblems();

protected:
    void changeEvent(QEvent* event) override;

private:
    void update();

    app::Problems& m_problems;
    QPointer<ProblemsDialog> m_dialog;
};

} // namespace rollcall::gui
