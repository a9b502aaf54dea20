// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/prepare/preflight.h"
#include "gui/library/libraryptr.h"
#include "models/library/hostwords.h"

#include <QList>
#include <QModelIndex>
#include <QObject>
#include <QPoint>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace Ui {
class HostsPanel;
}
class QMenu;
namespace rollcall::app {
class Libraries;
}
namespace rollcall::models {
class HostsModel;
class HostsProxy;
} // namespace rollcall::models

// The tree of libraries, groups and hosts, with counts. Its ticks show what the current tab's target resolves
// to; a click on one asks for an edit of the target line and changes nothing itself. Hosts are dragged into
// groups; edits go through the LibraryEditor and can be undone. GUI thread.
namespace rollcall::gui {

class LibraryEditor;

class HostsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit HostsPanel(QWidget* parent = nullptr);
    ~HostsPanel() override;

    void setUp(app::Libraries& libraries, LibraryEditor& editor);
    void setResolved(const app::Preflight& preflight);
    void focusSearch();
    QWidget* tree() const;

Q_SIGNALS:
    void wordsToggled(const QList<rollcall::models::HostWords>& words, bool on);
    void targetChosen(const QList<rollcall::models::HostWords>& words); // instead of what is there
    void openLibraryRequested();
    void newLibraryRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Selection
    {
        LibraryPtr library; // null: none, or several
        QStringList hosts;
        QStringList groups;
        QString insideGroup; // all of the hosts were picked below this group
        QList<models::HostWords> words;
    };

    void setUpTree();
    Selection selection() const;
    LibraryPtr libraryNamed(const QString& name) const;
    QMenu* makeAddMenu();
    void showMenu(const QPoint& position);
    void editCurrent();
    void removeSelected();
    void useSelected();
    void goToFirstHit();
    void copySelected();
    void pasteMembers();
    void updateHint();
    void search();

    std::unique_ptr<Ui::HostsPanel> m_ui;
    app::Libraries* m_libraries = nullptr;
    LibraryEditor* m_editor = nullptr;
    models::HostsModel* m_model;
    models::HostsProxy* m_proxy;
    QTimer m_debounce;
};

} // namespace rollcall::gui
