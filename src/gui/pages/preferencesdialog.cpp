// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/preferencesdialog.h"

#include "core/base/error.h"
#include "core/run/runoptions.h"
#include "ui_preferencesdialog.h"

#include <QDialogButtonBox>
#include <QPushButton>

namespace rollcall::gui {

namespace {

int wholeSeconds(Milliseconds time)
{
    return static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(time).count());
}

constexpr qint64 megabyte = 1024LL * 1024;

} // namespace

PreferencesDialog::PreferencesDialog(const app::Settings& settings, app::Keyring& keyring, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::PreferencesDialog>()), m_settings(settings)
{
    m_ui->setupUi(this);
    m_ui->fanOutBox->setValue(settings.run.fanOut);
    m_ui->connectBox->setValue(wholeSeconds(settings.run.connectTimeout));
    m_ui->loginBox->setValue(wholeSeconds(settings.run.loginTimeout));
    m_ui->commandBox->setValue(wholeSeconds(settings.run.commandTimeout));
    m_ui->outputBox->setValue(static_cast<int>(settings.run.outputLimit / megabyte));
    m_ui->sshConfigBox->setChecked(settings.useSshConfig);
    m_ui->historyBox->setChecked(settings.keepHistory);
    m_ui->typedAboveBox->setValue(settings.typedAbove);
    m_ui->secretsBox->setUp(keyring);
    m_ui->errorLabel->setTextFormat(Qt::PlainText);
    m_ui->errorLabel->hide();
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &PreferencesDialog::accept);
}

PreferencesDialog::~PreferencesDialog() = default;

app::Settings PreferencesDialog::settings() const
{
    app::Settings settings = m_settings;
    settings.run.fanOut = m_ui->fanOutBox->value();
    settings.run.connectTimeout = std::chrono::seconds(m_ui->connectBox->value());
    settings.run.loginTimeout = std::chrono::seconds(m_ui->loginBox->value());
    settings.run.commandTimeout = std::chrono::seconds(m_ui->commandBox->value());
    settings.run.outputLimit = m_ui->outputBox->value() * megabyte;
    settings.useSshConfig = m_ui->sshConfigBox->isChecked();
    settings.keepHistory = m_ui->historyBox->isChecked();
    settings.typedAbove = m_ui->typedAboveBox->value();
    return settings;
}

void PreferencesDialog::accept()
{
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setEnabled(false);
    Q_EMIT settingsGiven(settings());
}

void PreferencesDialog::settingsSaved(const Status& status)
{
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setEnabled(true);
    if (status)
        return QDialog::accept();
    m_ui->errorLabel->setText(errorText(status.error()));
    m_ui->errorLabel->show();
}

} // namespace rollcall::gui
