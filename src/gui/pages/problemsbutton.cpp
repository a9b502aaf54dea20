// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/problemsbutton.h"

#include "app/workspace/problems.h"
#include "core/base/error.h"
#include "gui/look/theme.h"
#include "gui/pages/problemsdialog.h"

#include <QEvent>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

ProblemsButton::ProblemsButton(app::Problems& problems, QWidget* parent) : QPushButton(parent), m_problems(problems)
{
    setObjectName(u"problemsButton"_s);
    setFlat(true);
    setIcon(theme::icon(u"warning"_s));
    setAccessibleDescription(tr("Shows what could not be read, and what to do about it"));
    connect(this, &QPushButton::clicked, this, &ProblemsButton::showProblems);
    connect(&problems, &app::Problems::changed, this, &ProblemsButton::update);
    update();
}

void ProblemsButton::update()
{
    const QList<Error> problems = m_problems.all();
    setText(tr("%Ln problem(s)", nullptr, static_cast<int>(problems.size())));
    setAccessibleName(text());
    setVisible(!problems.isEmpty());
    if (m_dialog != nullptr)
        m_dialog->setProblems(problems);
}

void ProblemsButton::showProblems()
{
    if (m_dialog == nullptr) {
        m_dialog = new ProblemsDialog(window());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        m_dialog->setProblems(m_problems.all());
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void ProblemsButton::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setIcon(theme::icon(u"warning"_s));
}

} // namespace rollcall::gui
