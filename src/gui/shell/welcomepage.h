// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

namespace Ui {
class WelcomePage;
}

// What a newcomer sees who has no hosts yet: three ways to begin. GUI thread.
namespace rollcall::gui {

class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);
    ~WelcomePage() override;

    void setDemoState(bool available, bool starting);
    void setSshConfigHosts(int hosts); // that could be imported

Q_SIGNALS:
    void demoRequested();
    void importRequested();
    void newGroupRequested();
    void openLibraryRequested();

private:
    std::unique_ptr<Ui::WelcomePage> m_ui;
};

} // namespace rollcall::gui
