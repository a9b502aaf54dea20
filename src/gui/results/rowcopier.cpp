// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/rowcopier.h"

#include "gui/look/commands.h"
#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QList>
#include <QModelIndex>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace rollcall::gui {

RowCopier::RowCopier(QAbstractItemView* view, const QHeaderView* header) : QObject(view), m_view(view), m_header(header)
{
    view->installEventFilter(this);
}

void RowCopier::copy(interchange::RowFormat format)
{
    QList<QModelIndex> rows = m_view->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [this](const QModelIndex& a, const QModelIndex& b) {
        return m_view->visualRect(a).top() < m_view->visualRect(b).top();
    });
    QList<int> columns;
    QStringList names;
    for (int place = 0; place < m_header->count(); ++place) {
        const int column = m_header->logicalIndex(place);
        if (m_header->isSectionHidden(column))
            continue;
        columns.append(column);
        names.append(m_view->model()->headerData(column, Qt::Horizontal).toString());
    }
    QList<QStringList> texts;
    for (const QModelIndex& row : std::as_const(rows)) {
        QStringList& cells = texts.emplaceBack();
        for (const int column : std::as_const(columns))
            cells.append(row.siblingAtColumn(column).data().toString());
    }
    QGuiApplication::clipboard()->setText(interchange::rowText(names, texts, format));
    Q_EMIT copied(static_cast<int>(rows.size()));
}

bool RowCopier::eventFilter(QObject* watched, QEvent* event)
{
    const bool press = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_view || !press || !isPressed(Command::CopyRows, *static_cast<QKeyEvent*>(event)) ||
        !m_view->selectionModel()->hasSelection())
        return QObject::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        copy();
    return true;
}

} // namespace rollcall::gui
