// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

#include <memory>

namespace Ui {
class MaskPatternsDialog;
}

// Regular expressions, one a line, whose matches are left out when answers are compared. Says which of them is none.
// GUI thread.
namespace rollcall::gui {

class MaskPatternsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit MaskPatternsDialog(const QStringList& patterns, QWidget* parent = nullptr);
    ~MaskPatternsDialog() override;

    QStringList patterns() const;

private:
    void check();

    std::unique_ptr<Ui::MaskPatternsDialog> m_ui;
};

} // namespace rollcall::gui
