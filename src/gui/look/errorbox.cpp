// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/errorbox.h"

#include <QMessageBox>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

void showError(QWidget* window, const QString& title, const Error& error)
{
    auto* box = new QMessageBox(QMessageBox::Warning, title, errorText(error), QMessageBox::Ok, window);
    box->setObjectName(u"errorBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace rollcall::gui
