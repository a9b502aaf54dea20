// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/optionsform.h"

#include "core/base/encoding.h"
#include "core/base/fields.h"
#include "core/base/text.h"
#include "gui/look/theme.h"
#include "ui_optionsform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPalette>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVariant>

#include <tuple>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int nothingSaid = -1; // among the items of a box that otherwise hold what can be said

int seconds(Milliseconds time)
{
    return static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(time).count());
}

/// What the fields of the form say, but for the user's name.
template <typename Options, typename Overrides> auto saidByFields(Options& here, Overrides& overrides)
{
    return std::tie(here.fanOut, here.connectTimeout, here.loginTimeout, here.commandTimeout, here.pty, here.onFailure,
                    overrides.hostKeys, overrides.encoding);
}

} // namespace

OptionsForm::OptionsForm(QWidget* parent) : QWidget(parent), m_ui(std::make_unique<Ui::OptionsForm>())
{
    m_ui->setupUi(this);
    m_ui->hostKeysBox->addItem(tr("Ask about new ones"), QVariant::fromValue(static_cast<int>(HostKeyPolicy::Ask)));
    m_ui->hostKeysBox->addItem(tr("Accept new ones"), QVariant::fromValue(static_cast<int>(HostKeyPolicy::AcceptNew)));
    m_ui->hostKeysBox->addItem(tr("Known ones only"), QVariant::fromValue(static_cast<int>(HostKeyPolicy::Strict)));
    m_ui->encodingBox->addItem(tr("as configured"));
    for (const char* const name : NamesOf<Encoding>::names)
        m_ui->encodingBox->addItem(QLatin1String(name));
    showOptions();
    connect(m_ui->fanOutBox, &QSpinBox::valueChanged, this,
            [this](int hosts) { say<&OptionOverrides::fanOut>(hosts); });
    connect(m_ui->connectBox, &QSpinBox::valueChanged, this,
            [this](int time) { say<&OptionOverrides::connectTimeout>(Milliseconds(std::chrono::seconds(time))); });
    connect(m_ui->loginBox, &QSpinBox::valueChanged, this,
            [this](int time) { say<&OptionOverrides::loginTimeout>(Milliseconds(std::chrono::seconds(time))); });
    connect(m_ui->commandBox, &QSpinBox::valueChanged, this,
            [this](int time) { say<&OptionOverrides::commandTimeout>(Milliseconds(std::chrono::seconds(time))); });
    connect(m_ui->ptyBox, &QCheckBox::toggled, this, [this](bool pty) { say<&OptionOverrides::pty>(pty); });
    // Whoever picks what is shown already has said it, too.
    connect(m_ui->onFailureBox, &QComboBox::currentIndexChanged, this, &OptionsForm::sayOnFailure);
    connect(m_ui->onFailureBox, &QComboBox::activated, this, &OptionsForm::sayOnFailure);
    connect(m_ui->hostKeysBox, &QComboBox::currentIndexChanged, this, &OptionsForm::sayHostKeys);
    connect(m_ui->hostKeysBox, &QComboBox::activated, this, &OptionsForm::sayHostKeys);
    connect(m_ui->encodingBox, &QComboBox::currentIndexChanged, this, &OptionsForm::sayEncoding);
    connect(m_ui->userEdit, &QLineEdit::textEdited, this, [this] {
        showOrigins();
        Q_EMIT edited();
    });
    connect(m_ui->resetButton, &QPushButton::clicked, this, &OptionsForm::unsay);
    for (QLabel* origin : {m_ui->fanOutOrigin, m_ui->connectTimeoutOrigin, m_ui->loginTimeoutOrigin,
                           m_ui->commandTimeoutOrigin, m_ui->ptyOrigin, m_ui->onFailureOrigin})
        origin->setForegroundRole(QPalette::PlaceholderText);
}

OptionsForm::~OptionsForm() = default;

template <auto Option, typename T> void OptionsForm::say(const T& value)
{
    m_said.here.*Option = value;
    showOrigins();
    Q_EMIT edited();
}

void OptionsForm::sayOnFailure()
{
    const int picked = m_ui->onFailureBox->currentData().toInt();
    m_said.here.onFailure.reset();
    if (picked != nothingSaid)
        m_said.here.onFailure = static_cast<OnFailure>(picked);
    showOrigins();
    Q_EMIT edited();
}

// Only what was chosen here beats ssh_config's StrictHostKeyChecking.
void OptionsForm::sayHostKeys()
{
    m_overrides.hostKeys = static_cast<HostKeyPolicy>(m_ui->hostKeysBox->currentData().toInt());
    showOrigins();
    Q_EMIT edited();
}

void OptionsForm::sayEncoding()
{
    const int picked = m_ui->encodingBox->currentIndex() - 1;
    m_overrides.encoding = picked < 0 ? std::nullopt : std::optional(static_cast<Encoding>(picked));
    showOrigins();
    Q_EMIT edited();
}

// What the fields of this form have said, and nothing else.
void OptionsForm::unsay()
{
    std::apply([](auto&... said) { (said.reset(), ...); }, saidByFields(m_said.here, m_overrides));
    m_overrides.user.clear();
    showOptions();
    Q_EMIT edited();
}

void OptionsForm::setDefaults(const RunOptions& defaults)
{
    m_overrides = overrides(); // what was typed and chosen here stays
    m_said.defaults = defaults;
    showOptions();
}

void OptionsForm::loadSnippetOptions(const OptionOverrides& snippet)
{
    forEachField<OptionOverrides>([&](const auto& field) {
        if (snippet.*field.member)
            (m_said.here.*field.member).reset();
    });
    followSnippetOptions(snippet);
}

void OptionsForm::followSnippetOptions(const OptionOverrides& snippet)
{
    m_overrides = overrides();
    m_said.snippet = snippet;
    m_today = snippet;
    showOptions();
}

void OptionsForm::setOfToday(const OptionOverrides& snippet)
{
    m_today = snippet;
    showOrigins();
}

void OptionsForm::setRequest(const RunRequest& request)
{
    m_said.snippet = request.composition.options;
    m_today = request.composition.options;
    m_said.here = request.options;
    m_overrides = request.overrides;
    showOptions();
}

void OptionsForm::setSteps(const QList<StepTemplate>& steps)
{
    m_steps = steps;
}

// Showing is no word of the user's.
void OptionsForm::showOptions()
{
    const QSignalBlocker blockers[] = {
        QSignalBlocker(this),           QSignalBlocker(m_ui->fanOutBox),    QSignalBlocker(m_ui->connectBox),
        QSignalBlocker(m_ui->loginBox), QSignalBlocker(m_ui->commandBox),   QSignalBlocker(m_ui->hostKeysBox),
        QSignalBlocker(m_ui->ptyBox),   QSignalBlocker(m_ui->onFailureBox), QSignalBlocker(m_ui->encodingBox)};
    const RunOptions shown = m_said.held();
    m_ui->userEdit->setText(m_overrides.user);
    m_ui->fanOutBox->setValue(shown.fanOut);
    m_ui->connectBox->setValue(seconds(shown.connectTimeout));
    m_ui->loginBox->setValue(seconds(shown.loginTimeout));
    m_ui->commandBox->setValue(seconds(shown.commandTimeout));
    const HostKeyPolicy policy = m_overrides.hostKeys.value_or(shown.hostKeys);
    m_ui->hostKeysBox->setCurrentIndex(m_ui->hostKeysBox->findData(static_cast<int>(policy)));
    m_ui->ptyBox->setChecked(shown.pty);
    m_ui->encodingBox->setCurrentIndex(m_overrides.encoding ? static_cast<int>(*m_overrides.encoding) + 1 : 0);
    showFailure();
    showOrigins();
}

// Three words for this run; and what the snippet or the settings say for want of one, which a step's own word beats.
void OptionsForm::showFailure()
{
    QComboBox* const box = m_ui->onFailureBox;
    box->clear();
    const OnFailure unsaid = m_said.snippet.onFailure.value_or(m_said.defaults.onFailure);
    if (unsaid != OnFailure::ByKind)
        box->addItem(failureText(unsaid, false), nothingSaid);
    for (const OnFailure word : {OnFailure::ByKind, OnFailure::Stop, OnFailure::GoOn})
        box->addItem(failureText(word, true), static_cast<int>(word));
    if (m_said.here.onFailure)
        box->setCurrentIndex(box->findData(static_cast<int>(*m_said.here.onFailure)));
}

void OptionsForm::showOrigins()
{
    const std::pair<const char*, QLabel*> labels[] = {{"fanOut", m_ui->fanOutOrigin},
                                                      {"connectTimeout", m_ui->connectTimeoutOrigin},
                                                      {"loginTimeout", m_ui->loginTimeoutOrigin},
                                                      {"commandTimeout", m_ui->commandTimeoutOrigin},
                                                      {"pty", m_ui->ptyOrigin},
                                                      {"onFailure", m_ui->onFailureOrigin}};
    const QList<OptionText> options = optionTexts(m_said);
    for (const auto& [key, label] : labels) {
        for (const OptionText& option : options) {
            if (qstrcmp(option.key, key) != 0)
                continue;
            const bool snippet = option.origin == OptionOrigin::Snippet;
            label->setText(!snippet ? QString() : isOfToday(option.key) ? tr("(snippet)") : tr("(snippet, then)"));
            label->setToolTip(snippet ? tipText(tr("%1. What is said here beats it in this tab.").arg(marked(option)))
                                      : QString());
        }
    }
    const bool said = std::apply([](const auto&... each) { return (each.has_value() || ...); },
                                 saidByFields(m_said.here, m_overrides));
    m_ui->resetButton->setEnabled(said || !m_ui->userEdit->text().isEmpty());
}

TargetOverrides OptionsForm::overrides() const
{
    TargetOverrides overrides = m_overrides;
    overrides.user = m_ui->userEdit->text().trimmed();
    return overrides;
}

bool OptionsForm::isOfToday(const char* key) const
{
    bool same = true;
    forEachField<OptionOverrides>([&](const auto& said) {
        if (qstrcmp(said.key, key) == 0)
            same = m_today.*said.member == m_said.snippet.*said.member;
    });
    return same;
}

QString OptionsForm::marked(const OptionText& option) const
{
    if (option.origin != OptionOrigin::Snippet)
        return option.text;
    return (isOfToday(option.key) ? tr("%1 (from the snippet)") : tr("%1 (as the snippet was)")).arg(option.text);
}

QString OptionsForm::hostKeysText() const
{
    return tr("host keys: %1").arg(m_ui->hostKeysBox->currentText());
}

QStringList OptionsForm::parts() const
{
    QStringList said = overrideTexts(overrides());
    QStringList others;
    for (const OptionText& option : optionTexts(m_said)) {
        const bool usual = option.origin == OptionOrigin::Usual;
        const bool always = qstrcmp(option.key, "fanOut") == 0 || qstrcmp(option.key, "connectTimeout") == 0;
        if (!usual && option.origin != OptionOrigin::Settings)
            said.append(marked(option));
        else if (!usual || always)
            others.append(option.text);
    }
    (m_overrides.hostKeys ? said : others).append(hostKeysText());
    return said + stepTexts(m_steps, m_said) + others;
}

QString OptionsForm::details() const
{
    QStringList lines = overrideTexts(overrides());
    for (QString& line : lines)
        line = tr("%1 (said in this tab)").arg(line);
    for (const OptionText& option : optionTexts(m_said)) {
        switch (option.origin) {
        case OptionOrigin::Usual:
            lines.append(option.text);
            break;
        case OptionOrigin::Settings:
            lines.append(tr("%1 (set for all runs)").arg(option.text));
            break;
        case OptionOrigin::Snippet:
            lines.append(marked(option));
            break;
        case OptionOrigin::Here:
            lines.append(tr("%1 (said in this tab)").arg(option.text));
            break;
        }
    }
    lines.append(m_overrides.hostKeys ? tr("%1 (said in this tab)").arg(hostKeysText()) : hostKeysText());
    lines += stepTexts(m_steps, m_said);
    for (QString& line : lines)
        line = line.toHtmlEscaped();
    return u"<qt><p style='white-space:pre'>%1</p></qt>"_s.arg(lines.join(u"<br>"_s));
}

} // namespace rollcall::gui
