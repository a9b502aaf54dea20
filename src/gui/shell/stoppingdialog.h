// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

// Shows how many hosts have ended while the program waits to quit, then how many files are still being written. Two
// ways out: quit now (also by closing it, for who closes twice means it) or keep the window open (also by Esc; the
// default). Whatever is chosen, the runs go on being stopped. GUI thread.
namespace rollcall::gui {

class StoppingDialog : public QDialog
{
    Q_OBJECT

public:
    explicit StoppingDialog(QWidget* parent);

    void setProgress(int ended, int hosts);
    void setWriting(int files);

Q_SIGNALS:
    void quitNow();
    void kept(); // the window stays

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    QLabel* m_label;
    QProgressBar* m_bar;
    QLabel* m_note;
    QPushButton* m_keep;
    QPushButton* m_quit;
};

} // namespace rollcall::gui
