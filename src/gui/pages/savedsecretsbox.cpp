// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/savedsecretsbox.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

SavedSecretsBox::SavedSecretsBox(QWidget* parent)
    : QGroupBox(parent), m_list(new QListWidget(this)), m_none(new QLabel(tr("Rollcall has saved none."), this)),
      m_problem(new QLabel(this)), m_forget(new QPushButton(tr("F&orget"), this)),
      m_forgetAll(new QPushButton(tr("Forget &all"), this))
{
    setTitle(tr("Passwords and passphrases in the keyring"));
    m_list->setObjectName(u"secretsList"_s);
    m_list->setAccessibleName(title());
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setFixedHeight(fontMetrics().lineSpacing() * 5);
    m_none->setObjectName(u"noSecretsLabel"_s);
    m_problem->setObjectName(u"secretsProblemLabel"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_forget->setObjectName(u"forgetButton"_s);
    m_forgetAll->setObjectName(u"forgetAllButton"_s);
    for (QPushButton* button : {m_forget, m_forgetAll})
        button->setAutoDefault(false); // Return is the dialog's
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_forget);
    row->addWidget(m_forgetAll);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_none);
    column->addWidget(m_list);
    column->addWidget(m_problem);
    column->addLayout(row);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &SavedSecretsBox::updateButtons);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        QList<app::SecretKey> chosen;
        for (int i = 0; i < m_list->count(); ++i) {
            if (m_list->item(i)->isSelected())
                chosen.append(m_keys.at(i));
        }
        forget(chosen);
    });
    connect(m_forgetAll, &QPushButton::clicked, this, [this] { forget(m_keys); });
}

void SavedSecretsBox::setUp(app::Keyring& keyring)
{
    m_keyring = &keyring;
    fill();
}

void SavedSecretsBox::fill()
{
    m_keys = m_keyring != nullptr ? m_keyring->kept() : QList<app::SecretKey>();
    m_list->clear();
    for (const app::SecretKey& key : m_keys) {
        const QString name = displayLine(key.name);
        m_list->addItem(key.kind == app::SecretKey::Kind::Password ? tr("Password of %1").arg(name)
                                                                   : tr("Passphrase of %1").arg(name));
    }
    m_list->setVisible(!m_keys.isEmpty());
    m_none->setVisible(m_keys.isEmpty());
    updateButtons();
}

void SavedSecretsBox::updateButtons()
{
    m_forget->setVisible(!m_keys.isEmpty());
    m_forgetAll->setVisible(!m_keys.isEmpty());
    m_forget->setEnabled(m_underWay == 0 && !m_list->selectedItems().isEmpty());
    m_forgetAll->setEnabled(m_underWay == 0);
}

void SavedSecretsBox::forget(const QList<app::SecretKey>& keys)
{
    if (m_keyring == nullptr)
        return;
    m_problem->hide();
    m_underWay += static_cast<int>(keys.size());
    updateButtons();
    for (const app::SecretKey& key : keys)
        m_keyring->remove(key, this, [this](const Status& status) { forgotten(status); });
}

void SavedSecretsBox::forgotten(const Status& status)
{
    --m_underWay;
    if (!status) {
        m_problem->setText(displayText(errorText(status.error())));
        m_problem->show();
    }
    if (m_underWay == 0)
        fill();
}

} // namespace rollcall::gui
