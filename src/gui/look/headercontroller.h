// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPoint>
#include <QString>

class QHeaderView;
namespace rollcall::app {
class IniFile;
}

// A table header's menu of columns and its remembered state (widths, order, what is hidden), by a key in the
// window's settings. A child of the header it serves; GUI thread.
namespace rollcall::gui {

class HeaderController : public QObject
{
    Q_OBJECT

public:
    HeaderController(QHeaderView* header, QString key);

    void restore(const app::IniFile& settings); // once the model is set
    void save(app::IniFile& settings) const;

Q_SIGNALS:
    void sectionToggled(int section, bool shown); // by the user

private:
    void showMenu(const QPoint& position);

    QHeaderView* m_header;
    QString m_key;
};

} // namespace rollcall::gui
