// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/exportdialog.h"

#include "core/text.h"
#include "gui/theme.h"
#include "interchange/taskrow.h"
#include "ui_exportdialog.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QListWidgetItem>
#include <QLocale>
#include <QMessageBox>
#include <QPalette>
#include <QPushButton>
#include <QRadioButton>
#include <QTableWidget>
#include <QTableWidgetItem>
#include <QToolButton>

#include <stop_token>
#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using interchange::Column;

namespace {

constexpr int previewRows = 12;
constexpr qint64 previewBytes = 200;

QList<QStringList> previewCells(const ResultSource& source, const QList<TaskIndex>& tasks, const QList<Column>& columns)
{
    QList<QStringList> rows;
    for (const TaskIndex task : tasks) {
        const interchange::TaskRow row(source, task);
        QStringList cells;
        for (const Column column : columns) {
            if (column == Column::Stdout || column == Column::Stderr) {
                const Stream stream = column == Column::Stdout ? Stream::Output : Stream::Error;
                cells.append(displayLine(QString::fromUtf8(source.output(task, stream, 0, previewBytes))));
            } else {
                cells.append(displayLine(row.text(column)));
            }
        }
        rows.append(cells);
    }
    return rows;
}

} // namespace

ExportDialog::ExportDialog(ResultSourcePtr source, Rows rows, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::ExportDialog>()), m_source(std::move(source)), m_rows(std::move(rows)),
      m_previews(u"preview"_s), m_writing(u"export"_s)
{
    m_ui->setupUi(this);
    const auto label = [](QRadioButton* button, const QString& text, qsizetype count) {
        button->setText(text.arg(QLocale().toString(count)));
        button->setEnabled(count > 0);
    };
    label(m_ui->allButton, tr("&All rows (%1)"), m_rows.all.size());
    label(m_ui->filteredButton, tr("&Filtered rows (%1)"), m_rows.filtered.size());
    label(m_ui->selectedButton, tr("&Selected rows (%1)"), m_rows.selected.size());
    const bool filtered = !m_rows.filtered.isEmpty() && m_rows.filtered.size() < m_rows.all.size();
    (filtered ? m_ui->filteredButton : m_ui->allButton)->setChecked(true);
    fillColumns();
    m_ui->progressBar->hide();
    m_ui->stateLabel->setTextFormat(Qt::PlainText);
    m_ui->fileEdit->setText(QDir::home().filePath(
        u"rollcall-%1.csv"_s.arg(m_source->summary().started.toLocalTime().toString(u"yyyyMMdd-HHmmss"_s))));
    for (QRadioButton* button : {m_ui->allButton, m_ui->filteredButton, m_ui->selectedButton})
        connect(button, &QRadioButton::toggled, this, &ExportDialog::refresh);
    connect(m_ui->rawBox, &QCheckBox::toggled, this, &ExportDialog::refresh);
    connect(m_ui->columnsList, &QListWidget::itemChanged, this, &ExportDialog::refresh);
    connect(m_ui->columnsList->model(), &QAbstractItemModel::rowsMoved, this, &ExportDialog::refresh);
    connect(m_ui->allColumnsButton, &QPushButton::clicked, this, [this] { tickColumns(true); });
    connect(m_ui->noColumnsButton, &QPushButton::clicked, this, [this] { tickColumns(false); });
    connect(m_ui->browseButton, &QToolButton::clicked, this, &ExportDialog::browse);
    connect(m_ui->fileEdit, &QLineEdit::textChanged, this, &ExportDialog::refresh);
    connect(m_ui->exportButton, &QPushButton::clicked, this, &ExportDialog::startExport);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    refresh();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::setFile(const QString& file)
{
    m_ui->fileEdit->setText(file);
}

const QList<TaskIndex>& ExportDialog::rows() const
{
    return m_ui->selectedButton->isChecked()   ? m_rows.selected
           : m_ui->filteredButton->isChecked() ? m_rows.filtered
                                               : m_rows.all;
}

interchange::CsvOptions ExportDialog::options() const
{
    interchange::CsvOptions options;
    options.columns.clear();
    for (int row = 0; row < m_ui->columnsList->count(); ++row) {
        const QListWidgetItem* item = m_ui->columnsList->item(row);
        if (item->checkState() == Qt::Checked)
            options.columns.append(static_cast<Column>(item->data(Qt::UserRole).toInt()));
    }
    options.raw = m_ui->rawBox->isChecked();
    return options;
}

void ExportDialog::fillColumns()
{
    m_ui->columnsList->setDragDropMode(QAbstractItemView::InternalMove);
    for (const Column column : interchange::allColumns()) {
        auto* item = new QListWidgetItem(interchange::columnName(column), m_ui->columnsList);
        item->setData(Qt::UserRole, static_cast<int>(column));
        item->setCheckState(Qt::Checked);
        item->setFlags(item->flags() & ~Qt::ItemIsDropEnabled);
    }
}

void ExportDialog::tickColumns(bool on)
{
    for (int row = 0; row < m_ui->columnsList->count(); ++row)
        m_ui->columnsList->item(row)->setCheckState(on ? Qt::Checked : Qt::Unchecked);
}

void ExportDialog::refresh()
{
    const QList<Column> columns = options().columns;
    m_ui->exportButton->setEnabled(!m_working && !rows().isEmpty() && !columns.isEmpty() && !m_ui->fileEdit->text().trimmed().isEmpty());
    m_ui->stateLabel->setPalette(palette());
    m_ui->stateLabel->setText(columns.isEmpty() ? tr("Choose at least one column.")
                                                : tr("%Ln row(s) will be written.", nullptr, static_cast<int>(rows().size())));
    m_previews.cancel();
    m_previews.run([source = m_source, tasks = rows().mid(0, previewRows),
                    columns](const std::stop_token&) { return previewCells(*source, tasks, columns); },
                   [this](const QList<QStringList>& cells) { showPreview(cells); });
}

void ExportDialog::showPreview(const QList<QStringList>& cells)
{
    QTableWidget* table = m_ui->previewTable;
    QStringList headers;
    for (const Column column : options().columns)
        headers.append(interchange::columnName(column));
    table->clear();
    table->setColumnCount(static_cast<int>(headers.size()));
    table->setHorizontalHeaderLabels(headers);
    table->setRowCount(static_cast<int>(cells.size()));
    for (int row = 0; row < cells.size(); ++row) {
        for (int column = 0; column < cells.at(row).size() && column < headers.size(); ++column) {
            auto* item = new QTableWidgetItem(cells.at(row).at(column));
            item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
            table->setItem(row, column, item);
        }
    }
    table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
}

void ExportDialog::browse()
{
    auto* dialog = new QFileDialog(this, tr("Export as CSV"), m_ui->fileEdit->text(), tr("CSV files (*.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        // Not left to the file dialog, which may ask about the name as it was typed.
        const bool complete = !QFileInfo(file).suffix().isEmpty();
        m_agreed = complete ? file : QString();
        m_ui->fileEdit->setText(complete ? file : QString(file + u".csv"_s));
    });
    dialog->open();
}

void ExportDialog::setWorking(bool working)
{
    m_working = working;
    m_ui->progressBar->setVisible(working);
    refresh();
}

void ExportDialog::startExport()
{
    const QString file = m_ui->fileEdit->text().trimmed();
    if (file == m_agreed)
        return write(file);
    m_ui->progressBar->setRange(0, 0);
    setWorking(true);
    // Devices and pipes are not replaced.
    m_writing.run([file](const std::stop_token&) { return QFileInfo(file).isFile(); },
                  [this, file](bool isThere) {
                      setWorking(false);
                      if (isThere)
                          askToReplace(file);
                      else
                          write(file);
                  });
}

void ExportDialog::askToReplace(const QString& file)
{
    auto* box = new QMessageBox(QMessageBox::Question, tr("Replace file"), tr("%1 is there already.").arg(file),
                                QMessageBox::Cancel, this);
    box->setObjectName(u"replaceFileBox"_s);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Replacing it loses what is in it. To keep it, cancel and choose another name."));
    QPushButton* const replace = box->addButton(tr("&Replace"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(replace, &QPushButton::clicked, this, [this, file] {
        m_agreed = file;
        write(file);
    });
    box->open();
}

void ExportDialog::write(const QString& file)
{
    const QList<TaskIndex> tasks = rows();
    m_ui->progressBar->setRange(0, static_cast<int>(tasks.size()));
    m_ui->progressBar->setValue(0);
    setWorking(true);
    m_ui->stateLabel->setText(tr("Writing %1…").arg(file));
    const auto progress = [this, post = m_writing.poster()](int done) {
        post([this, done] { m_ui->progressBar->setValue(done); });
    };
    m_writing.run(
        [source = m_source, tasks, file, options = options(), progress](const std::stop_token& stop) {
            return interchange::exportCsv(*source, tasks, file, options, {stop, progress});
        },
        [this, file, count = static_cast<int>(tasks.size())](const Status& status) { exportEnded(status, file, count); });
}

void ExportDialog::exportEnded(const Status& status, const QString& file, int count)
{
    setWorking(false);
    if (!status) {
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, theme::errorColor(palette()));
        m_ui->stateLabel->setPalette(colours);
        m_ui->stateLabel->setText(errorText(status.error()));
        return;
    }
    Q_EMIT exported(file, count);
    accept();
}

} // namespace rollcall::gui
