// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/optionsform.h"

#include "ui_optionsform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
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
    connect(m_ui->fanOutBox, &QSpinBox::valueChanged, this, [this](int hosts) {
        m_options.fanOut = hosts;
        m_snippet.fanOut.reset();
    });
    connect(m_ui->connectBox, &QSpinBox::valueChanged, this, [this](int time) {
        m_options.connectTimeout = std::chrono::seconds(time);
        m_snippet.connectTimeout.reset();
    });
    connect(m_ui->commandBox, &QSpinBox::valueChanged, this, [this](int time) {
        m_options.commandTimeout = std::chrono::seconds(time);
        m_snippet.commandTimeout.reset();
    });
    connect(m_ui->ptyBox, &QCheckBox::toggled, this, [this](bool pty) {
        m_options.pty = pty;
        m_snippet.pty.reset();
    });
    connect(m_ui->loginBox, &QSpinBox::valueChanged, this,
            [this](int time) { m_options.loginTimeout = std::chrono::seconds(time); });
    connect(m_ui->stopBox, &QCheckBox::toggled, this, [this](bool stop) { m_options.stopHostOnFailure = stop; });
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
    m_options = options;
    m_overrides = overrides;
    showOptions();
}

void OptionsForm::setSnippetOptions(const OptionOverrides& snippet)
{
    m_overrides = overrides(); // what was typed and chosen here stays
    m_snippet = snippet;
    showOptions();
}

// Showing is no word of the user's.
void OptionsForm::showOptions()
{
    const QSignalBlocker blockers[] = {QSignalBlocker(this),
                                       QSignalBlocker(m_ui->fanOutBox),
                                       QSignalBlocker(m_ui->connectBox),
                                       QSignalBlocker(m_ui->loginBox),
                                       QSignalBlocker(m_ui->commandBox),
                                       QSignalBlocker(m_ui->hostKeysBox),
                                       QSignalBlocker(m_ui->ptyBox),
                                       QSignalBlocker(m_ui->stopBox)};
    const RunOptions shown = options();
    m_ui->userEdit->setText(m_overrides.user);
    m_ui->fanOutBox->setValue(shown.fanOut);
    m_ui->connectBox->setValue(seconds(shown.connectTimeout));
    m_ui->loginBox->setValue(seconds(shown.loginTimeout));
    m_ui->commandBox->setValue(seconds(shown.commandTimeout));
    const HostKeyPolicy policy = m_overrides.hostKeys.value_or(shown.hostKeys);
    m_ui->hostKeysBox->setCurrentIndex(m_ui->hostKeysBox->findData(static_cast<int>(policy)));
    m_ui->ptyBox->setChecked(shown.pty);
    m_ui->stopBox->setChecked(shown.stopHostOnFailure);
}

RunOptions OptionsForm::ownOptions() const
{
    return m_options;
}

RunOptions OptionsForm::options() const
{
    return withOverrides(m_options, m_snippet);
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

QString OptionsForm::marked(const QString& part, bool fromSnippet) const
{
    return fromSnippet ? tr("%1 (from the snippet)").arg(part) : part;
}

QString OptionsForm::summary() const
{
    const RunOptions shown = options();
    QStringList parts;
    if (!m_ui->userEdit->text().trimmed().isEmpty())
        parts.append(tr("as %1").arg(m_ui->userEdit->text().trimmed()));
    parts.append(marked(tr("%Ln at once", nullptr, shown.fanOut), m_snippet.fanOut.has_value()));
    parts.append(marked(tr("connect within %1 s").arg(seconds(shown.connectTimeout)), m_snippet.connectTimeout.has_value()));
    if (shown.commandTimeout.count() > 0)
        parts.append(marked(tr("command within %1 s").arg(seconds(shown.commandTimeout)), m_snippet.commandTimeout.has_value()));
    if (m_snippet.outputLimit)
        parts.append(marked(tr("at most %1 of output").arg(locale().formattedDataSize(*m_snippet.outputLimit)), true));
    parts.append(tr("host keys: %1").arg(m_ui->hostKeysBox->currentText()));
    if (shown.pty)
        parts.append(marked(tr("with a terminal"), m_snippet.pty.has_value()));
    return parts.join(u" · "_s);
}

} // namespace rollcall::gui
