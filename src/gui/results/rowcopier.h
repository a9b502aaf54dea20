// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interchange/export/rowtext.h"

#include <QObject>

class QAbstractItemView;
class QHeaderView;

// Copies the selected rows of a view as a spreadsheet takes them, or in another format: the columns that are shown, in
// their order. Listens for the keys of Command::CopyRows in it. A child of the view; GUI thread.
namespace rollcall::gui {

class RowCopier : public QObject
{
    Q_OBJECT

public:
    RowCopier(QAbstractItemView* view, const QHeaderView* header);

    void copy(interchange::RowFormat format = interchange::RowFormat::Tabs);

Q_SIGNALS:
    void copied(int rows);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QAbstractItemView* m_view;
    const QHeaderView* m_header;
};

} // namespace rollcall::gui
