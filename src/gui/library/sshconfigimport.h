// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>
#include <QWidget>

#include <memory>

namespace Ui {
class SshConfigImport;
}
namespace rollcall::app {
class Libraries;
}

// Hosts of ssh_config as hosts of the personal library, in a group if wanted. Only names are taken: how each is
// reached stays in ssh_config, which every run reads. Nothing in the file is executed. GUI thread.
namespace rollcall::gui {

class LibraryEditor;

class SshConfigImport : public QDialog
{
    Q_OBJECT

public:
    SshConfigImport(app::Libraries& libraries, LibraryEditor& editor, QWidget* parent = nullptr);
    ~SshConfigImport() override;

    void accept() override;

private:
    void fill();
    void updateButton();
    QStringList ticked() const;

    std::unique_ptr<Ui::SshConfigImport> m_ui;
    app::Libraries& m_libraries;
    LibraryEditor& m_editor;
};

} // namespace rollcall::gui
