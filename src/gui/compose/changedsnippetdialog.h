// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/composition.h"

#include <QDialog>
#include <QString>
#include <QWidget>

#include <memory>

namespace Ui {
class ChangedSnippetDialog;
}

// What a tab holds of a snippet beside what the snippet says today, as in its file. Accepted: today's is to be taken.
// GUI thread; deletes itself.
namespace rollcall::gui {

class ChangedSnippetDialog : public QDialog
{
    Q_OBJECT

public:
    ChangedSnippetDialog(const Composition& held, const Composition& today, QWidget* parent);
    ~ChangedSnippetDialog() override;

private:
    std::unique_ptr<Ui::ChangedSnippetDialog> m_ui;
};

/// All that it says of what is run and how, as in its file.
QString compositionText(const Composition& composition);

} // namespace rollcall::gui
