// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/questions/addressrow.h"

#include "gui/look/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

AddressRow::AddressRow(QWidget* parent) : QWidget(parent), m_edit(new QLineEdit(this))
{
    m_edit->setObjectName(u"addressEdit"_s);
    m_edit->setReadOnly(true);
    m_edit->setAccessibleName(tr("Address of the page"));
    auto* const copy = new QPushButton(theme::icon(u"edit-copy"_s), tr("Copy &address"), this);
    copy->setObjectName(u"copyAddressButton"_s);
    copy->setAutoDefault(false);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit, 1);
    row->addWidget(copy);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(address()); });
    hide();
}

void AddressRow::setAddress(const QString& address)
{
    if (m_edit->text() != address) {
        m_edit->setText(address);
        m_edit->setCursorPosition(0); // whose page it is stands at its beginning
    }
    setVisible(!address.isEmpty());
}

QString AddressRow::address() const
{
    return m_edit->text();
}

} // namespace rollcall::gui
