// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/exportdialog.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/result/outputtext.h"
#include "core/run/event.h"
#include "gui/look/theme.h"
#include "gui/results/exportchoice.h"
#include "interchange/export/taskrow.h"
#include "ui_exportdialog.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHash>
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

#include <optional>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using interchange::Column;
using interchange::Format;

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
                cells.append(displayLine(QString::fromUtf8(textBeginning(source, task, stream, previewBytes))));
            } else {
                cells.append(displayLine(row.text(column)));
            }
        }
        rows.append(cells);
    }
    return rows;
}

/// Whether something would be replaced; devices and pipes are not.
bool holdsSomething(const QString& path, bool folder)
{
    return folder ? QFileInfo(path).isDir() && !QDir(path).isEmpty() : QFileInfo(path).isFile();
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
    fillFormats();
    fillColumns();
    m_ui->progressBar->hide();
    m_ui->stateLabel->setTextFormat(Qt::PlainText);
    const QString name = u"rollcall-"_s + m_source->summary().started.toLocalTime().toString(u"yyyyMMdd-HHmmss"_s);
    m_ui->fileEdit->setText(interchange::fileNameIn(format(), QDir::home().filePath(name)));
    connectParts();
    refresh();
}

void ExportDialog::connectParts()
{
    for (QRadioButton* button : {m_ui->allButton, m_ui->filteredButton, m_ui->selectedButton})
        connect(button, &QRadioButton::toggled, this, &ExportDialog::refresh);
    connect(m_ui->formatCombo, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChosen);
    connect(m_ui->rawBox, &QCheckBox::toggled, this, &ExportDialog::refresh);
    connect(m_ui->columnsList, &QListWidget::itemChanged, this, &ExportDialog::refresh);
    connect(m_ui->columnsList->model(), &QAbstractItemModel::rowsMoved, this, &ExportDialog::refresh);
    connect(m_ui->allColumnsButton, &QPushButton::clicked, this, [this] { tickColumns(true); });
    connect(m_ui->noColumnsButton, &QPushButton::clicked, this, [this] { tickColumns(false); });
    connect(m_ui->browseButton, &QToolButton::clicked, this, &ExportDialog::browse);
    connect(m_ui->fileEdit, &QLineEdit::textChanged, this, &ExportDialog::fileEdited);
    connect(m_ui->exportButton, &QPushButton::clicked, this, &ExportDialog::startExport);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
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

Format ExportDialog::format() const
{
    return static_cast<Format>(m_ui->formatCombo->currentData().toInt());
}

interchange::ExportOptions ExportDialog::options() const
{
    interchange::ExportOptions options;
    options.columns.clear();
    for (int row = 0; row < m_ui->columnsList->count(); ++row) {
        const QListWidgetItem* item = m_ui->columnsList->item(row);
        if (item->checkState() == Qt::Checked)
            options.columns.append(static_cast<Column>(item->data(Qt::UserRole).toInt()));
    }
    options.raw = m_ui->rawBox->isChecked();
    return options;
}

void ExportDialog::fillFormats()
{
    for (const interchange::FormatRow& row : interchange::formats())
        m_ui->formatCombo->addItem(interchange::formatTitle(row.format), static_cast<int>(row.format));
}

void ExportDialog::formatChosen()
{
    m_ui->fileEdit->setText(interchange::fileNameIn(format(), m_ui->fileEdit->text()));
    refresh();
}

/// The end of a file's name chooses its format; a folder may be called as it likes.
void ExportDialog::fileEdited()
{
    const std::optional<Format> named = interchange::formatOfFile(m_ui->fileEdit->text().trimmed());
    if (named && !interchange::formatRow(format()).isFolder())
        m_ui->formatCombo->setCurrentIndex(m_ui->formatCombo->findData(static_cast<int>(*named)));
    refresh();
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
    const interchange::FormatRow& chosen = interchange::formatRow(format());
    const ExportChoice choice{chosen.format, options().columns, rows().size(), m_ui->fileEdit->text()};
    m_ui->aboutLabel->setText(interchange::formatAbout(chosen.format));
    m_ui->cellsBox->setEnabled(chosen.raw);
    m_ui->columnsBox->setEnabled(chosen.columns);
    m_ui->previewBox->setEnabled(chosen.columns);
    m_ui->exportButton->setEnabled(!m_working && choice.canBeWritten());
    m_ui->stateLabel->setPalette(palette());
    m_ui->stateLabel->setText(choice.lacksColumns()
                                  ? tr("Choose at least one column.")
                                  : tr("%Ln row(s) will be written.", nullptr, static_cast<int>(choice.rows)));
    preview(choice.columns());
}

void ExportDialog::preview(const QList<Column>& columns)
{
    m_previews.runNewest([source = m_source, tasks = rows().mid(0, columns.isEmpty() ? 0 : previewRows),
                          columns](const std::stop_token&) { return previewCells(*source, tasks, columns); },
                         [this](const QList<QStringList>& cells) { showPreview(cells); });
}

void ExportDialog::showPreview(const QList<QStringList>& cells)
{
    QTableWidget* table = m_ui->previewTable;
    QStringList headers;
    if (interchange::formatRow(format()).columns) {
        for (const Column column : options().columns)
            headers.append(interchange::columnName(column));
    }
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
    auto* dialog = new QFileDialog(this, windowTitle(), m_ui->fileEdit->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    if (interchange::formatRow(format()).isFolder()) {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        connect(dialog, &QFileDialog::fileSelected, m_ui->fileEdit, &QLineEdit::setText);
        return dialog->open();
    }
    QHash<QString, Format> filters;
    QStringList names;
    for (const interchange::FormatRow& row : interchange::formats()) {
        const QString filter = interchange::formatFilter(row.format);
        if (filter.isEmpty())
            continue;
        filters.insert(filter, row.format);
        names.append(filter);
    }
    dialog->setNameFilters(names << tr("All files (*)"));
    dialog->selectNameFilter(interchange::formatFilter(format()));
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog, filters](const QString& file) {
        fileChosen(file, filters.value(dialog->selectedNameFilter(), format()));
    });
    dialog->open();
}

/// The ending is not left to the file dialog, which may have asked about the name as it was typed.
void ExportDialog::fileChosen(const QString& file, Format format)
{
    const bool complete = !QFileInfo(file).suffix().isEmpty();
    m_agreed = complete ? file : QString();
    m_ui->fileEdit->setText(complete ? file : interchange::fileNameIn(format, file));
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
    const bool folder = interchange::formatRow(format()).isFolder();
    m_writing.run([file, folder](const std::stop_token&) { return holdsSomething(file, folder); },
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
    const bool folder = interchange::formatRow(format()).isFolder();
    auto* box = new QMessageBox(QMessageBox::Question, folder ? windowTitle() : tr("Replace file"),
                                tr("%1 is there already.").arg(file), QMessageBox::Cancel, this);
    box->setObjectName(u"replaceFileBox"_s);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        folder ? tr("Files in it that are called like those of the export are replaced, others stay. To keep "
                    "them, cancel and choose another folder.")
               : tr("Replacing it loses what is in it. To keep it, cancel and choose another name."));
    QPushButton* const replace =
        box->addButton(folder ? tr("&Write into it") : tr("&Replace"), QMessageBox::DestructiveRole);
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
        [source = m_source, tasks, file, format = format(), options = options(),
         progress](const std::stop_token& stop) {
            return interchange::exportResults(format, *source, tasks, file, options, {stop, progress});
        },
        [this, file, count = static_cast<int>(tasks.size())](const Status& status) {
            exportEnded(status, file, count);
        });
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
