// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/optionsform.h"

#include "ui_optionsform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStringList>
#include <QVariant>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

int seconds(Milliseconds time)
{
    return static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(time).count());
}

} // namespace

OptionsForm::OptionsForm(QWidget* parent) : QWidget(parent), m_ui(std::make_unique<Ui::OptionsForm>())
{
    m_ui->setupUi(this);
    m_ui->hostKeysBox->addItem(tr("Ask about new ones"), QVariant::fromValue(static_cast<int>(HostKeyPolicy::Ask)));
    m_ui->hostKeysBox->addItem(tr("Accept new ones"), QVariant::fromValue(static_cast<int>(HostKeyPolicy::AcceptNew)));
    m_ui->hostKeysBox->addItem(tr("Known ones only"), QVariant::fromValue(static_cast<int>(HostKeyPolicy::Strict)));
    setOptions({}, {});
    for (QSpinBox* box : {m_ui->fanOutBox, m_ui->connectBox, m_ui->loginBox, m_ui->commandBox})
        connect(box, &QSpinBox::valueChanged, this, &OptionsForm::edited);
    connect(m_ui->userEdit, &QLineEdit::textEdited, this, &OptionsForm::edited);
    connect(m_ui->hostKeysBox, &QComboBox::currentIndexChanged, this, &OptionsForm::edited);
    connect(m_ui->ptyBox, &QCheckBox::toggled, this, &OptionsForm::edited);
    connect(m_ui->stopBox, &QCheckBox::toggled, this, &OptionsForm::edited);
}

OptionsForm::~OptionsForm() = default;

void OptionsForm::setOptions(const RunOptions& options, const app::TargetOverrides& overrides)
{
    const QSignalBlocker blocker(this);
    m_options = options;
    m_overrides = overrides;
    m_ui->userEdit->setText(overrides.user);
    m_ui->fanOutBox->setValue(options.fanOut);
    m_ui->connectBox->setValue(seconds(options.connectTimeout));
    m_ui->loginBox->setValue(seconds(options.loginTimeout));
    m_ui->commandBox->setValue(seconds(options.commandTimeout));
    const HostKeyPolicy policy = overrides.hostKeys.value_or(options.hostKeys);
    m_ui->hostKeysBox->setCurrentIndex(m_ui->hostKeysBox->findData(static_cast<int>(policy)));
    m_ui->ptyBox->setChecked(options.pty);
    m_ui->stopBox->setChecked(options.stopHostOnFailure);
}

RunOptions OptionsForm::options() const
{
    RunOptions options = m_options;
    options.fanOut = m_ui->fanOutBox->value();
    options.connectTimeout = std::chrono::seconds(m_ui->connectBox->value());
    options.loginTimeout = std::chrono::seconds(m_ui->loginBox->value());
    options.commandTimeout = std::chrono::seconds(m_ui->commandBox->value());
    options.hostKeys = static_cast<HostKeyPolicy>(m_ui->hostKeysBox->currentData().toInt());
    options.pty = m_ui->ptyBox->isChecked();
    options.stopHostOnFailure = m_ui->stopBox->isChecked();
    return options;
}

app::TargetOverrides OptionsForm::overrides() const
{
    app::TargetOverrides overrides = m_overrides;
    overrides.user = m_ui->userEdit->text().trimmed();
    const auto policy = static_cast<HostKeyPolicy>(m_ui->hostKeysBox->currentData().toInt());
    // Only what was chosen here beats ssh_config's StrictHostKeyChecking.
    if (overrides.hostKeys || policy != m_options.hostKeys)
        overrides.hostKeys = policy;
    return overrides;
}

QString OptionsForm::summary() const
{
    QStringList parts;
    if (!m_ui->userEdit->text().trimmed().isEmpty())
        parts.append(tr("as %1").arg(m_ui->userEdit->text().trimmed()));
    parts.append(tr("%Ln at once", nullptr, m_ui->fanOutBox->value()));
    parts.append(tr("connect within %1 s").arg(m_ui->connectBox->value()));
    if (m_ui->commandBox->value() > 0)
        parts.append(tr("command within %1 s").arg(m_ui->commandBox->value()));
    parts.append(tr("host keys: %1").arg(m_ui->hostKeysBox->currentText()));
    if (m_ui->ptyBox->isChecked())
        parts.append(tr("with a terminal"));
    return parts.join(u" · "_s);
}

} // namespace rollcall::gui
