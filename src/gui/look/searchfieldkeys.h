// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QLineEdit;

// The keys of a search field: Esc clears it, and where there is nothing to clear goes on to whatever closes; the keys
// of Run are its own, so that who looks for something never starts anything. GUI thread; lives with its field.
namespace rollcall::gui {

class SearchFieldKeys : public QObject
{
    Q_OBJECT

public:
    explicit SearchFieldKeys(QLineEdit* field);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* m_field;
};

} // namespace rollcall::gui
