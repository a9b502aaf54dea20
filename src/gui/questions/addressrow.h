// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLineEdit;

// The address of a page that a server names: to be read, chosen and copied, and never opened from here. GUI thread.
namespace rollcall::gui {

class AddressRow : public QWidget
{
    Q_OBJECT

public:
    explicit AddressRow(QWidget* parent = nullptr);

    void setAddress(const QString& address); // "": it hides
    QString address() const;

private:
    QLineEdit* m_edit;
};

} // namespace rollcall::gui
