// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "core/base/result.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "interchange/export/exportfile.h"
#include "interchange/export/taskrow.h"
#include "interchange/formats/formats.h"

#include <QDialog>
#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <memory>

namespace Ui {
class ExportDialog;
}

// All, the filtered or the selected rows in a format of the table of formats: columns and a preview of the first rows
// where the format has them, the file, progress. Format and file name follow each other. The work is done on a thread
// of its own; closing the dialog stops it and leaves the old file. What is there is replaced only after asking, once:
// the file dialog may have asked already. GUI thread.
namespace rollcall::gui {

class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    struct Rows
    {
        QList<TaskIndex> all;
        QList<TaskIndex> filtered;
        QList<TaskIndex> selected;
    };

    ExportDialog(ResultSourcePtr source, Rows rows, QWidget* parent = nullptr);
    ~ExportDialog() override;

    void setFile(const QString& file);

Q_SIGNALS:
    void exported(const QString& file, int rows);

private:
    const QList<TaskIndex>& rows() const;
    interchange::Format format() const;
    interchange::ExportOptions options() const;
    void connectParts();
    void fillFormats();
    void formatChosen();
    void fileEdited();
    void fillColumns();
    void tickColumns(bool on);
    void refresh();
    void preview(const QList<interchange::Column>& columns);
    void showPreview(const QList<QStringList>& cells);
    void browse();
    void fileChosen(const QString& file, interchange::Format format);
    void startExport();
    void askToReplace(const QString& file);
    void write(const QString& file);
    void setWorking(bool working);
    void exportEnded(const Status& status, const QString& file, int count);

    std::unique_ptr<Ui::ExportDialog> m_ui;
    ResultSourcePtr m_source;
    Rows m_rows;
    app::Jobs m_previews; // the newest alone is wanted
    app::Jobs m_writing;
    QString m_agreed; // the file that may be replaced: whoever chose or confirmed it was asked
    bool m_working = false;
};

} // namespace rollcall::gui
