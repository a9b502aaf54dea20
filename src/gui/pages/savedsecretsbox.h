// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/keyring.h"
#include "core/base/result.h"

#include <QGroupBox>
#include <QList>
#include <QPointer>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

// What Rollcall has saved in the keyring, by name, and the way to forget it: at once, not when the dialog is accepted.
// The secrets themselves are never read here. GUI thread.
namespace rollcall::gui {

class SavedSecretsBox : public QGroupBox
{
    Q_OBJECT

public:
    explicit SavedSecretsBox(QWidget* parent = nullptr);

    void setUp(app::Keyring& keyring);

private:
    void fill();
    void updateButtons();
    void forget(const QList<app::SecretKey>& keys);
    void forgotten(const Status& status);

    QPointer<app::Keyring> m_keyring;
    QList<app::SecretKey> m_keys; // by row
    QListWidget* m_list;
    QLabel* m_none;
    QLabel* m_problem;
    QPushButton* m_forget;
    QPushButton* m_forgetAll;
    int m_underWay = 0;
};

} // namespace rollcall::gui
