// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/masksbutton.h"

#include "gui/look/commandactions.h"
#include "gui/results/maskpatternsdialog.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QStringList>

#include <array>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {
constexpr std::array allMasks{Mask::Names, Mask::Times,   Mask::Pids, Mask::Uuids, Mask::Dates,
                              Mask::Sizes, Mask::Numbers, Mask::Hex,  Mask::Space};
}

QString MasksButton::label(Mask mask)
{
    switch (mask) {
    case Mask::Names:
        return tr("the host's own name and addresses");
    case Mask::Times:
        return tr("clock times, with their dates");
    case Mask::Pids:
        return tr("process numbers: name[123]");
    case Mask::Uuids:
        return tr("UUIDs");
    case Mask::Dates:
        return tr("dates without a time");
    case Mask::Sizes:
        return tr("sizes and percentages");
    case Mask::Numbers:
        return tr("all numbers");
    case Mask::Hex:
        return tr("hexadecimal numbers");
    case Mask::Space:
        return tr("how much white space there is");
    }
    return {};
}

MasksButton::MasksButton(QWidget* parent) : QToolButton(parent), m_menu(new QMenu(this))
{
    dress(this, Command::Masks);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    setPopupMode(QToolButton::InstantPopup);
    m_menu->setObjectName(u"masksMenu"_s);
    setMenu(m_menu);
    m_menu->installEventFilter(this);
    connect(m_menu, &QMenu::aboutToShow, this, &MasksButton::fillMenu);
    updateTexts();
}

void MasksButton::setMasks(const MaskSet& masks)
{
    m_masks = masks;
    updateTexts();
}

void MasksButton::choose(const MaskSet& masks)
{
    if (masks == m_masks)
        return;
    setMasks(masks);
    Q_EMIT masksChosen(m_masks);
}

void MasksButton::fillMenu()
{
    m_menu->clear();
    m_menu->addSection(tr("Left out when comparing"));
    for (const Mask mask : allMasks) {
        QAction* const action = addCommand(m_menu, Command::MaskWords, {}, label(mask));
        action->setObjectName(u"mask-"_s + maskNames(mask));
        action->setCheckable(true);
        action->setChecked(m_masks.masks.testFlag(mask));
        connect(action, &QAction::toggled, this, [this, mask](bool on) {
            MaskSet masks = m_masks;
            masks.masks.setFlag(mask, on);
            choose(masks);
        });
    }
    QAction* const own = addCommand(m_menu, Command::MaskPatterns);
    own->setObjectName(u"ownPatterns"_s);
    connect(own, &QAction::triggered, this, &MasksButton::askForPatterns);
    m_menu->addSeparator();
    connect(addCommand(m_menu, Command::UsualMasks), &QAction::triggered, this, [this] { choose(MaskSet::usual()); });
    connect(addCommand(m_menu, Command::NoMasks), &QAction::triggered, this, [this] { choose({}); });
}

/// Ticking one of several leaves the menu open for the next.
bool MasksButton::eventFilter(QObject* watched, QEvent* event)
{
    const bool isClick = event->type() == QEvent::MouseButtonRelease;
    const bool isSpace = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
    QAction* const action = watched == m_menu && (isClick || isSpace) ? m_menu->activeAction() : nullptr;
    if (action == nullptr || !action->isCheckable() || !action->isEnabled())
        return QToolButton::eventFilter(watched, event);
    action->trigger();
    return true;
}

void MasksButton::askForPatterns()
{
    auto* dialog = new MaskPatternsDialog(m_masks.patterns, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        MaskSet masks = m_masks;
        masks.patterns = dialog->patterns();
        choose(masks);
    });
    dialog->open();
}

void MasksButton::updateTexts()
{
    QStringList kinds;
    for (const Mask mask : allMasks) {
        if (m_masks.masks.testFlag(mask))
            kinds.append(label(mask));
    }
    kinds += m_masks.patterns;
    const int count = static_cast<int>(kinds.size());
    setText(count == 0 ? tr("No masks") : tr("Masks: %Ln", nullptr, count));
    setToolTip(count == 0 ? tr("Only answers that are quite the same fold together.")
                          : tr("Left out when answers are compared: %1").arg(kinds.join(u", "_s)).toHtmlEscaped());
    setAccessibleName(text());
}

} // namespace rollcall::gui
