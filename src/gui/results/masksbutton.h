// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/maskset.h"

#include <QString>
#include <QToolButton>

class QMenu;

// What is left out when answers are compared, to be ticked in a menu, and patterns of one's own. Says which. GUI
// thread.
namespace rollcall::gui {

class MasksButton : public QToolButton
{
    Q_OBJECT

public:
    explicit MasksButton(QWidget* parent = nullptr);

    const MaskSet& masks() const { return m_masks; }
    void setMasks(const MaskSet& masks);

    static QString label(Mask mask); // a few words

Q_SIGNALS:
    void masksChosen(const rollcall::MaskSet& masks); // by the user

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fillMenu();
    void choose(const MaskSet& masks);
    void askForPatterns();
    void updateTexts();

    MaskSet m_masks;
    QMenu* m_menu;
};

} // namespace rollcall::gui
