// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QDialog>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <memory>

class QSortFilterProxyModel;
namespace Ui {
class HistoryDialog;
}
namespace rollcall::app {
class History;
}
namespace rollcall::history {
class Store;
class StoredRun;
} // namespace rollcall::history
namespace rollcall::models {
class HistoryModel;
class RunOpener;
} // namespace rollcall::models

// The runs that history keeps: search, reopen in a tab, delete. Says what there is of it while it is being opened, and
// where it cannot be. Shares the store. GUI thread.
namespace rollcall::gui {

class HistoryDialog : public QDialog
{
    Q_OBJECT

public:
    explicit HistoryDialog(app::History& history, QWidget* parent = nullptr);
    ~HistoryDialog() override;

Q_SIGNALS:
    void runOpened(const std::shared_ptr<rollcall::history::StoredRun>& run);
    void failed(const rollcall::Error& error);

private:
    void fill(const std::shared_ptr<history::Store>& store);
    void openSelected();
    void askToDelete();
    void updateState();
    QStringList selectedIds() const;

    std::unique_ptr<Ui::HistoryDialog> m_ui;
    models::HistoryModel* m_model;
    models::RunOpener* m_opener = nullptr; // null: history is not open
    QSortFilterProxyModel* m_proxy;
    bool m_loaded = false;
    QString m_why; // it cannot be opened
};

} // namespace rollcall::gui
