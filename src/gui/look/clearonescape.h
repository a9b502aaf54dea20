// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QLineEdit;

// Esc clears a search field, and where there is nothing to clear goes on to whatever closes. GUI thread; lives with
// its field.
namespace rollcall::gui {

class ClearOnEscape : public QObject
{
    Q_OBJECT

public:
    explicit ClearOnEscape(QLineEdit* field);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* m_field;
};

} // namespace rollcall::gui
