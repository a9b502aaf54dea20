// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/problemsdialog.h"

#include "core/base/text.h"
#include "gui/look/theme.h"
#include "ui_problemsdialog.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QStringList>
#include <QTableWidgetItem>
#include <QUrl>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

enum Column { File, Line, Sentence };

QTableWidgetItem* cell(const QString& text)
{
    auto* const item = new QTableWidgetItem(displayLine(text));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
    return item;
}

} // namespace

ProblemsDialog::ProblemsDialog(QWidget* parent) : QDialog(parent), m_ui(std::make_unique<Ui::ProblemsDialog>())
{
    m_ui->setupUi(this);
    QHeaderView* const header = m_ui->table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(File, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(Line, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(Sentence, QHeaderView::Stretch);
    // How high a row is depends on how wide its sentence may be, which is known behind this signal only.
    connect(header, &QHeaderView::sectionResized, m_ui->table, &QTableWidget::resizeRowsToContents,
            Qt::QueuedConnection);
    m_ui->openButton->setIcon(theme::icon(u"document-open"_s));
    m_ui->copyButton->setIcon(theme::icon(u"edit-copy"_s));
    connect(m_ui->copyButton, &QPushButton::clicked, this, &ProblemsDialog::copyAll);
    connect(m_ui->openButton, &QPushButton::clicked, this, &ProblemsDialog::openFile);
    connect(m_ui->table, &QTableWidget::itemSelectionChanged, this, &ProblemsDialog::updateButtons);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

ProblemsDialog::~ProblemsDialog() = default;

void ProblemsDialog::setProblems(const QList<Error>& problems)
{
    const int row = m_ui->table->currentRow();
    m_problems = problems;
    m_ui->table->setRowCount(static_cast<int>(problems.size()));
    for (int i = 0; i < static_cast<int>(problems.size()); ++i) {
        const Error& error = problems.at(i);
        m_ui->table->setItem(i, File, cell(QFileInfo(error.file).fileName()));
        m_ui->table->setItem(i, Line, cell(error.line > 0 ? QString::number(error.line) : QString()));
        m_ui->table->setItem(i, Sentence, cell(errorText(error)));
    }
    m_ui->table->resizeRowsToContents();
    if (!problems.isEmpty())
        m_ui->table->selectRow(qBound(0, row, static_cast<int>(problems.size()) - 1));
    m_ui->countLabel->setText(problems.isEmpty()
                                  ? tr("All is well again: everything could be read.")
                                  : tr("%Ln problem(s). The rest is usable, and this list follows the files.", nullptr,
                                       static_cast<int>(problems.size())));
    updateButtons();
}

void ProblemsDialog::updateButtons()
{
    const int row = m_ui->table->currentRow();
    m_ui->copyButton->setEnabled(!m_problems.isEmpty());
    m_ui->openButton->setEnabled(row >= 0 && row < m_problems.size() && !m_problems.at(row).file.isEmpty());
}

void ProblemsDialog::copyAll() const
{
    QStringList lines;
    for (const Error& error : m_problems)
        lines.append(displayLine(errorText(error)));
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void ProblemsDialog::openFile() const
{
    const int row = m_ui->table->currentRow();
    if (row >= 0 && row < m_problems.size())
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_problems.at(row).file));
}

} // namespace rollcall::gui
