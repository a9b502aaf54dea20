// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/base/fields.h"
#include "core/targets/host.h"
#include "gui/look/theme.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QPalette>
#include <QString>
#include <QStringList>

// What the forms of a host and of a group have in common: the library they are in, how to log in, and the line
// that says why they cannot be saved. `Form` is a Designer form with these fields. GUI thread.
namespace rollcall::gui {

template <typename Form> void prepareFields(Form& form, const QStringList& libraries, const QStringList& identities)
{
    form.libraryBox->addItems(libraries);
    form.identityBox->addItem(QString());
    form.identityBox->addItems(identities);
    form.encodingBox->addItem(QCoreApplication::translate("rollcall::gui::AccessFields", "not said"));
    for (const char* const name : NamesOf<Encoding>::names)
        form.encodingBox->addItem(QLatin1String(name));
    form.identityBox->lineEdit()->setPlaceholderText(
        QCoreApplication::translate("rollcall::gui::AccessFields", "your own ways"));
    form.errorLabel->setTextFormat(Qt::PlainText);
    form.errorLabel->hide();
    QPalette colours = form.errorLabel->palette();
    colours.setColor(QPalette::WindowText, theme::errorColor(colours));
    form.errorLabel->setPalette(colours);
}

template <typename Form> void showAccess(Form& form, const AccessSettings& access)
{
    form.userEdit->setText(access.user);
    form.portBox->setValue(access.port);
    form.identityBox->setCurrentText(access.identity);
    form.jumpEdit->setText(access.jump);
    form.encodingBox->setCurrentIndex(access.encoding ? static_cast<int>(*access.encoding) + 1 : 0);
}

template <typename Form> AccessSettings typedAccess(const Form& form)
{
    const int encoding = form.encodingBox->currentIndex() - 1;
    return {form.userEdit->text().trimmed(),
            static_cast<quint16>(form.portBox->value()),
            form.identityBox->currentText().trimmed(),
            form.jumpEdit->text().trimmed(),
            std::nullopt,
            encoding < 0 ? std::nullopt : std::optional(static_cast<Encoding>(encoding))};
}

/// Why a dialog's contents were not saved; they stay, and saving again means it.
inline QString failureText(const Error& error)
{
    const QString text = errorText(error);
    return error.kind != ErrorKind::FileConflict
               ? text
               : text + u' ' +
                     QCoreApplication::translate("rollcall::gui::AccessFields", "Saving again overwrites it.");
}

template <typename Form> void showFailure(Form& form, const Error& error)
{
    form.errorLabel->setText(failureText(error));
    form.errorLabel->show();
    form.nameEdit->setFocus();
}

} // namespace rollcall::gui
