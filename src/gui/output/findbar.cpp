// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/findbar.h"

#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/look/theme.h"
#include "ui_findbar.h"

#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPalette>
#include <QToolButton>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

FindBar::FindBar(QWidget* parent) : QWidget(parent), m_ui(std::make_unique<Ui::FindBar>())
{
    m_ui->setupUi(this);
    dress(m_ui->caseButton, Command::MatchCase);
    dress(m_ui->regexButton, Command::UseRegex);
    dress(m_ui->previousButton, Command::FindPrevious);
    dress(m_ui->nextButton, Command::FindNext);
    dress(m_ui->closeButton, Command::CloseFind);
    m_ui->findEdit->addAction(theme::icon(u"edit-find"_s), QLineEdit::LeadingPosition);
    connect(m_ui->findEdit, &QLineEdit::textChanged, this, &FindBar::apply);
    connect(m_ui->caseButton, &QToolButton::toggled, this, &FindBar::apply);
    connect(m_ui->regexButton, &QToolButton::toggled, this, &FindBar::apply);
    connect(m_ui->previousButton, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(false); });
    connect(m_ui->nextButton, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(true); });
    connect(m_ui->closeButton, &QToolButton::clicked, this, &FindBar::closed);
    hide();
}

FindBar::~FindBar() = default;

void FindBar::open(const QString& text)
{
    show();
    if (!text.isEmpty() && !text.contains(u'\n'))
        m_ui->findEdit->setText(text);
    m_ui->findEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->findEdit->selectAll();
    apply();
}

QString FindBar::text() const
{
    return m_ui->findEdit->text();
}

bool FindBar::isRegex() const
{
    return m_ui->regexButton->isChecked();
}

bool FindBar::isCaseSensitive() const
{
    return m_ui->caseButton->isChecked();
}

QRegularExpression FindBar::pattern() const
{
    return m_pattern;
}

void FindBar::setCount(const QString& text)
{
    m_ui->countLabel->setText(text);
}

bool FindBar::event(QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return QWidget::event(event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    if (!isPressed(Command::CloseFind, key) && !isPressed(Command::Run, key))
        return QWidget::event(event);
    event->accept(); // closes the bar, or steps on: who looks for something starts nothing
    return true;
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    if (isPressed(Command::CloseFind, *event))
        Q_EMIT closed();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT stepRequested(!event->modifiers().testFlag(Qt::ShiftModifier));
    else
        QWidget::keyPressEvent(event);
}

void FindBar::apply()
{
    const QString wanted = m_ui->findEdit->text();
    const auto options =
        isCaseSensitive() ? QRegularExpression::NoPatternOption : QRegularExpression::CaseInsensitiveOption;
    const QRegularExpression pattern(isRegex() ? wanted : QRegularExpression::escape(wanted),
                                     options | QRegularExpression::UseUnicodePropertiesOption);
    QPalette colours = QGuiApplication::palette();
    if (!pattern.isValid()) {
        colours.setColor(QPalette::Text, theme::errorColor(palette()));
        m_ui->findEdit->setPalette(colours);
        m_ui->countLabel->setText(tr("Not a regular expression: %1").arg(pattern.errorString()));
        m_pattern = QRegularExpression();
        Q_EMIT patternChanged();
        return;
    }
    m_ui->findEdit->setPalette(colours);
    m_pattern = pattern;
    if (wanted.isEmpty())
        m_ui->countLabel->clear();
    Q_EMIT patternChanged();
}

} // namespace rollcall::gui
