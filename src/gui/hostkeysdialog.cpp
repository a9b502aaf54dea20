// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/hostkeysdialog.h"

#include "core/phrase.h"
#include "core/text.h"
#include "gui/theme.h"
#include "ui_hostkeysdialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPushButton>
#include <QStandardItem>
#include <QStandardItemModel>
#include <QString>
#include <QStringList>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

QStandardItem* cell(const QString& text)
{
    auto* item = new QStandardItem(displayLine(text));
    item->setEditable(false);
    item->setToolTip(displayLine(text).toHtmlEscaped());
    return item;
}

} // namespace

HostKeysDialog::HostKeysDialog(std::shared_ptr<Question> question, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::HostKeysDialog>()), m_question(std::move(question)),
      m_model(new QStandardItemModel(this))
{
    m_ui->setupUi(this);
    fill();
    m_ui->acceptButton->setAutoDefault(false);
    m_ui->declineButton->setAutoDefault(false);
    m_ui->table->setModel(m_model);
    m_ui->table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_ui->table->resizeColumnsToContents();
    m_ui->table->horizontalHeader()->setStretchLastSection(true);
    connect(m_model, &QStandardItemModel::itemChanged, this, &HostKeysDialog::updateButtons);
    connect(m_ui->allBox, &QCheckBox::clicked, this, [this](bool on) { tickAll(on); });
    connect(m_ui->acceptButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_ui->declineButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->copyButton, &QPushButton::clicked, this, [this] {
        QStringList lines;
        for (const HostKeyCandidate& key : m_question->keys)
            lines.append(key.lookup + u' ' + key.keyType + u' ' + key.fingerprint);
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    });
    updateButtons();
}

HostKeysDialog::~HostKeysDialog() = default;

Answer HostKeysDialog::answer() const
{
    Answer answer;
    answer.id = m_question->id;
    answer.declined = result() != QDialog::Accepted;
    for (int row = 0; row < m_model->rowCount(); ++row)
        answer.accepted.append(!answer.declined && m_model->item(row)->checkState() == Qt::Checked);
    return answer;
}

void HostKeysDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->accept(); // trust is never a reflex
        return;
    }
    QDialog::keyPressEvent(event);
}

void HostKeysDialog::fill()
{
    m_ui->introLabel->setText(tr("Nobody has vouched for the key(s) of %Ln host(s) yet. Compare the fingerprints with "
                                 "what your colleagues or the hosts' consoles say, then tick the ones to trust.",
                                 nullptr, static_cast<int>(m_question->keys.size())));
    m_model->setHorizontalHeaderLabels({tr("Host"), tr("Address"), tr("Type"), tr("Fingerprint"), tr("Kept in"), tr("Note")});
    for (const HostKeyCandidate& key : m_question->keys) {
        QStandardItem* host = cell(key.host);
        host->setCheckable(true);
        QStandardItem* fingerprint = cell(key.fingerprint);
        fingerprint->setFont(theme::monospaceFont());
        QStandardItem* note = cell(localizedDetail(key.note));
        if (!key.note.isEmpty())
            note->setIcon(theme::icon(u"warning"_s));
        m_model->appendRow({host, cell(key.address), cell(key.keyType), fingerprint, cell(key.file), note});
    }
}

void HostKeysDialog::updateButtons()
{
    int ticked = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        ticked += m_model->item(row)->checkState() == Qt::Checked ? 1 : 0;
    m_ui->acceptButton->setEnabled(ticked > 0);
    m_ui->acceptButton->setText(ticked == 0 ? tr("Trust the ticked hosts") : tr("Trust %Ln host(s)", nullptr, ticked));
    m_ui->allBox->setCheckState(ticked == 0                       ? Qt::Unchecked
                                : ticked == m_model->rowCount() ? Qt::Checked
                                                                  : Qt::PartiallyChecked);
}

void HostKeysDialog::tickAll(bool ticked)
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_model->item(row)->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
    updateButtons();
}

} // namespace rollcall::gui
