// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/questions/hostkeysdialog.h"

#include "gui/questions/hostkeysmodel.h"
#include "ui_hostkeysdialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QString>

#include <algorithm>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

HostKeysDialog::HostKeysDialog(const std::shared_ptr<Question>& question, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::HostKeysDialog>()), m_model(new HostKeysModel(this))
{
    m_ui->setupUi(this);
    m_ui->acceptButton->setAutoDefault(false);
    m_ui->declineButton->setAutoDefault(false);
    m_ui->blockedLabel->setTextFormat(Qt::PlainText);
    m_ui->table->setModel(m_model);
    m_ui->table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    connect(m_model, &HostKeysModel::ticksChanged, this, &HostKeysDialog::updateTexts);
    add(question);
    m_ui->table->resizeColumnsToContents();
    m_ui->table->horizontalHeader()->setStretchLastSection(true);
    m_ui->table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); // by name, the refused ones first
    m_ui->table->setSortingEnabled(true);
    m_ui->table->setTabKeyNavigation(false);
    m_ui->table->installEventFilter(this);
    connect(m_ui->allBox, &QCheckBox::clicked, m_model, &HostKeysModel::tickAll);
    connect(m_ui->acceptButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_ui->declineButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->copyButton, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_model->fingerprints()); });
}

HostKeysDialog::~HostKeysDialog() = default;

void HostKeysDialog::add(const std::shared_ptr<Question>& question)
{
    QElapsedTimer now;
    now.start();
    m_asked.push_back({question, now});
    m_model->add(question);
    refresh();
}

void HostKeysDialog::refresh()
{
    for (const Asked& asked : m_asked)
        m_model->remove(asked.question->id, &asked.question->gone);
}

void HostKeysDialog::remove(quint64 id)
{
    std::erase_if(m_asked, [id](const Asked& asked) { return asked.question->id == id; });
    m_model->remove(id);
}

bool HostKeysDialog::isEmpty() const
{
    return m_asked.empty();
}

std::vector<Answer> HostKeysDialog::answers() const
{
    const bool declined = result() != QDialog::Accepted;
    std::vector<Answer> answers;
    for (std::size_t i = 0; i < m_asked.size(); ++i) {
        const Asked& asked = m_asked[i];
        const bool joined = i > 0;
        if (joined && !declined && !asked.since.hasExpired(unseen.count()) && m_model->ticked(asked.question->id) == 0)
            continue;
        answers.push_back(m_model->answer(asked.question->id, declined));
    }
    return answers;
}

bool HostKeysDialog::eventFilter(QObject* watched, QEvent* event)
{
    const bool isSpace = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
    if (watched != m_ui->table || !isSpace)
        return QDialog::eventFilter(watched, event);
    m_model->toggle(m_ui->table->selectionModel()->selectedRows());
    return true;
}

void HostKeysDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->accept(); // trust is never a reflex
        return;
    }
    QDialog::keyPressEvent(event);
}

void HostKeysDialog::updateTexts()
{
    const int ticked = m_model->ticked();
    m_ui->introLabel->setText(tr("Nobody has vouched for the key(s) of %Ln host(s) yet. Compare the fingerprints with "
                                 "what your colleagues or the hosts' consoles say, then tick the ones to trust.",
                                 nullptr, m_model->askable()));
    m_ui->blockedLabel->setText(
        tr("%Ln host(s) stay(s) refused, whatever is ticked here: the key is not the one on file, or "
           "is marked as revoked there. Nothing was sent.",
           nullptr, m_model->blocked()));
    m_ui->blockedLabel->setVisible(m_model->blocked() > 0);
    m_ui->acceptButton->setEnabled(ticked > 0);
    m_ui->acceptButton->setText(ticked == 0 ? tr("Trust the ticked hosts") : tr("Trust %Ln host(s)", nullptr, ticked));
    m_ui->allBox->setCheckState(ticked == 0                    ? Qt::Unchecked
                                : ticked == m_model->askable() ? Qt::Checked
                                                               : Qt::PartiallyChecked);
}

} // namespace rollcall::gui
