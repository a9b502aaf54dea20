// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/treedelegate.h"

#include "core/base/text.h"
#include "gui/look/theme.h"
#include "models/library/hostsmodel.h"
#include "models/library/snippetsmodel.h"

#include <QLocale>
#include <QPainter>
#include <QPalette>
#include <QRect>
#include <QStyle>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using models::HostsModel;
using models::SnippetsModel;

namespace {

int countWidth(const QStyleOptionViewItem& option, const QString& count)
{
    return option.fontMetrics.horizontalAdvance(count) + 12;
}

} // namespace

void TreeDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->text = displayLine(option->text) + markOf(index);
    option->features |= QStyleOptionViewItem::HasDecoration;
    const auto group = option->state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    option->icon = option->state.testFlag(QStyle::State_Selected)
                       ? theme::iconBeside(iconName(index), option->palette.color(group, QPalette::HighlightedText))
                       : theme::icon(iconName(index));
    if (const QString count = countText(index); !count.isEmpty() && option->widget != nullptr) {
        const QRect text = option->widget->style()->subElementRect(QStyle::SE_ItemViewItemText, option, option->widget);
        const int room = option->rect.right() - countWidth(*option, count) - text.left();
        option->text = option->fontMetrics.elidedText(option->text, Qt::ElideRight, qMax(0, room)); // before the count
    }
}

void TreeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString text = countText(index);
    if (text.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const bool broken = isBroken(index);
    const int width = countWidth(option, text);
    QStyledItemDelegate::paint(painter, option, index);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setPen(selected ? option.palette.color(QPalette::HighlightedText)
                    : broken ? theme::errorColor(option.palette)
                             : theme::mutedColor(option.palette));
    painter->drawText(QRect(option.rect.right() - width, option.rect.top(), width - 6, option.rect.height()),
                      Qt::AlignRight | Qt::AlignVCenter, text);
    painter->restore();
}

QString TreeDelegate::countText(const QModelIndex& index) const
{
    const int count = countOf(index);
    if (count < 0 || isBroken(index))
        return count < 0 ? QString() : u"?"_s;
    const QVariant shown = index.data(HostsModel::ShownCountRole);
    const QLocale locale;
    return shown.isValid() && shown.toInt() < count
               ? tr("%1 of %2", "hosts that are shown, all").arg(locale.toString(shown.toInt()), locale.toString(count))
               : locale.toString(count);
}

QString TreeDelegate::iconName(const QModelIndex& index) const
{
    switch (static_cast<HostsModel::Kind>(index.data(HostsModel::KindRole).toInt())) {
    case HostsModel::Library:
        return u"library"_s;
    case HostsModel::Group:
        return index.data(HostsModel::ProductionRole).toBool() ? u"production"_s : u"group"_s;
    case HostsModel::Host:
        return u"host"_s;
    }
    return {};
}

QString TreeDelegate::markOf(const QModelIndex& index) const
{
    return index.data(HostsModel::LegacyRole).toBool() ? u" · SHA-1"_s : QString();
}

int TreeDelegate::countOf(const QModelIndex& index) const
{
    return index.data(HostsModel::KindRole).toInt() == HostsModel::Host ? -1
                                                                        : index.data(HostsModel::CountRole).toInt();
}

bool TreeDelegate::isBroken(const QModelIndex& index) const
{
    return !index.data(HostsModel::ProblemRole).toString().isEmpty();
}

QString SnippetDelegate::iconName(const QModelIndex& index) const
{
    switch (static_cast<SnippetsModel::Kind>(index.data(SnippetsModel::KindRole).toInt())) {
    case SnippetsModel::Favourites:
        return u"favourite"_s;
    case SnippetsModel::Library:
        return u"library"_s;
    case SnippetsModel::Folder:
        return u"folder"_s;
    case SnippetsModel::Snippet:
        return index.data(SnippetsModel::FavouriteRole).toBool() ? u"favourite"_s : u"snippet"_s;
    }
    return {};
}

int SnippetDelegate::countOf(const QModelIndex& index) const
{
    return index.data(SnippetsModel::KindRole).toInt() == SnippetsModel::Snippet
               ? -1
               : index.data(SnippetsModel::CountRole).toInt();
}

} // namespace rollcall::gui
