// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QDialog>
#include <QList>
#include <QWidget>

#include <memory>

namespace Ui {
class ProblemsDialog;
}

// What could not be read, one row each: file, line, and the sentence that says why and what to do. All of it is
// plain text, whatever a file holds. Follows the files while it is open. GUI thread.
namespace rollcall::gui {

class ProblemsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ProblemsDialog(QWidget* parent = nullptr);
    ~ProblemsDialog() override;

    void setProblems(const QList<Error>& problems);

private:
    void copyAll() const;
    void openFile() const;
    void updateButtons();

    std::unique_ptr<Ui::ProblemsDialog> m_ui;
    QList<Error> m_problems;
};

} // namespace rollcall::gui
