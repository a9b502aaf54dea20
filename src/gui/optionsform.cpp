// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/optionsform.h"

#include "core/runfields.h"
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
    showOptions();
    connect(m_ui->fanOutBox, &QSpinBox::valueChanged, this, [this](int hosts) { say<&OptionOverrides::fanOut>(hosts); });
    connect(m_ui->connectBox, &QSpinBox::valueChanged, this,
            [this](int time) { say<&OptionOverrides::connectTimeout>(Milliseconds(std::chrono::seconds(time))); });
    connect(m_ui->loginBox, &QSpinBox::valueChanged, this,
            [this](int time) { say<&OptionOverrides::loginTimeout>(Milliseconds(std::chrono::seconds(time))); });
    connect(m_ui->commandBox, &QSpinBox::valueChanged, this,
            [this](int time) { say<&OptionOverrides::commandTimeout>(Milliseconds(std::chrono::seconds(time))); });
    connect(m_ui->ptyBox, &QCheckBox::toggled, this, [this](bool pty) { say<&OptionOverrides::pty>(pty); });
    connect(m_ui->stopBox, &QCheckBox::toggled, this, &OptionsForm::sayStop);
    for (QSpinBox* box : {m_ui->fanOutBox, m_ui->connectBox, m_ui->loginBox, m_ui->commandBox})
        connect(box, &QSpinBox::valueChanged, this, &OptionsForm::edited);
    connect(m_ui->userEdit, &QLineEdit::textEdited, this, &OptionsForm::edited);
    connect(m_ui->hostKeysBox, &QComboBox::currentIndexChanged, this, &OptionsForm::edited);
    connect(m_ui->ptyBox, &QCheckBox::toggled, this, &OptionsForm::edited);
    connect(m_ui->stopBox, &QCheckBox::toggled, this, &OptionsForm::edited);
}

OptionsForm::~OptionsForm() = default;

// Who goes back to what held before has said nothing.
template <auto Option, typename T> void OptionsForm::say(const T& value)
{
    (m_said.*Option).reset();
    const RunOptions unsaid = shown();
    m_said.*Option = value;
    if (shown() == unsaid)
        (m_said.*Option).reset();
}

// Two of the three values show as a tick: whoever ticks again what was ticked has said nothing either.
void OptionsForm::sayStop(bool stop)
{
    m_said.onFailure.reset();
    if (stop != (shown().onFailure != OnFailure::GoOn))
        m_said.onFailure = stop ? OnFailure::Stop : OnFailure::GoOn;
}

void OptionsForm::setDefaults(const RunOptions& defaults)
{
    m_overrides = overrides(); // what was typed and chosen here stays
    m_defaults = defaults;
    showOptions();
}

void OptionsForm::loadSnippetOptions(const OptionOverrides& snippet)
{
    m_overrides = overrides();
    m_snippet = snippet;
    forEachField<OptionOverrides>([&](const auto& field) {
        if (snippet.*field.member)
            (m_said.*field.member).reset();
    });
    showOptions();
}

void OptionsForm::setRequest(const RunRequest& request)
{
    m_snippet = request.composition.options;
    m_said = request.options;
    m_overrides = request.overrides;
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
    const RunOptions shown = this->shown();
    m_ui->userEdit->setText(m_overrides.user);
    m_ui->fanOutBox->setValue(shown.fanOut);
    m_ui->connectBox->setValue(seconds(shown.connectTimeout));
    m_ui->loginBox->setValue(seconds(shown.loginTimeout));
    m_ui->commandBox->setValue(seconds(shown.commandTimeout));
    const HostKeyPolicy policy = m_overrides.hostKeys.value_or(shown.hostKeys);
    m_ui->hostKeysBox->setCurrentIndex(m_ui->hostKeysBox->findData(static_cast<int>(policy)));
    m_ui->ptyBox->setChecked(shown.pty);
    m_ui->stopBox->setChecked(shown.onFailure != OnFailure::GoOn);
}

RunOptions OptionsForm::shown() const
{
    return withOverrides(withOverrides(m_defaults, m_snippet), m_said);
}

TargetOverrides OptionsForm::overrides() const
{
    TargetOverrides overrides = m_overrides;
    overrides.user = m_ui->userEdit->text().trimmed();
    const auto policy = static_cast<HostKeyPolicy>(m_ui->hostKeysBox->currentData().toInt());
    // Only what was chosen here beats ssh_config's StrictHostKeyChecking.
    if (overrides.hostKeys || policy != m_defaults.hostKeys)
        overrides.hostKeys = policy;
    return overrides;
}

template <auto Option> QString OptionsForm::marked(const QString& part) const
{
    return m_snippet.*Option && !(m_said.*Option) ? tr("%1 (from the snippet)").arg(part) : part;
}

QString OptionsForm::summary() const
{
    const RunOptions shown = this->shown();
    QStringList parts;
    if (!m_ui->userEdit->text().trimmed().isEmpty())
        parts.append(tr("as %1").arg(m_ui->userEdit->text().trimmed()));
    parts.append(marked<&OptionOverrides::fanOut>(tr("%Ln at once", nullptr, shown.fanOut)));
    parts.append(marked<&OptionOverrides::connectTimeout>(tr("connect within %1 s").arg(seconds(shown.connectTimeout))));
    if (shown.commandTimeout.count() > 0)
        parts.append(marked<&OptionOverrides::commandTimeout>(tr("command within %1 s").arg(seconds(shown.commandTimeout))));
    if (m_snippet.outputLimit || m_said.outputLimit)
        parts.append(marked<&OptionOverrides::outputLimit>(
            tr("at most %1 of output").arg(locale().formattedDataSize(shown.outputLimit))));
    parts.append(tr("host keys: %1").arg(m_ui->hostKeysBox->currentText()));
    if (shown.pty)
        parts.append(marked<&OptionOverrides::pty>(tr("with a terminal")));
    return parts.join(u" · "_s);
}

} // namespace rollcall::gui
