// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/question.h"

#include <QDialog>
#include <QWidget>

#include <memory>

namespace Ui { class HostKeysDialog; }
class QStandardItemModel;

// The one sheet for all host keys of a moment that nobody knows yet: compare, tick, accept. Nothing is ticked
// and nothing is the default button, so that Return never trusts. Closing it declines. GUI thread.
namespace rollcall::gui {

class HostKeysDialog : public QDialog
{
    Q_OBJECT

public:
    explicit HostKeysDialog(std::shared_ptr<Question> question, QWidget* parent = nullptr);
    ~HostKeysDialog() override;

    quint64 questionId() const { return m_question->id; }
    Answer answer() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill();
    void updateButtons();
    void tickAll(bool ticked);

    std::unique_ptr<Ui::HostKeysDialog> m_ui;
    std::shared_ptr<Question> m_question;
    QStandardItemModel* m_model;
};

} // namespace rollcall::gui
