// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/question.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QWidget>

#include <chrono>
#include <memory>
#include <vector>

namespace Ui {
class HostKeysDialog;
}

// The one sheet for all host keys of a run that nobody knows yet: compare, tick, accept. Hosts that ask while it
// is open join it below. Keys that are changed or revoked stand there too, marked and without a box. Nothing is
// ticked and nothing is the default button, so that Return never trusts. Closing it declines. GUI thread.
namespace rollcall::gui {

class HostKeysModel;

class HostKeysDialog : public QDialog
{
    Q_OBJECT

public:
    /// Hosts that joined less than this ago, and none of them ticked, were hardly seen: pressing Trust leaves
    /// their question open.
    static constexpr std::chrono::milliseconds unseen{1000};

    explicit HostKeysDialog(const std::shared_ptr<Question>& question, QWidget* parent = nullptr);
    ~HostKeysDialog() override;

    void add(const std::shared_ptr<Question>& question);
    void remove(quint64 id);
    void refresh();       // hosts have ended
    bool isEmpty() const; // all questions were removed
    /// Once it is closed: one per question, but for those that were hardly seen.
    std::vector<Answer> answers() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; // Space ticks all selected rows
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Asked
    {
        std::shared_ptr<const Question> question;
        QElapsedTimer since;
    };

    void updateTexts();

    std::unique_ptr<Ui::HostKeysDialog> m_ui;
    HostKeysModel* m_model;
    std::vector<Asked> m_asked;
};

} // namespace rollcall::gui
