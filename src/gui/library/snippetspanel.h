// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/library/libraryptr.h"

#include <QModelIndex>
#include <QObject>
#include <QPoint>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace Ui {
class SnippetsPanel;
}
namespace rollcall::app {
class IniFile;
class Libraries;
} // namespace rollcall::app
namespace rollcall::models {
class SnippetsModel;
class SnippetsProxy;
} // namespace rollcall::models

// The saved snippets by folder, with search and favourites. Activating one loads it into a tab and never runs
// it. Favourites are this person's own, kept with how the window was left. GUI thread.
namespace rollcall::gui {

class LibraryEditor;

class SnippetsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SnippetsPanel(QWidget* parent = nullptr);
    ~SnippetsPanel() override;

    void setUp(app::Libraries& libraries, LibraryEditor& editor, app::IniFile& window);
    void focusSearch();
    QWidget* tree() const;

Q_SIGNALS:
    void loadRequested(const rollcall::gui::LibraryPtr& library, const QString& name, bool newTab);
    void newRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Entry
    {
        LibraryPtr library; // null: a folder or a library, or nothing
        QString name;
    };

    Entry entryAt(const QModelIndex& index) const;
    void load(const QModelIndex& index, bool newTab);
    void showMenu(const QPoint& position);
    void toggleFavourite(const Entry& entry);
    void keepFavourites(const QStringList& favourites);
    void renamed(const LibraryPtr& library, const QString& before, const QString& after);
    void search();
    void goToFirstHit();
    void updateHint();

    std::unique_ptr<Ui::SnippetsPanel> m_ui;
    app::Libraries* m_libraries = nullptr;
    app::IniFile* m_window = nullptr;
    LibraryEditor* m_editor = nullptr;
    models::SnippetsModel* m_model = nullptr;
    models::SnippetsProxy* m_proxy = nullptr;
    QTimer m_debounce;
};

} // namespace rollcall::gui
