// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/treedelegate.h"
#include "models/library/hostsmodel.h"
#include "support/testmain.h"

#include <QStandardItemModel>
#include <QStyleOptionViewItem>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace rollcall;

namespace {

class Delegate : public gui::TreeDelegate
{
public:
    using gui::TreeDelegate::TreeDelegate;

    QString textIn(const QTreeView& view, const QModelIndex& index, int width) const
    {
        QStyleOptionViewItem option;
        option.initFrom(&view);
        option.widget = &view;
        option.decorationSize = QSize(16, 16);
        option.rect = QRect(0, 0, width, 20);
        initStyleOption(&option, index);
        return option.text;
    }
};

} // namespace

// In a narrow tree the name gives way, not the count.
class TreeDelegateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNameGivesWayBeforeTheCount()
    {
        QStandardItemModel model(1, 1);
        const QModelIndex index = model.index(0, 0);
        const QString name = u"a-group-with-quite-a-long-name"_s;
        model.setData(index, name);
        model.setData(index, models::HostsModel::Group, models::HostsModel::KindRole);
        model.setData(index, 2000, models::HostsModel::CountRole);
        QTreeView view;
        view.setModel(&model);
        const Delegate delegate;
        QCOMPARE(delegate.textIn(view, index, 1000), name);
        const QString narrow = delegate.textIn(view, index, 140);
        QVERIFY2(narrow.endsWith(u'…'), qPrintable(narrow));
        const int count = view.fontMetrics().horizontalAdvance(u"2,000"_s);
        QVERIFY(view.fontMetrics().horizontalAdvance(narrow) + count < 140);
    }
};

ROLLCALL_TEST(tst_treedelegate, TreeDelegateTest)
#include "tst_treedelegate.moc"
